/** A script means the types that were known where it was parsed, also in a session that does not know them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    enum Colour { Red; Green }
    $made = New-Module {
      enum Shape { Round; Square }
      . ([scriptblock]::Create('function inside { New-Module { param([Shape] $s) "is $s" } -ArgumentList 1 -ReturnResult }'))
      function outside($block) { New-Module $block -ReturnResult }
    }`);
});
afterAll(() => session.close());

test.each([
  ['the module that a block is handed to', 'inside', 'is Square'],
  ['a block from elsewhere', 'outside { [Shape]::Round } 2>$null; $Error[0].FullyQualifiedErrorId', 'TypeNotFound'],
  [
    'a type that a later one hides',
    '$f = [scriptblock]::Create("[Colour]::Green"); Invoke-Expression "enum Colour { Blue }"; & $f',
    'Green',
  ],
])('%s', (_what, line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
