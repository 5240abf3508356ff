/** Live values of this shell as CLIXML, held to what PowerShell 7.6 wrote for the same values. */
import '../../../src/runtime/dotnet/index.js';
import { describe, expect, test } from 'vitest';
import { SecureString } from '../../../src/runtime/dotnet/security/secure-string.js';
import { DateTime } from '../../../src/runtime/dotnet/system/date-time.js';
import { TimeSpan } from '../../../src/runtime/dotnet/system/time-span.js';
import { convertTo } from '../../../src/runtime/language/conversion.js';
import { makeDecimal } from '../../../src/runtime/language/decimal.js';
import { makeArray } from '../../../src/runtime/objects/arrays.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../../src/runtime/objects/error-record.js';
import { Hashtable, OrderedDictionary } from '../../../src/runtime/objects/hashtable.js';
import { aliasProperty, construct } from '../../../src/runtime/objects/members.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import { requireType } from '../../../src/runtime/objects/net-type.js';
import { attachMembers, ExtendedMember, PSObject } from '../../../src/runtime/objects/ps-object.js';
import { ProgressRecord } from '../../../src/runtime/objects/records.js';
import { SwitchParameter } from '../../../src/runtime/objects/switch-parameter.js';
import { typeTable } from '../../../src/runtime/objects/type-table.js';
import { Char, double, SingleBox, UInt64Box } from '../../../src/runtime/objects/values.js';
import { errorRecordFrom, fromClixml, fromWire, toClixml, toWire } from '../../../src/runtime/serialization/index.js';
import { clixmlVectors, readRecording } from '../../remoting/support/recordings.js';

const type = requireType;
const as = (typeName: string, value: unknown) => convertTo(value, type(typeName));
const custom = (properties: Record<string, unknown>) => PSObject.custom(Object.entries(properties));
const note = (value: unknown, name: string, content: unknown) => {
  const object =
    typeof value === 'object' && value !== null && !(value instanceof DateTime) ? value : new PSObject(value);
  attachMembers(object).setEntry(name, content);
  return object;
};
const utf16 = (text: string) => SecureString.fromBytes(new Uint8Array(Buffer.from(text, 'utf16le')));

