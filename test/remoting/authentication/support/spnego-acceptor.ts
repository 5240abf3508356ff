/** SPNEGO's accepting side around NTLM, for tests (RFC 4178). What it picks and whether it signs can be set. */
import { DerReader, element, objectIdentifier, Tag } from '../../../../src/remoting/authentication/der.js';
import { type NtlmAcceptor, Refused } from './ntlm-acceptor.js';

const stateNames = ['accept-completed', 'accept-incomplete', 'reject', 'request-mic'] as const;

export function writeAnswer(fields: {
  state?: (typeof stateNames)[number];
  mechanism?: string;
  token?: Buffer;
  mic?: Buffer;
}): Buffer {
  const parts: Buffer[] = [];
  const octets = (number: number, bytes: Buffer) => element(Tag.context(number), element(Tag.octetString, bytes));
  if (fields.state !== undefined) {
    const state = element(Tag.enumerated, Buffer.from([stateNames.indexOf(fields.state)]));
    parts.push(element(Tag.context(0), state));
  }
  if (fields.mechanism !== undefined) parts.push(element(Tag.context(1), objectIdentifier(fields.mechanism)));
  if (fields.token !== undefined) parts.push(octets(2, fields.token));
  if (fields.mic !== undefined) parts.push(octets(3, fields.mic));
  return element(Tag.context(1), element(Tag.sequence, ...parts));
}

/** Mechanisms offered and the first token, of a NegTokenInit. */
export function readInit(token: Buffer): { mechTypes: Buffer; mechanisms: string[]; mechToken: Buffer } {
  const frame = new DerReader(token).enter(Tag.application0);
  frame.readObjectIdentifier();
  const init = frame.enter(Tag.context(0)).enter(Tag.sequence);
  const list = init.read(Tag.context(0));
  const types = new DerReader(list).enter(Tag.sequence);
  const mechanisms: string[] = [];
  while (!types.isAtEnd) mechanisms.push(types.readObjectIdentifier());
  const mechToken = init.optional(2)?.read(Tag.octetString) ?? Buffer.alloc(0);
  return { mechTypes: list, mechanisms, mechToken };
}

export class SpnegoAcceptor {
  isComplete = false;
  mechanisms: string[] = [];
  #mechTypes: Buffer = Buffer.alloc(0);
  #hasBegun = false;

  constructor(
    readonly ntlm: NtlmAcceptor,
    private readonly options: { signsList?: boolean } = {},
  ) {}

  accept(token: Buffer): Buffer {
    if (!this.#hasBegun) return this.#begin(token);
    const answer = new DerReader(token).enter(Tag.context(1)).enter(Tag.sequence);
    answer.optional(0);
    const mechToken = answer.optional(2)?.read(Tag.octetString) ?? Buffer.alloc(0);
    const mic = answer.optional(3)?.read(Tag.octetString);
    const reply = this.ntlm.accept(mechToken);
    if (!this.ntlm.isComplete) return writeAnswer({ state: 'accept-incomplete', token: reply });
    this.isComplete = true;
    if (mic === undefined) return writeAnswer({ state: 'accept-completed' });
    this.ntlm.receiving.verify(this.#mechTypes, mic);
    this.ntlm.receiving.restartCipher();
    if (this.options.signsList === false) return writeAnswer({ state: 'accept-completed' });
    const ours = this.ntlm.sending.sign(this.#mechTypes);
    this.ntlm.sending.restartCipher();
    return writeAnswer({ state: 'accept-completed', mic: ours });
  }

  #begin(token: Buffer): Buffer {
    this.#hasBegun = true;
    const { mechTypes, mechanisms, mechToken } = readInit(token);
    this.#mechTypes = Buffer.from(mechTypes);
    this.mechanisms = mechanisms;
    const { mechanism } = this.ntlm;
    if (!mechanisms.includes(mechanism)) throw new Refused('no common mechanism');
    if (mechanisms[0] !== mechanism) return writeAnswer({ state: 'request-mic', mechanism });
    return writeAnswer({ state: 'accept-incomplete', mechanism, token: this.ntlm.accept(mechToken) });
  }

  wrap(plaintext: Buffer): Buffer {
    return this.ntlm.wrap(plaintext);
  }
  unwrap(token: Buffer): Buffer {
    return this.ntlm.unwrap(token);
  }
}
