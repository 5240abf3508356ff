/** Writing text into the char[] of a caller. */
import { arrayGiven } from '../../../objects/marshal.js';
import { Char } from '../../../objects/values.js';

export function writeUnits(chars: string[], at: number, text: string): void {
  const target = arrayGiven(chars);
  for (let i = 0; i < text.length; i++) target[at + i] = Char.from(text.charCodeAt(i));
}
