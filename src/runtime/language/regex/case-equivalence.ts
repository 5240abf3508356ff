/**
 * What IgnoreCase makes equal: units with the same simple lower case (of all that Unicode folds, .NET takes only this). In
 * every culture but the invariant and the Turkic ones `i`, `I` and `İ` are equal too; Turkic cultures are treated alike.
 */
const dottedCapitalI = 0x130;
const kelvin = 0x212a;

function lowerCase(unit: number): number {
  const text = String.fromCharCode(unit).toLowerCase();
  return text.length === 1 ? text.charCodeAt(0) : unit;
}

let byLowerCase: Map<number, number[]> | undefined;

/** All units of each lower case that has more than one. */
function equivalents(): Map<number, number[]> {
  if (byLowerCase) return byLowerCase;
  byLowerCase = new Map();
  for (let unit = 0x80; unit < 0x10000; unit++) {
    const lower = lowerCase(unit);
    if (lower === unit) continue;
    const known = byLowerCase.get(lower);
    if (known) known.push(unit);
    else byLowerCase.set(lower, [lower, unit]);
  }
  return byLowerCase;
}

/** The units that equal `unit` without regard to case, itself among them. */
export function caseEquivalents(unit: number, invariant: boolean): readonly number[] {
  if (unit < 0x80) {
    const lower = unit | 0x20;
    if (lower < 0x61 || lower > 0x7a) return [unit];
    if (lower === 0x69 && !invariant) return [0x49, 0x69, dottedCapitalI];
    return lower === 0x6b ? [0x4b, 0x6b, kelvin] : [lower - 0x20, lower];
  }
  if (unit === dottedCapitalI) return invariant ? [unit] : [0x49, 0x69, dottedCapitalI];
  if (unit === kelvin) return [0x4b, 0x6b, kelvin];
  return equivalents().get(lowerCase(unit)) ?? [unit];
}

/** True when two units are equal without regard to case. */
export function equalIgnoringCase(a: number, b: number): boolean {
  return a === b || lowerCase(a) === lowerCase(b);
}
