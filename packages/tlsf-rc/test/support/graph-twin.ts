/**
 * A random graph of objects and its twin in the host, which knows what is reachable. Nodes are numbered; a node is in the
 * slot of its number and has four references.
 *
 * The caller only touches what it holds: a round retains some of what is alive, makes new nodes in free slots, moves edges
 * among what it holds, and then lets go of most. After a collection the heap must hold what the twin says is reachable.
 */
import { OBJECT_TYPES, type Op, type SubjectInstance, typeTable } from '@sigil-alloc/conformance';
import { blockKinds } from '@sigil-alloc/wit';
import type { Random } from './random.js';

const MEMBER_COUNT = 4;
const NONE = -1;
const HEADER_BYTES = 16;
const COUNT_MASK = 0x0fff_ffff;
const BATCH_COUNT = 20_000;
const TYPES_AT = 64;
/** Most edges lead near by, so that there are many small graphs; one in so many leads anywhere. */
const NEAR = 12;
const FAR_EVERY_COUNT = 40;

export class GraphTwin {
  readonly held: Uint8Array;
  private readonly isAlive: Uint8Array;
  private readonly members: Int32Array;
  private readonly refs: Float64Array;
  private ops: Op[] = [];

  private constructor(
    private readonly instance: SubjectInstance,
    private readonly random: Random,
    readonly count: number,
  ) {
    this.held = new Uint8Array(count);
    this.isAlive = new Uint8Array(count);
    this.members = new Int32Array(count * MEMBER_COUNT).fill(NONE);
    this.refs = new Float64Array(count);
  }

  static async of(instance: SubjectInstance, random: Random, count: number): Promise<GraphTwin> {
    const twin = new GraphTwin(instance, random, count);
    await twin.add({ op: 'describe', at: TYPES_AT });
    if (typeTable(TYPES_AT).layouts > 1024) throw new Error('the table of types lies in the heap');
    return twin;
  }

  /** Nodes in all free slots, held. */
  async fillUp(): Promise<void> {
    for (let node = 0; node < this.count; node += 1) {
      if (this.isAlive[node] === 1) continue;
      await this.add({ op: 'make', into: node, size: MEMBER_COUNT * 4, id: OBJECT_TYPES.node.id });
      await this.add({ op: 'retain', object: node });
      this.isAlive[node] = 1;
      this.held[node] = 1;
      this.members.fill(NONE, node * MEMBER_COUNT, (node + 1) * MEMBER_COUNT);
    }
    await this.flush();
  }

  /** Holds one in `every` of the nodes that are alive. */
  async hold(every: number): Promise<void> {
    for (let node = 0; node < this.count; node += 1) {
      if (this.isAlive[node] === 0 || this.held[node] === 1 || this.random.below(every) > 0) continue;
      await this.add({ op: 'retain', object: node });
      this.held[node] = 1;
    }
  }

  /** Keeps so many of 1000 nodes that are held, and lets go of the rest. */
  async letGo(kept: number): Promise<void> {
    for (let node = 0; node < this.count; node += 1) {
      if (this.held[node] === 0 || this.random.below(1000) < kept) continue;
      await this.add({ op: 'release', object: node });
      this.held[node] = 0;
    }
  }

  /** Members of held nodes come to refer to other held nodes, or to nothing. */
  async changeEdges(changes: number): Promise<void> {
    for (let change = 0; change < changes; change += 1) {
      const node = this.random.below(this.count);
      const to = this.neighbour(node);
      if (this.held[node] === 0 || this.held[to] === 0) continue;
      const member = this.random.below(MEMBER_COUNT);
      const isCut = this.random.below(10) === 0;
      await this.add({ op: 'link', object: node, offset: 4 * member, to: isCut ? { literal: 0 } : to });
      this.members[node * MEMBER_COUNT + member] = isCut ? NONE : to;
    }
  }

  async collect(): Promise<void> {
    await this.add({ op: 'collect' });
    await this.flush();
  }

  /** One step in the middle of everything: what it frees is garbage, and what it passes over stays to be found. */
  async step(budget: number): Promise<void> {
    await this.add({ op: 'collect-step', budget });
  }

  /** Steps with a budget, until none or nothing more is left to them; the rest is for `collect`. */
  async collectInSteps(budget: number): Promise<void> {
    await this.flush();
    for (let before = Number.POSITIVE_INFINITY; ; ) {
      const left = (await this.instance.run([{ op: 'collect-step', budget }]))[0]!.value;
      if (left === 0 || left >= before) break;
      before = left;
    }
    await this.collect();
  }

