/** Signing in to a proxy: the schemes of HTTP, spoken in Proxy-Authenticate and Proxy-Authorization. */
import type { AuthenticatedRequest, HttpAuthentication } from '../../authentication/authentication.js';
import { AuthenticationError } from '../../authentication/authentication-error.js';
import { BasicAuthentication } from '../../authentication/basic.js';
import { offeredSchemes, readChallenges } from '../../authentication/challenges.js';
import { Credential } from '../../authentication/credential.js';
import { DigestAuthentication } from '../../authentication/digest.js';
import { NegotiateAuthentication } from '../../authentication/negotiate.js';
import type { SessionOptions } from '../../client/session-options.js';
import { wsmanMessages } from '../messages.js';
import { FaultCode, WSManFault } from '../soap/fault.js';
import { addressOf, type ProxyServer } from './proxy.js';

export class ProxyAuthentication {
  #scheme: HttpAuthentication | null = null;

  constructor(
    private readonly proxy: ProxyServer,
    private readonly options: SessionOptions,
  ) {}

  /** The Proxy-Authorization to begin with; null for none, and for a connection that is signed in. */
  async first(request: AuthenticatedRequest): Promise<string | null> {
    return this.#scheme?.scope === 'request' ? this.#scheme.first(request) : null;
  }

  /** The field to send the request again with, after a 407. Throws WSManFault when there is none that could help. */
  async next(answer: { challenges: readonly string[] }, request: AuthenticatedRequest): Promise<string> {
    const challenged = { status: 401, challenges: answer.challenges };
    const isFirst = this.#scheme === null;
    try {
      this.#scheme ??= this.#make(answer.challenges);
      // A scheme that waits for a challenge (Digest) begins with nothing.
      const header =
        (isFirst ? await this.#scheme.first(request) : null) ?? (await this.#scheme.next(challenged, request));
      if (header !== null) return header;
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      throw this.#refused(error.message);
    }
    throw this.#refused(wsmanMessages.proxyCredential(this.#offered(answer.challenges)));
  }

  #make(challenges: readonly string[]): HttpAuthentication {
    const credential = this.#credential();
    if (credential === null) {
      if (this.options.proxyAuthentication !== 'Negotiate')
        throw this.#refused(wsmanMessages.proxyCredential(this.#offered(challenges)));
      return this.#negotiate(null);
    }
    switch (this.options.proxyAuthentication) {
      case 'Basic':
        return new BasicAuthentication(credential);
      case 'Digest':
        return new DigestAuthentication(credential, false);
      default:
        // A password in the address of the proxy is written for Basic.
        return this.options.proxyCredential === null && this.#offered(challenges).includes('Basic')
          ? new BasicAuthentication(credential)
          : this.#negotiate(credential);
    }
  }

  #negotiate(credential: Credential | null): HttpAuthentication {
    return new NegotiateAuthentication({
      mechanism: 'Negotiate',
      credential,
      computerName: this.proxy.url.hostname,
      port: Number(this.proxy.url.port || 80),
      includePortInSPN: false,
      useSSL: false,
      noEncryption: true,
      delegation: 'never',
      oldestCredsspVersion: 5,
    });
  }

  #credential(): Credential | null {
    const { proxyCredential } = this.options;
    if (proxyCredential) return new Credential(proxyCredential.userName, Buffer.from(proxyCredential.password));
    const { user, password } = this.proxy;
    return user === '' ? null : new Credential(user, Buffer.from(password, 'utf16le'));
  }

  #offered(challenges: readonly string[]): string {
    return offeredSchemes(readChallenges(challenges)).join(', ');
  }
  #refused(why: string): WSManFault {
    return new WSManFault(FaultCode.accessDenied, wsmanMessages.proxyAuthentication(addressOf(this.proxy), why));
  }

  dispose(): void {
    this.#scheme?.dispose();
  }
}
