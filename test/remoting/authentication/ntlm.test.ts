/** NTLM against the examples of MS-NLMP, against gss-ntlmssp in both roles, and against an acceptor of our own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { md5OfBindings } from '../../../src/remoting/authentication/channel-binding.js';
import { md4 } from '../../../src/remoting/authentication/ntlm/md4.js';
import { NtlmContext } from '../../../src/remoting/authentication/ntlm/ntlm-context.js';
import {
  computeLmResponse,
  computeNtResponse,
  hmacMd5,
  responseKey,
  sessionKeys,
} from '../../../src/remoting/authentication/ntlm/ntlm-keys.js';
import { NtlmFlag } from '../../../src/remoting/authentication/ntlm/ntlm-messages.js';
import { NtlmDirection } from '../../../src/remoting/authentication/ntlm/ntlm-sealing.js';
import { Rc4 } from '../../../src/remoting/authentication/ntlm/rc4.js';
import { GssAcceptor, GssFailure, GssInitiator } from './support/gss-acceptor.js';
import { type Acceptor, credentialOf, failure } from './support/http-peer.js';
import { ntlmsspIsThere, withEnvironment } from './support/kdc.js';
import { type AcceptorOptions, NtlmAcceptor, Refused } from './support/ntlm-acceptor.js';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const hex = (text: string) => Buffer.from(text, 'hex');
const target = { servicePrincipalName: 'HTTP/server.test', channelBindings: null };
const clientOf = (user: string, password: string, channelBindings: Buffer | null = null) =>
  new NtlmContext(credentialOf(user, password), { ...target, channelBindings });

describe('MS-NLMP 4.2.4', () => {
  const serverChallenge = hex('0123456789abcdef');
  const clientChallenge = Buffer.alloc(8, 0xaa);
  const targetInfo = hex('02000c0044006f006d00610069006e0001000c005300650072007600650072000000' + '0000');
  const key = responseKey('User', 'Domain', utf16('Password'));
  const exportedKey = Buffer.alloc(16, 0x55);
  const flags = 0xe28a8233;
  test('keys', () => {
    expect(md4(utf16('Password')).toString('hex')).toBe('a4f49c406510bdcab6824ee7c30fd852');
    expect(key.toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });
  test('responses', () => {
    expect(computeLmResponse(key, serverChallenge, clientChallenge).toString('hex')).toBe(
      '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa',
    );
    const { proof } = computeNtResponse(key, {
      serverChallenge,
      clientChallenge,
      timestamp: Buffer.alloc(8),
      targetInfo,
    });
    expect(proof.toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
    const baseKey = hmacMd5(key, proof);
    expect(baseKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
    expect(new Rc4(baseKey).update(exportedKey).toString('hex')).toBe('c5dad2544fc9799094ce1ce90bc9d03e');
  });
  test('session security', () => {
    const { signing, sealing } = sessionKeys(exportedKey, flags, 'client');
    expect(signing.toString('hex')).toBe('4788dc861b4782f35d43fd98fe1a2d39');
    expect(sealing.toString('hex')).toBe('59f600973cc4960a25480a7c196e4c58');
    const { signature, ciphertext } = new NtlmDirection(exportedKey, flags, 'client').seal(utf16('Plaintext'));
    expect(ciphertext.toString('hex')).toBe('54e50165bf1936dc996020c1811b0f06fb5f');
    expect(signature.toString('hex')).toBe('010000007fb38ec5c55d497600000000');
  });
});

/** The three messages. Throws what either side throws. */
async function meet(client: NtlmContext, acceptor: Acceptor): Promise<void> {
  const challenge = acceptor.accept((await client.step(null)) as Buffer);
  acceptor.accept((await client.step(challenge)) as Buffer);
}

async function talk(client: NtlmContext, acceptor: Acceptor): Promise<void> {
  for (const text of ['a', 'hello', 'x'.repeat(100_000)]) {
    const { signature, ciphertext } = await client.seal(Buffer.from(text));
    expect(acceptor.unwrap(Buffer.concat([signature, ciphertext])).toString()).toBe(text);
    const token = acceptor.wrap(Buffer.from(text));
    expect((await client.unseal(token.subarray(0, 16), token.subarray(16))).toString()).toBe(text);
  }
}

