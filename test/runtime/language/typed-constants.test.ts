/** A type before a variable that is constant in every scope makes no variable of the inner scope. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test.each(['[datetime]$HOME = 1', '[int]$PID = 1', '[ValidateNotNull()]$ExecutionContext = 1', '[bool]$true = $false'])(
  '%s',
  (assignment) => {
    const session = openSession();
    try {
      const line = `& { try { ${assignment} } catch { $_.FullyQualifiedErrorId } }`;
      expect(session.run(line).output).toBe('VariableNotWritable');
    } finally {
      session.close();
    }
  },
);

test('$null takes what its type takes', () => {
  const session = openSession();
  try {
    const lines = '[int]$null = "5"; try { [int]$null = "x" } catch { $_.Exception.GetType().Name }; $null -eq 5';
    expect(session.run(lines).output).toBe('ArgumentTransformationMetadataException\nFalse');
  } finally {
    session.close();
  }
});
