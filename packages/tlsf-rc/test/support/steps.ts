/** What one may call in a state of the model, and what the call makes of that. */
import type { Model, ModelBlock, Step } from './explore.js';

/** Whether the bytes at an address are all those of a mark. */
export type Holds = (payload: number, bytes: number, mark: number) => boolean;

/** Every contract call and `free`, with each size, each live block and each open scope. */
export function contractSteps(model: Model, sizes: readonly number[], holds: Holds): Step[] {
  const { blocks, scopes } = model;
  const steps: Step[] = [freeAll, enterScope(model)];
  for (const size of sizes) steps.push(alloc(model, size));
  for (const block of blocks) {
    steps.push(free(model, block));
    for (const other of blocks) if (other !== block) steps.push(memCopy(model, block, other, holds));
    for (const size of sizes) steps.push(realloc(model, block, size, holds));
  }
  if (model.promoted !== 0) steps.push(exitAfterPromote(model));
  for (const [index, handle] of scopes.entries()) {
    steps.push(exitScope(model, handle, index));
    for (const block of blocks)
      for (const size of sizes)
        if (size <= block.size) steps.push(promote(model, { handle, index, block, size }, holds));
  }
  return steps;
}

/** Every function of the world `heap`. */
export function heapSteps(model: Model, sizes: readonly number[], aligns: readonly number[], holds: Holds): Step[] {
  const steps: Step[] = [trim(model), freeNull(model)];
  for (const size of sizes) {
    steps.push(allocZeroed(model, size, holds), tryAlloc(model, size));
    for (const align of aligns) steps.push(allocAligned(model, size, align), tryAllocAligned(model, size, align));
    for (const block of model.blocks) {
      steps.push(resizeInPlace(model, block, size, holds), tryRealloc(model, block, size, holds));
      for (const align of aligns) steps.push(cabiRealloc(model, block, size, align, holds));
    }
  }
  for (const block of model.blocks) steps.push(usableSize(model, block));
  return steps;
}

const calm = (model: Model): Model => ({ ...model, promoted: 0 });

/** With a new block in the innermost scope. */
const withBlock = ({ blocks, scopes }: Model, payload: number, size: number): Model => ({
  blocks: [...blocks, { payload, size, depth: scopes.length, mark: 0 }],
  scopes,
  promoted: 0,
});

function requireKept(holds: Holds, { size: old, mark }: ModelBlock, payload: number, size: number): void {
  if (!holds(payload, Math.min(old, size), mark)) throw new Error(`${payload} has not kept its bytes`);
}

function requireAligned(payload: number, align: number): void {
  if (payload === 0 || payload % align !== 0) throw new Error(`${payload} is no multiple of ${align}`);
}

const alloc = (model: Model, size: number): Step => ({
  text: `alloc ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_alloc(size),
  after: (payload) => withBlock(model, payload, size),
});

const free = (model: Model, block: ModelBlock): Step => ({
  text: `free ${block.payload}`,
  run: ({ call }) => call.sigil_free(block.payload),
  after: () => ({ ...calm(model), blocks: model.blocks.filter((other) => other !== block) }),
});

/** A block that stays keeps its scope; one that moves belongs to the innermost. */
function moved(model: Model, block: ModelBlock, payload: number, size: number, holds: Holds): Model {
  requireKept(holds, block, payload, size);
  const depth = payload === block.payload ? block.depth : model.scopes.length;
  const others = model.blocks.filter((other) => other !== block);
  return { ...calm(model), blocks: [...others, { payload, size, depth, mark: 0 }] };
}

const realloc = (model: Model, block: ModelBlock, size: number, holds: Holds): Step => ({
  text: `realloc ${block.payload} from ${block.size} to ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_realloc(block.payload, block.size, size),
  after: (payload) => moved(model, block, payload, size, holds),
});

const memCopy = (model: Model, to: ModelBlock, from: ModelBlock, holds: Holds): Step => {
  const bytes = Math.min(to.size, from.size);
  return {
    text: `mem-copy ${bytes} from ${from.payload} to ${to.payload}`,
    run: ({ call }) => call.sigil_mem_copy(to.payload, from.payload, bytes),
    after: () => {
      requireKept(holds, from, to.payload, bytes);
      return { ...calm(model), blocks: model.blocks.map((block) => (block === to ? { ...to, mark: 0 } : block)) };
    },
  };
};

const enterScope = (model: Model): Step => ({
  text: 'enter-scope',
  needs: 0,
  run: ({ call }) => call.sigil_enter_scope(),
  after: (handle) => ({ ...calm(model), scopes: [...model.scopes, handle] }),
});

/** The scope at `index` and all inside it are closed. */
const closed = ({ blocks, scopes }: Model, index: number): Model => ({
  blocks: blocks.filter(({ depth }) => depth <= index),
  scopes: scopes.slice(0, index),
  promoted: 0,
});