/** By the name of the recorded vector. */
const values: Record<string, () => unknown> = {
  'bool-true': () => true,
  char: () => Char.from('A'),
  'int32-min': () => -2147483648,
  'int64-2p53': () => 9007199254740993n,
  'uint64-max': () => new UInt64Box(18446744073709551615n),
  single: () => new SingleBox(0.1),
  'single-max': () => new SingleBox(3.4028234663852886e38),
  'single-nan': () => new SingleBox(Number.NaN),
  'double-e': () => 1e300,
  'double-tiny': () => 5e-324,
  'double-third': () => 1 / 3,
  'double-inf': () => Number.POSITIVE_INFINITY,
  'double-negzero': () => double(-0),
  'double-integral': () => double(3),
  'decimal-small': () => makeDecimal(1n, 28),
  'string-markup': () => '<a>&amp;\'"</a>',
  'string-control': () => String.fromCharCode(...Array.from({ length: 32 }, (_, i) => i)),
  'string-x-escape': () => '_x0041_ _X0041_ _x00_ __x0041_ _x_',
  'string-unicode': () => 'h\u00e9llo \u20ac \u{1f600}',
  'string-lone-surrogate': () => 'a\ud800b\udc00c',
  'string-nonchar': () => '\ufffe\uffff\u0085\u2028\u007f',
  'datetime-utc': () => DateTime.of(2024, 2, 29, 12, 34, 56, 789, 0, 1),
  'datetime-unspecified': () => DateTime.of(2024, 2, 29, 12, 34, 56),
  'datetime-ticks': () => new DateTime(638000000001234567n, 1),
  'datetime-max': () => DateTime.maxValue,
  timespan: () => new TimeSpan(937845000000n),
  'timespan-min': () => TimeSpan.minValue,
  'timespan-zero': () => TimeSpan.zero,
  'timespan-neg': () => TimeSpan.fromMilliseconds(-1500),
  guid: () => as('System.Guid', '11112222-3333-4444-5555-666677778888'),
  version4: () => as('System.Version', '1.2.3.4'),
  bytes: () => new Uint8Array([0, 1, 2, 254, 255]),
  'bytes-empty': () => new Uint8Array(),
  enum: () => as('System.DayOfWeek', 'Friday'),
  'enum-undefined': () => type('System.DayOfWeek').enumValue(99),
  switch: () => new SwitchParameter(true),
  'array-object': () => [1, 'a', null],
  'array-empty': () => [],
  'array-int': () => makeArray(type('System.Int32'), [1, 2, 3]),
  'array-nested': () => [
    [1, 2],
    [3, [4, 5]],
  ],
  'array-char': () => makeArray(type('System.Char'), [Char.from('a'), Char.from('b')]),
  stack: () => construct(type('System.Collections.Stack'), [[1, 2, 3]]),
  queue: () => construct(type('System.Collections.Queue'), [[1, 2, 3]]),
  hashtable: () => Hashtable.of([['a', 1]]),
  'hashtable-empty': () => new Hashtable(),
  'hashtable-nested': () =>
    Hashtable.of([['a', Hashtable.of([['b', Hashtable.of([['c', Hashtable.of([['d', 1]])]])]])]]),
  ordered: () =>
    OrderedDictionary.of([
      ['z', 1],
      ['y', 'two'],
      ['x', [1, 2]],
      ['w', null],
    ]),
  pscustomobject: () => custom({ A: 1, B: 'two', C: null }),
  'pscustomobject-empty': () => custom({}),
  'pscustomobject-odd-names': () => custom({ 'a b': 1, '<x>': 2, _x0041_: 3 }),
  'pscustomobject-nested': () =>
    custom({ N: custom({ X: 1, Deep: Hashtable.of([['k', [1, Hashtable.of([['q', 2]])]]]) }) }),
  'circular-psobject': () => {
    const object = custom({ n: 1, self: null });
    object.setEntry('self', object);
    return object;
  },
  'shared-reference': () => {
    const item = custom({ v: 1 });
    return [item, item];
  },
  'shared-typenames': () => [
    custom({ a: 1 }),
    custom({ a: 2 }),
    as('System.Version', '1.0'),
    as('System.Version', '2.0'),
  ],
  'shared-string': () => ['same', 'same'],
  'note-on-int': () => note(42, 'Note', 'n'),
  'note-on-array': () => note([1, 2], 'N', 5),
  'note-on-hashtable': () => note(Hashtable.of([['a', 1]]), 'N', 5),
  'note-on-datetime': () => note(DateTime.of(2024, 1, 1), 'N', 5),
  aliasproperty: () => {
    const object = custom({ A: 2 });
    object.setEntry('Al', aliasProperty('Al', 'A'));
    return object;
  },
  'inserted-typename': () => {
    const object = custom({ A: 1 });
    object.typeNames = ['T.One', 'System.Management.Automation.PSCustomObject', 'System.Object'];
    return object;
  },
  securestring: () => utf16('sekrit'),
  'securestring-in-object': () => custom({ S: utf16('x') }),
  progressrecord: () => new ProgressRecord(1, 'act', 'st'),
};

const vectors = new Map(clixmlVectors().map((vector) => [vector.name, vector]));

test.each(Object.keys(values))('%s on the wire', (name) => {
  expect(toWire((values[name] as () => unknown)())).toBe(vectors.get(name)?.psrp[0]);
});

/** PSSerializer's depth is 1, as the wire's. Notes of arrays and tables got lost in the recording of files. */
const files = Object.keys(values).filter(
  (name) => vectors.get(name)?.serializerDepth1 && !/^note-on-(array|hashtable)/.test(name),
);
test.each(files)('%s in a file', (name) => {
  expect(toClixml([(values[name] as () => unknown)()], 1)).toBe(vectors.get(name)?.serializerDepth1);
});

describe('what has no vector', () => {
  test('a getter that throws is left out', () => {
    const object = custom({ A: 2 });
    const fail = () => {
      throw new NetException('System.InvalidOperationException', 'no');
    };
    object.setEntry('Bad', new ExtendedMember('Bad', 'ScriptProperty', 'Bad', fail));
    expect(toWire(object)).toContain('<MS><I32 N="A">2</I32></MS>');
  });

  test('depth ends in text, and type data can say more', () => {
    const typeName = 'System.Text.RegularExpressions.Regex';
    const regex = as(typeName, 'a.b');
    expect(toWire([regex], 0)).toContain('<LST><S>a.b</S></LST>');
    typeTable.extendType(typeName, {
      serializationMethod: 'SpecificProperties',
      propertySerializationSet: ['RightToLeft'],
    });
    expect(toWire(regex)).toContain('<ToString>a.b</ToString><Props><B N="RightToLeft">false</B></Props></Obj>');
    typeTable.extendType(typeName, { serializationMethod: 'String', stringSerializationSource: 'Options' });
    expect(toWire(regex)).toBe('<S>None</S>');
    typeTable.removeType(typeName);
  });

  test('objects in objects end at fifty', () => {
    let value: unknown = 'bottom';
    for (let i = 0; i < 60; i++) value = [value];
    expect(toWire(value)).toContain('Serialized XML is nested too deeply.');
  });

  test('an error record and what comes back of it', () => {
    const exception = new NetException('System.InvalidOperationException', 'it broke');
    const record = new ErrorRecord(
      exception,
      'Broken',
      new ErrorCategoryInfo('InvalidData', 'Get-It', 'Reason', 't', 'String'),
      'target',
    );
    const back = errorRecordFrom(fromWire(toWire(record)));
    expect(back).toMatchObject({
      errorId: 'Broken',
      targetObject: 'target',
      categoryInfo: { category: 'InvalidData', activity: 'Get-It' },
    });
    expect(back.exception.message).toBe('it broke');
    expect(back.exception.netType.fullName).toBe('System.Management.Automation.RemoteException');
  });
});