describe.skipIf(!ntlmsspIsThere)('with gss-ntlmssp', () => {
  let folder: string;
  let environment: Record<string, string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ntlm-'));
    const file = join(folder, 'users');
    writeFileSync(file, 'DOM:bob:Pass-1\nDOM:GRÜN:Pass-3\nDOM:eve:Pässwörd €\nSERVER:bob:Pass-2\n');
    environment = { NTLM_USER_FILE: file, NETBIOS_COMPUTER_NAME: 'SERVER', NETBIOS_DOMAIN_NAME: 'DOM' };
    Object.assign(process.env, environment);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['DOM\\bob', 'Pass-1'],
    ['SERVER\\bob', 'Pass-2'],
    ['DOM\\GRÜN', 'Pass-3'],
    ['DOM\\eve', 'Pässwörd €'],
  ])('as the client, %s', async (user, password) => {
    const client = clientOf(user, password);
    const acceptor = new GssAcceptor('ntlm');
    await meet(client, acceptor);
    expect(acceptor.isComplete).toBe(true);
    await talk(client, acceptor);
    const message = Buffer.from('signed only');
    acceptor.verifyMic(message, await client.sign(message));
    await client.verify(message, acceptor.getMic(message));
  });

  test.each([
    ['DOM\\bob', 'Wrong-9'],
    ['DOM\\nobody', 'Pass-1'],
  ])('as the client, refused: %s, %s', async (user, password) => {
    await expect(meet(clientOf(user, password), new GssAcceptor('ntlm'))).rejects.toThrow(GssFailure);
  });

  test('as the client, bound to a channel', async () => {
    const data = Buffer.from('tls-server-end-point:0123456789abcdef');
    const client = clientOf('DOM\\bob', 'Pass-1', md5OfBindings(data));
    const acceptor = new GssAcceptor('ntlm', null, data);
    await meet(client, acceptor);
    await talk(client, acceptor);
    const other = new GssAcceptor('ntlm', null, Buffer.from('tls-server-end-point:another'));
    await expect(meet(clientOf('DOM\\bob', 'Pass-1', md5OfBindings(data)), other)).rejects.toThrow(GssFailure);
  });

  test('as the client, any altered byte of the last message is refused', async () => {
    const lengthOf = async () => {
      const client = clientOf('DOM\\bob', 'Pass-1');
      const acceptor = new GssAcceptor('ntlm');
      return ((await client.step(acceptor.accept((await client.step(null)) as Buffer))) as Buffer).length;
    };
    // The bytes after the fields of the header: names and responses, session key.
    const total = await lengthOf();
    for (let at = 88; at < total; at += 7) {
      const client = clientOf('DOM\\bob', 'Pass-1');
      const acceptor = new GssAcceptor('ntlm');
      const last = (await client.step(acceptor.accept((await client.step(null)) as Buffer))) as Buffer;
      last[at] = (last[at] as number) ^ 1;
      expect(() => acceptor.accept(last), `byte ${at}`).toThrow(GssFailure);
    }
  });

  test('as the server: its client and our acceptor agree', async () => {
    await withEnvironment(environment, async () => {
      const initiator = new GssInitiator('ntlm', 'DOM\\bob', 'Pass-1', 'HTTP@server.test');
      const acceptor = new NtlmAcceptor({ users: { 'DOM\\bob': 'Pass-1' } });
      const challenge = acceptor.accept(initiator.initiate(null));
      acceptor.accept(initiator.initiate(challenge));
      expect(acceptor.fields.user).toBe('bob');
      expect(initiator.unwrap(acceptor.wrap(Buffer.from('hello'))).toString()).toBe('hello');
      expect(acceptor.unwrap(initiator.wrap(Buffer.from('world'))).toString()).toBe('world');
    });
  });
});

