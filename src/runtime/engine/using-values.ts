/**
 * The values of `$using:` expressions in script that goes to another computer: a dictionary by the text of each expression
 * (base64 of UTF-16LE), which travels as an argument of the name `--%`, as the real engine has it.
 */
import type { UsingExpressionAst } from '../../parser/index.js';
import type { IDictionaryLike } from '../objects/hashtable.js';
import { fold } from '../objects/values.js';

export const usingParameter = '--%';

/** What stands behind `using:`, without the braces of `${using:x}`. */
export function usingText(text: string): string {
  const braced = /^[$@]\{using:([^}]*)\}(.*)$/is.exec(text);
  return braced === null ? text.replace(/^[$@]using:/i, '') : `${braced[1]}${braced[2]}`;
}

/** The text of a variable is the same in any case; that of a member or an index may not be. */
export function usingKey({ extent, subExpression }: UsingExpressionAst): string {
  const text = subExpression.kind === 'VariableExpressionAst' ? extent.text.toLowerCase() : extent.text;
  return Buffer.from(text, 'utf16le').toString('base64');
}

/** The values that came along, as an engine has them: by the folded text behind `$using:`. */
export function receivedUsingValues(values: IDictionaryLike): ReadonlyMap<string, unknown> {
  const received = new Map<string, unknown>();
  for (const [key, value] of values.entries()) {
    const text = Buffer.from(String(key), 'base64').toString('utf16le');
    received.set(fold(usingText(text)), value);
  }
  return received;
}
