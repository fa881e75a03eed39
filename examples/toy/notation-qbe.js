// The notation of a compiler that writes QBE. The allocator's functions come as QBE text as well, bump.ssa, and take and give
// offsets into linear memory, whose base is sigil_memory(). Our texts are the process's own data.
import { OPERATORS } from './compiler.js';

export function qbeNotation() {
  const program = [];
  let lines = [];
  let count = 0;
  const line = (text) => lines.push(`\t${text}`);
  const label = (name) => lines.push(name);
  const named = (type, code) => {
    const name = `%.${++count}`;
    line(`${name} =${type} ${code}`);
    return name;
  };
  const labels = (...names) => names.map((name) => `@${name}.${++count}`);
  const typed = (args) => args.map((value) => `w ${value}`).join(', ');
  const inMemory = (address) => named('l', `add %.memory, ${named('l', `extuw ${address}`)}`);
  return {
    number: (value) => String(value),
    read: (name) => named('w', `copy %${name}`),
    assign: (name, value) => line(`%${name} =w copy ${value}`),
    binary: (sign, left, right) => named('w', `${OPERATORS[sign][2]} ${left}, ${right}`),
    load: (address) => named('w', `loadw ${inMemory(address)}`),
    store: (address, value) => line(`storew ${value}, ${inMemory(address)}`),
    call: (name, args) => named('w', `call $${name}(${typed(args)})`),
    ignore: () => {},
    giveBack: (value) => {
      line(`ret ${value}`);
      label(labels('after')[0]);
    },
    inOrder: () => {},
    either: (condition, body, other) => {
      const [yes, no, end] = labels('yes', 'no', 'end');
      line(`jnz ${condition()}, ${yes}, ${no}`);
      label(yes);
      body();
      line(`jmp ${end}`);
      label(no);
      other();
      label(end);
    },
    repeat: (condition, body) => {
      const [again, yes, end] = labels('again', 'yes', 'end');
      label(again);
      line(`jnz ${condition()}, ${yes}, ${end}`);
      label(yes);
      body();
      line(`jmp ${again}`);
      label(end);
    },
    printNumber: (value) => line(`call $print_number(w ${value})`),
    printText: (text) => {
      const bytes = [...Buffer.from(text)];
      program.push(`data $text.${++count} = { b ${bytes.join(' ')} }`);
      line(`call $print_bytes(l $text.${count}, w ${bytes.length})`);
    },
    define: (name, params, locals, body) => {
      lines = [];
      for (const local of locals) line(`%${local} =w copy 0`);
      body();
      const head = `${name === 'run' ? 'export ' : ''}function w $${name}(${typed(params.map((param) => `%${param}`))})`;
      program.push([`${head} {\n@start`, '\t%.memory =l call $sigil_memory()', ...lines, '\tret 0\n}'].join('\n'));
    },
    finish: () => `${program.join('\n\n')}\n`,
  };
}