const exitScope = (model: Model, handle: number, index: number): Step => ({
  text: `exit-scope ${index}`,
  run: ({ call }) => call.sigil_exit_scope(handle),
  after: () => closed(model, index),
});

const exitAfterPromote = (model: Model): Step => ({
  text: 'exit-scope of the promoted',
  run: ({ call }) => call.sigil_exit_scope(model.promoted),
  after: () => calm(model),
});

interface Promotion {
  readonly handle: number;
  readonly index: number;
  readonly block: ModelBlock;
  readonly size: number;
}

function promote(model: Model, { handle, index, block, size }: Promotion, holds: Holds): Step {
  return {
    text: `promote ${size} of ${block.payload} from scope ${index}`,
    needs: size,
    run: ({ call }) => call.sigil_promote(handle, block.payload, size),
    after: (payload) => {
      requireKept(holds, block, payload, size);
      const isOutside = block.depth <= index;
      const { blocks, scopes } = closed(model, index);
      // A block from outside may stay as it is, or be copied: then the old one is still there.
      const depth = isOutside && payload === block.payload ? block.depth : index;
      const others = payload === block.payload ? blocks.filter((other) => other !== block) : blocks;
      return { blocks: [...others, { payload, size, depth, mark: 0 }], scopes, promoted: handle };
    },
  };
}

const freeAll: Step = {
  text: 'free-all',
  isReset: true,
  run: ({ call }) => call.sigil_free_all(),
  after: () => ({ blocks: [], scopes: [], promoted: 0 }),
};

const freeNull = (model: Model): Step => ({
  text: 'free 0',
  run: ({ call }) => call.sigil_free(0),
  after: () => calm(model),
});

const trim = (model: Model): Step => ({
  text: 'trim',
  run: ({ call }) => call.sigil_trim(),
  after: () => calm(model),
});

const usableSize = (model: Model, { payload, size }: ModelBlock): Step => ({
  text: `usable-size ${payload}`,
  run: ({ call }) => call.sigil_usable_size(payload),
  after: (usable) => {
    if (usable < size) throw new Error(`${payload} has ${size} bytes, of which ${usable} may be used`);
    return calm(model);
  },
});

const allocZeroed = (model: Model, size: number, holds: Holds): Step => ({
  text: `alloc-zeroed ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_alloc_zeroed(size),
  after: (payload) => {
    if (!holds(payload, size, 0)) throw new Error(`${payload} is not zero`);
    return withBlock(model, payload, size);
  },
});

const allocAligned = (model: Model, size: number, align: number): Step => ({
  text: `alloc-aligned ${size} to ${align}`,
  needs: size + align,
  run: ({ call }) => call.sigil_alloc_aligned(size, align),
  after: (payload) => {
    requireAligned(payload, align);
    return withBlock(model, payload, size);
  },
});

const tryAlloc = (model: Model, size: number): Step => ({
  text: `try-alloc ${size}`,
  needs: size,
  refuses: true,
  run: ({ call }) => call.sigil_try_alloc(size),
  after: (payload) => withBlock(model, payload, size),
});

const tryAllocAligned = (model: Model, size: number, align: number): Step => ({
  text: `try-alloc-aligned ${size} to ${align}`,
  needs: size + align,
  refuses: true,
  run: ({ call }) => call.sigil_try_alloc_aligned(size, align),
  after: (payload) => {
    requireAligned(payload, align);
    return withBlock(model, payload, size);
  },
});

const tryRealloc = (model: Model, block: ModelBlock, size: number, holds: Holds): Step => ({
  text: `try-realloc ${block.payload} from ${block.size} to ${size}`,
  needs: size,
  refuses: true,
  run: ({ call }) => call.sigil_try_realloc(block.payload, block.size, size),
  after: (payload) => moved(model, block, payload, size, holds),
});

const cabiRealloc = (model: Model, block: ModelBlock, size: number, align: number, holds: Holds): Step => ({
  text: `cabi-realloc ${block.payload} from ${block.size} to ${size} at ${align}`,
  needs: size + align,
  run: ({ call }) => call.cabi_realloc(block.payload, block.size, align, size),
  after: (payload) => {
    requireAligned(payload, align);
    return moved(model, block, payload, size, holds);
  },
});

const resizeInPlace = (model: Model, block: ModelBlock, size: number, holds: Holds): Step => ({
  text: `resize-in-place ${block.payload} from ${block.size} to ${size}`,
  run: ({ call }) => call.sigil_resize_in_place(block.payload, size),
  after: (isDone) => {
    if (isDone === 0 && size <= block.size) throw new Error(`${block.payload} could not shrink to ${size} bytes`);
    return isDone === 1 ? moved(model, block, block.payload, size, holds) : calm(model);
  },
});
