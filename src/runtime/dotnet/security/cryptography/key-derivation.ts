/** Keys from passwords and from other keys: Rfc2898DeriveBytes and HKDF. */
import { hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto';
import { defineType, type NetType } from '../../../objects/net-type.js';
import { overloads } from '../../overloads.js';
import { argumentNull, outOfRange } from '../../system/errors.js';
import { cryptographicError, hashes, namespace } from './hash-algorithm.js';
import { HashAlgorithmName } from './hash-algorithm-name.js';

type Password = string | Uint8Array;

function nodeName(name: HashAlgorithmName): string {
  const hash = hashes[(name.name ?? '').toUpperCase()];
  if (hash === undefined) throw cryptographicError(`'${name.name}' is not a known hash algorithm.`);
  return hash.node;
}

class Rfc2898DeriveBytes {
  declare readonly netType: NetType;
  #given = 0;
  constructor(
    readonly password: Password,
    public salt: Uint8Array,
    public iterations: number,
    readonly hash: HashAlgorithmName,
  ) {}
  next(count: number): Uint8Array {
    const all = pbkdf2Sync(this.password, this.salt, this.iterations, this.#given + count, nodeName(this.hash));
    const bytes = new Uint8Array(all.subarray(this.#given));
    this.#given += count;
    return bytes;
  }
  reset(): void {
    this.#given = 0;
  }
}

const required = <T>(value: T | null, parameter: string): T => {
  if (value === null) throw argumentNull(parameter);
  return value;
};
function positive(value: number, parameter: string): number {
  if (value <= 0) throw outOfRange(parameter, 'Positive number required.');
  return value;
}

function derive(
  _type: NetType,
  password: Password | null,
  salt: Uint8Array | number | null,
  iterations = 1000,
  hash = new HashAlgorithmName('SHA1'),
): Rfc2898DeriveBytes {
  const given = required(salt, 'salt');
  const bytes = typeof given === 'number' ? new Uint8Array(randomBytes(given)) : given.slice();
  return new Rfc2898DeriveBytes(required(password, 'password'), bytes, positive(iterations, 'iterations'), hash);
}

function pbkdf2(
  password: Password | null,
  salt: Uint8Array | null,
  iterations: number,
  hash: HashAlgorithmName,
  length: number,
): Uint8Array {
  const { node } = { node: nodeName(hash) };
  return new Uint8Array(
    pbkdf2Sync(
      required(password, 'password'),
      required(salt, 'salt'),
      positive(iterations, 'iterations'),
      length,
      node,
    ),
  );
}

const name = `${namespace}.HashAlgorithmName hashAlgorithm`;
defineType(`${namespace}.DeriveBytes`, {}, () => ({ abstract: true, interfaces: ['System.IDisposable'] }));
defineType(`${namespace}.Rfc2898DeriveBytes`, { class: Rfc2898DeriveBytes }, () => ({
  base: `${namespace}.DeriveBytes`,
  members: {
    ...overloads(derive, [
      'new(byte[] password, byte[] salt, int iterations)',
      `new(byte[] password, byte[] salt, int iterations, ${name})`,
      'new(string password, byte[] salt)',
      'new(string password, byte[] salt, int iterations)',
      `new(string password, byte[] salt, int iterations, ${name})`,
      'new(string password, int saltSize)',
      'new(string password, int saltSize, int iterations)',
      `new(string password, int saltSize, int iterations, ${name})`,
    ]),
    ...overloads(pbkdf2, [
      `static byte[] Pbkdf2(byte[] password, byte[] salt, int iterations, ${name}, int outputLength)`,
      `static byte[] Pbkdf2(string password, byte[] salt, int iterations, ${name}, int outputLength)`,
    ]),
    [`${namespace}.HashAlgorithmName HashAlgorithm {get;}`]: (self: Rfc2898DeriveBytes) => self.hash,
    'int IterationCount {get;set;}': {
      get: (self: Rfc2898DeriveBytes) => self.iterations,
      set: (self: Rfc2898DeriveBytes, value: number) => {
        self.iterations = positive(value, 'value');
        self.reset();
      },
    },
    'byte[] Salt {get;set;}': {
      get: (self: Rfc2898DeriveBytes) => self.salt.slice(),
      set: (self: Rfc2898DeriveBytes, value: Uint8Array | null) => {
        self.salt = required(value, 'value').slice();
        self.reset();
      },
    },
    'byte[] GetBytes(int cb)': (self: Rfc2898DeriveBytes, count: number) => self.next(positive(count, 'cb')),
    'void Reset()': (self: Rfc2898DeriveBytes) => self.reset(),
    ...overloads(() => {}, ['void Dispose()', 'void IDisposable.Dispose()']),
  },
}));

defineType(`${namespace}.HKDF`, {}, () => ({
  abstract: true,
  members: {
    'static byte[] DeriveKey(System.Security.Cryptography.HashAlgorithmName hashAlgorithmName, byte[] ikm, int outputLength, byte[] salt = null, byte[] info = null)':
      (
        hash: HashAlgorithmName,
        key: Uint8Array | null,
        length: number,
        salt: Uint8Array | null,
        info: Uint8Array | null,
      ) => {
        const none = new Uint8Array();
        return new Uint8Array(hkdfSync(nodeName(hash), required(key, 'ikm'), salt ?? none, info ?? none, length));
      },
  },
}));
