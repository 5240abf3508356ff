/** Dates in a time zone with summer time, against what PowerShell made of the same expressions there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';
import { differences } from './recorded.js';

let session: Session;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
  session = openSession();
});
afterAll(() => session.close());

test('dates in Berlin', () => {
  expect(differences(session, 'dates-berlin')).toEqual([]);
});
