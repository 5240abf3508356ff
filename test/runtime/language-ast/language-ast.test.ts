/**
 * The syntax tree as scripts see it, against what PowerShell 7.6 printed. A `.cases` file beside this one holds scripts under
 * `=== name`, each with its output under `--- stdout`; $CASE stands for the folder of the script.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session, trimmed } from '../../support/session.js';

interface RecordedCase {
  name: string;
  script: string;
  stdout: string;
}

function readCases(file: string): RecordedCase[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const [heading = '', stdout = ''] = section.split(/^--- stdout\n/m);
      const [name = '', ...script] = heading.split('\n');
      return { name, script: script.join('\n'), stdout };
    });
}

/** Blank lines are the formatter's business, and tested with it. */
function plain(text: string): string {
  return trimmed(text)
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');
}

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.cases'));
describe.each(files)('%s', (file) => {
  test.each(readCases(file))('$name', ({ script, stdout }) => {
    const path = join(session.folder, 'case.ps1');
    writeFileSync(path, script);
    const { output, errors } = session.run(`& '${path}'`);
    expect(plain(output).replaceAll(session.folder, '$CASE')).toBe(plain(stdout));
    expect(errors).toBe('');
  });
});
