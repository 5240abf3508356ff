/**
 * CredSSP (MS-CSSP): TLS inside the tokens, Negotiate inside TLS, and then the password itself for the server to use. So the
 * server has to prove that it knows the key of its certificate before it gets the password.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type {
  AuthenticationAnswer,
  AuthenticationSettings,
  HttpAuthentication,
  MessageSealing,
  SealedPart,
} from '../authentication.js';
import { AuthenticationError, invalidToken } from '../authentication-error.js';
import { challengeOf, readChallenges } from '../challenges.js';
import { sealingProtocols } from '../context-sealing.js';
import type { Credential } from '../credential.js';
import { messages } from '../messages.js';
import { createContext, kerberosServices } from '../negotiated-context.js';
import { refusal } from '../refusal.js';
import type { SecurityContext } from '../security-context.js';
import { SpnegoContext } from '../spnego/spnego-context.js';
import { credsspError } from './credssp-error.js';
import { firstHashedVersion, publicKeyProof, subjectPublicKey } from './public-key.js';
import { TlsPipe } from './tls-pipe.js';
import { readTSRequest, type TSRequest, writeTSCredentials, writeTSRequest } from './ts-request.js';

const ourVersion = 6;

export class CredsspAuthentication implements HttpAuthentication {
  readonly scheme = 'CredSSP';
  readonly scope = 'connection';
  sealing: MessageSealing | null = null;
  readonly #tls = new TlsPipe();
  readonly #context: SecurityContext;
  #conversation: AsyncGenerator<Buffer, void, Buffer> | null = null;
  #sentCredentials = false;
  #isDone = false;

  constructor(
    private readonly settings: AuthenticationSettings,
    private readonly credential: Credential,
  ) {
    this.#context = createContext(settings, 'Negotiate', kerberosServices, null).context;
  }

  bindChannel(): void {}

  async first(): Promise<string> {
    this.#conversation = this.#converse();
    return this.#header(await this.#conversation.next(Buffer.alloc(0)));
  }

  async next(answer: AuthenticationAnswer): Promise<string | null> {
    if (this.#isDone && answer.status === 401) throw new AuthenticationError('AccessDenied', messages.signedOut);
    if (this.#isDone) return null;
    const challenge = challengeOf(readChallenges(answer.challenges), this.scheme);
    if (answer.status !== 401) return this.#finish();
    if (challenge === undefined || challenge.token === null) throw this.#refused(answer);
    if (this.#conversation === null) throw invalidToken('it came before a request');
    const step = await this.#conversation.next(challenge.token);
    if (step.done) throw this.#refused(answer);
    return this.#header(step);
  }

  /** The tokens of the client, one after the other; what comes back is the server's answer to each. */
  async *#converse(): AsyncGenerator<Buffer, void, Buffer> {
    const tls = this.#tls;
    for (let records = await tls.handshake(Buffer.alloc(0)); records.length > 0; )
      records = await tls.handshake(yield records);

    let negoToken = await this.#context.step(null);
    let version = ourVersion;
    while (!this.#canSeal) {
      const answer: TSRequest = yield* this.#exchange({ version: ourVersion, ...token(negoToken) });
      version = Math.min(ourVersion, answer.version);
      if (answer.negoToken === undefined) throw invalidToken('a token of the negotiation within CredSSP is missing');
      negoToken = await this.#context.step(answer.negoToken);
    }
    if (version < this.settings.oldestCredsspVersion)
      throw new AuthenticationError('NotSupported', messages.credsspTooOld(version));

    yield* this.#proveKey(version, negoToken);
    const credentials = writeTSCredentials(this.credential);
    const authInfo = await this.#seal(credentials);
    credentials.fill(0);
    this.#sentCredentials = true;
    yield* this.#exchange({ version: ourVersion, authInfo });
  }

  /** Both sides prove that they see the same certificate. The last token of NTLM goes along with the proof. */
  async *#proveKey(version: number, negoToken: Buffer | null): AsyncGenerator<Buffer, void, Buffer> {
    const key = subjectPublicKey(this.#tls.certificate);
    const clientNonce = version < firstHashedVersion ? null : randomBytes(32);
    const pubKeyAuth = await this.#seal(publicKeyProof('client', key, clientNonce));
    const answer: TSRequest = yield* this.#exchange({
      version: ourVersion,
      ...token(negoToken),
      pubKeyAuth,
      ...(clientNonce && { clientNonce }),
    });
    if (answer.negoToken !== undefined) await this.#context.step(answer.negoToken);
    if (answer.pubKeyAuth === undefined) throw invalidToken('the proof of the public key is missing');
    const proof = await this.#context.unsealToken(answer.pubKeyAuth);
    const expected = publicKeyProof('server', key, clientNonce);
    if (proof.length !== expected.length || !timingSafeEqual(proof, expected))
      throw new AuthenticationError('ServerNotProven', messages.serverNotProven(messages.otherPublicKey));
  }

  /** Sends a request; gives the answer. Throws AuthenticationError for an error that the server reports. */
  async *#exchange(request: TSRequest): AsyncGenerator<Buffer, TSRequest, Buffer> {
    const records = yield await this.#tls.encrypt(writeTSRequest(request));
    const answer = readTSRequest(await this.#tls.decrypt(records));
    if (answer.errorCode !== undefined && answer.errorCode !== 0) throw credsspError(answer.errorCode);
    return answer;
  }

  async #seal(plaintext: Buffer): Promise<Buffer> {
    const { signature, ciphertext } = await this.#context.seal(plaintext);
    return Buffer.concat([signature, ciphertext]);
  }

  /** NTLM within SPNEGO can seal before SPNEGO has seen the server's last token. */
  get #canSeal(): boolean {
    const context = this.#context;
    return context instanceof SpnegoContext ? context.isMechanismComplete : context.isComplete;
  }

  #finish(): null {
    if (!this.#sentCredentials)
      throw new AuthenticationError('ServerNotProven', messages.serverNotProven(messages.noLastToken));
    this.#isDone = true;
    const isSealed = !this.settings.useSSL && !this.settings.noEncryption;
    if (isSealed) this.sealing = new TlsSealing(this.#tls);
    return null;
  }

  #refused(answer: AuthenticationAnswer): AuthenticationError {
    return refusal(answer, this.scheme, this.scheme, this.credential);
  }

  #header({ value }: IteratorResult<Buffer, void>): string {
    return `${this.scheme} ${(value ?? Buffer.alloc(0)).toString('base64')}`;
  }

  dispose(): void {
    this.#context.dispose();
    this.#tls.dispose();
  }
}

function token(negoToken: Buffer | null): { negoToken?: Buffer } {
  return negoToken === null ? {} : { negoToken };
}

/** Bodies are TLS records of the same session, cut so that what is in front of the ciphertext is as long as TLS' trailer. */
class TlsSealing implements MessageSealing {
  readonly protocol = sealingProtocols.CredSSP;
  readonly maxPart = 16384;
  readonly maxPadding = 0;

  constructor(private readonly tls: TlsPipe) {}

  async seal(plaintext: Buffer): Promise<SealedPart> {
    const records = await this.tls.encrypt(plaintext);
    const length = this.tls.trailerLength(plaintext.length);
    return { signature: records.subarray(0, length), ciphertext: records.subarray(length), padding: 0 };
  }

  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer> {
    return this.tls.decrypt(Buffer.concat([signature, ciphertext]));
  }
}
