/**
 * The model of managed objects: which are alive, how often each is counted, and what refers to what, from the ops alone.
 *
 *   slots    -> objects that the caller may name
 *   objects  -> members -> objects              edges
 *   handles  -> objects, or undefined: it has died
 *
 * I1  count = held + incoming, where `held` are references of the caller and `incoming` edges of living objects
 * I2  a slot names an object that the caller holds, or that nobody refers to yet (count 0)
 * I3  garbage (what no held object and none of count 0 leads to) is alive until somebody collects
 *
 * Nothing here knows an address, so a plan can have one model that is ahead of the results, and the shadow heap another.
 * A conformer that counts nothing has objects that live until their scope ends.
 */

export interface ObjectNode {
  readonly id: number;
  size: number;
  /** references of the caller's own */
  held: number;
  /** edges of living objects that lead here */
  incoming: number;
  readonly members: Map<number, ObjectNode>;
  /** of the scope that ends it; 0 where objects are outside of all scopes */
  readonly depth: number;
  /** the pattern behind its fields, if it was filled */
  seed: number | undefined;
  /** slots that name it, and those of its handles */
  readonly names: Set<number>;
  readonly watchers: Set<number>;
}

/** The limit up to which a session can say when a collection happens: before an object is made, if there is a candidate. */
export const AT_ONCE_LIMIT = 1;
/** From here on no session makes so many candidates. */
export const NEVER_LIMIT = 2 ** 16;

export class ObjectGraph<Node extends ObjectNode = ObjectNode> {
  readonly nodes = new Set<Node>();
  isDescribed = false;
  collectsAtOnce = false;
  private readonly slots = new Map<number, Node>();
  private readonly handles = new Map<number, Node | undefined>();

  /**
   * `counts`: the conformer frees what nobody refers to. `onDeath` is told of who dies by a release, a collection or a
   * discard; what ends with a scope or with free-all is told of by scope.
   */
  constructor(
    readonly counts: boolean,
    private readonly onDeath: (node: Node) => void = () => {},
  ) {}

  named(slot: number): Node | undefined {
    return this.slots.get(slot);
  }

  get namedSlots(): readonly number[] {
    return [...this.slots.keys()];
  }

  hasHandle(slot: number): boolean {
    return this.handles.has(slot);
  }

  /** The object of a handle; undefined if it has died. */
  handled(slot: number): Node | undefined {
    return this.handles.get(slot);
  }

  /** The slot holds something else now, or nothing. */
  unname(slot: number): void {
    this.slots.get(slot)?.names.delete(slot);
    this.slots.delete(slot);
  }

  /** An object is to be made: garbage dies first, if whoever makes one collects. */
  making(): void {
    if (this.collectsAtOnce) this.collect();
  }

  made(slot: number, node: Node): void {
    this.nodes.add(node);
    this.name(node, slot);
  }

  /** The object is named by this slot and by no other. */
  renamed(node: Node, slot: number): void {
    this.unnameAll(node);
    this.name(node, slot);
  }

  retain(node: Node): void {
    node.held += 1;
  }

  release(node: Node): void {
    if (!this.counts) return;
    node.held -= 1;
    if (node.held === 0) this.unnameAll(node);
    this.lost(node);
  }

  /** Where `to` is undefined the member refers to nothing. */
  link(node: Node, offset: number, to: Node | undefined): void {
    const old = node.members.get(offset) as Node | undefined;
    if (to === undefined) node.members.delete(offset);
    else node.members.set(offset, to);
    if (to !== undefined) {
      to.incoming += 1;
      if (this.counts && to.held === 0) this.unnameAll(to);
    }
    if (old === undefined) return;
    old.incoming -= 1;
    if (this.counts) this.lost(old);
  }

  /** What it refers to keeps its count: nobody gives that reference back. */
  discard(node: Node): void {
    for (const member of node.members.values()) {
      member.incoming -= 1;
      if (member !== node) member.held += 1;
    }
    this.gone(node);
    this.onDeath(node);
  }

