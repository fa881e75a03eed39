/** A table written as comma-separated lines with quotes, read back, grouped by a column and summed. */
import { Hash } from './support/hash';
import { Random } from './support/random';

function writeCell(cell: string): string {
  return cell.includes(',') || cell.includes('"') ? '"' + cell.split('"').join('""') + '"' : cell;
}

function readLine(line: string): Array<string> {
  const cells = new Array<string>();
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (letter == '"') {
      if (isQuoted && i + 1 < line.length && line.charAt(i + 1) == '"') {
        cell += '"';
        i++;
      } else isQuoted = !isQuoted;
    } else if (letter == ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

export function main(): i32 {
  const random = new Random(79);
  const lines = new Array<string>();
  for (let i = 0; i < 300; i++) {
    const name = ['plain', 'with, comma', 'with "quotes"', ''][random.below(4)];
    lines.push([writeCell(name), i.toString(), random.below(500).toString()].join(','));
  }
  const sums = new Map<string, i32>();
  const rows = lines.join('\n').split('\n');
  for (let i = 0; i < rows.length; i++) {
    const cells = readLine(rows[i]);
    if (cells.length !== 3) return -1;
    const before = sums.has(cells[0]) ? sums.get(cells[0]) : 0;
    sums.set(cells[0], before + I32.parseInt(cells[2]));
  }
  const hash = new Hash();
  const names = sums.keys().sort((a, b) => (a < b ? -1 : 1));
  for (let i = 0; i < names.length; i++) hash.addString(names[i] + '=' + sums.get(names[i]).toString());
  return hash.value;
}
