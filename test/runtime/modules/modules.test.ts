/**
 * Modules (about_Modules): the cases beside this file hold scripts and what PowerShell 7.6 printed, with the functions of
 * prelude.ps1. Each runs in a session and a folder of its own, which they call $CASE.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSession, trimmed } from '../../support/session.js';

interface Case {
  name: string;
  script: string;
  expected: string;
}

function textOf(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}

function readCases(file: string): Case[] {
  return textOf(file)
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [script = '', expected = ''] = part.split('\n--- stdout\n');
      const lineEnd = script.indexOf('\n');
      return { name: script.slice(0, lineEnd), script: script.slice(lineEnd + 1), expected: trimmed(expected) };
    });
}

const prelude = textOf('prelude.ps1');
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.cases'));
describe.each(files)('%s', (file) => {
  test.each(readCases(file))('$name', ({ script, expected }) => {
    const session = openSession();
    try {
      session.run(prelude);
      const { output } = session.run(script);
      expect(output.replaceAll(session.folder, '$CASE')).toBe(expected);
    } finally {
      session.close();
    }
  });
});
