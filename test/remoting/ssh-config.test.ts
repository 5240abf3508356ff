import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addKnownHost,
  checkHostKey,
  knownKeyTypes,
  parseKnownHosts,
  readKnownHosts,
} from '../../src/remoting/ssh/known-hosts.js';
import { matchesPatterns } from '../../src/remoting/ssh/ssh-config.js';
import { parseHostName, resolveSshTarget, type SshParameters } from '../../src/remoting/ssh/ssh-target.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ssh-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function resolve(config: string, parameters: Partial<SshParameters> & { hostName: string }) {
  const file = join(folder, 'config');
  writeFileSync(file, config);
  return resolveSshTarget({ configFiles: [file], ...parameters });
}

test('the first value wins, and the command line before the file', () => {
  const config = 'Host a\n  Port 1\n  User file\nHost *\n  Port 2\n  User other\n  HostName %h.example\n';
  expect(resolve(config, { hostName: 'a' })).toMatchObject({ host: 'a.example', port: 1, user: 'file' });
  expect(resolve(config, { hostName: 'b' })).toMatchObject({ host: 'b.example', port: 2, user: 'other' });
  expect(resolve(config, { hostName: 'me@a:7' })).toMatchObject({ port: 7, user: 'me' });
  expect(resolve(config, { hostName: 'a', port: 9, userName: 'DOM\\me', options: { HostName: 'x' } })).toMatchObject({
    host: 'x',
    port: 9,
    user: 'me@DOM',
  });
});

test('Match, negated patterns, quotes, equals signs and comments', () => {
  const config = [
    'Host *.lan !printer.lan # no printers',
    '  Port=5',
    'Match originalhost x,y user bob',
    '  Port 6',
    'Match exec "true"',
    '  Port 7',
    'Match host z',
    '  IdentityFile "/with space/key"',
    'Match all',
    '  ServerAliveInterval 1m',
  ].join('\n');
  expect(resolve(config, { hostName: 'a.lan' }).port).toBe(5);
  expect(resolve(config, { hostName: 'printer.lan' }).port).toBe(22);
  expect(resolve(config, { hostName: 'x', userName: 'bob' }).port).toBe(6);
  expect(resolve(config, { hostName: 'x', userName: 'eve' }).port).toBe(22);
  expect(resolve(config, { hostName: 'z' })).toMatchObject({
    identityFiles: ['/with space/key'],
    keepAliveInterval: 60_000,
  });
});

test('identity files collect, and lookup names have the port', () => {
  const target = resolve('IdentityFile /a\nIdentityFile /b\nHostKeyAlias Alias\n', {
    hostName: 'h',
    port: 2222,
    keyFilePath: '/c',
  });
  expect(target.identityFiles).toEqual(['/c', '/a', '/b']);
  expect(target.knownHostsName).toBe('alias');
  expect(resolve('', { hostName: 'H', port: 2222 }).knownHostsName).toBe('[h]:2222');
});

test('host names', () => {
  expect(parseHostName('h')).toEqual({ host: 'h', user: undefined, port: undefined });
  expect(parseHostName('u@h:22')).toEqual({ host: 'h', user: 'u', port: 22 });
  expect(parseHostName('u@d@h')).toEqual({ host: 'h', user: 'u@d', port: undefined });
  expect(parseHostName('[::1]:22')).toEqual({ host: '::1', user: undefined, port: 22 });
  expect(parseHostName('fe80::1')).toEqual({ host: 'fe80::1', user: undefined, port: undefined });
  for (const bad of ['', 'a b', '-x', 'h:port', '@'])
    expect(() => parseHostName(bad)).toThrow('is not the name of a host');
});

test('patterns', () => {
  expect(matchesPatterns('web1.example.com', ['*.example.com'])).toBe(true);
  expect(matchesPatterns('web1.example.com', ['*.example.com', '!web1*'])).toBe(false);
  expect(matchesPatterns('webX', ['web?'])).toBe(true);
  expect(matchesPatterns('a.b', ['a-b', 'a+b'])).toBe(false);
});

const key = (type: string, rest: string) => {
  const name = Buffer.from(type);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return Buffer.concat([length, name, Buffer.from(rest)]);
};

test('known hosts: known, unknown, changed, revoked, authorities', () => {
  const old = key('ssh-ed25519', 'old');
  const now = key('ssh-ed25519', 'new');
  const rsa = key('ssh-rsa', 'rsa');
  const entries = parseKnownHosts(
    [
      '# comment',
      `a,[b]:22 ssh-ed25519 ${old.toString('base64')} me@here`,
      `*.wild,!not.wild ssh-ed25519 ${old.toString('base64')}`,
      `@cert-authority * ssh-rsa ${rsa.toString('base64')}`,
      `@revoked * ssh-ed25519 ${now.toString('base64')}`,
      'broken line',
    ].join('\n'),
    'file',
  );
  expect(checkHostKey(entries, 'a', old)).toEqual({ kind: 'known' });
  expect(checkHostKey(entries, '[b]:22', old)).toEqual({ kind: 'known' });
  expect(checkHostKey(entries, 'x.wild', old)).toEqual({ kind: 'known' });
  expect(checkHostKey(entries, 'not.wild', old)).toEqual({ kind: 'unknown' });
  expect(checkHostKey(entries, 'a', key('ssh-ed25519', 'third'))).toMatchObject({
    kind: 'changed',
    entry: { line: 2, file: 'file' },
  });
  expect(checkHostKey(entries, 'a', now)).toMatchObject({ kind: 'revoked', entry: { line: 5 } });
  expect(checkHostKey(entries, 'a', rsa)).toEqual({ kind: 'unknown' });
  expect(knownKeyTypes(entries, 'a')).toEqual(['ssh-ed25519']);
});

test('hosts are added to files that exist, do not exist, or have no last line end', () => {
  const file = join(folder, 'deep', 'known');
  addKnownHost(file, 'a', key('ssh-ed25519', '1'), false);
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
  addKnownHost(file, '[b]:2', key('ssh-ed25519', '2'), true);
  const entries = parseKnownHosts(readFileSync(file, 'utf8'));
  expect(checkHostKey(entries, 'a', key('ssh-ed25519', '1')).kind).toBe('known');
  expect(checkHostKey(entries, '[b]:2', key('ssh-ed25519', '2')).kind).toBe('known');
  expect(readFileSync(file, 'utf8')).not.toContain('[b]');
});

test('files that do not exist are passed over, ones that cannot be read are errors', () => {
  const nowhere = join(folder, 'nowhere');
  const unreadable = join(folder, 'a-folder');
  mkdirSync(unreadable);
  writeFileSync(join(folder, 'a-file'), '');
  const text = `${unreadable} cannot be read: EISDIR`;
  expect(readKnownHosts([nowhere, join(folder, 'a-file', 'below')])).toEqual([]);
  expect(() => readKnownHosts([nowhere, unreadable])).toThrow(text);
  expect(() => addKnownHost(unreadable, 'a', key('ssh-ed25519', '1'), false)).toThrow(text);
  expect(resolve(`Include ${nowhere} ${nowhere}/*\nPort 5\n`, { hostName: 'h' }).port).toBe(5);
  expect(() => resolve(`Include ${unreadable}\n`, { hostName: 'h' })).toThrow(text);
  expect(() => resolveSshTarget({ configFiles: [nowhere, unreadable], hostName: 'h' })).toThrow(text);
});
