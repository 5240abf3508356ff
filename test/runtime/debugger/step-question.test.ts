/** Set-PSDebug -Step asks before each step until the answer is `Yes to All`, and ends the script on `No`. */
import { expect, test } from 'vitest';
import { askToGoOn } from '../../../src/runtime/engine/debugger/step-question.js';
import type { ExecutionContext } from '../../../src/runtime/engine/execution-context.js';
import { RaisedError } from '../../../src/runtime/engine/raised-error.js';
import { openSession } from '../../support/session.js';

/** An engine whose host gives these answers in turn; `suspended` counts nested prompts. */
function answering(...answers: number[]) {
  let suspended = 0;
  const engine = {
    host: { call: () => answers.shift() },
    hostObject: { enterNestedPrompt: () => suspended++ },
  } as unknown as ExecutionContext;
  return { engine, suspensions: () => suspended };
}

test('goes on once or for good, and asks again after a nested prompt', () => {
  expect(askToGoOn(answering(0).engine, 'line')).toBe('once');
  expect(askToGoOn(answering(1).engine, 'line')).toBe('all');
  const { engine, suspensions } = answering(4, 4, 0);
  expect(askToGoOn(engine, 'line')).toBe('once');
  expect(suspensions()).toBe(2);
});

test.each([2, 3])('answer %i ends the script', (answer) => {
  const session = openSession();
  try {
    askToGoOn(answering(answer).engine, 'line');
    expect.unreachable();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(RaisedError);
    expect((thrown as RaisedError).record.fullyQualifiedErrorId).toBe('UserStopRequest');
    expect((thrown as RaisedError).endsScript).toBe(true);
  } finally {
    session.close();
  }
});
