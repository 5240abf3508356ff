/**
 * CmsMessageRecipient: whom a message is for, as a certificate, its text, or the path of its file or of a folder of them. There is
 * no store to look for thumbprints or names in.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDirectory } from '../../dotnet/io/stat.js';
import type { X509Certificate2 } from '../../dotnet/security/certificates/x509-certificate.js';
import { WildcardPattern } from '../../language/index.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import { construct, getProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const certificateType = 'System.Security.Cryptography.X509Certificates.X509Certificate2';
const documentEncryption = '1.3.6.1.4.1.311.80.1';
/** X509KeyUsageFlags. */
const encipherment = 16 | 32;

export class CmsMessageRecipient {
  declare readonly netType: NetType;
  certificates: X509Certificate2[] = [];
  constructor(readonly source: string | X509Certificate2) {}
}
defineType('System.Management.Automation.CmsMessageRecipient', { class: CmsMessageRecipient }, () => ({
  members: {
    'new(string identifier)': (_type: NetType, identifier: string) => new CmsMessageRecipient(identifier),
    [`new(${certificateType} certificate)`]: (_type: NetType, certificate: X509Certificate2) =>
      new CmsMessageRecipient(certificate),
    [`${certificateType}[] Certificates {get;}`]: (self: CmsMessageRecipient) => self.certificates,
  },
}));

/** Finds the certificates of a recipient. Ends the command where there are none, or none that are made for this. */
export function resolveRecipient(
  cmd: CmdletRuntime,
  recipient: CmsMessageRecipient,
  purpose: 'encryption' | 'decryption',
): X509Certificate2[] {
  const { source } = recipient;
  const identifier = typeof source === 'string' ? source : '';
  const hasWildcards = WildcardPattern.containsWildcard(identifier);
  const refuse = (
    id: string,
    category: 'InvalidData' | 'LimitsExceeded' | 'ObjectNotFound',
    target: unknown,
    message: string,
  ): ErrorRecord => cmd.throwTerminating(cmd.error(id, category, target, message, 'System.ArgumentException'));
  const found: X509Certificate2[] = [];
  for (const certificate of typeof source === 'string' ? candidates(cmd, source) : [source]) {
    if (!isForEncryption(certificate)) {
      if (hasWildcards) continue;
      refuse(
        'CertificateCannotBeUsedForEncryption',
        'InvalidData',
        certificate,
        `Certificate '${getProperty(certificate, 'Thumbprint')}' cannot be used for encryption. Encryption certificates must contain the Data Encipherment or Key Encipherment key usage, and include the Document Encryption Enhanced Key Usage (${documentEncryption}).`,
      );
    }
    if (purpose === 'decryption' && certificate.privateKey === null) continue;
    if (purpose === 'encryption' && found.length > 0)
      refuse(
        'IdentifierMustReferenceSingleCertificate',
        'LimitsExceeded',
        identifier,
        `Cannot load certificate. The identifier '${identifier}' matches multiple certificates. To encrypt to multiple recipients, provide multiple specific values to the 'To' parameter, rather than a wildcard that matches multiple certificates.`,
      );
    found.push(certificate);
  }
  if (found.length === 0 && (purpose === 'encryption' || !hasWildcards))
    refuse(
      'NoCertificateFound',
      'ObjectNotFound',
      identifier,
      `Cannot load encryption certificate. The certificate setting '${identifier}' does not represent a valid base-64 encoded certificate, nor does it represent a valid certificate by file, directory, thumbprint, or subject name.`,
    );
  recipient.certificates = found;
  return found;
}

function isForEncryption(certificate: X509Certificate2): boolean {
  const extensions = certificate.extensions as readonly { usages?: { value: string }[]; usage?: number }[];
  const isForDocuments = extensions.some(({ usages }) => usages?.some(({ value }) => value === documentEncryption));
  return isForDocuments && extensions.some(({ usage }) => usage !== undefined && (usage & encipherment) !== 0);
}

/** What the text stands for; files that are no certificates are passed over. */
function candidates(cmd: CmdletRuntime, identifier: string): X509Certificate2[] {
  if (/-----BEGIN CERTIFICATE-----/i.test(identifier)) return load(new Uint8Array(Buffer.from(identifier)));
  return filesOf(cmd, identifier).flatMap((path) => load(path));
}
function filesOf(cmd: CmdletRuntime, path: string): string[] {
  try {
    const found = cmd.session.providers.paths.resolve(path, new ProviderContext(null));
    const files = found.filter(({ provider }) => provider.nameEquals('FileSystem')).map((each) => each.providerPath);
    return files.flatMap((file) => (isDirectory(file) ? readdirSync(file).map((name) => join(file, name)) : [file]));
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}
function load(source: string | Uint8Array): X509Certificate2[] {
  try {
    return [construct(requireType(certificateType), [source]) as X509Certificate2];
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}
