/** Generic methods by reflection: MakeGenericMethod, and calling what it makes. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test('a generic method is made for its types and called', () => {
  const session = openSession();
  try {
    const { output, errors } = session.run(`
      $cast = [Linq.Enumerable].GetMethod('Cast')
      "$($cast.IsGenericMethodDefinition)"
      $made = $cast.MakeGenericMethod([string])
      "$made $($made.IsGenericMethod) $($made.IsGenericMethodDefinition)"
      $made.Invoke($null, (, @('a', 'b'))) -join '-'
      try { $cast.MakeGenericMethod([string], [int]) } catch { $_.Exception.InnerException.GetType().Name }
      try { [string].GetMethod('Trim', [type[]]@()).MakeGenericMethod([int]) } catch { $_.Exception.InnerException.GetType().Name }`);
    expect(errors).toBe('');
    expect(output).toBe(`True
System.Collections.Generic.IEnumerable\`1[System.String] Cast[String](System.Collections.IEnumerable) True False
a-b
ArgumentException
InvalidOperationException`);
  } finally {
    session.close();
  }
});