describe('with an acceptor of our own', () => {
  const users = { 'DOM\\bob': 'Pass-1', '\\bob@dom.test': 'Pass-1', '\\bob': 'Local-1', 'DOM\\straße': 'Pass-1' };
  const acceptorOf = (options: Partial<AcceptorOptions> = {}) => new NtlmAcceptor({ users, ...options });

  test.each([
    { user: 'DOM\\bob', password: 'Pass-1', domain: 'DOM', name: 'bob' },
    { user: 'bob@dom.test', password: 'Pass-1', domain: '', name: 'bob@dom.test' },
    { user: 'bob', password: 'Local-1', domain: '', name: 'bob' },
    { user: '.\\bob', password: 'Local-1', domain: '', name: 'bob' },
    { user: 'DOM\\straße', password: 'Pass-1', domain: 'DOM', name: 'straße' },
  ])('$user signs in', async ({ user, password, domain, name }) => {
    const client = clientOf(user, password);
    const acceptor = acceptorOf();
    await meet(client, acceptor);
    expect(acceptor.fields).toMatchObject({ domain, user: name });
    await talk(client, acceptor);
  });

  test('a server without a time gets an LM response and no MIC', async () => {
    const client = clientOf('DOM\\bob', 'Pass-1');
    const acceptor = acceptorOf({ tellsTime: false });
    await meet(client, acceptor);
    expect(acceptor.fields.mic).toEqual(Buffer.alloc(16));
    expect(acceptor.fields.lmResponse).not.toEqual(Buffer.alloc(24));
    expect(client.needsMechListMic).toBe(false);
    await talk(client, acceptor);
  });

  test('without an exchange of keys', async () => {
    const client = clientOf('DOM\\bob', 'Pass-1');
    const acceptor = acceptorOf({ without: NtlmFlag.keyExchange });
    await meet(client, acceptor);
    expect(acceptor.fields.encryptedSessionKey.length).toBe(0);
    await talk(client, acceptor);
  });

  test.each([
    [NtlmFlag.extendedSessionSecurity, 'extended session security'],
    [NtlmFlag.key128, 'encryption of 128 bits'],
    [NtlmFlag.unicode, 'Unicode'],
  ])('a server without flag %i is refused', async (without, name) => {
    const error = await failure(meet(clientOf('DOM\\bob', 'Pass-1'), acceptorOf({ without })));
    expect(error.code).toBe('NotSupported');
    expect(error.message).toContain(name);
  });

  test('anonymous users are refused', () => {
    for (const user of ['', 'DOM\\', '.\\']) expect(() => clientOf(user, '')).toThrow('requires an explicit user name');
  });

  test('messages that are altered, repeated or out of order are found', async () => {
    const client = clientOf('DOM\\bob', 'Pass-1');
    const acceptor = acceptorOf();
    await meet(client, acceptor);
    const token = acceptor.wrap(Buffer.from('hello'));
    const unseal = (bytes: Buffer) => client.unseal(bytes.subarray(0, 16), bytes.subarray(16));
    const altered = Buffer.from(token);
    altered[18] = (altered[18] as number) ^ 1;
    expect((await failure(unseal(altered))).code).toBe('MessageAltered');

    const second = clientOf('DOM\\bob', 'Pass-1');
    const other = acceptorOf();
    await meet(second, other);
    const first = other.wrap(Buffer.from('one'));
    await second.unseal(first.subarray(0, 16), first.subarray(16));
    expect((await failure(second.unseal(first.subarray(0, 16), first.subarray(16)))).code).toBe('MessageAltered');
    expect((await failure(second.unsealToken(Buffer.from('short')))).code).toBe('MessageAltered');
  });

  test('nothing is sealed before the end', async () => {
    const client = clientOf('DOM\\bob', 'Pass-1');
    expect((await failure(client.seal(Buffer.alloc(1)))).code).toBe('InvalidToken');
    await client.step(null);
    expect((await failure(client.step(null))).code).toBe('InvalidToken');
  });

  test('a second challenge is refused', async () => {
    const client = clientOf('DOM\\bob', 'Pass-1');
    const acceptor = acceptorOf();
    const challenge = acceptor.accept((await client.step(null)) as Buffer);
    await client.step(challenge);
    expect((await failure(client.step(challenge))).code).toBe('InvalidToken');
  });

  test('a wrong password', async () => {
    await expect(meet(clientOf('DOM\\bob', 'Wrong-9'), acceptorOf())).rejects.toThrow(Refused);
  });

  test('a challenge that is cut off or altered at any byte never breaks us', async () => {
    const challenge = acceptorOf().accept((await clientOf('DOM\\bob', 'Pass-1').step(null)) as Buffer);
    const answer = async (bytes: Buffer) => {
      const client = clientOf('DOM\\bob', 'Pass-1');
      await client.step(null);
      await client
        .step(bytes)
        .catch((error) => expect(error.code, bytes.toString('hex')).toMatch(/InvalidToken|NotSupported/));
    };
    for (let at = 0; at < challenge.length; at++) {
      await answer(challenge.subarray(0, at));
      for (const value of [0x00, 0x01, 0x7f, 0xff]) {
        const altered = Buffer.from(challenge);
        altered[at] = value;
        await answer(altered);
      }
    }
  });
});
