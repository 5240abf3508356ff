/** HMAC: hashes with a key. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { isNull } from '../../../objects/values.js';
import { argumentNull } from '../../system/errors.js';
import {
  bytesOf,
  createByName,
  createHmacObject,
  type HashAlgorithm,
  hashes,
  namespace,
  staticHashes,
} from './hash-algorithm.js';

function keyGiven(key: Uint8Array | null, parameter: string): Uint8Array {
  if (isNull(key)) throw argumentNull(parameter);
  return key;
}

defineType(`${namespace}.KeyedHashAlgorithm`, {}, () => ({
  base: `${namespace}.HashAlgorithm`,
  abstract: true,
  members: {
    'byte[] Key {get;set;}': {
      get: (self: HashAlgorithm) => self.key?.slice() ?? null,
      set: (self: HashAlgorithm, key: Uint8Array | null) => {
        self.key = keyGiven(key, 'value').slice();
        self.reset();
      },
    },
  },
}));

defineType(`${namespace}.HMAC`, {}, () => ({
  base: `${namespace}.KeyedHashAlgorithm`,
  abstract: true,
  members: {
    [`static ${namespace}.HMAC Create(string algorithmName)`]: createByName,
    'string HashName {get;}': (self: HashAlgorithm) => self.hashName,
  },
}));

for (const [name, { bits }] of Object.entries(hashes))
  defineType(`${namespace}.HMAC${name}`, {}, () => ({
    base: `${namespace}.HMAC`,
    members: {
      'new()': () => createHmacObject(name),
      'new(byte[] key)': (_type: NetType, key: Uint8Array | null) =>
        createHmacObject(name, keyGiven(key, 'key').slice()),
      ...staticHashes(
        bits,
        (key: Uint8Array | null, source: unknown) =>
          createHmacObject(name, keyGiven(key, 'key')).compute(bytesOf(source, 'source')),
        true,
      ),
    },
  }));
