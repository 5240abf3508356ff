/** `$?` after statements that run commands inside of an expression, behind `=` or as a condition; recorded with PowerShell 7.6. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`$ErrorActionPreference = 'SilentlyContinue'; function fails { Get-Item /no/such }`);
});
afterAll(() => session.close());

test.each([
  ['$x = Get-Item /no/such', 'False'],
  ['$x = $y = Get-Item /no/such', 'False'],
  ['$x = if (1) { Get-Item /no/such }', 'False'],
  ['$a, $b = Get-Item /no/such', 'False'],
  ['$x += Get-Item /no/such', 'False'],
  ['$x = @(Get-Item /no/such)', 'False'],
  ['$x = (Get-Item /no/such)', 'False'],
  ['$null = $(Get-Item /no/such)', 'False'],
  ['$null = $(Get-Item /no/such; 1)', 'True'],
  ['@(Get-Item /no/such)', 'False'],
  ['@(@(Get-Item /no/such))', 'False'],
  ['$x = (Get-Item /no/such).Name', 'True'],
  ['$x = "$(Get-Item /no/such)"', 'True'],
  ['Get-Item /no/such; $()', 'True'],
  ['Get-Item /no/such; @()', 'True'],
  ['Get-Item /no/such; $x = 1', 'True'],
  ['Get-Item /no/such; if ($true) { }', 'False'],
  ['if (Get-Item /no/such) { }', 'True'],
  ['while ($(Get-Item /no/such)) { }', 'True'],
  ['for (; (Get-Item /no/such); ) { }', 'True'],
  ['switch (Get-Item /no/such) { default { } }', 'False'],
])('%s', (statement, expected) => {
  expect(session.run(`${statement}\n$?`).output).toBe(expected);
});

test('a list whose commands failed ends a chain', () => {
  expect(session.run(`@(Get-Item /no/such) && 'went on' || 'stopped'`).output).toBe('stopped');
});
