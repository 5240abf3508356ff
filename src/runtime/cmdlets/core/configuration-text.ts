/** Values as session configuration and role capability files write them: sorted keys, a level deeper by four spaces. */

import { psArgumentText, psInvalidOperation } from '../../dotnet/automation/ps-errors.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { toText } from '../../language/index.js';
import { type IDictionaryLike, isDictionary } from '../../objects/hashtable.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';

export function quotedText(value: unknown): string {
  return `'${(isNull(value) ? '' : toText(value)).replace(/['‘’‚‛]/g, '$&$&')}'`;
}
export function textsText(values: readonly unknown[]): string {
  return values
    .filter((value) => toText(value) !== '')
    .map(quotedText)
    .join(', ');
}

const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.map(baseOf) : [value]);

export function tableText(table: IDictionaryLike, level = 0): string {
  const keys = [...table.keys()].map((key) => toText(key)).sort((a, b) => (fold(a) < fold(b) ? -1 : 1));
  const lines = keys.map(
    (key) => `\n${' '.repeat(4 * (level + 1))}${quotedText(key)} = ${valueText(table.get(key), level)}`,
  );
  return `@{${lines.join('')} }`;
}
function valueText(value: unknown, level: number): string {
  const base = baseOf(value);
  if (base instanceof ScriptBlock) return `{${base}}`;
  if (isDictionary(base)) return tableText(base, level + 1);
  const items = arrayOf(base);
  if (items.length > 0 && items.every(isDictionary)) return items.map((item) => tableText(item, level + 1)).join(', ');
  return items.every((item) => typeof item === 'string') ? textsText(items) : quotedText(base);
}
export function tablesText(tables: readonly IDictionaryLike[]): string {
  return tables.map((table) => tableText(table)).join(', ');
}

/** Texts and tables side by side. Throws PSArgumentException for anything else. */
export function mixedText(values: readonly unknown[]): string {
  return values
    .map((value) => {
      const base = baseOf(value);
      if (typeof base === 'string' && base !== '') return quotedText(base);
      if (isDictionary(base)) return tableText(base);
      throw psArgumentText(
        "The member 'ModulesToImport' must be an array consisting of either string or hashtable elements.",
      );
    })
    .join(', ');
}

/** `@{ 'And' = 'a', @{ 'Or' = 'b', 'c' } }`. Throws PSInvalidOperationException. */
export function requiredGroupsText(table: IDictionaryLike): string {
  if (table.count !== 1) throw psInvalidOperation('RequiredGroups property hashtable must contain only a single key.');
  const [[key, value] = ['', null]] = [...table.entries()];
  const groups = arrayOf(baseOf(value)).map((group) => {
    if (typeof group === 'string') return quotedText(group);
    if (isDictionary(group)) return requiredGroupsText(group);
    throw psInvalidOperation(
      'Unknown value in Required Groups configuration.  Required Groups hashtable can only contain values that are either group names or another logical hashtable.',
    );
  });
  return `@{ ${quotedText(key)} = ${groups.join(', ')} }`;
}

/**
 * Tables that each define a function or variable. Throws PSArgumentException for what is no such table; `file` is named in
 * the message.
 */
export function definitionsText(
  member: 'FunctionDefinitions' | 'VariableDefinitions',
  value: unknown,
  file: string,
): string {
  const [required, allowed] =
    member === 'FunctionDefinitions' ? [['Name', 'ScriptBlock'], ['Options']] : [['Name', 'Value'], []];
  const tables = arrayOf(baseOf(value));
  if (!tables.every(isDictionary))
    throw psArgumentText(
      `The member '${member}' must be a hashtable array. Change the member to the correct type in the file ${file}.`,
    );
  for (const table of tables) {
    for (const key of required)
      if (!table.has(key))
        throw psArgumentText(
          `The member '${member}' must contain the required key '${key}'. Add the require key to the file ${file}.`,
        );
    if (member === 'FunctionDefinitions' && !(baseOf(table.get('ScriptBlock')) instanceof ScriptBlock))
      throw psArgumentText(
        `The key 'ScriptBlock' in the member '${member}' must be a script block. Change the key to the correct type in the file ${file}.`,
      );
    const known = new Set([...required, ...allowed].map(fold));
    for (const key of table.keys())
      if (!known.has(fold(toText(key))))
        throw psArgumentText(
          `The key '${toText(key)}' in the member '${member}' is not valid. Change the key in the file ${file}.`,
        );
  }
  return tablesText(tables);
}
