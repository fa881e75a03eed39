/** Tarjan's strongly connected components of random directed graphs of objects; the graphs are full of cycles. */
import { Hash } from './support/hash';
import { takeLast } from './support/list';
import { Random } from './support/random';

class Vertex {
  edges: Array<Vertex> = new Array<Vertex>();
  index: i32 = -1;
  low: i32 = 0;
  isOnStack: bool = false;

  constructor(public name: i32) {}
}

class Search {
  private next: i32 = 0;
  private stack: Array<Vertex> = new Array<Vertex>();
  components: Array<Array<Vertex>> = new Array<Array<Vertex>>();

  visit(vertex: Vertex): void {
    vertex.index = this.next;
    vertex.low = this.next++;
    vertex.isOnStack = true;
    this.stack.push(vertex);
    for (let i = 0; i < vertex.edges.length; i++) {
      const to = vertex.edges[i];
      if (to.index < 0) {
        this.visit(to);
        vertex.low = min(vertex.low, to.low);
      } else if (to.isOnStack) vertex.low = min(vertex.low, to.index);
    }
    if (vertex.low === vertex.index) this.components.push(this.popComponent(vertex));
  }

  private popComponent(root: Vertex): Array<Vertex> {
    const component = new Array<Vertex>();
    while (true) {
      const vertex = takeLast<Vertex>(this.stack);
      vertex.isOnStack = false;
      component.push(vertex);
      if (vertex === root) return component;
    }
  }
}

export function main(): i32 {
  const random = new Random(23);
  const hash = new Hash();
  for (let round = 1; round <= 8; round++) {
    const vertices = new Array<Vertex>();
    for (let i = 0; i < 300; i++) vertices.push(new Vertex(i));
    for (let i = 0; i < 100 * round; i++) vertices[random.below(300)].edges.push(vertices[random.below(300)]);
    const search = new Search();
    for (let i = 0; i < 300; i++) if (vertices[i].index < 0) search.visit(vertices[i]);
    hash.add(search.components.length);
    for (let i = 0; i < search.components.length; i++) hash.add(search.components[i].length);
  }
  return hash.value;
}
