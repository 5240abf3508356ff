/** Which objects of a stream Select-Object takes: -First, -Last, -Skip, -SkipLast, -Index and -SkipIndex. */

export interface ObjectSelector {
  next(item: unknown): void;
  /** Nothing that comes now can be taken. */
  readonly isDone: boolean;
  end(): void;
}

interface Places {
  first: number | undefined;
  last: number | undefined;
  skip: number;
  skipLast: number;
}
type Take = (item: unknown) => void;

/**
 * By number from either end. -Skip counts from the beginning, but with -Last alone from the end; with both ends asked for,
 * objects are taken from the beginning as they come, and the last are kept back.
 */
export function selectByPlace({ first, last, skip, skipLast }: Places, take: Take): ObjectSelector {
  if (skipLast > 0) return selectAllBut(skip, skipLast, take);
  const takesAll = first === undefined && last === undefined;
  const head = takesAll ? Number.POSITIVE_INFINITY : (first ?? 0);
  const tail = last ?? 0;
  const skipsFront = tail === 0 || head > 0;
  const kept: unknown[] = [];
  const room = skipsFront ? tail : tail + skip;
  let toSkip = skipsFront ? skip : 0;
  let taken = 0;
  return {
    next(item) {
      if (toSkip > 0) toSkip--;
      else if (taken < head) {
        taken++;
        take(item);
      } else if (room > 0) {
        kept.push(item);
        // Shifting at every step would cost more than letting the list grow to twice its room.
        if (kept.length >= 2 * room) kept.splice(0, kept.length - room);
      }
    },
    get isDone() {
      return !takesAll && tail === 0 && head > 0 && taken >= head;
    },
    end() {
      const count = Math.max(0, Math.min(kept.length, room) - (skipsFront ? 0 : skip));
      const from = Math.max(0, kept.length - room);
      for (let i = 0; i < count; i++) take(kept[from + i]);
    },
  };
}

function selectAllBut(skip: number, skipLast: number, take: Take): ObjectSelector {
  const waiting: unknown[] = [];
  let head = 0;
  let toSkip = skip;
  return {
    next(item) {
      if (toSkip > 0) {
        toSkip--;
        return;
      }
      waiting.push(item);
      if (waiting.length - head > skipLast) take(waiting[head++]);
      if (head > 1024 && head > waiting.length / 2) {
        waiting.splice(0, head);
        head = 0;
      }
    },
    isDone: false,
    end() {},
  };
}

/** By index: those of the list (`included`), or all others. */
export function selectByIndex(indices: readonly number[], included: boolean, take: Take): ObjectSelector {
  const wanted = new Set(indices);
  const last = Math.max(-1, ...wanted);
  let index = 0;
  return {
    next(item) {
      if (wanted.has(index++) === included) take(item);
    },
    get isDone() {
      return included && index > last;
    },
    end() {},
  };
}
