/** The structures of CredSSP (MS-CSSP 2.2.1), in DER. */
import { invalidToken } from '../authentication-error.js';
import type { Credential } from '../credential.js';
import { DerReader, element, integer, Tag } from '../der.js';

export interface TSRequest {
  version: number;
  negoToken?: Buffer;
  authInfo?: Buffer;
  pubKeyAuth?: Buffer;
  /** An NTSTATUS. */
  errorCode?: number;
  clientNonce?: Buffer;
}

const octets = (bytes: Buffer) => element(Tag.octetString, bytes);

export function writeTSRequest(request: TSRequest): Buffer {
  const { version, negoToken, authInfo, pubKeyAuth, clientNonce } = request;
  const fields = [element(Tag.context(0), integer(version))];
  if (negoToken) {
    const tokens = element(Tag.sequence, element(Tag.sequence, element(Tag.context(0), octets(negoToken))));
    fields.push(element(Tag.context(1), tokens));
  }
  if (authInfo) fields.push(element(Tag.context(2), octets(authInfo)));
  if (pubKeyAuth) fields.push(element(Tag.context(3), octets(pubKeyAuth)));
  if (clientNonce) fields.push(element(Tag.context(5), octets(clientNonce)));
  return element(Tag.sequence, ...fields);
}

/** Throws AuthenticationError. */
export function readTSRequest(bytes: Buffer): TSRequest {
  const fields = new DerReader(bytes).enter(Tag.sequence);
  const version = fields.optional(0)?.readNumber(Tag.integer);
  if (version === undefined) throw invalidToken('the request of CredSSP has no version');
  const request: TSRequest = { version };
  const tokens = fields.optional(1)?.enter(Tag.sequence);
  const first = tokens && !tokens.isAtEnd ? tokens.enter(Tag.sequence).optional(0) : null;
  if (first) request.negoToken = first.read(Tag.octetString);
  const authInfo = fields.optional(2);
  if (authInfo) request.authInfo = authInfo.read(Tag.octetString);
  const pubKeyAuth = fields.optional(3);
  if (pubKeyAuth) request.pubKeyAuth = pubKeyAuth.read(Tag.octetString);
  const errorCode = fields.optional(4);
  if (errorCode) request.errorCode = errorCode.readNumber(Tag.integer);
  const clientNonce = fields.optional(5);
  if (clientNonce) request.clientNonce = clientNonce.read(Tag.octetString);
  return request;
}

/** TSCredentials with TSPasswordCreds: what is given to the server. The caller wipes it. */
export function writeTSCredentials(credential: Credential): Buffer {
  const texts = [
    Buffer.from(credential.domain, 'utf16le'),
    Buffer.from(credential.user, 'utf16le'),
    credential.password,
  ];
  const fields = texts.map((text, index) => element(Tag.context(index), octets(text)));
  const passwordCredentials = element(Tag.sequence, ...fields);
  const credentials = element(
    Tag.sequence,
    element(Tag.context(0), integer(1)),
    element(Tag.context(1), octets(passwordCredentials)),
  );
  passwordCredentials.fill(0);
  for (const field of fields) field.fill(0);
  return credentials;
}
