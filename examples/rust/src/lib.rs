//! A conformer as the allocator of a Rust program, in wasm and natively:
//!
//! ```ignore
//! #[global_allocator]
//! static HEAP: sigil_allocator::Sigil = sigil_allocator::Sigil;
//! ```
//!
//! What cannot be had is null with the world `heap`, and a trap without it.
#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::ptr;

/// Of every block, whichever conformer is linked.
const ALIGNMENT: u32 = 8;

extern "C" {
    #[cfg(not(target_family = "wasm"))]
    fn sigil_memory() -> *mut u8;
}

#[cfg(feature = "heap")]
mod blocks {
    extern "C" {
        #[link_name = "sigil_try_alloc"]
        pub fn alloc(size: u32) -> u32;
        #[link_name = "sigil_try_realloc"]
        pub fn realloc(old: u32, old_size: u32, size: u32) -> u32;
        #[link_name = "sigil_try_alloc_aligned"]
        pub fn alloc_aligned(size: u32, alignment: u32) -> u32;
        #[link_name = "sigil_free"]
        pub fn free(block: u32);
    }
}

/// Nothing is freed but by leaving a scope, or all at once.
#[cfg(not(feature = "heap"))]
mod blocks {
    extern "C" {
        #[link_name = "sigil_alloc"]
        pub fn alloc(size: u32) -> u32;
        #[link_name = "sigil_realloc"]
        pub fn realloc(old: u32, old_size: u32, size: u32) -> u32;
        fn cabi_realloc(old: u32, old_size: u32, alignment: u32, size: u32) -> u32;
    }
    pub unsafe fn alloc_aligned(size: u32, alignment: u32) -> u32 {
        cabi_realloc(0, 0, alignment, size)
    }
    pub unsafe fn free(_: u32) {}
}

/// Where contract pointers count from: in wasm they are addresses.
unsafe fn memory() -> *mut u8 {
    #[cfg(target_family = "wasm")]
    return ptr::null_mut();
    #[cfg(not(target_family = "wasm"))]
    sigil_memory()
}

unsafe fn pointer_to(block: u32) -> *mut u8 {
    if block == 0 {
        return ptr::null_mut();
    }
    memory().wrapping_add(block as usize)
}

unsafe fn offset_of(block: *mut u8) -> u32 {
    (block as usize - memory() as usize) as u32
}

/// One thread: neither the heap nor the base of linear memory is another's.
pub struct Sigil;

unsafe impl GlobalAlloc for Sigil {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match (u32::try_from(layout.size()), u32::try_from(layout.align())) {
            (Ok(size), Ok(alignment)) if alignment <= ALIGNMENT => pointer_to(blocks::alloc(size)),
            (Ok(size), Ok(alignment)) => pointer_to(blocks::alloc_aligned(size, alignment)),
            _ => ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, _: Layout) {
        blocks::free(offset_of(block));
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (old_size, is_aligned) = (layout.size(), layout.align() > ALIGNMENT as usize);
        match u32::try_from(size) {
            Ok(size) if !is_aligned => {
                pointer_to(blocks::realloc(offset_of(block), old_size as u32, size))
            }
            _ => {
                // Resized, a block may move to an address of the conformer's own alignment.
                let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                if !moved.is_null() {
                    ptr::copy_nonoverlapping(block, moved, old_size.min(size));
                    self.dealloc(block, layout);
                }
                moved
            }
        }
    }
}
