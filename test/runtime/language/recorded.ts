/** Reads recorded vectors of the language (test/vectors/language), and writes outcomes in the same form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toText } from '../../../src/runtime/language/index.js';
import { shortestText } from '../../../src/runtime/language/number-text.js';
import { elementsOf, isNetArray } from '../../../src/runtime/objects/arrays.js';
import { isDictionary } from '../../../src/runtime/objects/hashtable.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import { typeOf } from '../../../src/runtime/objects/net-type.js';
import { baseOf } from '../../../src/runtime/objects/ps-object.js';
import { DoubleBox, isNull } from '../../../src/runtime/objects/values.js';

/** What was evaluated and what came of it, one pair a line with a tab between; lines with # are comments. */
export function recorded(name: string): [text: string, outcome: string][] {
  return readFileSync(join(import.meta.dirname, '../../vectors/language', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]);
}

/** `System.Int32|5`, elements and pairs included, or `ERR id | category | exception | message`. */
export function outcomeOf(run: () => unknown): string {
  let text: string;
  try {
    text = describeValue(run());
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const record = error.errorRecord;
    const id = record?.fullyQualifiedErrorId ?? error.netType.fullName;
    const category = record?.categoryInfo.category ?? 'OperationStopped';
    text = `ERR ${id} | ${category} | ${error.netType.fullName} | ${error.message}`;
  }
  return escaped(text);
}

/** On one line, control characters as `\u0005`. */
export function escaped(text: string): string {
  return text
    .replaceAll('\r', '')
    .replaceAll('\n', '\\n')
    .replace(/[\0-\x1f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function describeValue(value: unknown): string {
  if (isNull(value)) return 'null';
  const base = baseOf(value);
  const type = typeOf(base).fullName;
  if (isNetArray(base)) return `${type}(${elementsOf(base).map(describeValue).join('; ')})`;
  if (isDictionary(base))
    return `${type}{${[...base.entries()].map(([key, item]) => `${toText(key)}=${describeValue(item)}`).join(';')}}`;
  if (base instanceof DoubleBox) return `${type}|${shortestText(base.value)}`;
  return `${type}|${typeof base === 'number' ? shortestText(base) : toText(base)}`;
}

/** The vectors that come out otherwise: `text: got, not wanted`. */
export function differences(name: string, evaluate: (text: string) => string): string[] {
  return recorded(name).flatMap(([text, wanted]) => {
    const got = evaluate(text);
    return got === wanted ? [] : [`${text}: ${got}, not ${wanted}`];
  });
}
