/** Collections, LINQ, XML, files, the net and tables, against what PowerShell made of the same expressions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';
import { differences } from './recorded.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

const areas = [
  'collections',
  'linq',
  'io',
  'xml',
  'xml-linq',
  'net',
  'certificates',
  'regex-types',
  'automation',
  'data',
];
test.each(areas)('%s', (area) => {
  expect(differences(session, area)).toEqual([]);
});
