/**
 * The certificates that were accepted without an authority, each with the place where it was seen: `known_certificates` beside
 * the user's profiles, one `host:port sha256:…` a line. It is to HTTPS what known_hosts is to SSH.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFolder } from '../../../runtime/io/configuration-folder.js';
import { readOptionalFile } from '../../optional-file.js';

export function knownCertificatesFile(environment: NodeJS.ProcessEnv = process.env): string {
  return join(configurationFolder(environment), 'known_certificates');
}

/** What is on record for `host:port`: fingerprints; empty for a place that was never seen. Throws TransportError for an unreadable file. */
export function knownFingerprints(file: string, place: string): string[] {
  return readLines(file)
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name?.toLowerCase() === place.toLowerCase())
    .map(([, fingerprint]) => fingerprint ?? '');
}

/** Throws what reading and writing throw. */
export function addKnownCertificate(file: string, place: string, fingerprint: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lines = readLines(file);
  const separator = lines.length > 0 && lines.at(-1) !== '' ? '\n' : '';
  appendFileSync(file, `${separator}${place.toLowerCase()} ${fingerprint}\n`, { mode: 0o600 });
}

function readLines(file: string): string[] {
  const text = readOptionalFile(file) ?? '';
  return text === '' ? [] : text.split('\n');
}
