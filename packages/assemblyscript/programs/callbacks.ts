/** Function values passed to map, filter, reduce, some, every, forEach and to our own functions, over numbers and objects. */
class Person {
  constructor(
    public name: string,
    public age: i32,
  ) {}
}

function compose<T>(first: (value: T) => T, second: (value: T) => T, value: T): T {
  return second(first(value));
}

function tabulate<T>(count: i32, make: (index: i32) => T): Array<T> {
  const list = new Array<T>();
  for (let i = 0; i < count; i++) list.push(make(i));
  return list;
}

function groupBy<T>(list: Array<T>, key: (item: T) => string): Map<string, Array<T>> {
  const groups = new Map<string, Array<T>>();
  for (let i = 0; i < list.length; i++) {
    const name = key(list[i]);
    if (!groups.has(name)) groups.set(name, new Array<T>());
    groups.get(name).push(list[i]);
  }
  return groups;
}

export function main(): i32 {
  const people = tabulate<Person>(1000, (i) => new Person('p' + (i % 37).toString(), (i * 7) % 90));
  const adults = people.filter((person) => person.age >= 18);
  const labels = adults.map<string>((person) => person.name + ':' + person.age.toString());
  const letters = labels.reduce<i32>((sum, label) => sum + label.length, 0);
  if (adults.some((person) => person.age < 18) || !adults.every((person) => person.name.startsWith('p'))) return -1;
  labels.forEach((label, index, all) => {
    all[index] = label.split(':')[0];
  });
  const groups = groupBy<Person>(adults, (person) => person.name);
  const sizes = groups.values().map<i32>((group) => group.length);
  const most = sizes.reduce<i32>((a, b) => max(a, b), 0);
  const doubled = compose<string>(
    (text) => text + text,
    (text) => text.toUpperCase(),
    labels.join('').substring(0, 20),
  );
  return letters * 1000 + groups.size * 10 + most + doubled.length;
}
