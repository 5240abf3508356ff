/** Ordinal text operations: by UTF-16 units, with case mapped one unit to one, as .NET's OrdinalIgnoreCase and invariant casing do. */

/** Upper case, one unit to one: `ß` stays as it is, and so does the dotless `ı`. */
export function upperOrdinal(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length && !text.includes('ı')) return upper;
  return mapUnits(text, (unit) => (unit === 'ı' ? unit : unit.toUpperCase()));
}

/** Lower case, one unit to one: no final sigma, and `İ` stays as it is. */
export function lowerOrdinal(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length && !text.includes('Σ') ? lower : mapUnits(text, (unit) => unit.toLowerCase());
}

function mapUnits(text: string, map: (character: string) => string): string {
  let result = '';
  for (const character of text) {
    const mapped = map(character);
    result += mapped.length === character.length ? mapped : character;
  }
  return result;
}

/** The difference of the first units that differ, or of the lengths. */
export function compareOrdinal(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function compareOrdinalIgnoreCase(a: string, b: string): number {
  return compareOrdinal(upperOrdinal(a), upperOrdinal(b));
}

/** A hash of a text. .NET's differ from process to process; this one does not. */
export function hashOfText(text: string): number {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
}
