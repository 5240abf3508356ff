import { expect, test } from 'vitest';
import { startSession } from './support/session.js';

test('a line is shown as it is typed and run by Enter', async () => {
  const { terminal, runspace, exitCode } = await startSession({
    command: ({ text, write }) => (text === 'exit 3' ? 3 : write(`ran ${text}\n`)),
  });
  expect(terminal.screen()).toEqual(['PS>']);
  expect(terminal.cursor).toEqual([4, 0]);
  expect(await terminal.type('echo hi')).toEqual(['PS> echo hi']);
  expect(await terminal.type('\r')).toEqual(['PS> echo hi', 'ran echo hi', 'PS>']);
  expect(runspace.invoked).toEqual(['echo hi']);
  terminal.send('exit 3\r');
  expect(await exitCode).toBe(3);
  expect(terminal.isDisposed).toBe(true);
});
