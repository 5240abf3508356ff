/** The tokens of SPNEGO (RFC 4178 4.2; MS-SPNG): what the initiator writes, and the answers that it reads. */
import { invalidToken } from '../authentication-error.js';
import { DerReader, element, objectIdentifier, Tag } from '../der.js';
import { Mechanism } from '../security-context.js';

const states = ['accept-completed', 'accept-incomplete', 'reject', 'request-mic'] as const;
type NegState = (typeof states)[number];

/** NegTokenInit, in the frame of a first token. */
export function writeNegTokenInit(mechTypes: Buffer, mechToken: Buffer): Buffer {
  const init = element(
    Tag.sequence,
    element(Tag.context(0), mechTypes),
    element(Tag.context(2), element(Tag.octetString, mechToken)),
  );
  return element(Tag.application0, objectIdentifier(Mechanism.spnego), element(Tag.context(0), init));
}

/** MechTypeList, which is also what mechListMIC signs. */
export function writeMechTypes(mechanisms: readonly string[]): Buffer {
  return element(Tag.sequence, ...mechanisms.map(objectIdentifier));
}

/** NegTokenResp of the initiator, which is never the one to say that all is done. */
export function writeNegTokenResp(responseToken: Buffer | null, mechListMic: Buffer | null): Buffer {
  const fields = [element(Tag.context(0), element(Tag.enumerated, Buffer.from([states.indexOf('accept-incomplete')])))];
  if (responseToken !== null) fields.push(element(Tag.context(2), element(Tag.octetString, responseToken)));
  if (mechListMic !== null) fields.push(element(Tag.context(3), element(Tag.octetString, mechListMic)));
  return element(Tag.context(1), element(Tag.sequence, ...fields));
}

export interface NegTokenResp {
  state: NegState | null;
  supportedMech: string | null;
  responseToken: Buffer | null;
  mechListMic: Buffer | null;
}

/** NegTokenResp of the acceptor. Throws AuthenticationError. */
export function readNegTokenResp(token: Buffer): NegTokenResp {
  const fields = new DerReader(token).enter(Tag.context(1)).enter(Tag.sequence);
  const index = fields.optional(0)?.readNumber(Tag.enumerated);
  const state = index === undefined ? null : states[index];
  if (state === undefined) throw invalidToken('the state of the negotiation is unknown');
  const supportedMech = fields.optional(1)?.readObjectIdentifier() ?? null;
  const responseToken = fields.optional(2)?.read(Tag.octetString) ?? null;
  const mechListMic = fields.optional(3)?.read(Tag.octetString) ?? null;
  // Some old servers repeat the token where the signature belongs.
  const isRepeated = responseToken !== null && mechListMic?.equals(responseToken);
  return { state, supportedMech, responseToken, mechListMic: isRepeated ? null : mechListMic };
}
