/**
 * known_hosts: whether a host's key is the one that it had before (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Names may be hashed.
 * Lines of certificate authorities are understood and passed over, because host certificates are not: a host that has only
 * such a line is a new host.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOptionalFile } from '../optional-file.js';
import { matchesPatterns } from './ssh-config.js';

export interface KnownHostEntry {
  marker: 'cert-authority' | 'revoked' | null;
  /** Patterns, or one hashed name. */
  names: string[];
  keyType: string;
  /** base64 */
  key: string;
  file: string;
  /** From 1. */
  line: number;
}

export type HostKeyVerdict =
  | { kind: 'known' }
  | { kind: 'unknown' }
  | { kind: 'revoked'; entry: KnownHostEntry }
  /** Another key of the same type is on record. */
  | { kind: 'changed'; entry: KnownHostEntry };

/** The entries of all files; those that do not exist are passed over. Throws TransportError for one that cannot be read. */
export function readKnownHosts(files: readonly string[]): KnownHostEntry[] {
  return files.flatMap((file) => parseKnownHosts(readOptionalFile(file) ?? '', file));
}

export function parseKnownHosts(text: string, file = ''): KnownHostEntry[] {
  const entries: KnownHostEntry[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const fields = raw.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]?.startsWith('#')) return;
    const marker = fields[0] === '@cert-authority' ? 'cert-authority' : fields[0] === '@revoked' ? 'revoked' : null;
    const [names, keyType, key] = marker ? fields.slice(1) : fields;
    if (!names || !keyType || !key) return;
    entries.push({ marker, names: names.split(','), keyType, key, file, line: index + 1 });
  });
  return entries;
}

function isFor(entry: KnownHostEntry, name: string): boolean {
  const hashed = /^\|1\|([^|]+)\|(.+)$/.exec(entry.names[0] as string);
  if (!hashed) return matchesPatterns(name, entry.names);
  return hashName(name, Buffer.from(hashed[1] as string, 'base64')) === hashed[2];
}

function hashName(name: string, salt: Buffer): string {
  return createHmac('sha1', salt).update(name).digest('base64');
}

/** `name` is `host`, or `[host]:port` for another port than 22; lower case. */
export function checkHostKey(entries: readonly KnownHostEntry[], name: string, key: Buffer): HostKeyVerdict {
  const text = key.toString('base64');
  const type = keyTypeOf(key);
  const own = entries.filter((entry) => isFor(entry, name));
  const revoked = own.find((entry) => entry.marker === 'revoked' && entry.key === text);
  if (revoked) return { kind: 'revoked', entry: revoked };
  const plain = own.filter((entry) => entry.marker === null);
  if (plain.some((entry) => entry.key === text)) return { kind: 'known' };
  const other = plain.find((entry) => entry.keyType === type);
  return other ? { kind: 'changed', entry: other } : { kind: 'unknown' };
}

/** Types of the keys on record: they are asked for first, so that a host with several keys is recognised. */
export function knownKeyTypes(entries: readonly KnownHostEntry[], name: string): string[] {
  return [
    ...new Set(entries.filter((entry) => entry.marker === null && isFor(entry, name)).map((entry) => entry.keyType)),
  ];
}

/** Adds a host to a file, which is made when it does not exist. Throws when it cannot be read or written. */
export function addKnownHost(file: string, name: string, key: Buffer, hashed: boolean): void {
  const salt = randomBytes(20);
  const shown = hashed ? `|1|${salt.toString('base64')}|${hashName(name, salt)}` : name;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = readOptionalFile(file) ?? '';
  const separator = text !== '' && !text.endsWith('\n') ? '\n' : '';
  appendFileSync(file, `${separator}${shown} ${keyTypeOf(key)} ${key.toString('base64')}\n`, { mode: 0o600 });
}

/** `ssh-ed25519` and the like: the first string of a key's blob. */
export function keyTypeOf(key: Buffer): string {
  const length = key.readUInt32BE(0);
  return key.toString('latin1', 4, 4 + length);
}

/** `SHA256:...`, as ssh shows keys. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
