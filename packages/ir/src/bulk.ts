/** memory.copy and memory.fill for a plain-MVP build, a byte at a time, from the end that an overlap allows. */
import { add, lt, ne, sub } from './expressions.js';
import { fn } from './fn.js';
import { none, ptr, u32 } from './kinds.js';
import { loadByte, storeByte } from './memory.js';
import { assign, let_, loop, when } from './statements.js';

export const copyLoop = fn(
  'copy_bytes',
  { destination: ptr, source: ptr, bytes: u32 },
  none,
  ({ destination, source, bytes }) => {
    when(
      lt(destination, source),
      () => {
        const end = let_('end', add(source, bytes));
        loop(
          'once a byte',
          () => ne(source, end),
          () => {
            storeByte(destination, loadByte(source));
            assign(source, add(source, 1));
            assign(destination, add(destination, 1));
          },
        );
      },
      () => {
        loop(
          'once a byte',
          () => ne(bytes, 0),
          () => {
            assign(bytes, sub(bytes, 1));
            storeByte(add(destination, bytes), loadByte(add(source, bytes)));
          },
        );
      },
    );
  },
  { isCold: true },
);

export const fillLoop = fn(
  'fill_bytes',
  { destination: ptr, value: u32, bytes: u32 },
  none,
  ({ destination, value, bytes }) => {
    const end = let_('end', add(destination, bytes));
    loop(
      'once a byte',
      () => ne(destination, end),
      () => {
        storeByte(destination, value);
        assign(destination, add(destination, 1));
      },
    );
  },
  { isCold: true },
);
