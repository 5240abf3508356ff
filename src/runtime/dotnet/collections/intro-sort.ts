/**
 * .NET's sort: introspective, and not stable. It is repeated step by step because the order of items that compare equal
 * is visible to scripts.
 */
export type Comparison = (a: unknown, b: unknown) => number;

const insertionSortLimit = 16;

/** Sorts `items[from, from + count)` in place. What `compare` throws comes through. */
export function introSort(items: unknown[], compare: Comparison, from = 0, count = items.length - from): void {
  if (count > 1) sortPart(items, from, count, 2 * (Math.floor(Math.log2(count)) + 1), compare);
}

function sortPart(items: unknown[], lo: number, count: number, depth: number, compare: Comparison): void {
  let size = count;
  while (size > 1) {
    if (size <= insertionSortLimit) {
      if (size === 2) swapIfGreater(items, lo, lo + 1, compare);
      else if (size === 3) {
        swapIfGreater(items, lo, lo + 1, compare);
        swapIfGreater(items, lo, lo + 2, compare);
        swapIfGreater(items, lo + 1, lo + 2, compare);
      } else insertionSort(items, lo, size, compare);
      return;
    }
    if (depth === 0) {
      heapSort(items, lo, size, compare);
      return;
    }
    depth--;
    const pivot = partition(items, lo, size, compare);
    sortPart(items, pivot + 1, lo + size - pivot - 1, depth, compare);
    size = pivot - lo;
  }
}

function swap(items: unknown[], i: number, j: number): void {
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

function swapIfGreater(items: unknown[], i: number, j: number, compare: Comparison): void {
  if (compare(items[i], items[j]) > 0) swap(items, i, j);
}

function partition(items: unknown[], lo: number, size: number, compare: Comparison): number {
  const hi = lo + size - 1;
  const middle = lo + ((size - 1) >> 1);
  swapIfGreater(items, lo, middle, compare);
  swapIfGreater(items, lo, hi, compare);
  swapIfGreater(items, middle, hi, compare);
  const pivot = items[middle];
  swap(items, middle, hi - 1);
  let left = lo;
  let right = hi - 1;
  while (left < right) {
    do left++;
    while (compare(items[left], pivot) < 0);
    do right--;
    while (compare(pivot, items[right]) < 0);
    if (left >= right) break;
    swap(items, left, right);
  }
  if (left !== hi - 1) swap(items, left, hi - 1);
  return left;
}

function insertionSort(items: unknown[], lo: number, size: number, compare: Comparison): void {
  for (let i = lo + 1; i < lo + size; i++) {
    const item = items[i];
    let j = i - 1;
    while (j >= lo && compare(item, items[j]) < 0) {
      items[j + 1] = items[j];
      j--;
    }
    items[j + 1] = item;
  }
}

function heapSort(items: unknown[], lo: number, size: number, compare: Comparison): void {
  for (let i = size >> 1; i >= 1; i--) downHeap(items, i, size, lo, compare);
  for (let i = size; i > 1; i--) {
    swap(items, lo, lo + i - 1);
    downHeap(items, 1, i - 1, lo, compare);
  }
}

function downHeap(items: unknown[], i: number, size: number, lo: number, compare: Comparison): void {
  const item = items[lo + i - 1];
  while (i <= size >> 1) {
    let child = 2 * i;
    if (child < size && compare(items[lo + child - 1], items[lo + child]) < 0) child++;
    if (compare(item, items[lo + child - 1]) >= 0) break;
    items[lo + i - 1] = items[lo + child - 1];
    i = child;
  }
  items[lo + i - 1] = item;
}
