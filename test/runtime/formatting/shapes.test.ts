import { describe, expect, test } from 'vitest';
import {
  FormatEndData,
  FormatEntryData,
  type FormatStartData,
  RawTextFormatEntry,
} from '../../../src/runtime/formatting/format-data.js';
import { FormatDatabase } from '../../../src/runtime/formatting/format-database.js';
import { psStyle } from '../../../src/runtime/formatting/ps-style.js';
import { list, table, view } from '../../../src/runtime/formatting/views/view-definition.js';
import { PSObject } from '../../../src/runtime/objects/ps-object.js';
import { custom, formatted, printed, Terminated } from './support.js';

describe('lists', () => {
  test('objects are told apart by a blank line', () => {
    const items = [1, 2].map((n) => custom({ Id: n, Text: `t${n}` }));
    expect(printed(formatted('List', items))).toBe('\nId   : 1\nText : t1\n\nId   : 2\nText : t2\n\n');
  });
  test('values wrap beside their label', () => {
    const item = custom({ Id: 1, Text: 'word '.repeat(8).trim() });
    expect(printed(formatted('List', [item]), { width: 20 })).toBe(
      '\nId   : 1\nText : word word \n       word word \n       word word \n       word word\n\n',
    );
  });
  test('each object has the properties that it has', () => {
    const items = [custom({ A: 1 }), custom({ B: 2 })];
    expect(printed(formatted('List', items))).toBe('\nA : 1\n\nB : 2\n\n');
  });
});

describe('wide', () => {
  const names = ['item1', 'item2', 'item3'].map((n) => custom({ Name: n }));
  test('two columns unless told otherwise', () => {
    expect(printed(formatted('Wide', names), { width: 21 })).toBe('\nitem1      item2\nitem3      \n\n');
    expect(printed(formatted('Wide', names, { columns: 3 }), { width: 21 })).toBe('\nitem1   item2  item3\n\n');
  });
  test('-AutoSize makes as many as fit', () => {
    expect(printed(formatted('Wide', names, { autoSize: true }), { width: 18 })).toBe('\nitem1  item2 item3\n\n');
  });
});

describe('custom', () => {
  test('nested objects and lists', () => {
    const object = custom({ Name: 'outer', Inner: custom({ X: 1 }), List: ['a', 'b'] });
    expect(printed(formatted('Custom', [object]))).toBe(
      '\nclass PSCustomObject\n{\n  Name = outer\n  Inner = \n    class PSCustomObject\n    {\n      X = 1\n    }\n  List = \n    [\n      a\n      b\n    ]\n    \n}\n\n\n',
    );
  });
});

describe('views', () => {
  const typed = (typeName: string, properties: Record<string, unknown>) => {
    const object = PSObject.custom(Object.entries(properties));
    object.typeNames = [typeName, 'Animal', 'System.Object'];
    return object;
  };
  const views = [
    view('Animal', list('Name', 'Legs')),
    view(
      'Cat',
      table([
        { value: 'Name', width: 6 },
        { value: (cat) => (cat ? 'meow' : ''), label: 'Sound' },
      ]),
    ),
  ];

  test('that of the nearest type wins', () => {
    expect(printed([typed('Cat', { Name: 'Tom', Legs: 4 })], { views })).toBe(
      '\nName   Sound\n----   -----\nTom    meow\n\n',
    );
    expect(printed([typed('Ant', { Name: 'Flik', Legs: 6 })], { views })).toBe('\nName : Flik\nLegs : 6\n\n');
  });
  test('objects of another type within a table are lists of their own', () => {
    const objects = [typed('Cat', { Name: 'Tom' }), custom({ Other: 1 })];
    expect(printed(objects, { views })).toBe('\nName   Sound\n----   -----\nTom    meow\n\nOther : 1\n\n\n');
  });
  test('a view that does not exist ends the command', () => {
    expect(() => formatted('Table', [custom({ A: 1 })], { viewName: 'nope' })).toThrow(Terminated);
  });
  test('views that come first are preferred', () => {
    const database = new FormatDatabase(views);
    const other = view('Cat', list('Name'));
    database.add([other], 'after');
    expect(database.find(['Cat'])?.control.shape).toBe('Table');
    database.add([other], 'before');
    expect(database.find(['Cat'])?.control.shape).toBe('List');
    database.remove([other]);
    expect(database.find(['Cat'])?.control.shape).toBe('Table');
  });
});

describe('format data', () => {
  test('a second command in the stream begins anew', () => {
    const first = formatted('Table', [custom({ A: 1 })]);
    const second = formatted('List', [custom({ B: 2 })]);
    expect(printed([custom({ X: 0 }), ...first, ...second])).toBe('\nX\n-\n0\n\n\nA\n-\n1\n\n\nB : 2\n\n');
  });
  test('out of order is an error', () => {
    const [start] = formatted('Table', [custom({ A: 1 })]) as [FormatStartData];
    expect(() => printed([new FormatEndData()])).toThrow(Terminated);
    expect(() => printed([start, start])).toThrow(Terminated);
  });
  test('text within a table does not end it', () => {
    const text = new FormatEntryData(new RawTextFormatEntry('note'));
    text.outOfBand = true;
    const packets = formatted('Table', [custom({ A: 1 }), custom({ A: 2 })]);
    packets.splice(3, 0, text);
    expect(printed(packets)).toBe('\nA\n-\n1\nnote\n2\n\n');
  });
});

test('colours are written where OutputRendering says so', () => {
  psStyle.outputRendering = 'Ansi';
  try {
    expect(printed([custom({ S: '\x1b[31mbad', N: 1 })])).toBe(
      '\n\x1b[32;1mS  \x1b[0m\x1b[32;1m N\x1b[0m\n\x1b[32;1m-  \x1b[0m \x1b[32;1m-\x1b[0m\n\x1b[31mbad\x1b[0m 1\n\n',
    );
  } finally {
    psStyle.outputRendering = 'Host';
  }
  expect(printed([custom({ S: '\x1b[31mbad', N: 1 })])).toBe('\nS   N\n-   -\nbad 1\n\n');
});
