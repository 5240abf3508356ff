/**
 * The authorities whose certificates are trusted: Node's own, the system's, and those of the user
 * (Cert:\CurrentUser\Root). Node alone would not know what an administrator has added to the system.
 */
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { readStore } from '../certificates/certificate-files.js';

/** Debian, Fedora, openSUSE, Alpine and FreeBSD, macOS' OpenSSL. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let made: { from: string; context: SecureContext } | null = null;

/** Made anew only when the authorities change: that takes a few dozen milliseconds. */
export function trustingContext(): SecureContext {
  const ca = authorities();
  const from = ca.join('');
  if (made?.from !== from) made = { from, context: createSecureContext({ ca }) };
  return made.context;
}

export function authorities(environment: NodeJS.ProcessEnv = process.env): string[] {
  const own = environment['SSL_CERT_FILE'];
  const bundles = own ? [own] : systemBundles;
  const system = bundles.map(readText).find((text) => text !== '') ?? '';
  const extra = environment['NODE_EXTRA_CA_CERTS'];
  const user = readStore('Root', environment).map(({ certificate }) => certificate.toString());
  return [...rootCertificates, system, extra ? readText(extra) : '', ...user].filter((text) => text !== '');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
