/**
 * The scripts of test/parser/fixtures, and how their trees, errors and tokens are written down: one line for each, so that a
 * difference shows where it is. A `.cases` file holds scripts under `=== name`; under `=== each line: name` every line is a
 * script of its own. The `.expected` file beside it holds what the real engine makes of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScriptShape } from './oracle-shape.js';

export interface ScriptCase {
  name: string;
  script: string;
}

const folder = fileURLToPath(new URL('../parser/fixtures/', import.meta.url));

export const chapters = readdirSync(folder)
  .filter((name) => name.endsWith('.cases'))
  .map((name) => name.slice(0, -'.cases'.length));

export function expectedFile(chapter: string): string {
  return join(folder, `${chapter}.expected`);
}

export function readChapter(chapter: string): ScriptCase[] {
  const text = readFileSync(join(folder, `${chapter}.cases`), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .flatMap((section) => {
      const [heading, ...lines] = section.replace(/\n$/, '').split('\n') as [string, ...string[]];
      const name = heading.replace(/^each line: /, '');
      if (name === heading) return [{ name, script: lines.join('\n') }];
      return lines.map((script) => ({ name, script }));
    });
}

/** The scripts of test/conformance. */
export function readConformanceCases(): ScriptCase[] {
  const root = fileURLToPath(new URL('../conformance/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cases'));
  return files.flatMap((file) => {
    const sections = readFileSync(join(root, file), 'utf8').split(/^=== /m).slice(1);
    return sections.map((section) => {
      const [name, ...lines] = (section.split(/^--- /m)[0] as string).split('\n') as [string, ...string[]];
      return { name: `${file}: ${name}`, script: lines.join('\n') };
    });
  });
}

export function describeScript({ name, script }: ScriptCase, { tree, errors, tokens }: ScriptShape): string {
  const lines = [`=== ${name}: ${JSON.stringify(script)}`];
  for (const error of errors as Record<string, unknown>[]) {
    const incomplete = error['incompleteInput'] ? ' incomplete' : '';
    lines.push(
      `! ${error['errorId']} ${error['start']}-${error['end']}${incomplete} ${JSON.stringify(error['message'])}`,
    );
  }
  describeNode(lines, '', '', tree as Record<string, unknown>);
  lines.push(`tokens: ${(tokens as TokenShape[]).map(describeToken).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

interface TokenShape {
  kind: string;
  start: number;
  end: number;
  flags: string[];
  nestedTokens?: TokenShape[];
}

function describeToken({ kind, start, end, flags, nestedTokens }: TokenShape): string {
  const marks = flags.length === 0 ? '' : `(${flags.join(',')})`;
  const nested = nestedTokens === undefined ? '' : `{${nestedTokens.map(describeToken).join(' ')}}`;
  return `${kind}:${start}-${end}${marks}${nested}`;
}

/** Nothing, no and none at all are not worth a word. */
function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function describeNode(lines: string[], indent: string, label: string, node: Record<string, unknown>): void {
  const { type, start, end } = node;
  const children: [string, unknown][] = [];
  let line = `${indent}${label}${type} ${start}-${end}`;
  for (const key of Object.keys(node).sort()) {
    const value = node[key];
    if (key === 'type' || key === 'start' || key === 'end' || isAbsent(value)) continue;
    if (typeof value === 'object') children.push([key, value]);
    else line += ` ${key}=${JSON.stringify(value)}`;
  }
  lines.push(line);
  for (const [key, value] of children) describeValue(lines, `${indent}  `, `${key}: `, value);
}

function describeValue(lines: string[], indent: string, label: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) describeValue(lines, indent, label, element);
  } else if (value !== null && typeof value === 'object' && 'type' in value) {
    describeNode(lines, indent, label, value as Record<string, unknown>);
  } else {
    lines.push(`${indent}${label}${JSON.stringify(value)}`);
  }
}
