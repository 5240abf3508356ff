/**
 * Keys of dictionaries for objects whose class says itself which of them are equal. Dictionaries tell keys apart by texts, and
 * equal objects must have the same: each text is remembered by the objects that have it, as long as one of them lives.
 */

interface KeyGroup {
  key: string;
  members: WeakRef<object>[];
}

export class EqualityKeys {
  readonly #groups = new Map<number, KeyGroup[]>();
  #next = 0;

  /** `equals` null: objects of the same hash code are taken for equal only when they are the same object. */
  keyOf(self: object, hashCode: number, equals: ((a: never, b: unknown) => boolean) | null): string {
    let groups = this.#groups.get(hashCode);
    if (groups === undefined) {
      groups = [];
      this.#groups.set(hashCode, groups);
    }
    for (const group of groups) {
      group.members = group.members.filter((member) => member.deref() !== undefined);
      for (const member of group.members) {
        const other = member.deref();
        if (other === self) return group.key;
        if (other === undefined || !equals?.(self as never, other)) continue;
        group.members.push(new WeakRef(self));
        return group.key;
      }
    }
    const group = { key: `${hashCode}#${this.#next++}`, members: [new WeakRef(self)] };
    const living = groups.filter(({ members }) => members.length > 0);
    this.#groups.set(hashCode, [...living, group]);
    return group.key;
  }
}
