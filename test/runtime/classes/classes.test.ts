/**
 * Classes and enums (about_Classes, about_Enum): the cases beside this file hold scripts and what PowerShell 7.6 printed. Each
 * runs in a session of its own.
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

function readCases(file: string): Case[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [script = '', expected = ''] = part.split('\n--- stdout\n');
      const lineEnd = script.indexOf('\n');
      return { name: script.slice(0, lineEnd), script: script.slice(lineEnd + 1), expected: trimmed(expected) };
    });
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.cases'));
describe.each(files)('%s', (file) => {
  test.each(readCases(file))('$name', ({ script, expected }) => {
    const session = openSession();
    try {
      expect(session.run(script).output).toBe(expected);
    } finally {
      session.close();
    }
  });
});
