/** The lines that say where in a script something is: InvocationInfo.PositionMessage, and part of every parse error's text. */
import type { ScriptExtent } from '../../parser/index.js';

/** Room for the source line in a window of 80, with the dots and the `+ ` around it. */
const longestLine = 69;
const contextBefore = 12;
const contextAfter = 8;

/**
 * `At file:line char:column`, the line with `+ ` in front, and below it what is meant marked with `~`. Lines that are
 * too long are cut around the mark. Lines end with \n.
 */
export function positionMessage(extent: ScriptExtent): string {
  const where = `At ${extent.file ?? 'line'}:${extent.startLineNumber} char:${extent.startColumnNumber}\n+ `;
  const line = extent.source.lineText(extent.startLineNumber).trimEnd();
  if (line === '') return where;
  const column = extent.startColumnNumber - 1;
  const endsOnLine = extent.startLineNumber === extent.endLineNumber && extent.endColumnNumber <= line.length + 1;
  const length = endsOnLine ? extent.endColumnNumber - extent.startColumnNumber : line.length - column;
  const before = line.slice(0, column).replaceAll('\t', '    ');
  const marked = line.slice(column, column + length).replaceAll('\t', '    ');
  const after = line.slice(column + length).replaceAll('\t', '    ');
  return where + markedLine(before + marked + after, before.length, marked.length);
}

function markedLine(line: string, start: number, length: number): string {
  if (line.length <= longestLine) return mark(line, start, length);
  let prefix = Math.min(start, contextBefore);
  const rest = line.length - length - start;
  let suffix = Math.min(rest, contextAfter);
  let dotsAfter = true;
  if (prefix + length + suffix < longestLine) {
    prefix += Math.min(start - prefix, longestLine - prefix - length - suffix);
    suffix += Math.min(rest, Math.max(0, longestLine - prefix - length - suffix));
    dotsAfter = suffix < rest;
  }
  const dotsBefore = prefix < start;
  const from = start - prefix;
  const shown = line.slice(from, from + longestLine);
  const markLength = Math.min(length, longestLine - prefix);
  return mark(`${dotsBefore ? '… ' : ''}${shown}${dotsAfter ? ' …' : ''}`, prefix + (dotsBefore ? 2 : 0), markLength);
}

function mark(line: string, start: number, length: number): string {
  return `${line}\n+ ${' '.repeat(start)}${'~'.repeat(Math.max(length, 1))}`;
}
