/**
 * Short texts with mistakes, each with the errors that the real engine finds in it: test/parser/verdicts. A text stands on a line
 * behind `> `, its errors below it; line ends within either are written as ⏎.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParseError } from '../../src/parser/index.js';

const folder = join(import.meta.dirname, '../parser/verdicts');

export const verdictFiles = readdirSync(folder).map((name) => join(folder, name));

export function readVerdicts(file: string): { text: string; errors: string }[] {
  return readFileSync(file, 'utf8')
    .split(/^> /m)
    .slice(1)
    .map((entry) => {
      const end = entry.indexOf('\n');
      return { text: entry.slice(0, end).replaceAll('⏎', '\n'), errors: entry.slice(end + 1) };
    });
}

/** Errors as a file of verdicts has them. */
export function errorLines(errors: readonly ParseError[]): string {
  return errors
    .map(({ errorId, extent: { start, end }, incompleteInput, message }) => {
      return errorLine(`${errorId} ${start}-${end}${incompleteInput ? ' incomplete' : ''} ${message}`);
    })
    .join('');
}

function errorLine(error: string): string {
  return `  ${error.replaceAll('\n', '⏎')}\n`;
}

/** What the real engine, the program at `oracle`, says to the texts. Where it fails itself it says nothing. */
export function engineVerdicts(oracle: string, texts: readonly string[]): string[] {
  const work = mkdtempSync(join(tmpdir(), 'periwinkle-verdicts-'));
  try {
    const [from, to] = [join(work, 'texts'), join(work, 'errors')];
    writeFileSync(from, texts.join('\0'));
    const program = join(import.meta.dirname, 'parse-errors.ps1');
    execFileSync(oracle, ['run', '-File', program, '--', from, to], { stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(to, 'utf8').split('\0').map(recorded);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function recorded(told: string): string {
  if (told === '') return '';
  return (
    told
      .split(/\n(?=\w+ \d+-\d+)/)
      // Where the engine itself fails it adds where in its sources.
      .map((error) => errorLine(error.split('\n   at ')[0] as string))
      .join('')
  );
}
