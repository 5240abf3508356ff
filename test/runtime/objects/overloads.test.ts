/** Which overload a call means, and how natural and PowerShell values meet, on a type made for it. */
import { describe, expect, it } from 'vitest';
import '../../../src/runtime/dotnet/index.js';
import { construct, getStatic, invokeMethod, invokeStatic, setStatic } from '../../../src/runtime/objects/members.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import { defineType } from '../../../src/runtime/objects/net-type.js';
import { byte, Decimal, double, PSReference } from '../../../src/runtime/objects/values.js';

class Probe {
  constructor(readonly text: string) {}
}

/** Each implementation tells which signature it stands for, and what it was given. */
const said =
  (name: string) =>
  (...args: unknown[]) =>
    `${name}(${args.map((arg) => (typeof arg === 'bigint' ? `${arg}n` : Array.isArray(arg) ? `[${arg}]` : arg)).join(', ')})`;

let level = 1;
const probe = defineType('Test.Probe', { class: Probe }, () => ({
  members: {
    'new(string text)': (_type: unknown, text: string) => new Probe(text),
    'static string Number(int value)': said('int'),
    'static string Number(long value)': said('long'),
    'static string Number(double value)': said('double'),
    'static string Many(string first, Params System.Object[] rest)': said('many'),
    'static string Optional(int value, int times = 3)': said('optional'),
    'static string Bytes(byte[] data)': (data: Uint8Array) => `${data.constructor.name}(${data.join()})`,
    'static double Half(double value)': (value: number) => value / 2,
    'static long Wide()': () => 5,
    'static void Nothing()': () => undefined,
    'static bool Try(string text, [ref] int result)': (text: string, result: PSReference) => {
      result.set(text.length);
      return true;
    },
    'static void Fail()': () => {
      throw new NetException('System.FormatException', 'bad');
    },
    'static int Level {get;set;}': { get: () => level, set: (value: number) => void (level = value) },
    'string Same(string text)': (self: Probe, text: string) => self.text + text,
  },
}));

const call = (name: string, ...args: unknown[]) => invokeStatic(probe, name, args);

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof NetException) return `${error.errorRecord?.fullyQualifiedErrorId}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('the best overload', () => {
  it('is the one of the argument itself, or of the nearest conversion', () => {
    expect(call('Number', 5)).toBe('int(5)');
    expect(call('Number', 5n)).toBe('long(5n)');
    expect(call('Number', 2.5)).toBe('double(2.5)');
    expect(call('Number', byte(7))).toBe('int(7)');
    expect(call('Number', '12')).toBe('double(12)');
    expect(call('Number', new Decimal(25n, 1))).toBe('double(2.5)');
  });

  it('takes the rest into an array, or the array as it is', () => {
    expect(call('Many', 'a', 1, 2)).toBe('many(a, [1,2])');
    expect(call('Many', 'a', [1, 2])).toBe('many(a, [1,2])');
    expect(call('Many', 'a')).toBe('many(a, [])');
  });

  it('fills in what is optional', () => {
    expect(call('Optional', 1)).toBe('optional(1, 3)');
    expect(call('Optional', 1, 2)).toBe('optional(1, 2)');
  });
});

describe('values', () => {
  it('become natural for the implementation, and values again', () => {
    expect(call('Bytes', [1, '2', byte(3)])).toBe('Uint8Array(1,2,3)');
    expect(call('Half', 4)).toEqual(double(2));
    expect(call('Wide')).toBe(5n);
    expect(invokeMethod(construct(probe, ['a']), 'Same', [5])).toBe('a5');
  });

  it('go through references', () => {
    let result: unknown = null;
    const reference = new PSReference(
      () => result,
      (value) => {
        result = value;
      },
    );
    expect(call('Try', 'abc', reference)).toBe(true);
    expect(result).toBe(3);
    expect(failure(() => call('Try', 'abc', 5))).toContain('NonRefArgumentToRefParameterMsg');
  });

  it('of static properties are converted', () => {
    setStatic(probe, 'Level', '7');
    expect(getStatic(probe, 'level')).toBe(7);
  });
});

describe('errors', () => {
  it('say that no overload fits', () => {
    expect(failure(() => call('Half'))).toBe(
      'MethodCountCouldNotFindBest: Cannot find an overload for "Half" and the argument count: "0".',
    );
    expect(failure(() => construct(probe, []))).toBe(
      'MethodCountCouldNotFindBest: Cannot find an overload for "new" and the argument count: "0".',
    );
  });

  it('say which argument does not convert', () => {
    expect(failure(() => call('Half', 'x'))).toBe(
      'MethodArgumentConversionInvalidCastArgument: Cannot convert argument "value", with value: "x", for "Half" to type "System.Double": "Cannot convert value "x" to type "System.Double". Error: "The input string \'x\' was not in a correct format.""',
    );
  });

  it('of a method come wrapped, with the inner type for an id', () => {
    expect(failure(() => call('Fail'))).toBe('FormatException: Exception calling "Fail" with "0" argument(s): "bad"');
  });
});
