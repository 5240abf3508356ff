/** The cases that do not pass yet, by suite: one `file: name` a line. The list may only shrink; see conformance.test.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = (suite: string) => join(import.meta.dirname, `known-failures-${suite}.txt`);

export function knownFailures(suite: string): Set<string> {
  const lines = readFileSync(path(suite), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}

export function writeKnownFailures(suite: string, failing: Iterable<string>): void {
  const head = '# Cases that do not pass yet. Lines are only ever taken away.\n';
  writeFileSync(path(suite), `${head}${[...failing].sort().join('\n')}\n`);
}
