/** Friends kept in sets of one another, so cycles through hash tables; half of them unfriended; maps keyed by objects. */
import { Random } from './support/random';

class Person {
  friends: Set<Person> = new Set<Person>();

  constructor(public id: i32) {}

  befriend(other: Person): void {
    this.friends.add(other);
    other.friends.add(this);
  }

  unfriend(other: Person): void {
    this.friends.delete(other);
    other.friends.delete(this);
  }

  /** The library's `values` of a set that lost some ends in elements that are not there: `size` says how many are. */
  list(): Array<Person> {
    const friends = this.friends.values();
    friends.length = this.friends.size;
    return friends;
  }
}

export function main(): i32 {
  const random = new Random(89);
  const people = new Array<Person>();
  for (let i = 0; i < 300; i++) people.push(new Person(i));
  for (let i = 0; i < 2000; i++) people[random.below(300)].befriend(people[random.below(300)]);
  for (let i = 0; i < 150; i++) {
    const friends = people[i].list();
    for (let j = 0; j < friends.length; j += 2) people[i].unfriend(friends[j]);
  }
  const reach = new Map<Person, i32>();
  for (let i = 0; i < 300; i++) {
    const near = new Set<Person>();
    const friends = people[i].list();
    for (let j = 0; j < friends.length; j++) {
      const further = friends[j].list();
      for (let k = 0; k < further.length; k++) near.add(further[k]);
    }
    reach.set(people[i], near.size);
  }
  let answer = 0;
  for (let i = 0; i < 300; i++) answer = answer * 3 + reach.get(people[i]);
  return answer;
}
