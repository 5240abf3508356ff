/**
 * The order in which a .NET Hashtable enumerates integer keys: its buckets from the last to the first. The table is
 * replayed: open addressing with double hashing over prime sizes, grown when 72 per cent full.
 */
const primes = [
  3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327,
  1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229, 30293, 36353,
  43627, 52361, 62851, 75431, 90523, 108631, 130363, 156437, 187751, 225307, 270371, 324449, 389357, 467237, 560689,
  672827, 807403, 968897, 1162687, 1395263, 1674319, 2009191, 2411033, 2893249, 3471899, 4166287, 4999559, 5999471,
  7199369,
];
const hashPrime = 101;
const loadFactor = 0.72;

function isPrime(value: number): boolean {
  if (value % 2 === 0) return value === 2;
  for (let divisor = 3; divisor * divisor <= value; divisor += 2) if (value % divisor === 0) return false;
  return true;
}

function primeAtLeast(minimum: number): number {
  for (const prime of primes) if (prime >= minimum) return prime;
  for (let candidate = minimum | 1; ; candidate += 2)
    if (isPrime(candidate) && (candidate - 1) % hashPrime !== 0) return candidate;
}

function place<T>(buckets: (T | undefined)[], item: T, key: number): void {
  const size = buckets.length;
  const hash = key & 0x7fffffff;
  const step = 1 + ((Math.imul(hash, hashPrime) >>> 0) % (size - 1));
  let at = hash % size;
  while (buckets[at] !== undefined) at = (at + step) % size;
  buckets[at] = item;
}

/** `items` (in the order they were added) in the order of enumeration. `capacity` is the table's initial capacity. */
export function bucketOrder<T>(items: readonly T[], keyOf: (item: T) => number, capacity: number): T[] {
  const raw = capacity / loadFactor;
  let size = raw > 3 ? primeAtLeast(Math.trunc(raw)) : 3;
  let buckets = new Array<T | undefined>(size);
  let count = 0;
  for (const item of items) {
    if (count >= Math.trunc(loadFactor * size)) {
      const old = buckets;
      size = primeAtLeast(size * 2);
      buckets = new Array<T | undefined>(size);
      for (const moved of old) if (moved !== undefined) place(buckets, moved, keyOf(moved));
    }
    place(buckets, item, keyOf(item));
    count++;
  }
  const ordered: T[] = [];
  for (let at = size - 1; at >= 0; at--) if (buckets[at] !== undefined) ordered.push(buckets[at] as T);
  return ordered;
}
