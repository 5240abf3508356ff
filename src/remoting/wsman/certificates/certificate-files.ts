/**
 * The folders behind the Cert: drive, and the certificates in their files: .NET's own store of the user (PFX files by thumbprint),
 * and `certificates/<store>` beside the user's profiles, where PEM files can be put.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { configurationFolder } from '../../../runtime/io/configuration-folder.js';

export interface StoredCertificate {
  file: string;
  certificate: X509Certificate;
  /** The other certificates of the file, which lead to an authority. */
  chain: X509Certificate[];
  hasPrivateKey: boolean;
  /** Of a PEM file with a key, or of the file of the same name that ends in `.key`; null for PFX. */
  keyPem: string | null;
  /** The whole file, for PFX. */
  pfx: Buffer | null;
}

/** Names as the Cert: drive shows them, and as .NET names their folders. */
export const storeNames = [
  'My',
  'Root',
  'CA',
  'TrustedPeople',
  'TrustedPublisher',
  'Disallowed',
  'AddressBook',
] as const;

/** Folders of a store; those that do not exist are among them. */
export function storeFolders(store: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  const home = environment['HOME'] ?? homedir();
  return [
    join(home, '.dotnet/corefx/cryptography/x509stores', store.toLowerCase()),
    join(configurationFolder(environment), 'certificates', store.toLowerCase()),
  ];
}

/** The certificates of a store; files that are none, or need a password, are passed over. */
export function readStore(store: string, environment: NodeJS.ProcessEnv = process.env): StoredCertificate[] {
  const found = new Map<string, StoredCertificate>();
  for (const folder of storeFolders(store, environment))
    for (const name of filesIn(folder)) {
      const stored = readCertificateFile(join(folder, name));
      if (stored && !found.has(thumbprintOf(stored.certificate))) found.set(thumbprintOf(stored.certificate), stored);
    }
  return [...found.values()];
}

/** SHA-1 in hexadecimal, upper case. */
export const thumbprintOf = (certificate: X509Certificate) => certificate.fingerprint.replaceAll(':', '');

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(pfx|p12|pem|crt|cer)$/i.test(name));
  } catch {
    return []; // nothing was put there yet
  }
}

/** Null for a file that has no certificate, or needs a password. */
export function readCertificateFile(file: string, passphrase = ''): StoredCertificate | null {
  try {
    const bytes = readFileSync(file);
    return /\.(pfx|p12)$/i.test(file) ? readPfx(file, bytes, passphrase) : readPem(file, bytes);
  } catch {
    return null; // damaged, or locked
  }
}

function readPem(file: string, bytes: Buffer): StoredCertificate | null {
  const text = bytes.toString('latin1');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  const [certificate, ...chain] = (blocks ?? [bytes]).map((block) => new X509Certificate(block));
  if (certificate === undefined) return null;
  const keyPem = keyIn(text) ?? keyIn(readText(file.replace(/\.\w+$/, '.key')));
  return { file, certificate, chain, hasPrivateKey: keyPem !== null, keyPem, pfx: null };
}

function keyIn(text: string): string | null {
  const pem = /-----BEGIN (?:\w+ )?PRIVATE KEY-----[^-]+-----END (?:\w+ )?PRIVATE KEY-----/.exec(text)?.[0];
  if (pem === undefined) return null;
  createPrivateKey(pem); // throws for one that is damaged
  return pem;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // the key is not beside it
  }
}

/** Node reads PFX only into a context of TLS; what it found there can be asked for. */
function readPfx(file: string, pfx: Buffer, passphrase: string): StoredCertificate | null {
  const { context } = createSecureContext({ pfx, passphrase }) as { context: { getCertificate?(): Buffer | null } };
  const der = context.getCertificate?.();
  if (!der) return null;
  return { file, certificate: new X509Certificate(der), chain: [], hasPrivateKey: true, keyPem: null, pfx };
}
