/**
 * The book of managed objects: the model of them (graph.ts), and where each lies. An object is a block in the book of
 * blocks, of its header and its bytes.
 *
 * What is judged: references are multiples of 16, objects lie where blocks may, headers say what the model says, weak
 * handles lead to the living and to nobody else.
 */
import type { Answers } from '@sigil-alloc/wit';
import { countsReferences } from './answers.js';
import { type Block, Book, type Scope } from './book.js';
import { newNode, ObjectGraph, type ObjectNode } from './graph.js';
import { applyOp } from './graph-op.js';
import { WHOLE_BUDGET } from './object-legality.js';
import type { LoadOp, MakeOp, ResizeOp, UpgradeOp } from './object-op.js';
import { isAcyclic, objectType } from './object-types.js';
import type { Op } from './op.js';
import { hex } from './placement.js';
import { Violation } from './violation.js';

export const HEADER_BYTES = 16;
const REFERENCE_ALIGNMENT_BYTES = 16;

export interface PlacedNode extends ObjectNode {
  /** header and bytes */
  block: Block;
}

export const referenceTo = ({ block }: PlacedNode): number => block.address + HEADER_BYTES;

export class ObjectBook extends Book {
  readonly graph: ObjectGraph<PlacedNode>;

  constructor(answers: Answers, initialPages: number) {
    super(answers, initialPages);
    this.graph = new ObjectGraph(countsReferences(answers), ({ block }) => this.release(block));
  }

  override filled(slot: number, seed: number | undefined): void {
    const node = this.graph.named(slot);
    if (node === undefined) super.filled(slot, seed);
    else node.seed = seed;
  }

  protected override place(
    slot: number | undefined,
    address: number,
    size: number,
    scope: Scope,
    origin: Block['origin'],
  ): Block {
    const block = super.place(slot, address, size, scope, origin);
    if (slot !== undefined) this.graph.unname(slot);
    return block;
  }

  protected override closeFrom(depth: number): void {
    super.closeFrom(depth);
    this.graph.endFrom(depth);
  }

  /** Takes note of what a legal op on objects did. Throws Violation. */
  protected judgeObject(op: Op, value: number): void {
    switch (op.op) {
      case 'make':
        this.made(op, value);
        break;
      case 'resize':
        this.moved(op, value);
        break;
      case 'retain':
        this.expectReference(typeof op.object === 'number' ? op.object : undefined, value, 'retain');
        applyOp(this.graph, op);
        break;
      case 'upgrade':
        this.upgraded(op, value);
        break;
      case 'collect-step':
        if (op.budget < WHOLE_BUDGET) break; // who has died is told by the collection that follows
        if (value !== 0) throw broken(`collect-step with a budget of ${op.budget} left ${value} candidates`);
        this.graph.collect();
        break;
      case 'load':
        this.loaded(op, value);
        break;
      default:
        applyOp(this.graph, op);
    }
  }

  /** An object that cannot be had was asked for all the same. */
  protected judgeObjectTrap(op: Op): void {
    if (op.op === 'make') this.graph.making();
  }

  private made({ into, size, id }: MakeOp, ref: number): void {
    this.graph.making();
    const block = this.placeObject(ref, size, this.graph.counts ? this.scopes[0]! : this.innermost);
    this.forgetSlot(into);
    this.graph.made(into, { ...newNode(id, size, block.scope.depth), block });
  }

  private moved(op: ResizeOp, ref: number): void {
    const node = this.graph.named(op.object as number)!;
    const { address, scope } = node.block;
    this.release(node.block);
    const owner = ref === address + HEADER_BYTES || this.graph.counts ? scope : this.innermost;
    node.block = this.placeObject(ref, op.size, owner);
    node.seed = undefined;
    this.forgetSlot(op.into);
    applyOp(this.graph, op);
  }

  private placeObject(ref: number, size: number, scope: Scope): Block {
    if (ref % REFERENCE_ALIGNMENT_BYTES !== 0) throw broken(`the reference ${hex(ref)} is not a multiple of 16`);
    return this.place(undefined, ref - HEADER_BYTES, size + HEADER_BYTES, scope, 'object');
  }

  private upgraded(op: UpgradeOp, ref: number): void {
    const node = this.graph.handled(op.handle as number);
    const what = `upgrade of handle ${JSON.stringify(op.handle)} answered ${hex(ref)}`;
    if (node === undefined && ref !== 0) throw broken(`${what}; its object has died`);
    if (node !== undefined && ref !== referenceTo(node))
      throw broken(`${what}; its object is at ${hex(referenceTo(node))}`);
    if (node !== undefined) this.forgetSlot(op.into);
    applyOp(this.graph, op);
  }

  private expectReference(slot: number | undefined, ref: number, call: string): void {
    const expected = slot === undefined ? 0 : referenceTo(this.graph.named(slot)!);
    if (ref !== expected) throw broken(`${call} of ${hex(expected)} answered ${hex(ref)}`);
  }

  private loaded({ block }: LoadOp, word: number): void {
    if (typeof block !== 'object' || !('slot' in block)) return;
    const node = this.graph.named(block.slot);
    if (node !== undefined && block.plus < 0) judgeHeaderWord(node, block.plus, word, this.graph.counts);
  }
}

const broken = (message: string): Violation => new Violation('managed', message);

const COUNT_MASK = 0x0fff_ffff;
const MARKS_SHIFT = 28;
/** Bit 31 buffered, 30..28 colour: black, and purple, which only candidates are; grey and white are of a collection. */
const MARKS = { black: 0, bufferedBlack: 8, bufferedPurple: 11 } as const;

/** Throws Violation unless the word `offset` bytes from the reference says what is so; MM info is the conformer's own. */
export function judgeHeaderWord(node: PlacedNode, offset: number, word: number, counts: boolean): void {
  const what = `of the object of type ${node.id} at ${hex(referenceTo(node))}`;
  if (offset === -8 && word !== node.id) throw broken(`the runtime id ${what} is ${word}`);
  if (offset === -4 && word !== node.size)
    throw broken(`the runtime size ${what} is ${word}; it has ${node.size} bytes`);
  if (offset === -12) judgeGcInfo(node, word, counts, what);
}

function judgeGcInfo(node: PlacedNode, word: number, counts: boolean, what: string): void {
  if (!counts) {
    if (word > 1) throw broken(`GC info ${what} is ${hex(word)}; the conformer counts nothing`);
    return;
  }
  const count = node.held + node.incoming;
  if ((word & COUNT_MASK) !== count) throw broken(`the count ${what} is ${word & COUNT_MASK}; ${count} refer to it`);
  const marks = word >>> MARKS_SHIFT;
  const allowed = isAcyclic(objectType(node.id)!) ? [MARKS.black] : Object.values(MARKS);
  if (!allowed.some((other) => other === marks)) throw broken(`GC info ${what} is ${hex(word)}: what marks are these?`);
}