  weaken(node: Node, handle: number): void {
    this.forget(handle);
    this.handles.set(handle, node);
    node.watchers.add(handle);
  }

  upgrade(handle: number, into: number): void {
    const node = this.handles.get(handle);
    if (node === undefined) return;
    node.held += 1;
    this.name(node, into);
  }

  forget(handle: number): void {
    this.handles.get(handle)?.watchers.delete(handle);
    this.handles.delete(handle);
  }

  /** All garbage dies. */
  collect(): void {
    if (!this.counts) return;
    const reached = this.reachable();
    const garbage = [...this.nodes].filter((node) => !reached.has(node));
    for (const node of garbage) {
      for (const member of node.members.values()) member.incoming -= 1;
    }
    for (const node of garbage) {
      this.gone(node);
      this.onDeath(node);
    }
  }

  /** Scopes of that depth and deeper end, and with them their objects; 0: all objects end, and handles with them. */
  endFrom(depth: number): void {
    const ended = [...this.nodes].filter((node) => node.depth >= depth);
    for (const node of ended) {
      this.gone(node);
      for (const member of node.members.values()) member.incoming -= 1;
    }
    if (depth === 0) this.handles.clear();
    else if (ended.length > 0) this.dropStaleMembers();
  }

  /** Where nothing is counted, a member may outlive what it refers to: nobody looks at it any more. */
  private dropStaleMembers(): void {
    for (const { members } of this.nodes) {
      for (const [offset, member] of members) if (!this.nodes.has(member as Node)) members.delete(offset);
    }
  }

  /** A copy with nodes of its own, each made by `copy` from one of these. */
  cloned<Other extends ObjectNode>(copy: (node: Node) => Other): ObjectGraph<Other> {
    const clone = new ObjectGraph<Other>(this.counts);
    clone.isDescribed = this.isDescribed;
    clone.collectsAtOnce = this.collectsAtOnce;
    const copies = new Map([...this.nodes].map((node) => [node as ObjectNode, copy(node)]));
    for (const node of this.nodes) {
      const own = copies.get(node)!;
      clone.nodes.add(own);
      for (const [offset, member] of node.members) own.members.set(offset, copies.get(member)!);
    }
    for (const [slot, node] of this.slots) clone.name(copies.get(node)!, slot);
    for (const [slot, node] of this.handles) {
      if (node === undefined) clone.handles.set(slot, undefined);
      else clone.weaken(copies.get(node)!, slot);
    }
    return clone;
  }

  /** All that is not garbage. */
  reachable(): Set<Node> {
    const reached = new Set<Node>();
    const found = [...this.nodes].filter(({ held, incoming }) => held > 0 || incoming === 0);
    for (let node = found.pop(); node !== undefined; node = found.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      found.push(...(node.members.values() as Iterable<Node>));
    }
    return reached;
  }

  /** An object lost a reference: it dies, and with it what only it kept, or it may be in a cycle that nobody keeps. */
  private lost(first: Node): void {
    const lost = [first];
    for (let node = lost.pop(); node !== undefined; node = lost.pop()) {
      if (!this.nodes.has(node)) continue;
      if (node.held + node.incoming > 0) continue;
      this.gone(node);
      for (const member of node.members.values() as Iterable<Node>) {
        member.incoming -= 1;
        lost.push(member);
      }
      this.onDeath(node);
    }
  }

  private gone(node: Node): void {
    this.nodes.delete(node);
    this.unnameAll(node);
    for (const handle of node.watchers) this.handles.set(handle, undefined);
  }

  private name(node: Node, slot: number): void {
    this.unname(slot);
    this.slots.set(slot, node);
    node.names.add(slot);
  }

  private unnameAll(node: Node): void {
    for (const slot of node.names) this.slots.delete(slot);
    node.names.clear();
  }
}

/** An object that was just made. */
export const newNode = (id: number, size: number, depth: number): ObjectNode => ({
  id,
  size,
  held: 0,
  incoming: 0,
  members: new Map(),
  depth,
  seed: undefined,
  names: new Set(),
  watchers: new Set(),
});
