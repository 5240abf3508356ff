/**
 * Whether a server's certificate is to be trusted. What an authority answers for is; what none answers for is shown and asked
 * about once, and remembered; another one in its place later ends the attempt. Wrong names and times are never asked about.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { SessionOptions } from '../../client/session-options.js';
import type { UserInteraction } from '../../transports/user-interaction.js';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import { addKnownCertificate, knownCertificatesFile, knownFingerprints } from './known-certificates.js';

type Problem = 'unknownAuthority' | 'expired' | 'notYetValid' | 'wrongName' | 'revoked' | 'weak';

const authorityErrors: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
  'PATH_LENGTH_EXCEEDED',
]);

export interface CertificateContext {
  /** As the user named it, without brackets. */
  host: string;
  port: number;
  options: Pick<SessionOptions, 'skipCACheck' | 'skipCNCheck'>;
  interaction: UserInteraction;
  /** Of accepted certificates; the user's own when left out. */
  file?: string;
}

/** Throws WSManFault when the certificate must not be trusted, TransportError when the accepted ones cannot be read. Returns it in DER. */
export async function checkCertificate(
  socket: TLSSocket,
  context: CertificateContext,
  signal: AbortSignal,
): Promise<Buffer> {
  const certificate = new X509Certificate(socket.getPeerCertificate(true).raw);
  const verdict = String((socket.authorizationError as unknown) ?? '');
  const problems = problemsOf(certificate, verdict, context);
  if (problems.length === 0) return certificate.raw;
  if (problems.every((problem) => problem === 'unknownAuthority')) await acceptUnknown(certificate, context, signal);
  else throw certificateFault(certificate, context, problems, verdict);
  return certificate.raw;
}

function problemsOf(certificate: X509Certificate, verdict: string, context: CertificateContext): Problem[] {
  const problems: Problem[] = [];
  const { options } = context;
  const now = Date.now();
  if (authorityErrors.has(verdict)) {
    if (!options.skipCACheck) problems.push('unknownAuthority');
  } else if (verdict === 'CERT_REVOKED') problems.push('revoked');
  else if (verdict === 'CERT_HAS_EXPIRED') problems.push('expired');
  else if (verdict === 'CERT_NOT_YET_VALID') problems.push('notYetValid');
  else if (verdict !== '') problems.push('weak');
  if (Date.parse(certificate.validTo) < now && !problems.includes('expired')) problems.push('expired');
  if (Date.parse(certificate.validFrom) > now && !problems.includes('notYetValid')) problems.push('notYetValid');
  if (!options.skipCNCheck && !isNamed(certificate, context.host)) problems.push('wrongName');
  return problems;
}

/** An address may also stand as the common name, as WinRM allows it. */
function isNamed(certificate: X509Certificate, host: string): boolean {
  if (checkServerIdentity(host, certificate.toLegacyObject()) === undefined) return true;
  return isIP(host) !== 0 && commonName(certificate) === host;
}
const commonName = ({ subject }: X509Certificate) => /^CN=(.*)$/m.exec(subject)?.[1] ?? '';

export function fingerprintOf(certificate: X509Certificate): string {
  return `sha256:${certificate.fingerprint256.replaceAll(':', '')}`;
}

function describe(certificate: X509Certificate): string {
  return wsmanMessages.certificateIs(
    certificate.subject.replaceAll('\n', ', '),
    certificate.subjectAltName ?? commonName(certificate),
    fingerprintOf(certificate),
    certificate.validFrom,
    certificate.validTo,
  );
}

function certificateFault(
  certificate: X509Certificate,
  { host, port }: CertificateContext,
  problems: readonly Problem[],
  verdict: string,
  reason = '',
): WSManFault {
  const texts = problems.map((problem) => {
    const text = wsmanMessages.certificate[problem];
    return typeof text === 'string' ? text : text(verdict);
  });
  const lines = [...texts, describe(certificate), ...(reason === '' ? [] : [reason])];
  return new WSManFault(FaultCode.secureFailure, wsmanMessages.certificateErrors(`${host}:${port}`, lines.join('\n')));
}

async function acceptUnknown(
  certificate: X509Certificate,
  context: CertificateContext,
  signal: AbortSignal,
): Promise<void> {
  const { host, port, interaction, file = knownCertificatesFile() } = context;
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const fingerprint = fingerprintOf(certificate);
  const known = knownFingerprints(file, place);
  if (known.includes(fingerprint)) return;
  const refuse = (reason: string) => certificateFault(certificate, context, ['unknownAuthority'], '', reason);
  if (known.length > 0)
    throw new WSManFault(
      FaultCode.secureFailure,
      wsmanMessages.certificateChanged(place, fingerprint, known.join(', '), file),
    );
  const yes = await interaction
    .confirm(wsmanMessages.certificateQuestion(place), wsmanMessages.certificateAsk(describe(certificate)), signal)
    .catch(() => {
      throw refuse(wsmanMessages.certificateNobodyAsked);
    });
  if (!yes) throw refuse(wsmanMessages.certificateNotAccepted);
  try {
    addKnownCertificate(file, place, fingerprint);
  } catch (error) {
    interaction.show(`The certificate could not be written to ${file}: ${(error as Error).message}`);
  }
}
