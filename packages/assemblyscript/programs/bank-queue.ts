/** A bank with three tellers simulated minute by minute: customers, queues by shift and push, statistics in records. */
import { takeFirst } from './support/list';
import { Random } from './support/random';

class Customer {
  constructor(
    public arrived: i32,
    public needs: i32,
  ) {}
}

class Teller {
  queue: Array<Customer> = new Array<Customer>();
  served: Array<Customer> = new Array<Customer>();
  waited: i32 = 0;

  work(minute: i32): void {
    if (this.queue.length === 0) return;
    const customer = this.queue[0];
    if (--customer.needs > 0) return;
    this.served.push(takeFirst<Customer>(this.queue));
    this.waited += minute - customer.arrived;
  }
}

export function main(): i32 {
  const random = new Random(101);
  const tellers: Array<Teller> = [new Teller(), new Teller(), new Teller()];
  for (let minute = 0; minute < 4000; minute++) {
    if (random.below(10) < 7) {
      let shortest = tellers[0];
      for (let i = 1; i < tellers.length; i++)
        if (tellers[i].queue.length < shortest.queue.length) shortest = tellers[i];
      shortest.queue.push(new Customer(minute, 1 + random.below(7)));
    }
    for (let i = 0; i < tellers.length; i++) tellers[i].work(minute);
  }
  let answer = 0;
  for (let i = 0; i < tellers.length; i++)
    answer = answer * 7 + tellers[i].waited + tellers[i].served.length + tellers[i].queue.length;
  return answer;
}