describe('reading', () => {
  test.each([
    ['<S>a', 'Unexpected end|not closed'],
    ['<X />', 'Unknown element X'],
    ['<I32>x</I32>', 'is no System.Int32'],
    ['<Ref RefId="4" />', 'no object with the RefId 4'],
    ['<Obj><TNRef RefId="4" /></Obj>', 'no type names'],
    ['<S>&nope;</S>', 'Undefined entity'],
    ['<Obj RefId="0"><DCT><En><Nil N="Key" /><Nil N="Value" /></En></DCT></Obj>', '\\$null cannot be a key'],
    ['<!DOCTYPE x><S>a</S>', 'Unexpected markup'],
    [`${'<Obj><LST>'.repeat(60)}${'</LST></Obj>'.repeat(60)}`, 'nested too deeply'],
  ])('%s is refused', (xml, reason) => {
    let message = '';
    try {
      fromWire(xml);
    } catch (error) {
      message = (error as NetException).message;
    }
    expect(message).toMatch(new RegExp(reason));
  });

  test('files with declarations, comments, CDATA, streams and later versions', () => {
    const text =
      '\ufeff<?xml version="1.0"?>\n<!-- c --><Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n' +
      "  <S S='Error'>a<![CDATA[<b>]]>&#x63;</S><Obj RefId='0'><New>x</New><MS><I32 N='A'>1</I32></MS></Obj>\n</Objs>";
    const [first, second] = fromClixml(text);
    expect(first).toEqual({ value: 'a<b>c', stream: 'Error' });
    expect(toWire(second?.value)).toContain('<MS><I32 N="A">1</I32></MS></Obj>');
    expect(() => fromClixml('<Objs Version="2.0.0.0"><S>a</S></Objs>')).toThrow();
  });

  test('keys that only case tells apart', () => {
    const table = fromWire(
      '<Obj RefId="0"><DCT><En><S N="Key">a</S><I32 N="Value">1</I32></En><En><S N="Key">A</S><I32 N="Value">2</I32></En></DCT></Obj>',
    ) as Hashtable;
    expect([table.get('a'), table.get('A')]).toEqual([1, 2]);
  });

  test('members of deserialized objects can be read and set', () => {
    const object = fromWire(
      '<Obj RefId="0"><TN RefId="0"><T>X.Y</T></TN><ToString>text</ToString><Props><I32 N="P">1</I32></Props><MS><S N="N">n</S></MS></Obj>',
    );
    const again = toWire(object);
    expect(again).toBe(
      '<Obj RefId="0"><TN RefId="0"><T>Deserialized.X.Y</T></TN><ToString>text</ToString><Props><I32 N="P">1</I32></Props><MS><S N="N">n</S></MS></Obj>',
    );
  });
});

test('the recorded errors of a session become error records', () => {
  const clixml: string[] = [];
  for (const { from, text } of readRecording('stdio/ssh-errors.log')) {
    const data = /^<Data [^>]*>([^<]*)</.exec(text);
    if (from !== 'server' || !data) continue;
    const bytes = Buffer.from(data[1] as string, 'base64');
    if (bytes.readUInt32LE(25) === 0x41005 && bytes[16] === 3) clixml.push(bytes.toString('utf8', 64));
  }
  expect(clixml.length).toBeGreaterThan(2);
  for (const xml of clixml) {
    const record = errorRecordFrom(fromWire(xml));
    expect(record.message).not.toBe('');
    expect(record.fullyQualifiedErrorId).not.toBe('');
  }
});
