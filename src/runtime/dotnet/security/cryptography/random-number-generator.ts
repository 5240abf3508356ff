/** RandomNumberGenerator, and comparing bytes without telling by time where they differ. */
import { randomFillSync, randomInt, timingSafeEqual } from 'node:crypto';
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { overloads, unreachable } from '../../overloads.js';
import { argumentError, argumentNull, mustNotBeNegative, outOfRange } from '../../system/errors.js';
import { namespace } from './hash-algorithm.js';

class RandomNumberGenerator {
  readonly netType: NetType;
  constructor(typeName: string) {
    this.netType = requireType(`${namespace}.${typeName}`);
  }
}
const create = () => new RandomNumberGenerator('RandomNumberGeneratorImplementation');

function int32(from: number, to: number): number {
  if (from >= to) throw argumentError('Range of random number does not contain at least one possibility.');
  return randomInt(from, to);
}
function below(to: number): number {
  if (to <= 0) throw outOfRange('toExclusive', `toExclusive ('${to}') must be a non-negative and non-zero value.`, to);
  return randomInt(to);
}
function newBytes(count: number): Uint8Array {
  if (count < 0) throw mustNotBeNegative('count', count);
  return randomFillSync(new Uint8Array(count));
}
function characters(choices: string, length: number): string {
  if (choices === '') throw argumentError('Span may not be empty.', 'choices');
  if (length < 0) throw mustNotBeNegative('length', length);
  return Array.from({ length }, () => choices.charAt(randomInt(choices.length))).join('');
}

function fill(_self: RandomNumberGenerator, bytes: Uint8Array | null): void {
  if (bytes === null) throw argumentNull('data');
  randomFillSync(bytes);
}
function fillPart(_self: RandomNumberGenerator, bytes: Uint8Array | null, offset: number, count: number): void {
  if (bytes === null) throw argumentNull('data');
  if (offset < 0) throw outOfRange('offset', 'Non-negative number required.');
  if (count < 0) throw outOfRange('count', 'Non-negative number required.');
  if (count > bytes.length - offset)
    throw argumentError(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  randomFillSync(bytes, offset, count);
}
function fillNonZero(_self: RandomNumberGenerator, bytes: Uint8Array | null): void {
  if (bytes === null) throw argumentNull('data');
  for (let i = 0; i < bytes.length; i++) bytes[i] = randomInt(1, 256);
}

const full = `${namespace}.RandomNumberGenerator`;
defineType(full, {}, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    ...overloads(create, [`static ${full} Create()`, `static ${full} Create(string rngName)`]),
    'static void Fill(System.Span[byte] data)': unreachable,
    'static int GetInt32(int fromInclusive, int toExclusive)': int32,
    'static int GetInt32(int toExclusive)': below,
    'static byte[] GetBytes(int count)': newBytes,
    'static string GetString(string choices, int length)': characters,
    'static string GetHexString(int stringLength, bool lowercase = False)': (length: number, lowercase = false) =>
      characters(lowercase ? '0123456789abcdef' : '0123456789ABCDEF', length),
    ...overloads(() => {}, ['void Dispose()', 'void IDisposable.Dispose()']),
    'void GetBytes(byte[] data)': fill,
    'void GetBytes(byte[] data, int offset, int count)': fillPart,
    'void GetBytes(System.Span[byte] data)': unreachable,
    'void GetNonZeroBytes(byte[] data)': fillNonZero,
    'void GetNonZeroBytes(System.Span[byte] data)': unreachable,
  },
}));
defineType(`${namespace}.RandomNumberGeneratorImplementation`, {}, () => ({ base: full }));
defineType(`${namespace}.RNGCryptoServiceProvider`, {}, () => ({
  base: full,
  members: { 'new()': () => new RandomNumberGenerator('RNGCryptoServiceProvider') },
}));

defineType(`${namespace}.CryptographicOperations`, {}, () => ({
  abstract: true,
  members: {
    'static bool FixedTimeEquals(byte[] left, byte[] right)': (left: Uint8Array, right: Uint8Array) =>
      left.length === right.length && timingSafeEqual(left, right),
    'static void ZeroMemory(byte[] buffer)': (bytes: Uint8Array) => {
      bytes.fill(0);
    },
  },
}));