  /** What the heap holds and should not, and does not and should. Afterwards the slots of the dead are free. */
  async differences(): Promise<readonly string[]> {
    const reached = this.reachable();
    const expected = new Map<number, number>();
    for (let node = 0; node < this.count; node += 1) {
      if (reached[node] === 1) expected.set(this.refs[node]! - HEADER_BYTES, node);
      else this.isAlive[node] = 0;
    }
    const found = await this.walk();
    const extra = found
      .filter((payload) => !expected.has(payload))
      .map((payload) => `${payload} lives, and nobody refers to it`);
    const payloads = new Set(found);
    const missing = [...expected]
      .filter(([payload]) => !payloads.has(payload))
      .map(([, node]) => `node ${node} is gone`);
    return [...extra, ...missing, ...(await this.wrongCounts(reached))];
  }

  /** Held nodes, and what they lead to. */
  private reachable(): Uint8Array {
    const reached = new Uint8Array(this.count);
    const found: number[] = [];
    const find = (node: number): void => {
      if (node === NONE || reached[node] === 1) return;
      reached[node] = 1;
      found.push(node);
    };
    for (let node = 0; node < this.count; node += 1) if (this.held[node] === 1) find(node);
    for (let node = found.pop(); node !== undefined; node = found.pop()) {
      for (let member = 0; member < MEMBER_COUNT; member += 1) find(this.members[node * MEMBER_COUNT + member]!);
    }
    return reached;
  }

  /** Counts of what lives must be the caller's reference and the edges of the living. */
  private async wrongCounts(reached: Uint8Array): Promise<readonly string[]> {
    const counts = Uint32Array.from(this.held);
    const nodes = [...reached.keys()].filter((node) => reached[node] === 1);
    for (const node of nodes) {
      for (const to of this.members.subarray(node * MEMBER_COUNT, (node + 1) * MEMBER_COUNT)) {
        if (to !== NONE) counts[to]! += 1;
      }
    }
    const infos = await this.values(nodes.map((node): Op => ({ op: 'load', block: { slot: node, plus: -12 } })));
    return nodes.flatMap((node, index) => {
      const count = infos[index]! & COUNT_MASK;
      return count === counts[node] ? [] : [`node ${node} is counted ${count} times; ${counts[node]} refer to it`];
    });
  }

  /** Payloads of all live blocks. To tell a live block from one in the cache takes steps in the number of those: it is emptied. */
  private async walk(): Promise<readonly number[]> {
    await this.values([{ op: 'trim' }]);
    const addresses: number[] = [];
    const further: Op[] = new Array(BATCH_COUNT).fill({ op: 'next-block', after: 0, into: 0 });
    let steps: Op[] = [{ op: 'next-block', after: { literal: 0 }, into: 0 }];
    for (let isThere = true; isThere; steps = further) {
      for (const address of await this.values(steps)) {
        isThere = address !== 0;
        if (!isThere) break;
        addresses.push(address);
      }
    }
    const kinds = await this.values(
      addresses.map((address): Op => ({ op: 'block-kind', block: { literal: address } })),
    );
    return addresses.filter((_, index) => blockKinds[kinds[index]!] === 'live');
  }

  private neighbour(node: number): number {
    if (this.random.below(FAR_EVERY_COUNT) === 0) return this.random.below(this.count);
    return (node + this.count + this.random.below(NEAR) - NEAR / 2) % this.count;
  }

  private async add(op: Op): Promise<void> {
    this.ops.push(op);
    if (this.ops.length >= BATCH_COUNT) await this.flush();
  }

  private async flush(): Promise<void> {
    const { ops } = this;
    this.ops = [];
    const values = await this.values(ops);
    for (const [index, op] of ops.entries()) if (op.op === 'make') this.refs[op.into] = values[index]!;
  }

  private async values(ops: readonly Op[]): Promise<readonly number[]> {
    const values: number[] = [];
    for (let from = 0; from < ops.length; from += BATCH_COUNT) {
      const results = await this.instance.run(ops.slice(from, from + BATCH_COUNT));
      const last = results.at(-1)!;
      if (last.status === 'trap') throw new Error(`${ops[from + results.length - 1]!.op} trapped with ${last.trap}`);
      for (const { value } of results) values.push(value);
    }
    return values;
  }
}
