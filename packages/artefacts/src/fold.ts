/** WAT in fewer lines: what fits into one stands in one. Binaryen gives each node a line, deep to the right. */

const LINE_CHARACTERS = 110;

const TOKENS = /"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+/g;

interface Node {
  /** `i32.add`, `offset=4`, `$name` */
  readonly words: string[];
  readonly children: Node[];
  width: number;
}

/** The same text to every reader of WAT; it has no comments. A text that is there to be pasted needs no `indent`. */
export function foldLines(wat: string, indent = ' '): string {
  const root: Node = { words: [], children: [], width: 0 };
  const open: Node[] = [root];
  for (const [token] of wat.matchAll(TOKENS)) {
    const node = open.at(-1)!;
    if (token === '(') open.push({ words: [], children: [], width: 2 });
    else if (token === ')') {
      open.pop();
      close(node, open.at(-1)!);
    } else if (node.children.length === 0) add(node, token);
    else close({ words: [token], children: [], width: token.length }, node);
  }
  return `${root.children.map((node) => print(node, '', indent)).join('\n')}\n`;
}

function add(node: Node, word: string): void {
  node.words.push(word);
  node.width += word.length + 1;
}

function close(node: Node, parent: Node): void {
  parent.children.push(node);
  parent.width += node.width + 1;
}

const isWord = (node: Node): boolean => node.children.length === 0 && node.width === node.words[0]?.length;

function flat(node: Node): string {
  return isWord(node) ? node.words[0]! : `(${[...node.words, ...node.children.map(flat)].join(' ')})`;
}

function print(node: Node, margin: string, indent: string): string {
  if (isWord(node) || margin.length + node.width <= LINE_CHARACTERS) return margin + flat(node);
  const children = node.children.map((child) => print(child, margin + indent, indent));
  return `${margin}(${node.words.join(' ')}\n${children.join('\n')})`;
}
