/** The first `--` of a call ends its parameters and is no argument; a quoted or a second one is a word like others. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test.each([
  ['function f { $args -join "|" } f 1 -- -q -- 2', '1|-q|--|2'],
  ['function f { $args -join "|" } f "--" -x', '--|-x'],
  ['function f { param($a) "$a/$args" } f -- -a 5', '-a/5'],
  ['function f { [CmdletBinding()] param($a, $b) "$a/$b" } f -b 1 -- -b', '-b/1'],
  ['Write-Output -- -NoEnumerate', '-NoEnumerate'],
])('%s', (line, expected) => {
  const session = openSession();
  try {
    expect(session.run(line).output).toBe(expected);
  } finally {
    session.close();
  }
});
