/**
 * How Sort-Object, Group-Object, Compare-Object and Select-Object -Unique compare two values: as -lt and -eq do, with texts
 * by a culture's rules, and what has no order of its own by its text. Never throws for what cannot be compared.
 */

import { CompareOptions } from '../../dotnet/globalization/compare-info.js';
import {
  type CultureInfo,
  cultureByLcid,
  currentCulture,
  getCulture,
} from '../../dotnet/globalization/culture-info.js';
import { toText, tryCompare } from '../../language/index.js';
import { baseOf, CustomBase, PSObject } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { t } from '../cmdlet.js';

export type ObjectComparer = (a: unknown, b: unknown) => number;

/** -Culture and -CaseSensitive. */
export const comparisonParameters = {
  Culture: { type: t.string, help: 'Name or number of the culture whose rules order texts.' },
  CaseSensitive: { type: t.switch, default: false, help: 'Tell upper from lower case.' },
} as const;

/** The culture of -Culture; the current one when it is not given. Throws CultureNotFoundException. */
export function comparisonCulture(name: string | undefined): CultureInfo {
  if (!name) return currentCulture();
  const text = name.trim();
  if (/^0x[0-9a-f]+$/i.test(text)) return cultureByLcid(Number.parseInt(text.slice(2), 16));
  if (/^[\d,]+$/.test(text)) return cultureByLcid(Number.parseInt(text.replaceAll(',', ''), 10));
  return getCulture(name);
}

export function objectComparer(culture: CultureInfo, caseSensitive: boolean): ObjectComparer {
  const options = caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase;
  const { compareInfo } = culture;
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      if (a < b) return -1;
      if (a > b) return 1;
      if (a === b) return 0;
    }
    if (typeof a === 'string' && typeof b === 'string') return compareInfo.compare(a, b, options);
    const x = comparedValue(a);
    const y = comparedValue(b);
    if (isNull(x) && isNull(y)) return 0;
    if (typeof x === 'string' && !isNull(y)) return compareInfo.compare(x, toText(y), options);
    return tryCompare(x, y, !caseSensitive) ?? compareInfo.compare(toText(x), toText(y), options);
  };
}

/** All custom objects compare as one and the same thing: what is compared is the object without its properties. */
function comparedValue(value: unknown): unknown {
  return value instanceof PSObject && value.isCustom ? CustomBase : baseOf(value);
}

const plainAscii = /^[\t-\r\x20-\x7e]*$/;

/**
 * A text for which two values of the same kind compare as equal exactly when they have the same, or undefined for a value that
 * only comparing tells. The first character names the kind.
 */
export function equalityKey(value: unknown, caseSensitive: boolean): string | undefined {
  const base = baseOf(value);
  if (isNull(base)) return '0';
  if (typeof base === 'string') {
    if (!plainAscii.test(base)) return undefined;
    return caseSensitive ? `s${base}` : `s${fold(base)}`;
  }
  if (typeof base === 'number') return Number.isNaN(base) ? undefined : `n${base}`;
  if (typeof base === 'boolean') return `b${base}`;
  return undefined;
}
