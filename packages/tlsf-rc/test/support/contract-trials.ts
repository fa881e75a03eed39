/** What of the contract one may call in a state of the model, and what the call makes of that. */
import { calm, type Holds, type Model, type ModelBlock, moved, requireKept, type Trial, withBlock } from './model.js';

/** Every contract call and `free`, with each size, each live block and each open scope. */
export function contractTrials(model: Model, sizes: readonly number[], holds: Holds): Trial[] {
  const { blocks, scopes } = model;
  const trials: Trial[] = [freeAll, enterScope(model)];
  for (const size of sizes) trials.push(alloc(model, size));
  for (const block of blocks) {
    trials.push(free(model, block));
    for (const other of blocks) if (other !== block) trials.push(memCopy(model, block, other, holds));
    for (const size of sizes) trials.push(realloc(model, block, size, holds));
  }
  if (model.promoted !== 0) trials.push(exitAfterPromote(model));
  for (const [index, handle] of scopes.entries()) {
    trials.push(exitScope(model, handle, index));
    for (const block of blocks)
      for (const size of sizes)
        if (size <= block.size) trials.push(promote(model, { handle, index, block, size }, holds));
  }
  return trials;
}

const alloc = (model: Model, size: number): Trial => ({
  text: `alloc ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_alloc(size),
  after: (payload) => withBlock(model, payload, size),
});

const free = (model: Model, block: ModelBlock): Trial => ({
  text: `free ${block.payload}`,
  run: ({ call }) => call.sigil_free(block.payload),
  after: () => ({ ...calm(model), blocks: model.blocks.filter((other) => other !== block) }),
});

const realloc = (model: Model, block: ModelBlock, size: number, holds: Holds): Trial => ({
  text: `realloc ${block.payload} from ${block.size} to ${size}`,
  needs: size,
  run: ({ call }) => call.sigil_realloc(block.payload, block.size, size),
  after: (payload) => moved(model, block, payload, size, holds),
});

const memCopy = (model: Model, to: ModelBlock, from: ModelBlock, holds: Holds): Trial => {
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

const enterScope = (model: Model): Trial => ({
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

const exitScope = (model: Model, handle: number, index: number): Trial => ({
  text: `exit-scope ${index}`,
  run: ({ call }) => call.sigil_exit_scope(handle),
  after: () => closed(model, index),
});

const exitAfterPromote = (model: Model): Trial => ({
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

function promote(model: Model, { handle, index, block, size }: Promotion, holds: Holds): Trial {
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

const freeAll: Trial = {
  text: 'free-all',
  isReset: true,
  run: ({ call }) => call.sigil_free_all(),
  after: () => ({ blocks: [], scopes: [], promoted: 0 }),
};
