/** Our codecs and keys against what PowerShell, pypsrp and a WSMan server really sent, byte for byte. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BasicAuthentication } from '../../../src/remoting/authentication/basic.js';
import { readChallenges } from '../../../src/remoting/authentication/challenges.js';
import { splitWrapToken } from '../../../src/remoting/authentication/kerberos/kerberos-token.js';
import { AvId, readAvPairs } from '../../../src/remoting/authentication/ntlm/av-pairs.js';
import { NtlmContext } from '../../../src/remoting/authentication/ntlm/ntlm-context.js';
import {
  computeNtResponse,
  hmacMd5,
  responseKey,
  sessionKeys,
} from '../../../src/remoting/authentication/ntlm/ntlm-keys.js';
import {
  readChallenge,
  writeAuthenticate,
  writeNegotiate,
} from '../../../src/remoting/authentication/ntlm/ntlm-messages.js';
import { NtlmDirection } from '../../../src/remoting/authentication/ntlm/ntlm-sealing.js';
import { Rc4 } from '../../../src/remoting/authentication/ntlm/rc4.js';
import { openBody, sealBody } from '../../../src/remoting/authentication/sealed-body.js';
import {
  readNegTokenResp,
  writeMechTypes,
  writeNegTokenInit,
  writeNegTokenResp,
} from '../../../src/remoting/authentication/spnego/spnego-tokens.js';
import { credentialOf, failure } from './support/http-peer.js';
import { readAuthenticate } from './support/ntlm-acceptor.js';
import { bytes, headerOf, type RecordedMessage, type RecordedNtlm, readRecorded } from './support/recorded.js';

const ntlmOid = '1.3.6.1.4.1.311.2.2.10';
const recordings = ['negotiate-ntlm-pwsh', 'ntlm-in-spnego-pypsrp', 'ntlm-scheme-pypsrp', 'ntlm-wrong-pypsrp'];
const connections = recordings.flatMap((name) => readRecorded(name).ntlm.map((recorded) => ({ name, recorded })));

describe.each(connections)('NTLM of $name, connection $recorded.connection', ({ recorded }) => {
  const { ntlm } = recorded;
  const flags = Number(ntlm.flags);
  const challenge = bytes(recorded.challengeMessage);
  const authenticate = bytes(recorded.authenticateMessage);
  const fields = readAuthenticate(authenticate);

  test('the messages are written alike', () => {
    const asked = bytes(recorded.negotiateMessage).readUInt32LE(12);
    const negotiate = writeNegotiate(asked, bytes(recorded.negotiateMessage).subarray(32, 40));
    // pypsrp points at the end of the message where there is nothing.
    const offsets = recorded.negotiateMessage.slice(0, 32) + '0'.repeat(32) + recorded.negotiateMessage.slice(64);
    expect(negotiate.toString('hex')).toBe(offsets);
    expect(writeAuthenticate(fields).toString('hex')).toBe(recorded.authenticateMessage);
  });

  test('the keys follow from the password', () => {
    const key = responseKey(ntlm.user, ntlm.domain, Buffer.from(ntlm.password, 'utf16le'));
    expect(key.toString('hex')).toBe(ntlm.ntowfv2);
    const blob = fields.ntResponse.subarray(16);
    const { proof, response } = computeNtResponse(key, {
      serverChallenge: readChallenge(challenge).serverChallenge,
      clientChallenge: blob.subarray(16, 24),
      timestamp: blob.subarray(8, 16),
      targetInfo: blob.subarray(28, -4),
    });
    expect(proof.toString('hex')).toBe(ntlm.ntProofStr);
    expect(response.toString('hex')).toBe(ntlm.ntResponse);
    const baseKey = hmacMd5(key, proof);
    expect(baseKey.toString('hex')).toBe(ntlm.sessionBaseKey);
    const exportedKey = new Rc4(baseKey).update(fields.encryptedSessionKey);
    expect(exportedKey.toString('hex')).toBe(ntlm.exportedSessionKey);
    expect(sessionKeys(exportedKey, flags, 'client').signing.toString('hex')).toBe(ntlm.clientSigningKey);
    expect(sessionKeys(exportedKey, flags, 'client').sealing.toString('hex')).toBe(ntlm.clientSealingKey);
    expect(sessionKeys(exportedKey, flags, 'server').signing.toString('hex')).toBe(ntlm.serverSigningKey);
    expect(sessionKeys(exportedKey, flags, 'server').sealing.toString('hex')).toBe(ntlm.serverSealingKey);
    const unprotected = writeAuthenticate({ ...fields, mic: Buffer.alloc(16) });
    const mic = hmacMd5(exportedKey, bytes(recorded.negotiateMessage), challenge, unprotected);
    expect(mic.toString('hex')).toBe(ntlm.mic);
  });

  test('the context answers the challenge alike', async () => {
    const random = [bytes(ntlm.clientChallenge), bytes(ntlm.exportedSessionKey)];
    const target = readAvPairs(fields.ntResponse.subarray(16 + 28)).find(({ id }) => id === AvId.targetName)?.value;
    const context = new NtlmContext(
      credentialOf(`${ntlm.domain}\\${ntlm.user}`, ntlm.password),
      { servicePrincipalName: target?.toString('utf16le') ?? '', channelBindings: null },
      { random: () => Buffer.from(random.shift() as Buffer), now: () => new Date(0), workstation: ntlm.workstation },
    );
    const negotiate = (await context.step(null)) as Buffer;
    const answer = readAuthenticate((await context.step(challenge)) as Buffer);
    // The version is our own, and the MIC covers it. PowerShell's library sends no LM response at all, not even zeros.
    const { mic, version, lmResponse, ...rest } = fields;
    expect(answer).toMatchObject(rest);
    expect(answer.lmResponse).toEqual(Buffer.alloc(24));
    const unprotected = writeAuthenticate({ ...answer, mic: Buffer.alloc(16) });
    expect(answer.mic).toEqual(hmacMd5(bytes(ntlm.exportedSessionKey), negotiate, challenge, unprotected));
    expect([mic.length, version.length, lmResponse.length % 24]).toEqual([16, 8, 0]);
  });
});

/** Opens what one side of a connection said. */
const openerOf = (recorded: RecordedNtlm, sender: 'client' | 'server', afterMic: boolean) => {
  const flags = Number(recorded.ntlm.flags);
  const direction = new NtlmDirection(bytes(recorded.ntlm.exportedSessionKey), flags, sender);
  if (afterMic) {
    direction.sign(writeMechTypes([ntlmOid]));
    direction.restartCipher();
  }
  return {
    protocol: 'application/HTTP-SPNEGO-session-encrypted',
    maxPart: Number.MAX_SAFE_INTEGER,
    maxPadding: 0,
    seal: async (plaintext: Buffer) => ({ ...direction.seal(plaintext), padding: 0 }),
    unseal: async (signature: Buffer, ciphertext: Buffer) => direction.unseal(signature, ciphertext),
  };
};

