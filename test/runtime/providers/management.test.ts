/** $ExecutionContext.SessionState.Provider: the providers by name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

test.each([
  ['"$($p.Get("filesystem").Name)"', 'FileSystem'],
  ['$p.GetOne("Environment").Name', 'Environment'],
  ['$p.GetAll().Name -contains "Variable"', 'True'],
])('%s', (line, expected) => {
  expect(session.run(`$p = $ExecutionContext.SessionState.Provider; ${line}`).output).toBe(expected);
});
