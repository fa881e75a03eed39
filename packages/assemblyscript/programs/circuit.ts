/** A binary counter of gates wired in loops (flip-flops of two gates each hold their state by feeding each other): 1035. */
import { takeFirst } from './support/list';

class Gate {
  inputs: Array<Gate> = new Array<Gate>();
  outputs: Array<Gate> = new Array<Gate>();
  value: bool = false;

  constructor(public compute: (inputs: Array<Gate>) => bool) {}

  feed(other: Gate): void {
    this.outputs.push(other);
    other.inputs.push(this);
  }

  /** Lets a change run through the circuit until nothing changes any more. */
  settle(): void {
    const pending: Array<Gate> = [this];
    while (pending.length > 0) {
      const gate = takeFirst<Gate>(pending);
      const value = gate.compute(gate.inputs);
      if (value === gate.value) continue;
      gate.value = value;
      for (let i = 0; i < gate.outputs.length; i++) pending.push(gate.outputs[i]);
    }
  }
}

function nor(inputs: Array<Gate>): bool {
  return !inputs.some((input) => input.value);
}

function hold(inputs: Array<Gate>): bool {
  return inputs.length > 0;
}

/** Set, reset and two gates, each of which keeps the other as it is. */
class Latch {
  set: Gate = new Gate(hold);
  reset: Gate = new Gate(hold);
  isSet: Gate = new Gate(nor);
  isReset: Gate = new Gate(nor);

  constructor() {
    this.isReset.value = true;
    this.reset.feed(this.isSet);
    this.isReset.feed(this.isSet);
    this.set.feed(this.isReset);
    this.isSet.feed(this.isReset);
  }

  pulse(gate: Gate): void {
    gate.value = true;
    for (let i = 0; i < gate.outputs.length; i++) gate.outputs[i].settle();
    gate.value = false;
    for (let i = 0; i < gate.outputs.length; i++) gate.outputs[i].settle();
  }
}

function count(latches: Array<Latch>): void {
  for (let i = 0; i < latches.length; i++) {
    const latch = latches[i];
    const wasSet = latch.isSet.value;
    if (wasSet) latch.pulse(latch.reset);
    else {
      latch.pulse(latch.set);
      return;
    }
  }
}

export function main(): i32 {
  let answer = 0;
  for (let round = 0; round < 5; round++) {
    const latches = new Array<Latch>();
    for (let i = 0; i < 12; i++) latches.push(new Latch());
    for (let i = 0; i < 100 * round + 7; i++) count(latches);
    for (let i = 0; i < latches.length; i++) if (latches[i].isSet.value) answer += 1 << i;
  }
  return answer;
}
