/** The `clean` block of functions (about_Functions_Advanced_Methods): it runs however the function ends, and what it writes is nobody's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(
    `function f { [CmdletBinding()] param($fails) process { 1; if ($fails) { throw 'failed' } } clean { $script:ran++; 'cleaned' } }`,
  );
});
afterAll(() => session.close());

test.each([
  ['f', '1'],
  ['$x = f; "$x"', '1'],
  ['f | ForEach-Object { "got $_" }', 'got 1'],
  ['try { f -fails 1 } catch { "$_" }', '1\nfailed'],
  ['f | Select-Object -First 1', '1'],
])('%s', (line, expected) => {
  session.run('$script:ran = 0');
  expect(session.run(line).output).toBe(expected);
  expect(session.run('$script:ran').output).toBe('1');
});
