/** ConciseView's block of the script line where an error happened: file and line, the line itself, and what is meant marked. */
import { toText } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { requireType } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isInt32, isNull } from '../objects/values.js';
import type { ErrorColors } from './error-view.js';
import { read, readText } from './views/view-values.js';

export interface ErrorPosition {
  /** All lines above the message, each with its line break; '' when the error has no position to show. */
  lines: string;
  /** What each line of the message begins with. */
  prefix: string;
}

/** A line of script with a part of it marked. */
interface MarkedLine {
  /** What stands after the reason: file and line, or nothing for typed text. */
  heading: string;
  number: string;
  text: string;
  /** Blanks and `~`; '' for no mark. */
  mark: string;
  markStart: number;
  markLength: number;
}

export function errorPosition(error: unknown, colors: ErrorColors, inVSCode: boolean): ErrorPosition {
  const line = assertionLine(error) ?? (showsScriptLine(error) ? scriptLine(error, inVSCode) : undefined);
  if (line === undefined) return { lines: '', prefix: '' };
  const { accent, reset } = colors;
  const margin = ' '.repeat(Math.max(0, line.number.length - 4));
  const number = line.number.padStart(4);
  let text = line.text;
  if (line.markLength < text.length) {
    const end = line.markStart + line.markLength;
    text = text.slice(0, line.markStart) + accent + text.slice(line.markStart, end) + reset + text.slice(end);
  }
  const prefix = `${accent}${margin}     | ${colors.error}`;
  const heading = line.heading ? reset + line.heading : '';
  let lines = `${heading}\n${accent}${margin}Line |\n${accent}${number} | ${reset}${text}\n`;
  if (line.mark !== '') lines += `${prefix}${line.mark}\n`;
  return { lines, prefix };
}

/** Typed one-liners show no line: it stands right above. Modules neither, for the line is not the user's. */
function showsScriptLine(error: unknown): boolean {
  const invocation = read(error, 'InvocationInfo');
  if (isNull(invocation)) return false;
  const scriptName = readText(invocation, 'ScriptName');
  if (/\.psm1$/i.test(scriptName)) return false;
  const isParseError =
    readText(error, 'CategoryInfo', 'Category') === 'ParserError' &&
    requireType('System.Management.Automation.ParentContainsErrorRecordException').isInstance(
      baseOf(read(error, 'Exception')),
    );
  const lineNumber = read(invocation, 'ScriptLineNumber');
  return isParseError || scriptName !== '' || (isInt32(lineNumber) && lineNumber > 1);
}

function scriptLine(error: unknown, inVSCode: boolean): MarkedLine {
  const invocation = read(error, 'InvocationInfo');
  const file = readText(invocation, 'ScriptName');
  const number = readText(invocation, 'ScriptLineNumber');
  const column = inVSCode ? `:${readText(invocation, 'OffsetInLine')}` : '';
  const position = readText(invocation, 'PositionMessage').split('\n');
  const mark = (position.at(-1) ?? '').slice(1);
  return {
    heading: file ? `${file}:${number}${column}` : '',
    number,
    text: (position[1] ?? '').slice(1),
    mark,
    markStart: Math.max(0, mark.indexOf('~')),
    markLength: mark.trim().length,
  };
}

/** A failed Pester assertion says in its target object which line of which file is meant, and which part of it. */
function assertionLine(error: unknown): MarkedLine | undefined {
  const target = baseOf(read(error, 'TargetObject'));
  if (!isDictionary(target) || !target.has('Line') || !target.has('LineText')) return undefined;
  const text = toText(target.get('LineText')).trim();
  const result = { heading: toText(target.get('File')), number: toText(target.get('Line')), text };
  const start = target.get('StartColumn');
  if (!isInt32(start) || start <= 0 || start > text.length) return { ...result, mark: '', markStart: 0, markLength: 0 };
  const given = target.get('EndColumn');
  const end = isInt32(given) && given > start && given <= text.length + 1 ? given : text.length + 1;
  return {
    ...result,
    mark: ' '.repeat(start - 1) + '~'.repeat(end - start),
    markStart: start - 1,
    markLength: end - start,
  };
}
