/** The exceptions that .NET throws for what the network, or the far side's certificate, does to a request. */
import type { Uri } from '../dotnet/uri/uri.js';
import type { IoError } from '../io/client.js';
import { netException } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { requireType } from '../objects/net-type.js';

/** HttpRequestError. */
const Kind = { NameResolutionError: 1, ConnectionError: 2, SecureConnectionError: 3, ResponseEnded: 10 } as const;

/** The text of a SocketException, its SocketError, and HttpRequestError. */
const socketErrors: Record<string, readonly [text: string, error: number, kind: number]> = {
  ENOTFOUND: ['Name or service not known', 11001, Kind.NameResolutionError],
  EAI_AGAIN: ['Resource temporarily unavailable', 11002, Kind.NameResolutionError],
  ECONNREFUSED: ['Connection refused', 10061, Kind.ConnectionError],
  EHOSTUNREACH: ['No route to host', 10065, Kind.ConnectionError],
  ENETUNREACH: ['Network is unreachable', 10051, Kind.ConnectionError],
  ETIMEDOUT: ['Connection timed out', 10060, Kind.ConnectionError],
  EACCES: ['Permission denied', 10013, Kind.ConnectionError],
  ENOENT: ['Cannot assign requested address', 10049, Kind.ConnectionError],
};

/** Why OpenSSL did not trust a certificate, as .NET says it. */
const certificateErrors: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'because of errors in the certificate chain: UntrustedRoot',
  SELF_SIGNED_CERT_IN_CHAIN: 'because of errors in the certificate chain: UntrustedRoot',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'because of errors in the certificate chain: PartialChain',
  UNABLE_TO_GET_ISSUER_CERT: 'because of errors in the certificate chain: PartialChain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'because of errors in the certificate chain: PartialChain',
  CERT_HAS_EXPIRED: 'because of errors in the certificate chain: NotTimeValid',
  CERT_NOT_YET_VALID: 'because of errors in the certificate chain: NotTimeValid',
  CERT_REVOKED: 'because of errors in the certificate chain: Revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'according to the validation procedure: RemoteCertificateNameMismatch',
};

function requestException(message: string, inner: NetException, kind: number): NetException {
  return new NetException('System.Net.Http.HttpRequestException', message, inner, {
    HttpRequestError: requireType('System.Net.Http.HttpRequestError').enumValue(kind),
    StatusCode: null,
  });
}

/** `uri` is null where a connection broke that was there. */
export function requestFailed(error: IoError, uri: Uri | null): NetException {
  const socket = socketErrors[error.code];
  if (socket !== undefined && uri !== null) {
    const [text, code, kind] = socket;
    const inner = netException('System.Net.Sockets.SocketException', text, { ErrorCode: code, SocketErrorCode: code });
    const port = uri.absolute.port;
    return requestException(`${text} (${uri.hostName(false)}:${port})`, inner, kind);
  }
  const distrust = certificateErrors[error.code];
  if (distrust !== undefined) return secureFailed(`The remote certificate is invalid ${distrust}`);
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|RECORD/.test(error.code))
    return secureFailed('Cannot determine the frame size or a corrupted frame was received.');
  if (/^ERR_(SSL|TLS)|^EPROTO/.test(error.code)) return secureFailed('Authentication failed, see inner exception.');
  if (error.code === 'UND_ERR_SOCKET' || error.code === 'ECONNRESET' || error.code === 'EPIPE') {
    const [message, text] =
      uri === null
        ? ['Error while copying content to a stream.', 'The response ended prematurely. (ResponseEnded)']
        : ['An error occurred while sending the request.', 'The response ended prematurely. (ResponseEnded)'];
    return requestException(message, netException('System.Net.Http.HttpIOException', text), Kind.ResponseEnded);
  }
  const inner = netException('System.Net.Http.HttpIOException', error.message);
  return requestException('An error occurred while sending the request.', inner, 0);
}

function secureFailed(text: string): NetException {
  return requestException(
    'The SSL connection could not be established, see inner exception.',
    netException('System.Security.Authentication.AuthenticationException', text),
    Kind.SecureConnectionError,
  );
}
