/** [string] of a number, with the signs and symbols of a culture: 15 digits of a Double and 7 of a Single here too. */
import { currentCulture, getCulture } from '../dotnet/globalization/culture-info.js';
import type { NumberFormatInfo } from '../dotnet/globalization/number-format-info.js';
import { numberText } from './number-text.js';

/** `culture` is a BCP 47 name. */
export function cultureNumberText(value: unknown, culture: string): string {
  const current = currentCulture();
  return withSymbols(numberText(value), (current.name === culture ? current : getCulture(culture)).numberFormat);
}

function withSymbols(text: string, symbols: NumberFormatInfo): string {
  switch (text) {
    case 'NaN':
      return symbols.nanSymbol;
    case 'Infinity':
      return symbols.positiveInfinitySymbol;
    case '-Infinity':
      return symbols.negativeInfinitySymbol;
  }
  const { negativeSign, positiveSign, numberDecimalSeparator } = symbols;
  if (numberDecimalSeparator === '.' && negativeSign === '-' && positiveSign === '+') return text;
  return text.replace(/[.+-]/g, (sign) =>
    sign === '.' ? numberDecimalSeparator : sign === '-' ? negativeSign : positiveSign,
  );
}
