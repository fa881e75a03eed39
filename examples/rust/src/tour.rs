//! What Rust's own collections ask of an allocator: growth in place, strings, a tree of nodes, alignment, a large block.
#![cfg_attr(target_family = "wasm", no_std, no_main)]

extern crate alloc;

use alloc::{boxed::Box, collections::BTreeMap, format, string::String, vec, vec::Vec};
use sigil_allocator::Sigil;

#[global_allocator]
static HEAP: Sigil = Sigil;

#[repr(align(64))]
#[derive(Clone)]
struct Line([u8; 64]);

/// The same on every allocator, natively and in wasm.
const EXPECTED: u32 = 1_497_788_728;

/// The same number on every allocator.
fn tour() -> u32 {
    let mut numbers = Vec::new();
    for n in 0..100_000u32 {
        numbers.push(n.wrapping_mul(2_654_435_761));
    }
    let mut words = BTreeMap::new();
    for &number in &numbers[..5_000] {
        *words.entry(format!("{:x}", number % 977)).or_insert(0u32) += 1;
    }
    assert!(words
        .keys()
        .zip(words.keys().skip(1))
        .all(|(one, next)| one < next));
    for word in words
        .keys()
        .cloned()
        .collect::<Vec<String>>()
        .iter()
        .step_by(2)
    {
        words.remove(word);
    }
    let joined = words.iter().fold(String::new(), |text, (word, count)| {
        text + word + &format!("{count}")
    });

    let mut lines = Vec::new();
    for n in 0..200u8 {
        lines.push(Line([n; 64]));
        assert!(lines.as_ptr() as usize % 64 == 0);
    }
    let boxes: Vec<Box<Line>> = lines.iter().cloned().map(Box::new).collect();
    assert!(boxes
        .iter()
        .all(|line| &**line as *const Line as usize % 64 == 0));
    assert!(boxes
        .iter()
        .zip(&lines)
        .all(|(one, other)| one.0 == other.0));

    let mut bytes = vec![7u8; 1 << 20];
    bytes.extend_from_within(..);
    bytes.shrink_to(10);
    let sum = numbers
        .iter()
        .chain(words.values())
        .fold(0u32, |sum, &n| sum.wrapping_mul(31).wrapping_add(n));
    joined.bytes().chain(bytes).fold(sum, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    })
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    extern "C" {
        fn sigil_memory() -> *mut u8;
        fn sigil_memory_size() -> u64;
    }
    let sum = tour();
    println!("{sum}");
    assert_eq!(sum, EXPECTED);
    let (block, memory) = (
        &*Box::new(sum) as *const u32 as usize,
        unsafe { sigil_memory() } as usize,
    );
    assert!(memory < block && block < memory + unsafe { sigil_memory_size() } as usize);
}

#[cfg(target_family = "wasm")]
mod wasm {
    #[export_name = "_start"]
    extern "C" fn start() {
        assert_eq!(super::tour(), super::EXPECTED);
    }

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }
}
