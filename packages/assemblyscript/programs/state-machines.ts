/** States that hold their transitions in maps (and so each other), from which a made-up language is accepted and printed. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class State {
  transitions: Map<i32, State> = new Map<i32, State>();
  isFinal: bool = false;

  constructor(public id: i32) {}
}

function build(random: Random, count: i32): Array<State> {
  const states = new Array<State>();
  for (let i = 0; i < count; i++) states.push(new State(i));
  for (let i = 0; i < count; i++) {
    states[i].isFinal = random.below(4) === 0;
    for (let letter = 97; letter < 101; letter++)
      if (random.below(5) > 0) states[i].transitions.set(letter, states[random.below(count)]);
  }
  return states;
}

function accepts(start: State, word: string): bool {
  let state = start;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i);
    if (!state.transitions.has(letter)) return false;
    state = state.transitions.get(letter);
  }
  return state.isFinal;
}

function list(state: State, prefix: string, words: Array<string>): void {
  if (state.isFinal) words.push(prefix);
  if (prefix.length === 5) return;
  const letters = state.transitions.keys();
  for (let i = 0; i < letters.length; i++)
    list(state.transitions.get(letters[i]), prefix + String.fromCharCode(letters[i]), words);
}

export function main(): i32 {
  const random = new Random(157);
  const hash = new Hash();
  for (let round = 0; round < 4; round++) {
    const states = build(random, 12);
    const words = new Array<string>();
    list(states[0], '', words);
    hash.add(words.length);
    for (let i = 0; i < words.length; i++) {
      if (!accepts(states[0], words[i])) return -1;
      hash.addString(words[i]);
    }
  }
  return hash.value;
}
