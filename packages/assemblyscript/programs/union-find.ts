/** Disjoint sets of objects that point to one another, some to themselves; merged until one is left: answers how often. */
import { Random } from './support/random';

class Member {
  parent: Member;
  size: i32 = 1;

  /** Not in the constructor: asc 0.9.4 forgets a field that is set to `this` there before anything else is. */
  static alone(): Member {
    const member = new Member();
    member.parent = member;
    return member;
  }

  root(): Member {
    let member: Member = this;
    while (member.parent !== member) {
      member.parent = member.parent.parent;
      member = member.parent;
    }
    return member;
  }

  unite(other: Member): bool {
    const a = this.root();
    const b = other.root();
    if (a === b) return false;
    if (a.size < b.size) return b.unite(a);
    b.parent = a;
    a.size += b.size;
    return true;
  }
}

export function main(): i32 {
  const random = new Random(41);
  const members = new Array<Member>();
  for (let i = 0; i < 2500; i++) members.push(Member.alone());
  let tries = 0;
  for (let left = members.length - 1; left > 0; tries++)
    if (members[random.below(2500)].unite(members[random.below(2500)])) left--;
  return tries * 10000 + members[0].root().size;
}
