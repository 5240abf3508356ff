/** Tests that are a line of script and what it writes, each in a session and a folder of its own. */
import { describe, expect, test } from 'vitest';
import { openSession } from './session.js';

export type SessionCase = readonly [title: string, code: string, output: string];

/** Cases by the area that they are about. None may write an error. */
export function testCases(areas: Readonly<Record<string, readonly SessionCase[]>>): void {
  describe.each(Object.entries(areas))('%s', (_area, cases) => {
    test.each(cases)('%s', (_title, code, output) => {
      const session = openSession();
      try {
        expect(session.run(code)).toMatchObject({ output, errors: '' });
      } finally {
        session.close();
      }
    });
  });
}
