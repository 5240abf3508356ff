/**
 * The conformance cases against the built shell: what it prints and its exit code, compared with what PowerShell 7.6 printed.
 * A case that fails must be listed in known-failures-*.txt, and a listed one must fail: the list may only shrink. After work
 * that makes cases pass, `PERIWINKLE_UPDATE_KNOWN=1 npx vitest run test/conformance` takes them off.
 */

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { knownFailures, writeKnownFailures } from './known-failures.js';
// The runner is shared with the command line, so it is plain JavaScript.
// @ts-expect-error it has no types
import { findCaseFiles, inParallel, normalise, parseCases, runCase } from './run.mjs';

interface Case {
  file: string;
  name: string;
  stdout: string;
  stderr: string;
  exit: number;
}
const here = import.meta.dirname;
const shell = ['node', join(here, '../../dist/cli.cjs')];
const jobs = Math.max(2, cpus().length);

test('scripts print what PowerShell prints', { timeout: 1_200_000 }, async () => {
  const cases: Case[] = findCaseFiles(here).flatMap((file: string) =>
    parseCases(readFileSync(file, 'utf8'), relative(here, file)),
  );
  const suspects: Case[] = [];
  await inParallel(cases, jobs, async (c: Case) => {
    if (!(await passes(c))) suspects.push(c);
  });
  // What sleeps or times out can fail because so much runs beside it: once more, alone.
  const known = knownFailures('scripts');
  const failing = new Set<string>();
  for (const c of suspects) if (known.has(nameOf(c)) || !(await passes(c))) failing.add(nameOf(c));
  compareWithKnown('scripts', failing);
  expect(cases.length).toBeGreaterThan(900);
});

async function passes(c: Case): Promise<boolean> {
  const got = await runCase(c, shell);
  const wanted = normalise(c.stdout);
  return got.stdout === wanted && got.exit === c.exit && (wanted !== '' || got.stderr === normalise(c.stderr));
}

function nameOf(c: Case): string {
  return `${c.file}: ${c.name}`;
}

export function compareWithKnown(suite: string, failing: Set<string>): void {
  const known = knownFailures(suite);
  const fresh = [...failing].filter((name) => !known.has(name));
  const fixed = [...known].filter((name) => !failing.has(name));
  if (process.env['PERIWINKLE_UPDATE_KNOWN'] && fresh.length === 0) {
    writeKnownFailures(suite, failing);
    return;
  }
  expect(fresh, 'cases that fail and are not listed').toEqual([]);
  expect(fixed, 'cases that are listed and pass: take them off the list').toEqual([]);
}