describe.each([
  { name: 'negotiate-ntlm-pwsh', afterMic: true },
  { name: 'ntlm-in-spnego-pypsrp', afterMic: true },
  { name: 'ntlm-scheme-pypsrp', afterMic: false },
])('sealed bodies of $name', ({ name, afterMic }) => {
  const { messages, ntlm } = readRecorded(name);
  const sealedOf = (connection: number, dir: RecordedMessage['dir']) =>
    messages.filter((message) => message.connection === connection && message.dir === dir && message.sealedPart);

  test.each(ntlm)('are opened on connection $connection', async (recorded) => {
    for (const dir of ['request', 'response'] as const) {
      const sealing = openerOf(recorded, dir === 'request' ? 'client' : 'server', afterMic);
      for (const message of sealedOf(recorded.connection, dir)) {
        const contentType = headerOf(message, 'Content-Type')[0] as string;
        const opened = await openBody(sealing, { contentType, body: message.body });
        expect(opened.contentType).toBe('application/soap+xml;charset=UTF-8');
        const { plaintextSha256, plaintextLength } = message.sealedPart as NonNullable<RecordedMessage['sealedPart']>;
        expect(opened.body.length).toBe(plaintextLength);
        expect(createHash('sha256').update(opened.body).digest('hex')).toBe(plaintextSha256);
      }
    }
  });

  test('are sealed byte for byte', async () => {
    const recorded = ntlm[0] as RecordedNtlm;
    const reading = openerOf(recorded, 'client', afterMic);
    const sealing = openerOf(recorded, 'client', afterMic);
    for (const message of sealedOf(recorded.connection, 'request')) {
      const contentType = headerOf(message, 'Content-Type')[0] as string;
      const sealed = await sealBody(sealing, await openBody(reading, { contentType, body: message.body }));
      expect(sealed.contentType).toBe(contentType);
      expect(sealed.body.equals(unindented(message.body))).toBe(true);
    }
  });
});

/** pypsrp indents the headers with tabs; PowerShell's library, and we, do not. */
function unindented(body: Buffer): Buffer {
  const head = body.indexOf('octet-stream') + 'octet-stream'.length;
  return Buffer.concat([
    Buffer.from(body.toString('latin1', 0, head).replaceAll('\t', ''), 'latin1'),
    body.subarray(head),
  ]);
}

