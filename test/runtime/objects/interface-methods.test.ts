/** Overloads by interfaces, as the real engine lists them. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

test.each([
  ['@{}.Clear', 'void Clear()\nvoid IDictionary.Clear()'],
  ['[Collections.ArrayList]::new().Add', 'int Add(System.Object value)\nint IList.Add(System.Object value)'],
  [
    '[Collections.Generic.List[string]]::new().Add',
    'void Add(string item)\nvoid ICollection[string].Add(string item)\nint IList.Add(System.Object value)',
  ],
  [
    '[Collections.Generic.Dictionary[string,int]]::new().Add',
    'void Add(string key, int value)\nvoid IDictionary[string,int].Add(string key, int value)\nvoid ICollection[KeyValuePair[string,int]].Add(System.Collections.Generic.KeyValuePair[string,int] item)\nvoid IDictionary.Add(System.Object key, System.Object value)',
  ],
  [
    '[Collections.Generic.HashSet[int]]::new().Overlaps',
    ['bool ', 'bool ISet[int].', 'bool IReadOnlySet[int].']
      .map((start) => `${start}Overlaps(System.Collections.Generic.IEnumerable[int] other)`)
      .join('\n'),
  ],
  ['"a".Insert', 'string Insert(int startIndex, string value)'],
])('%s', (code, output) => {
  const session = openSession();
  try {
    expect(session.run(`(${code}).OverloadDefinitions`).output).toBe(output);
  } finally {
    session.close();
  }
});

test.each([
  ['[int[]]', 'True'],
  ['[Collections.Generic.List[int]]', 'True'],
  ['[DateOnly]', 'False'],
  ['[Management.Automation.RuntimeException]', 'False'],
])('%s is serializable: %s', (type, output) => {
  const session = openSession();
  try {
    expect(session.run(`${type}.IsSerializable`).output).toBe(output);
  } finally {
    session.close();
  }
});
