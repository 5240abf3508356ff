/** Every example of every cmdlet, run in an empty folder: it prints what it says, and reports no error that it does not say. */
import { describe, expect, test } from 'vitest';
import { remotingCmdlets } from '../../src/remoting/cmdlets/index.js';
import { cmdlets } from '../../src/runtime/cmdlets/manifest.js';
import { openSession, trimmed } from '../support/session.js';

describe.each([...cmdlets])('$name', ({ spec }) => {
  test.each(spec.examples.map((example) => ({ ...example })))('$code', ({ code, output }) => {
    const session = openSession();
    try {
      const result = session.run(code);
      if (output !== undefined) expect(result.output).toBe(trimmed(output));
      expect(result.errors).toBe('');
    } finally {
      session.close();
    }
  });
});

// Those that need a far side are run by test/remoting; here are the ones that say what they print.
const local = remotingCmdlets.flatMap(({ spec }) => spec.examples.filter((example) => example.output !== undefined));

test.runIf(local.length > 0).each(local.map((example) => ({ ...example })))('$code', ({ code, output }) => {
  const session = openSession();
  try {
    expect(session.run(code).output).toBe(trimmed(output as string));
  } finally {
    session.close();
  }
});
