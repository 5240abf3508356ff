/** Arguments of native programs: what is a pattern of files is expanded unless it stands in quotes; recorded with PowerShell 7.6. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arguments-'));
  mkdirSync(join(folder, 'in'));
  for (const name of ['one.txt', 'two.txt', '.hidden.txt', 'a b.md', 'in/one.txt'])
    writeFileSync(join(folder, name), '');
  session = openSession();
  session.run(`Set-Location '${folder}'; $env:HOME = '/my/home'; $here = '${folder}'; $pattern = 'o*.txt'`);
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['*.txt', '<one.txt><two.txt>'],
  ['$pattern', '<one.txt>'],
  ['$here/t*.txt', '<HERE/two.txt>'],
  ['(@{ p = $pattern }).p', '<one.txt>'],
  ['$pattern.Insert(0, "./")', '<one.txt>'],
  ['@("o*", "t*")', '<one.txt><two.txt>'],
  ['o*, t*', '<o*,><two.txt>'],
  ['*/o*', '<in/one.txt>'],
  ['"o*" \'t*\' "$pattern"', '<o*><t*><o*.txt>'],
  ['a*.md', '<a b.md>'],
  ['$("a b*")', '<a b*>'],
  ['none* [o', '<none*><[o>'],
  ['-x:o* -y: t* -z:"o*"', '<-x:one.txt><-y:><two.txt><-z:o*>'],
  ['-x:(1, 2) -y:$null', '<-x:1><-x:2>'],
  ["@('~', '~/x') '~'", '</my/home></my/home/x><~>'],
])('%s', (written, expected) => {
  expect(session.run(`(printf '<%s>' ${written})`).output.replaceAll(folder, 'HERE')).toBe(expected);
});

test('there are no files to find from a place that is none of the file system', () => {
  expect(session.run(`Push-Location Env:; (printf '<%s>' ${folder}/o*); Pop-Location`).output).toBe(`<${folder}/o*>`);
});
