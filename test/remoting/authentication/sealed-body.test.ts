/** The framing of sealed bodies, where ciphertext may look like anything. */
import { describe, expect, test } from 'vitest';
import type { MessageSealing } from '../../../src/remoting/authentication/authentication.js';
import { openBody, sealBody } from '../../../src/remoting/authentication/sealed-body.js';
import { failure } from './support/http-peer.js';

const soap = 'application/soap+xml;charset=UTF-8';
const sealed = 'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"';

/** Leaves the text as it is, behind a signature of its length. */
const open: MessageSealing = {
  protocol: 'application/HTTP-SPNEGO-session-encrypted',
  maxPart: 1000,
  maxPadding: 0,
  seal: async (plaintext) => ({ signature: Buffer.from('sign'), ciphertext: plaintext, padding: 0 }),
  unseal: async (_, ciphertext) => ciphertext,
};

test.each([
  ['', 1],
  ['<s:Envelope/>', 1],
  ['--Encrypted Boundary--\r\n', 1],
  ['--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n'.repeat(30), 3],
  ['--'.repeat(2000), 4],
])('%j goes through, in %i parts', async (text, parts) => {
  const body = Buffer.from(text);
  const message = await sealBody(open, { contentType: soap, body });
  expect(message.contentType.startsWith(parts === 1 ? 'multipart/encrypted;' : 'multipart/x-multi-encrypted;')).toBe(
    true,
  );
  expect(await openBody(open, message)).toEqual({ contentType: soap, body });
});

test('the way it looks', async () => {
  const { body } = await sealBody(open, { contentType: soap, body: Buffer.from('<x/>') });
  expect(body.toString('latin1').split('\r\n')).toEqual([
    '--Encrypted Boundary',
    'Content-Type: application/HTTP-SPNEGO-session-encrypted',
    'OriginalContent: type=application/soap+xml;charset=UTF-8;Length=4',
    '--Encrypted Boundary',
    'Content-Type: application/octet-stream',
    '\x04\0\0\0sign<x/>--Encrypted Boundary--',
    '',
  ]);
});

describe('as others write it', () => {
  const frame = (lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
  test('Exchange has a space after the dashes', async () => {
    const body = frame([
      '-- Encrypted Boundary',
      '\tContent-Type: application/HTTP-SPNEGO-session-encrypted',
      '\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=4',
      '-- Encrypted Boundary',
      '\tContent-Type: application/octet-stream',
      '\x04\0\0\0sign<x/>-- Encrypted Boundary--',
      '',
    ]);
    expect((await openBody(open, { contentType: sealed, body })).body.toString()).toBe('<x/>');
  });
  test('Windows indents the headers', async () => {
    const body = frame([
      '--Encrypted Boundary',
      '\tContent-Type: application/HTTP-SPNEGO-session-encrypted',
      '\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=4',
      '--Encrypted Boundary',
      '\tContent-Type: application/octet-stream',
      '\x04\0\0\0sign<x/>--Encrypted Boundary--',
      '',
    ]);
    expect((await openBody(open, { contentType: sealed, body })).body.toString()).toBe('<x/>');
  });
  test('another boundary, no tabs, UTF-16, no line end behind', async () => {
    const body = frame([
      '--b(1)',
      'Content-Type: application/HTTP-SPNEGO-session-encrypted',
      'originalcontent: type=application/soap+xml;charset=UTF-16; length=4',
      '--b(1)',
      'Content-Type: application/octet-stream',
      '\x04\0\0\0sign<x/>--b(1)--',
    ]);
    const contentType = 'Multipart/Encrypted; boundary=b(1); protocol="x"';
    const opened = await openBody(open, { contentType, body });
    expect([opened.contentType, opened.body.toString()]).toEqual(['application/soap+xml;charset=UTF-16', '<x/>']);
  });
});

test('padding is allowed where the mechanism pads', async () => {
  const padding = { ...open, maxPadding: 8, unseal: async (_: Buffer, text: Buffer) => text.subarray(0, -1) };
  const message = await sealBody(open, { contentType: soap, body: Buffer.from('<x/> ') });
  expect((await openBody(padding, message)).body.toString()).toBe('<x/>');
  expect((await failure(openBody({ ...padding, maxPadding: 0 }, message))).code).toBe('CannotDecrypt');
});

test('an empty body is nothing to open', async () => {
  expect(await openBody(open, { contentType: '', body: Buffer.alloc(0) })).toEqual({
    contentType: '',
    body: Buffer.alloc(0),
  });
});

test('a body that is not sealed is refused', async () => {
  for (const contentType of ['', soap, 'text/html', 'multipart/form-data;boundary=x']) {
    const error = await failure(openBody(open, { contentType, body: Buffer.from('<x/>') }));
    expect([error.code, error.errorId]).toEqual(['CannotDecrypt', '-2144108295']);
  }
});

test('cut off or altered at any byte', async () => {
  const { body } = await sealBody(open, { contentType: soap, body: Buffer.from('<s:Envelope/>') });
  const tryIt = async (bytes: Buffer, mayPass: boolean) => {
    await openBody(open, { contentType: sealed, body: bytes }).then(
      () => expect(mayPass, bytes.toString('latin1')).toBe(true),
      (error) => expect(error.code, bytes.toString('latin1')).toBe('CannotDecrypt'),
    );
  };
  // Only the line end behind the last boundary may be missing.
  for (let at = 1; at < body.length; at++) await tryIt(body.subarray(0, at), at >= body.length - 2);
  for (let at = 0; at < body.length; at++)
    for (const value of [0, 13, 45, 255]) {
      const altered = Buffer.from(body);
      altered[at] = value;
      await tryIt(altered, true);
    }
});
