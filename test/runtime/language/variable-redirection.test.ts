/** `> variable:name` keeps the objects; what leads to another provider is refused. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

function output(line: string): string {
  const session = openSession();
  try {
    return session.run(line).output;
  } finally {
    session.close();
  }
}

test('objects go to the variable of the scope', () => {
  expect(output('7 > variable:n; $n.GetType().Name; 8, 9 >> variable:n; "$n"; & { 1 > variable:n }; "$n"')).toBe(
    'Int32\n7 8 9\n7 8 9',
  );
});

test('streams, and names relative to the drive', () => {
  expect(output('. { Write-Error bad } 2> variable:e; $e.GetType().Name')).toBe('ErrorRecord');
  expect(output('Set-Location variable:; "x" > there; $there')).toBe('x');
});

test('other providers have no files to open', () => {
  expect(output('try { 1 > function:f } catch { $_.FullyQualifiedErrorId }')).toBe(
    'ReadWriteFileNotFileSystemProvider,Microsoft.PowerShell.Commands.OutFileCommand',
  );
});
