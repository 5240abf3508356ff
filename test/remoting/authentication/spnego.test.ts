/** SPNEGO: what it offers and follows, what it has signed, and what it refuses. */
import { describe, expect, test } from 'vitest';
import { AuthenticationError } from '../../../src/remoting/authentication/authentication-error.js';
import { NtlmContext } from '../../../src/remoting/authentication/ntlm/ntlm-context.js';
import { Mechanism, type NegotiableContext } from '../../../src/remoting/authentication/security-context.js';
import { SpnegoContext } from '../../../src/remoting/authentication/spnego/spnego-context.js';
import { GssInitiator } from './support/gss-acceptor.js';
import { credentialOf, failure } from './support/http-peer.js';
import { ntlmsspIsThere } from './support/kdc.js';
import { NtlmAcceptor } from './support/ntlm-acceptor.js';
import { readInit, SpnegoAcceptor, writeAnswer } from './support/spnego-acceptor.js';

const users = { 'DOM\\bob': 'Pass-1' };
const ntlm = () =>
  new NtlmContext(credentialOf('DOM\\bob', 'Pass-1'), {
    servicePrincipalName: 'HTTP/server.test',
    channelBindings: null,
  });
const acceptorOf = (options: { signsList?: boolean } = {}, tellsTime = true) =>
  new SpnegoAcceptor(new NtlmAcceptor({ users, tellsTime }), options);

interface FakeKerberos extends NegotiableContext {
  isComplete: boolean;
  isDisposed: boolean;
}
/** Stands for Kerberos: one token, one answer `yes`. */
function fakeKerberos(begin: () => Promise<Buffer> = async () => Buffer.from('ticket')): FakeKerberos {
  const unexpected = () => Promise.reject(new Error('not asked'));
  return {
    name: 'Kerberos',
    mechanism: Mechanism.kerberos,
    needsMechListMic: false,
    isComplete: false,
    isDisposed: false,
    async step(token) {
      if (token === null) return begin();
      this.isComplete = true;
      return null;
    },
    sign: async (message) => Buffer.from(`signed ${message.length}`),
    async verify(message, signature) {
      if (signature.toString() !== `signed ${message.length}`)
        throw new AuthenticationError('MessageAltered', 'altered');
    },
    seal: unexpected,
    unseal: unexpected,
    unsealToken: unexpected,
    restartCipher() {},
    dispose() {
      this.isDisposed = true;
    },
  };
}
const always = () => true;

async function meet(client: SpnegoContext, acceptor: SpnegoAcceptor): Promise<number> {
  let token = await client.step(null);
  for (let messages = 1; ; messages++) {
    token = await client.step(acceptor.accept(token as Buffer));
    if (token === null) return messages;
  }
}
async function talk(client: SpnegoContext, acceptor: SpnegoAcceptor): Promise<void> {
  for (const text of ['hello', 'world']) {
    const { signature, ciphertext } = await client.seal(Buffer.from(text));
    expect(acceptor.unwrap(Buffer.concat([signature, ciphertext])).toString()).toBe(text);
    expect((await client.unsealToken(acceptor.wrap(Buffer.from(text)))).toString()).toBe(text);
  }
}

describe('with NTLM alone', () => {
  test('the list is signed, and sealing goes on after it', async () => {
    const client = new SpnegoContext([ntlm()], always);
    const acceptor = acceptorOf();
    expect(await meet(client, acceptor)).toBe(2);
    expect(client.isComplete).toBe(true);
    expect(client.name).toBe('NTLM');
    await talk(client, acceptor);
  });
  test('it is not signed where NTLM protects nothing itself', async () => {
    const client = new SpnegoContext([ntlm()], always);
    const acceptor = acceptorOf({}, false);
    await meet(client, acceptor);
    await talk(client, acceptor);
  });
  test('a server that does not sign it is refused', async () => {
    const error = await failure(meet(new SpnegoContext([ntlm()], always), acceptorOf({ signsList: false })));
    expect(error.code).toBe('ServerNotProven');
  });
  test.skipIf(!ntlmsspIsThere)('our acceptor is what gss-ntlmssp takes it for', () => {
    const initiator = new GssInitiator('spnego', 'DOM\\bob', 'Pass-1', 'HTTP@server.test');
    const acceptor = acceptorOf();
    const last = initiator.initiate(acceptor.accept(initiator.initiate(null)));
    initiator.initiate(acceptor.accept(last));
    expect(initiator.isComplete).toBe(true);
    expect(initiator.unwrap(acceptor.wrap(Buffer.from('hello'))).toString()).toBe('hello');
    expect(acceptor.unwrap(initiator.wrap(Buffer.from('world'))).toString()).toBe('world');
  });
});

