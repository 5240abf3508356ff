/** RuntimeHelpers.GetHashCode: a number that stays with the object. */

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

export function identityHash(value: object): number {
  let hash = identities.get(value);
  if (hash === undefined) {
    nextIdentity = (nextIdentity + 0x2f0b4a27) & 0x3ffffff;
    hash = nextIdentity;
    identities.set(value, hash);
  }
  return hash;
}