describe.each(['negotiate-ntlm-pwsh', 'ntlm-in-spnego-pypsrp'])('SPNEGO of %s', (name) => {
  const { messages, ntlm } = readRecorded(name);
  const tokens = (dir: RecordedMessage['dir'], header: string) =>
    messages
      .filter((message) => message.dir === dir)
      .flatMap((message) => readChallenges(headerOf(message, header)).map(({ token }) => token))
      .filter((token) => token !== null);

  test('the tokens of the client are written alike', () => {
    const sent = tokens('request', 'Authorization');
    const recorded = ntlm[0] as RecordedNtlm;
    const mechTypes = writeMechTypes([ntlmOid]);
    expect(writeNegTokenInit(mechTypes, bytes(recorded.negotiateMessage))).toEqual(sent[0]);
    const exportedKey = bytes(recorded.ntlm.exportedSessionKey);
    const mic = new NtlmDirection(exportedKey, Number(recorded.ntlm.flags), 'client').sign(mechTypes);
    expect(writeNegTokenResp(bytes(recorded.authenticateMessage), mic)).toEqual(sent[1]);
  });

  test('the answers of the server are read', () => {
    const recorded = ntlm[0] as RecordedNtlm;
    const [challenge, last] = tokens('response', 'WWW-Authenticate').map(readNegTokenResp);
    expect(challenge).toEqual({
      state: 'accept-incomplete',
      supportedMech: ntlmOid,
      responseToken: bytes(recorded.challengeMessage),
      mechListMic: null,
    });
    const exportedKey = bytes(recorded.ntlm.exportedSessionKey);
    const direction = new NtlmDirection(exportedKey, Number(recorded.ntlm.flags), 'server');
    expect(last).toMatchObject({ state: 'accept-completed', supportedMech: null, responseToken: null });
    expect(last?.mechListMic).toEqual(direction.sign(writeMechTypes([ntlmOid])));
  });
});

describe('Kerberos', () => {
  const { messages } = readRecorded('kerberos-pypsrp');
  const sealed = messages.filter(({ body }) => body.length > 0);

  test('tokens are turned as MIT turns them for WSMan', async () => {
    const requests = sealed.filter(({ dir }) => dir === 'request');
    expect(requests.length).toBeGreaterThan(5);
    for (const message of requests) {
      const { signature, ciphertext, contentType } = await partOf(message);
      expect(signature.length).toBe(60);
      // As gss_wrap gives it: confounder, data, then what was turned to the front.
      const header = Buffer.from(signature.subarray(0, 16));
      header.writeUInt16BE(0, 6);
      const token = Buffer.concat([header, signature.subarray(44), ciphertext, signature.subarray(16, 44)]);
      expect(splitWrapToken(token, ciphertext.length)).toEqual({ signature, ciphertext, padding: 0 });
      expect(contentType).toBe('application/soap+xml;charset=UTF-8');
      expect(ciphertext.length).toBe(Buffer.byteLength(message.plaintext as string));
    }
  });

  test('answers that were not turned are read as well', async () => {
    for (const message of sealed.filter(({ dir }) => dir === 'response')) {
      const { signature, ciphertext } = await partOf(message);
      expect(signature.readUInt16BE(6)).toBe(0);
      expect(ciphertext.length).toBe(Buffer.byteLength(message.plaintext as string));
    }
  });

  async function partOf(message: RecordedMessage) {
    let part = { signature: Buffer.alloc(0) as Buffer, ciphertext: Buffer.alloc(0) as Buffer };
    const { contentType } = await openBody(
      {
        protocol: '',
        maxPart: 0,
        maxPadding: 0,
        seal: () => Promise.reject(new Error('not here')),
        unseal: async (signature, ciphertext) => {
          part = { signature, ciphertext };
          return ciphertext;
        },
      },
      { contentType: headerOf(message, 'Content-Type')[0] as string, body: message.body },
    );
    return { ...part, contentType };
  }
});

test('Basic with a wrong password', async () => {
  const [request, response] = readRecorded('basic-wrong-pypsrp').messages as [RecordedMessage, RecordedMessage];
  const authentication = new BasicAuthentication(credentialOf('psrp', 'Wrong-Password-9!'));
  expect(await authentication.first()).toBe(headerOf(request, 'Authorization')[0]);
  const answer = { status: 401, challenges: headerOf(response, 'WWW-Authenticate') };
  const error = await failure(authentication.next(answer));
  expect([error.code, error.errorId, error.offered]).toEqual([
    'AccessDenied',
    'AccessDenied',
    ['Basic', 'Negotiate', 'Kerberos'],
  ]);
});
