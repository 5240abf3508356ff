/** Enums of C# over 64 bits without a sign, and the sizes that Marshal tells. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test.each([
  [
    `Add-Type 'public enum Wide : ulong { None = 0, Most = 18446744073709551614, All = 18446744073709551615 }
      public static class Turn { public static Wide Over(Wide w) { return ~w; } }'
    -bnot [Wide]::None; [Turn]::Over([Wide]::None); [ulong][Wide]::Most`,
    'All\nAll\n18446744073709551614',
  ],
  [
    'foreach ($t in [char], [bool], [long], [decimal]) { [Runtime.InteropServices.Marshal]::SizeOf([type]$t) }',
    '1\n4\n8\n16',
  ],
])('%s', (line, expected) => {
  const session = openSession();
  try {
    expect(session.run(line).output).toBe(expected);
  } finally {
    session.close();
  }
});
