/**
 * Negotiate and Kerberos (RFC 4559, MS-N2HT): tokens of a security context in the headers of one connection. NTLM without SPNEGO
 * is spoken only where the server offers it by that name and nothing better.
 */
import type {
  AuthenticationAnswer,
  AuthenticationSettings,
  HttpAuthentication,
  MessageSealing,
} from './authentication.js';
import { AuthenticationError, invalidToken } from './authentication-error.js';
import { challengeOf, readChallenges } from './challenges.js';
import { tlsServerEndPoint } from './channel-binding.js';
import { ContextSealing, sealingProtocols } from './context-sealing.js';
import { messages } from './messages.js';
import { type Contexts, createContext, kerberosServices, type NegotiateScheme } from './negotiated-context.js';
import { refusal } from './refusal.js';

/** What to speak instead where a server does not offer the scheme. */
const alternatives: Readonly<Record<NegotiateScheme, readonly NegotiateScheme[]>> = {
  Negotiate: ['Kerberos', 'NTLM'],
  Kerberos: ['Negotiate'],
  NTLM: [],
};

export class NegotiateAuthentication implements HttpAuthentication {
  scheme: NegotiateScheme;
  readonly scope = 'connection';
  sealing: MessageSealing | null = null;
  #bindings: Buffer | null = null;
  #contexts: Contexts | null = null;
  #isFirstAnswer = true;
  #isDone = false;

  constructor(private readonly settings: AuthenticationSettings) {
    this.scheme = settings.mechanism === 'Kerberos' ? 'Kerberos' : 'Negotiate';
  }

  bindChannel(certificate: Buffer): void {
    this.#bindings = tlsServerEndPoint(certificate);
  }

  first(): Promise<string> {
    return this.#begin(kerberosServices);
  }

  async #begin(services: readonly string[]): Promise<string> {
    this.dispose();
    this.#contexts = createContext(this.settings, this.scheme, services, this.#bindings);
    const token = await this.#contexts.context.step(null);
    const { memory } = this.settings;
    if (memory && this.#contexts.passedOver().length > 0) memory.kerberosIsNotToBeHad = true;
    return this.#header(token);
  }

  async next(answer: AuthenticationAnswer): Promise<string | null> {
    if (this.#isDone && answer.status === 401) throw new AuthenticationError('AccessDenied', messages.signedOut);
    if (this.#isDone) return null;
    const challenges = readChallenges(answer.challenges);
    const token = challengeOf(challenges, this.scheme)?.token ?? null;
    const isFirstAnswer = this.#isFirstAnswer;
    this.#isFirstAnswer = false;
    if (answer.status !== 401) return this.#finish(token);
    if (token !== null) return this.#continue(token, answer);
    const other = alternatives[this.scheme].find((scheme) => challengeOf(challenges, scheme) !== undefined);
    const isOffered = challengeOf(challenges, this.scheme) !== undefined;
    if (isOffered || !isFirstAnswer || other === undefined || !this.#canSpeak(other)) return this.#refused(answer);
    this.scheme = other;
    return this.#begin(kerberosServices);
  }

  /** NTLM needs a password, and is not what who asks for Kerberos wants. */
  #canSpeak(scheme: NegotiateScheme): boolean {
    return scheme !== 'NTLM' || this.settings.credential !== null;
  }

  async #continue(token: Buffer, answer: AuthenticationAnswer): Promise<string> {
    try {
      const reply = await this.#context.step(token);
      if (reply !== null) return this.#header(reply);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      if (error.code === 'WrongPrincipal') return this.#tryNextService(error);
      if (error.code !== 'AccessDenied') throw error;
    }
    return this.#refused(answer);
  }

  /** A last token proves the server, and has to come where the mechanism awaits it. */
  async #finish(token: Buffer | null): Promise<null> {
    const context = this.#context;
    if (token !== null && (await context.step(token)) !== null)
      throw invalidToken('the server ended the negotiation early');
    if (!context.isComplete)
      throw new AuthenticationError('ServerNotProven', messages.serverNotProven(messages.noLastToken));
    const isSealed = !this.settings.useSSL && !this.settings.noEncryption;
    if (isSealed) this.sealing = new ContextSealing(context, sealingProtocols[this.scheme]);
    this.#isDone = true;
    return null;
  }

  #refused(answer: AuthenticationAnswer): Promise<string> {
    const { credential, computerName, port } = this.settings;
    const { name } = this.#context;
    const how = name === this.scheme ? name : `${this.scheme} (${name})`;
    const error = refusal(answer, this.scheme, how, credential);
    if (error.code === 'SchemeNotOffered') throw error;
    const target = `${computerName}:${port}`;
    const text = name === 'Kerberos' ? messages.kerberosRefused(target, error.offered) : error.message;
    const reasons = this.#contexts?.passedOver().map(({ message }) => messages.passedOver(message)) ?? [];
    return this.#tryNextService(new AuthenticationError('AccessDenied', [text, ...reasons].join(' '), error.offered));
  }

  /** The server could not use a ticket: the KDC may have one for another name of it. Else `refused` is what happened. */
  async #tryNextService(refused: AuthenticationError): Promise<string> {
    const untried = this.#contexts?.kerberos?.untriedServices ?? [];
    if (this.#context.name !== 'Kerberos' || untried.length === 0) throw refused;
    try {
      return await this.#begin(untried);
    } catch (error) {
      throw error instanceof AuthenticationError ? refused : error;
    }
  }

  get #context(): Contexts['context'] {
    if (this.#contexts === null) throw invalidToken('it came before a request');
    return this.#contexts.context;
  }

  #header(token: Buffer | null): string {
    return `${this.scheme} ${(token ?? Buffer.alloc(0)).toString('base64')}`;
  }

  dispose(): void {
    this.#contexts?.context.dispose();
    this.#contexts = null;
  }
}
