/** Certificates made by openssl: an authority, and servers and clients that it answers for, or that answer for themselves. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface IssuedCertificate {
  cert: string;
  key: string;
  certFile: string;
  keyFile: string;
}

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
let count = 0;

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
const keyKind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** One that signs itself, for these DNS names; the first is its common name. */
export function selfSigned(names: readonly string[], extensions: readonly string[] = []): IssuedCertificate {
  const [certFile, keyFile] = files();
  const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const added = [alternatives, ...extensions].flatMap((extension) => ['-addext', extension]);
  openssl(
    'req',
    '-x509',
    ...keyKind,
    '-keyout',
    keyFile,
    '-out',
    certFile,
    '-days',
    '30',
    '-subj',
    `/CN=${names[0]}`,
    ...added,
  );
  return read(certFile, keyFile);
}

/** One that an authority signs. */
export function issued(authority: IssuedCertificate, name: string, alternatives: string): IssuedCertificate {
  const [certFile, keyFile] = files();
  openssl('req', ...keyKind, '-keyout', keyFile, '-out', `${certFile}.csr`, '-subj', `/CN=${name}`);
  writeFileSync(`${certFile}.ext`, `subjectAltName=${alternatives}\n`);
  const signer = ['-CA', authority.certFile, '-CAkey', authority.keyFile, '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    `${certFile}.csr`,
    ...signer,
    '-days',
    '30',
    '-extfile',
    `${certFile}.ext`,
    '-out',
    certFile,
  );
  return read(certFile, keyFile);
}

/** The same as PFX without a password, as .NET's store has them. */
export function pfxOf({ certFile, keyFile }: IssuedCertificate, file: string): void {
  openssl('pkcs12', '-export', '-in', certFile, '-inkey', keyFile, '-passout', 'pass:', '-out', file);
}

function files(): [string, string] {
  count++;
  return [join(folder, `${count}.pem`), join(folder, `${count}.key`)];
}
function read(certFile: string, keyFile: string): IssuedCertificate {
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, keyFile };
}
