/** System.Security.Cryptography.Aes. */
import { randomBytes } from 'node:crypto';
import { defineType, type MemberImplementation, type NetType, requireType } from '../../../objects/net-type.js';
import type { EnumValue } from '../../../objects/values.js';
import { overloads } from '../../overloads.js';
import { argumentNull } from '../../system/errors.js';
import { CryptoTransform, Padding } from './crypto-transform.js';
import { cryptographicError, namespace } from './hash-algorithm.js';

/** CipherMode. */
const Mode = { Cbc: 1, Ecb: 2, Cfb: 4 } as const;

class Aes {
  readonly netType: NetType;
  keySize = 256;
  mode: number = Mode.Cbc;
  padding: number = Padding.Pkcs7;
  feedbackSize = 8;
  #key: Uint8Array | null = null;
  #iv: Uint8Array | null = null;
  constructor(typeName: string) {
    this.netType = requireType(`${namespace}.${typeName}`);
  }
  get key(): Uint8Array {
    this.#key ??= new Uint8Array(randomBytes(this.keySize / 8));
    return this.#key;
  }
  set key(value: Uint8Array | null) {
    if (value === null) throw argumentNull('value');
    checkKeySize(value.length * 8);
    this.#key = value.slice();
    this.keySize = value.length * 8;
  }
  get iv(): Uint8Array {
    this.#iv ??= new Uint8Array(randomBytes(16));
    return this.#iv;
  }
  set iv(value: Uint8Array | null) {
    if (value === null) throw argumentNull('value');
    this.#iv = checkedIv(value).slice();
  }
  setKeySize(bits: number): void {
    checkKeySize(bits);
    this.keySize = bits;
    this.#key = null;
  }
  forgetKey(): void {
    this.#key = null;
  }
  forgetIv(): void {
    this.#iv = null;
  }
  transform(
    encrypts: boolean,
    key: Uint8Array = this.key,
    iv: Uint8Array | null = this.mode === Mode.Ecb ? null : this.iv,
    mode = this.mode,
    padding = this.padding,
  ): CryptoTransform {
    checkKeySize(key.length * 8);
    const names: Record<number, string> = { [Mode.Cbc]: 'cbc', [Mode.Ecb]: 'ecb' };
    const cfb = this.feedbackSize === 8 ? 'cfb8' : 'cfb';
    const vector = mode === Mode.Ecb ? null : checkedIv(iv ?? this.iv);
    const unit = mode === Mode.Cfb ? this.feedbackSize / 8 : undefined;
    return new CryptoTransform(encrypts, `aes-${key.length * 8}-${names[mode] ?? cfb}`, key, vector, padding, unit);
  }
}

function checkKeySize(bits: number): void {
  if (![128, 192, 256].includes(bits))
    throw cryptographicError('Specified key is not a valid size for this algorithm.');
}
function checkedIv(iv: Uint8Array): Uint8Array {
  if (iv.length === 16) return iv;
  throw cryptographicError('Specified initialization vector (IV) does not match the block size for this algorithm.');
}

/** A number of the object as a property that holds a number or an enum. */
function property(name: 'feedbackSize' | 'mode' | 'padding'): MemberImplementation {
  return {
    get: (self: Aes) => self[name],
    set: (self: Aes, value: number | EnumValue) => {
      self[name] = typeof value === 'number' ? value : Number(value.value);
    },
  };
}

function transforms(kind: 'Encryptor' | 'Decryptor'): Record<string, MemberImplementation> {
  const encrypts = kind === 'Encryptor';
  const result = `${namespace}.ICryptoTransform Create${kind}`;
  return {
    [`${result}()`]: (self: Aes) => self.transform(encrypts),
    [`${result}(byte[] rgbKey, byte[] rgbIV)`]: (self: Aes, key: Uint8Array | null, iv: Uint8Array | null) => {
      if (key === null) throw argumentNull('key');
      return self.transform(encrypts, key, iv);
    },
  };
}
function oneShots(kind: 'Encrypt' | 'Decrypt'): Record<string, MemberImplementation> {
  const encrypts = kind === 'Encrypt';
  const input = encrypts ? 'plaintext' : 'ciphertext';
  const padding = `${namespace}.PaddingMode paddingMode`;
  return {
    [`byte[] ${kind}Cbc(byte[] ${input}, byte[] iv, ${padding} = ${namespace}.PaddingMode.PKCS7)`]: (
      self: Aes,
      bytes: Uint8Array,
      iv: Uint8Array,
      mode: EnumValue,
    ) => self.transform(encrypts, self.key, iv, Mode.Cbc, Number(mode.value)).finish(bytes),
    [`byte[] ${kind}Ecb(byte[] ${input}, ${padding})`]: (self: Aes, bytes: Uint8Array, mode: EnumValue) =>
      self.transform(encrypts, self.key, null, Mode.Ecb, Number(mode.value)).finish(bytes),
  };
}

defineType(`${namespace}.SymmetricAlgorithm`, {}, () => ({
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'int FeedbackSize {get;set;}': property('feedbackSize'),
    'int BlockSize {get;set;}': {
      get: () => 128,
      set: (_self: Aes, bits: number) => {
        if (bits !== 128) throw cryptographicError('Specified block size is not valid for this algorithm.');
      },
    },
    'byte[] IV {get;set;}': {
      get: (self: Aes) => self.iv.slice(),
      set: (self: Aes, value: Uint8Array | null) => {
        self.iv = value;
      },
    },
    'byte[] Key {get;set;}': {
      get: (self: Aes) => self.key.slice(),
      set: (self: Aes, value: Uint8Array | null) => {
        self.key = value;
      },
    },
    'int KeySize {get;set;}': {
      get: (self: Aes) => self.keySize,
      set: (self: Aes, bits: number) => self.setKeySize(bits),
    },
    [`${namespace}.CipherMode Mode {get;set;}`]: property('mode'),
    [`${namespace}.PaddingMode Padding {get;set;}`]: property('padding'),
    ...transforms('Encryptor'),
    ...transforms('Decryptor'),
    'void GenerateIV()': (self: Aes) => self.forgetIv(),
    'void GenerateKey()': (self: Aes) => self.forgetKey(),
    'bool ValidKeySize(int bitLength)': (_self: Aes, bits: number) => [128, 192, 256].includes(bits),
    ...oneShots('Encrypt'),
    ...oneShots('Decrypt'),
    ...overloads(() => {}, ['void Clear()', 'void Dispose()', 'void IDisposable.Dispose()']),
  },
}));

const full = `${namespace}.Aes`;
const create = () => new Aes('AesImplementation');
defineType(full, {}, () => ({
  base: `${namespace}.SymmetricAlgorithm`,
  abstract: true,
  members: overloads(create, [`static ${full} Create()`, `static ${full} Create(string algorithmName)`]),
}));
defineType(`${namespace}.AesImplementation`, {}, () => ({ base: full }));
for (const older of ['AesManaged', 'AesCryptoServiceProvider'])
  defineType(`${namespace}.${older}`, {}, () => ({ base: full, members: { 'new()': () => new Aes(older) } }));
