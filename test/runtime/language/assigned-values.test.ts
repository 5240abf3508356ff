/** What an assignment yields as an expression: where a type is written in front of the variable, the converted value. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

test.each([
  ['([bool] $v = 42)', 'True'],
  ["$a = [int] $b = '7'; $a.GetType().Name", 'Int32'],
  ["if ([int] $b = '0') { 'yes' } else { 'no' }", 'no'],
  ["$h = @{}; ([int] $h.a = '5').GetType().Name", 'Int32'],
  ['([string] $s = $null).GetType().Name', 'String'],
  ["[int] $i = 1; ($i = '12').GetType().Name", 'String'],
  ["& { [int] $i = 1; ($i += '1').GetType().Name }", 'Int32'],
  ['& { [int] $i = 1; $j = $i += 2; $j }', '3'],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
