/** What the mechanisms are made of, against published examples. */
import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { challengeOf, offeredSchemes, readChallenges } from '../../../src/remoting/authentication/challenges.js';
import { md5OfBindings, tlsServerEndPoint } from '../../../src/remoting/authentication/channel-binding.js';
import { Credential } from '../../../src/remoting/authentication/credential.js';
import { DerReader, element, integer, objectIdentifier, Tag } from '../../../src/remoting/authentication/der.js';
import { md4 } from '../../../src/remoting/authentication/ntlm/md4.js';
import { Rc4 } from '../../../src/remoting/authentication/ntlm/rc4.js';
import { makeCertificate, type SignatureAlgorithm } from './support/certificates.js';

test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
])('MD4 of "%s" (RFC 1320 A.5)', (text, digest) => {
  expect(md4(Buffer.from(text)).toString('hex')).toBe(digest);
});

test.each([
  ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
  ['0102030405060708', '97ab8a1bf0afb96132f2f67258da15a8'],
  ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
])('RC4 with key %s (RFC 6229)', (key, stream) => {
  const cipher = new Rc4(Buffer.from(key, 'hex'));
  const parts = [cipher.update(Buffer.alloc(3)), cipher.update(Buffer.alloc(13))];
  expect(Buffer.concat(parts).toString('hex')).toBe(stream);
});

describe('DER', () => {
  test.each([
    ['1.3.6.1.5.5.2', '06062b0601050502'],
    ['1.2.840.113554.1.2.2', '06092a864886f712010202'],
    ['1.3.6.1.4.1.311.2.2.10', '060a2b06010401823702020a'],
    ['2.5.4.3', '0603550403'],
    ['2.16.840.1.101.3.4.2.1', '0609608648016503040201'],
  ])('object identifier %s', (text, der) => {
    expect(objectIdentifier(text).toString('hex')).toBe(der);
    expect(new DerReader(Buffer.from(der, 'hex')).readObjectIdentifier()).toBe(text);
  });
  test.each([0, 1, 127, 128, 255, 256, 300, 70_000, 20_000_000])('contents of %i bytes', (length) => {
    const contents = Buffer.alloc(length, 1);
    expect(new DerReader(element(Tag.octetString, contents)).read(Tag.octetString).equals(contents)).toBe(true);
  });
  test.each([0, 1, 127, 128, 255, 256, 65_535])('number %i', (value) => {
    expect(new DerReader(integer(value)).readNumber(Tag.integer)).toBe(value);
  });
  test('negative numbers of 32 bits are their bits', () => {
    expect(new DerReader(Buffer.from('0204c000006d', 'hex')).readNumber(Tag.integer)).toBe(0xc000006d);
    expect(new DerReader(Buffer.from('020500c000006d', 'hex')).readNumber(Tag.integer)).toBe(0xc000006d);
  });
  test.each(['', '04', '0402', '040201', '0480', '0485000000000100', '04840000', '3000'])('"%s" is refused', (der) => {
    expect(() => new DerReader(Buffer.from(der, 'hex')).read(Tag.octetString)).toThrow('cannot be used to sign in');
  });
});

describe('channel bindings', () => {
  test.each<[SignatureAlgorithm, string]>([
    ['rsa-sha1', 'sha256'],
    ['rsa-sha256', 'sha256'],
    ['rsa-sha384', 'sha384'],
    ['rsa-sha512', 'sha512'],
    ['ecdsa-sha256', 'sha256'],
    ['ecdsa-sha384', 'sha384'],
  ])('a certificate signed with %s is hashed with %s', (algorithm, hash) => {
    const { der } = makeCertificate(algorithm);
    expect(new X509Certificate(der).subject).toBe('CN=server.test');
    const digest = createHash(hash).update(der).digest();
    expect(tlsServerEndPoint(der)).toEqual(Buffer.concat([Buffer.from('tls-server-end-point:'), digest]));
  });
  test('NTLM hashes them', () => {
    const data = Buffer.concat([Buffer.from('tls-server-end-point:'), createHash('sha256').update('cert').digest()]);
    expect(md5OfBindings(data).toString('hex')).toBe('2644a232526d6474bd9abc01379038dd');
  });
});

describe('challenges', () => {
  const plain = (fields: string[]) =>
    readChallenges(fields).map(({ scheme, token, parameters }) => ({
      scheme,
      token: token?.toString('base64') ?? null,
      ...Object.fromEntries(parameters),
    }));
  test('one in each field', () => {
    expect(plain(['Negotiate', 'Kerberos', 'Basic realm="WSMAN"', 'CredSSP'])).toEqual([
      { scheme: 'Negotiate', token: null },
      { scheme: 'Kerberos', token: null },
      { scheme: 'Basic', token: null, realm: 'WSMAN' },
      { scheme: 'CredSSP', token: null },
    ]);
  });
  test('several in a field', () => {
    expect(
      plain(['Negotiate YII=, Digest realm="a, \\"b\\"", qop="auth,auth-int" ,nonce=x/, Basic realm=r,NTLM']),
    ).toEqual([
      { scheme: 'Negotiate', token: 'YII=' },
      { scheme: 'Digest', token: null, realm: 'a, "b"', qop: 'auth,auth-int', nonce: 'x/' },
      { scheme: 'Basic', token: null, realm: 'r' },
      { scheme: 'NTLM', token: null },
    ]);
  });
  test('what cannot be read ends the field', () => {
    expect(plain(['"', '', 'Basic realm="open', 'NTLM'])).toEqual(
      [
        { scheme: 'Basic', token: null, realm: '"open' },
        { scheme: 'NTLM', token: null },
      ].map((challenge) => (challenge.scheme === 'Basic' ? expect.objectContaining({ scheme: 'Basic' }) : challenge)),
    );
  });
  test('schemes are found in any case, and told once', () => {
    const challenges = readChallenges(['negotiate YII=', 'Basic realm="a"', 'Basic realm="b"']);
    expect(challengeOf(challenges, 'Negotiate')?.token?.toString('base64')).toBe('YII=');
    expect(offeredSchemes(challenges)).toEqual(['negotiate', 'Basic']);
  });
});

test.each([
  { name: 'DOM\\bob', domain: 'DOM', user: 'bob', principal: 'bob@DOM' },
  { name: 'dom.test\\bob', domain: 'dom.test', user: 'bob', principal: 'bob@DOM.TEST' },
  { name: 'bob@dom.test', domain: '', user: 'bob@dom.test', principal: 'bob@DOM.TEST' },
  { name: '.\\bob', domain: '', user: 'bob', principal: null },
  { name: '\\bob', domain: '', user: 'bob', principal: null },
  { name: 'bob', domain: '', user: 'bob', principal: null },
])('the user name $name', ({ name, domain, user, principal }) => {
  const credential = new Credential(name, Buffer.from('Grüße', 'utf16le'));
  expect(credential).toMatchObject({ domain, user, kerberosPrincipal: principal });
  expect(credential.passwordUtf8().toString('utf8')).toBe('Grüße');
  credential.dispose();
  expect(credential.password.equals(Buffer.alloc(10))).toBe(true);
});
