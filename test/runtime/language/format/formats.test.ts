/** Format strings and parsing in several cultures: the output of scripts, against what PowerShell wrote for them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../../support/session.js';
import { recordedText } from '../../dotnet/recorded.js';

let session: Session;
beforeAll(() => {
  process.env.TZ = 'UTC';
  session = openSession();
});
afterAll(() => session.close());

const lines = (text: string) => text.split('\n').map((line) => line.trimEnd());

test.each(['number-formats', 'date-formats', 'date-parsing', 'span-parsing'])('%s', (name) => {
  const { output, errors } = session.run(recordedText(`${name}.ps1`));
  expect(errors).toBe('');
  const got = lines(output);
  const wanted = lines(recordedText(`${name}.txt`).trimEnd());
  expect(got.filter((line, i) => line !== wanted[i])).toEqual([]);
  expect(got.length).toBe(wanted.length);
});
