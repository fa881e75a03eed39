/** Tasks that wait for one another, knowing both whom they wait for and who waits for them, run in rounds. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Task {
  waitsFor: Set<Task> = new Set<Task>();
  waiters: Array<Task> = new Array<Task>();

  constructor(
    public name: string,
    public work: (task: Task) => i32,
  ) {}

  after(other: Task): void {
    if (this.waitsFor.has(other)) return;
    this.waitsFor.add(other);
    other.waiters.push(this);
  }
}

function nameLength(task: Task): i32 {
  return task.name.length;
}

function waiterCount(task: Task): i32 {
  return task.waiters.length * 3;
}

function run(tasks: Array<Task>, hash: Hash): i32 {
  let rounds = 0;
  let ready = tasks.filter((task) => task.waitsFor.size === 0);
  while (ready.length > 0) {
    const next = new Array<Task>();
    for (let i = 0; i < ready.length; i++) {
      const task = ready[i];
      hash.add(task.work(task));
      for (let j = 0; j < task.waiters.length; j++) {
        const waiter = task.waiters[j];
        waiter.waitsFor.delete(task);
        if (waiter.waitsFor.size === 0) next.push(waiter);
      }
    }
    ready = next;
    rounds++;
  }
  return rounds;
}

export function main(): i32 {
  const random = new Random(113);
  const hash = new Hash();
  for (let round = 0; round < 6; round++) {
    const tasks = new Array<Task>();
    for (let i = 0; i < 250; i++) {
      const task = new Task('task ' + i.toString(), i % 2 === 0 ? nameLength : waiterCount);
      for (let j = random.below(4); j > 0 && i > 0; j--) task.after(tasks[random.below(i)]);
      tasks.push(task);
    }
    hash.add(run(tasks, hash));
  }
  return hash.value;
}
