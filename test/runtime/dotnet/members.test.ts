/** Members of the class library, against what PowerShell made of the same expressions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';
import { differences } from './recorded.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

const areas = ['strings', 'conversions', 'environment', 'text', 'uris', 'cryptography', 'threading', 'wide-numbers'];
test.each(areas)('%s', (area) => {
  expect(differences(session, area)).toEqual([]);
});