describe('with Kerberos before NTLM', () => {
  test('both are offered, with the token of Kerberos', async () => {
    const token = await new SpnegoContext([fakeKerberos(), ntlm()], always).step(null);
    const { mechanisms, mechToken } = readInit(token as Buffer);
    expect(mechanisms).toEqual([Mechanism.kerberos, Mechanism.ntlm]);
    expect(mechToken.toString()).toBe('ticket');
  });
  test.each([Mechanism.kerberos, Mechanism.microsoftKerberos])('the server takes it as %s', async (mechanism) => {
    const client = new SpnegoContext([fakeKerberos(), ntlm()], always);
    await client.step(null);
    const answer = writeAnswer({ state: 'accept-completed', mechanism, token: Buffer.from('yes') });
    expect(await client.step(answer)).toBe(null);
    expect([client.isComplete, client.name]).toEqual([true, 'Kerberos']);
  });
  test('the server wants the list signed', async () => {
    const client = new SpnegoContext([fakeKerberos(), ntlm()], always);
    const { mechTypes } = readInit((await client.step(null)) as Buffer);
    const reply = await client.step(writeAnswer({ state: 'request-mic', token: Buffer.from('yes') }));
    expect(reply?.includes(`signed ${mechTypes.length}`)).toBe(true);
    const mic = Buffer.from(`signed ${mechTypes.length}`);
    expect((await failure(client.step(writeAnswer({ state: 'accept-completed', mic: Buffer.from('no') })))).code).toBe(
      'MessageAltered',
    );
    expect(await client.step(writeAnswer({ state: 'accept-completed', mic }))).toBe(null);
  });
  test('a server that wanted it signed and does not sign is refused', async () => {
    const client = new SpnegoContext([fakeKerberos(), ntlm()], always);
    await client.step(null);
    await client.step(writeAnswer({ state: 'request-mic', token: Buffer.from('yes') }));
    expect((await failure(client.step(writeAnswer({ state: 'accept-completed' })))).code).toBe('ServerNotProven');
  });
  test('the server picks NTLM', async () => {
    const kerberos = fakeKerberos();
    const client = new SpnegoContext([kerberos, ntlm()], always);
    const acceptor = acceptorOf();
    expect(await meet(client, acceptor)).toBe(3);
    expect([client.name, kerberos.isDisposed]).toEqual(['NTLM', true]);
    await talk(client, acceptor);
  });
  test('a server that picks NTLM has to sign the list, or somebody in between may have picked', async () => {
    const client = new SpnegoContext([fakeKerberos(), ntlm()], always);
    expect((await failure(meet(client, acceptorOf({ signsList: false }, false)))).code).toBe('ServerNotProven');
  });
  test('Kerberos cannot begin', async () => {
    const reason = new AuthenticationError('TargetUnknown', 'unknown');
    const kerberos = fakeKerberos(() => Promise.reject(reason));
    const client = new SpnegoContext([kerberos, ntlm()], always);
    expect(readInit((await client.step(null)) as Buffer).mechanisms).toEqual([Mechanism.ntlm]);
    expect(client.passedOver).toEqual([reason]);
    const strict = new SpnegoContext([fakeKerberos(() => Promise.reject(reason)), ntlm()], () => false);
    expect(await failure(strict.step(null))).toBe(reason);
  });
});

describe('answers that do not fit', () => {
  const answers: [string, Parameters<typeof writeAnswer>[0], string][] = [
    ['a rejection', { state: 'reject' }, 'AccessDenied'],
    ['a mechanism that was not offered', { mechanism: '1.2.3.4' }, 'InvalidToken'],
    ['an end before the challenge', { state: 'accept-completed' }, 'InvalidToken'],
    ['nothing', {}, 'InvalidToken'],
    ['a challenge that is none', { state: 'accept-incomplete', token: Buffer.from('x') }, 'InvalidToken'],
    ['a signature before there is a key', { state: 'accept-incomplete', mic: Buffer.alloc(16) }, 'InvalidToken'],
  ];
  test.each(answers)('%s', async (_, answer, code) => {
    const client = new SpnegoContext([ntlm()], always);
    await client.step(null);
    expect((await failure(client.step(writeAnswer(answer)))).code).toBe(code);
  });
  test('a signature that is the token again is none', async () => {
    const client = new SpnegoContext([fakeKerberos()], always);
    await client.step(null);
    const token = Buffer.from('yes');
    expect(await client.step(writeAnswer({ state: 'accept-completed', token, mic: token }))).toBe(null);
  });
  test('it is over', async () => {
    const client = new SpnegoContext([ntlm()], always);
    await meet(client, acceptorOf());
    expect((await failure(client.step(writeAnswer({ state: 'accept-completed' })))).code).toBe('InvalidToken');
  });
  test('cut off or altered at any byte', async () => {
    const acceptor = acceptorOf();
    const client = new SpnegoContext([ntlm()], always);
    const challenge = acceptor.accept((await client.step(null)) as Buffer);
    const last = acceptor.accept((await client.step(challenge)) as Buffer);
    const codes = /^(InvalidToken|NotSupported|AccessDenied|ServerNotProven|MessageAltered)$/;
    const answer = async (bytes: Buffer, inEnd: boolean) => {
      const other = new SpnegoContext([ntlm()], always);
      const own = acceptorOf();
      const first = own.accept((await other.step(null)) as Buffer);
      if (inEnd) await other.step(first);
      await other.step(bytes).then(
        (token) => expect(inEnd && token === null, bytes.toString('hex')).toBe(false),
        (error) => expect(error.code, bytes.toString('hex')).toMatch(codes),
      );
    };
    for (const [token, inEnd] of [
      [challenge, false],
      [last, true],
    ] as const)
      for (let at = 0; at < token.length; at++) {
        await answer(token.subarray(0, at), inEnd);
        for (const value of [0x00, 0x01, 0x80, 0xff]) {
          const altered = Buffer.from(token);
          altered[at] = value;
          if (!altered.equals(token)) await answer(altered, inEnd);
        }
      }
  });
});
