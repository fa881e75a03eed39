/** Subjects and observers that hold each other, with function values as reactions; all are dropped in cycles. */
class Subject {
  observers: Array<Observer> = new Array<Observer>();
  log: Array<string> = new Array<string>();

  constructor(public name: string) {}

  notify(event: i32): void {
    const observers = this.observers;
    for (let i = 0; i < observers.length; i++) {
      const observer = observers[i];
      observer.react(observer, event);
    }
  }
}

class Observer {
  seen: i32 = 0;

  constructor(
    public subject: Subject,
    public react: (self: Observer, event: i32) => void,
  ) {
    subject.observers.push(this);
  }
}

function count(self: Observer, event: i32): void {
  self.seen++;
}

function sum(self: Observer, event: i32): void {
  self.seen += event;
}

function write(self: Observer, event: i32): void {
  self.subject.log.push(self.subject.name + '#' + event.toString());
}

export function main(): i32 {
  let answer = 0;
  for (let round = 0; round < 40; round++) {
    const subject = new Subject('subject ' + round.toString());
    for (let i = 0; i < 10; i++) {
      new Observer(subject, count);
      new Observer(subject, sum);
    }
    new Observer(subject, write);
    for (let event = 0; event < 20; event++) subject.notify(event);
    for (let i = 0; i < subject.observers.length; i++) answer += subject.observers[i].seen;
    answer += subject.log.join(' ').length;
  }
  return answer;
}
