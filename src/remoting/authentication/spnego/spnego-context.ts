/**
 * SPNEGO as a security context (RFC 4178, initiator): offers mechanisms with the first token of the one preferred, follows the
 * server where it picks another, and has the list signed by both where that matters.
 */
import type { SealedPart } from '../authentication.js';
import { AuthenticationError, invalidToken } from '../authentication-error.js';
import { messages } from '../messages.js';
import { Mechanism, type NegotiableContext, type SecurityContext } from '../security-context.js';
import { readNegTokenResp, writeMechTypes, writeNegTokenInit, writeNegTokenResp } from './spnego-tokens.js';

export class SpnegoContext implements SecurityContext {
  readonly mechanism = Mechanism.spnego;
  #candidates: NegotiableContext[];
  #chosen: NegotiableContext | null = null;
  #mechTypes: Buffer = Buffer.alloc(0);
  #requiresMic = false;
  #sentMic = false;
  #receivedMic = false;
  #serverIsDone = false;
  /** Why mechanisms were passed over. */
  readonly passedOver: AuthenticationError[] = [];

  /**
   * @param candidates mechanisms in the order of preference; one that cannot begin is passed over
   * @param canDoWithout whether the next candidate may be tried when one failed to begin
   */
  constructor(
    candidates: readonly NegotiableContext[],
    private readonly canDoWithout: (error: AuthenticationError) => boolean,
  ) {
    this.#candidates = [...candidates];
  }

  get name(): string {
    return this.#chosen?.name ?? 'Negotiate';
  }
  get isComplete(): boolean {
    return this.#serverIsDone;
  }
  /** Whether the mechanism within can seal already; CredSSP cannot wait for SPNEGO's last token. */
  get isMechanismComplete(): boolean {
    return this.#chosen?.isComplete ?? false;
  }

  step(token: Buffer | null): Promise<Buffer | null> {
    if (this.#chosen === null) return this.#begin();
    if (token === null) throw invalidToken('the answer to the negotiation is missing');
    return this.#continue(token);
  }

  async #begin(): Promise<Buffer> {
    for (;;) {
      const candidate = this.#candidates[0] as NegotiableContext;
      try {
        const mechToken = (await candidate.step(null)) ?? Buffer.alloc(0);
        this.#chosen = candidate;
        this.#mechTypes = writeMechTypes(this.#candidates.map(({ mechanism }) => mechanism));
        return writeNegTokenInit(this.#mechTypes, mechToken);
      } catch (error) {
        const isLast = this.#candidates.length === 1;
        if (!(error instanceof AuthenticationError) || isLast || !this.canDoWithout(error)) throw error;
        this.passedOver.push(error);
        candidate.dispose();
        this.#candidates.shift();
      }
    }
  }

  async #continue(token: Buffer): Promise<Buffer | null> {
    if (this.#serverIsDone) throw invalidToken('the negotiation is over');
    const { state, supportedMech, responseToken, mechListMic } = readNegTokenResp(token);
    const switched = this.#follow(supportedMech);
    if (state === 'request-mic') this.#requiresMic = true;
    let reply: Buffer | null = null;
    const context = this.#context();
    if (switched) reply = await context.step(null);
    // A rejection may carry the mechanism's own reason, which says more.
    else if (responseToken !== null && !context.isComplete) reply = await context.step(responseToken);
    if (state === 'reject') throw new AuthenticationError('AccessDenied', messages.negotiationRejected);
    if (context.needsMechListMic) this.#requiresMic = true;

    if (mechListMic !== null) await this.#verifyMic(mechListMic);
    if (state === 'accept-completed') {
      this.#finish(reply !== null);
      return null;
    }
    const mic = context.isComplete && this.#requiresMic && !this.#sentMic ? await this.#signMic() : null;
    if (reply === null && mic === null) throw invalidToken('the negotiation does not come to an end');
    return writeNegTokenResp(reply, mic);
  }

  /** Takes the mechanism that the server picked; true when it is another one than was begun with. */
  #follow(supportedMech: string | null): boolean {
    if (supportedMech === null) return false;
    const mechanism = supportedMech === Mechanism.microsoftKerberos ? Mechanism.kerberos : supportedMech;
    const context = this.#context();
    if (mechanism === context.mechanism) return false;
    const other = this.#candidates.find((candidate) => candidate.mechanism === mechanism);
    if (other === undefined || context.isComplete)
      throw invalidToken('the server picked a mechanism that was not offered');
    context.dispose();
    this.#chosen = other;
    // Somebody in between could have picked: both have to say what the list was.
    this.#requiresMic = true;
    return true;
  }

  async #verifyMic(mic: Buffer): Promise<void> {
    await this.verify(this.#mechTypes, mic);
    this.#context().restartCipher('receiving');
    this.#receivedMic = true;
    this.#requiresMic = true;
  }

  async #signMic(): Promise<Buffer> {
    const mic = await this.sign(this.#mechTypes);
    this.#context().restartCipher('sending');
    this.#sentMic = true;
    return mic;
  }

  /** The server awaits no more; a signature of ours that is still due would only be one more message for it. */
  #finish(hasReply: boolean): void {
    if (hasReply || !this.#context().isComplete) throw invalidToken('the server ended the negotiation early');
    if (this.#requiresMic && !this.#receivedMic)
      throw new AuthenticationError('ServerNotProven', messages.serverNotProven(messages.listNotSigned));
    this.#serverIsDone = true;
  }

  sign(message: Buffer): Promise<Buffer> {
    return this.#context().sign(message);
  }
  verify(message: Buffer, signature: Buffer): Promise<void> {
    return this.#context().verify(message, signature);
  }
  seal(plaintext: Buffer): Promise<SealedPart> {
    return this.#context().seal(plaintext);
  }
  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer> {
    return this.#context().unseal(signature, ciphertext);
  }
  unsealToken(token: Buffer): Promise<Buffer> {
    return this.#context().unsealToken(token);
  }

  dispose(): void {
    for (const candidate of this.#candidates) candidate.dispose();
  }

  #context(): NegotiableContext {
    if (this.#chosen === null) throw invalidToken('the negotiation has not begun');
    return this.#chosen;
  }
}
