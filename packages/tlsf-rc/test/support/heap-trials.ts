/** What of the world `heap` one may call in a state of the model, and what the call makes of that. */
import {
  calm,
  type Holds,
  type Model,
  type ModelBlock,
  moved,
  requireAligned,
  type Trial,
  withBlock,
} from './model.js';

/** Every function of the world `heap`. */
export function heapTrials(model: Model, sizes: readonly number[], aligns: readonly number[], holds: Holds): Trial[] {
  const trials: Trial[] = [trim(model), freeNull(model)];
  for (const size of sizes) {
    trials.push(allocZeroed(model, size, holds), tryAlloc(model, size));
    for (const align of aligns) trials.push(allocAligned(model, size, align), tryAllocAligned(model, size, align));
    for (const block of model.blocks) {
      trials.push(resizeInPlace(model, block, size, holds), tryRealloc(model, block, size, holds));
      for (const align of aligns) trials.push(cabiRealloc(model, block, size, align, holds));
    }
  }
  for (const block of model.blocks) trials.push(usableSize(model, block));
  return trials;
}

const freeNull = (model: Model): Trial => ({
  text: 'free 0',
  run: ({ call }) => call.sigil_free(0),
  after: () => calm(model),
});

const trim = (model: Model): Trial => ({
  text: 'trim',
  run: ({ call }) => call.sigil_trim(),
  after: () => calm(model),
});

const usableSize = (model: Model, { payload, size }: ModelBlock): Trial => ({
  text: `usable-size ${payload}`,
  run: ({ call }) => call.sigil_usable_size(payload),
  after: (usable) => {
    if (usable < size) throw new Error(`${payload} has ${size} bytes, of which ${usable} may be used`);
    return calm(model);
  },
});

const allocZeroed = (model: Model, size: number, holds: Holds): Trial => ({
  text: `alloc-zeroed ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_alloc_zeroed(size),
  after: (payload) => {
    if (!holds(payload, size, 0)) throw new Error(`${payload} is not zero`);
    return withBlock(model, payload, size);
  },
});

const allocAligned = (model: Model, size: number, align: number): Trial => ({
  text: `alloc-aligned ${size} to ${align}`,
  needs: size + align,
  run: ({ call }) => call.sigil_alloc_aligned(size, align),
  after: (payload) => {
    requireAligned(payload, align);
    return withBlock(model, payload, size);
  },
});

const tryAlloc = (model: Model, size: number): Trial => ({
  text: `try-alloc ${size}`,
  needs: size,
  refuses: true,
  run: ({ call }) => call.sigil_try_alloc(size),
  after: (payload) => withBlock(model, payload, size),
});

const tryAllocAligned = (model: Model, size: number, align: number): Trial => ({
  text: `try-alloc-aligned ${size} to ${align}`,
  needs: size + align,
  refuses: true,
  run: ({ call }) => call.sigil_try_alloc_aligned(size, align),
  after: (payload) => {
    requireAligned(payload, align);
    return withBlock(model, payload, size);
  },
});

const tryRealloc = (model: Model, block: ModelBlock, size: number, holds: Holds): Trial => ({
  text: `try-realloc ${block.payload} from ${block.size} to ${size}`,
  needs: size,
  refuses: true,
  run: ({ call }) => call.sigil_try_realloc(block.payload, block.size, size),
  after: (payload) => moved(model, block, payload, size, holds),
});

const cabiRealloc = (model: Model, block: ModelBlock, size: number, align: number, holds: Holds): Trial => ({
  text: `cabi-realloc ${block.payload} from ${block.size} to ${size} at ${align}`,
  needs: size + align,
  run: ({ call }) => call.cabi_realloc(block.payload, block.size, align, size),
  after: (payload) => {
    requireAligned(payload, align);
    return moved(model, block, payload, size, holds);
  },
});

const resizeInPlace = (model: Model, block: ModelBlock, size: number, holds: Holds): Trial => ({
  text: `resize-in-place ${block.payload} from ${block.size} to ${size}`,
  run: ({ call }) => call.sigil_resize_in_place(block.payload, size),
  after: (isDone) => {
    if (isDone === 0 && size <= block.size) throw new Error(`${block.payload} could not shrink to ${size} bytes`);
    return isDone === 1 ? moved(model, block, block.payload, size, holds) : calm(model);
  },
});
