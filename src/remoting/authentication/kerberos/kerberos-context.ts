/**
 * Kerberos as a security context: of the ticket cache, or of a user name and a password, with mutual authentication. A service
 * may be known to the KDC by several names, so they are tried one after the other.
 */
import type { AuthenticationSettings, SealedPart } from '../authentication.js';
import { AuthenticationError, invalidToken } from '../authentication-error.js';
import type { Credential } from '../credential.js';
import { messages } from '../messages.js';
import { Mechanism, type NegotiableContext } from '../security-context.js';
import { Gssapi, GssFlag, type Handle } from './gssapi-library.js';
import { splitWrapToken } from './kerberos-token.js';

const ordinaryFlags = GssFlag.mutual | GssFlag.replay | GssFlag.sequence | GssFlag.confidentiality | GssFlag.integrity;
const delegationFlags = {
  never: 0,
  policy: GssFlag.delegateByPolicy,
  always: GssFlag.delegate,
} as const;

export interface KerberosTarget {
  /** `HTTP`, `host`, …: the first parts of the service's name, in the order in which they are tried. */
  services: readonly string[];
  /** Host, with the port where the name has it. */
  host: string;
  delegation: AuthenticationSettings['delegation'];
  /** Application data of the channel bindings; null over plain HTTP. */
  channelBindings: Buffer | null;
  /** Milliseconds for a KDC to be found; null to wait for as long as it takes. */
  patience: number | null;
}

export class KerberosContext implements NegotiableContext {
  readonly name = 'Kerberos';
  readonly mechanism = Mechanism.kerberos;
  readonly needsMechListMic = false;
  isComplete = false;
  /** Those of the services that are left to try, where the server cannot read the ticket for this one. */
  untriedServices: readonly string[];
  #gssapi: Gssapi | null = null;
  #credential: Handle | null = null;
  #target: Handle | null = null;
  #context: Handle | null = null;
  /** A call to the KDC uses the handles on another thread: they are released after it. */
  #isBusy = false;
  #isDisposed = false;

  constructor(
    private readonly credential: Credential | null,
    private readonly target: KerberosTarget,
  ) {
    this.untriedServices = target.services;
  }

  async step(token: Buffer | null): Promise<Buffer | null> {
    return token === null
      ? this.#withPatience(this.#busily(() => this.#begin()))
      : this.#busily(() => this.#initialize(token));
  }

  async #busily(work: () => Promise<Buffer | null>): Promise<Buffer | null> {
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
      if (this.#isDisposed) this.#release();
    }
  }

  async #begin(): Promise<Buffer | null> {
    this.#gssapi = await Gssapi.load();
    if (this.credential !== null) await this.#logOn(this.#gssapi, this.credential);
    for (;;) {
      const [service = '', ...untried] = this.untriedServices;
      this.untriedServices = untried;
      this.#releaseTarget();
      this.#target = this.#gssapi.importName(`${service}@${this.target.host}`, 'hostBasedService');
      try {
        return await this.#initialize(null);
      } catch (error) {
        const isUnknown = error instanceof AuthenticationError && error.code === 'TargetUnknown';
        if (!isUnknown) throw error;
        if (untried.length === 0)
          throw new AuthenticationError('TargetUnknown', messages.unknownToKdc(error.message, this.#names()));
      }
    }
  }

  /** A user without a domain is one of the default realm. */
  async #logOn(gssapi: Gssapi, credential: Credential): Promise<void> {
    const name = gssapi.importName(credential.kerberosPrincipal ?? credential.user, 'userName');
    const password = credential.passwordUtf8();
    try {
      this.#credential = await gssapi.acquireWithPassword(name, password);
    } finally {
      password.fill(0);
      gssapi.releaseName(name);
    }
  }

  /** The library cannot be interrupted: it goes on in its thread, and what it finds too late is released. */
  async #withPatience(work: Promise<Buffer | null>): Promise<Buffer | null> {
    const { patience } = this.target;
    if (patience === null) return work;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      const error = new AuthenticationError('NoLogonServers', messages.noKdcInTime(patience / 1000));
      timer = setTimeout(() => reject(error), patience);
    });
    work.catch(() => undefined); // nobody waits for it any more
    return Promise.race([work, limit]).finally(() => clearTimeout(timer));
  }

  async #initialize(token: Buffer | null): Promise<Buffer | null> {
    if (this.#gssapi === null || this.#target === null) throw invalidToken('Kerberos has not begun');
    const step = await this.#gssapi.initialize(this.#context, {
      credential: this.#credential,
      target: this.#target,
      flags: ordinaryFlags | delegationFlags[this.target.delegation],
      bindings: this.target.channelBindings,
      token,
    });
    this.#context = step.context;
    this.isComplete = step.isComplete;
    return step.token;
  }

  async sign(message: Buffer): Promise<Buffer> {
    const { gssapi, context } = this.#established();
    return gssapi.getMic(context, message);
  }
  async verify(message: Buffer, signature: Buffer): Promise<void> {
    const { gssapi, context } = this.#established();
    gssapi.verifyMic(context, message, signature);
  }
  async seal(plaintext: Buffer): Promise<SealedPart> {
    const { gssapi, context } = this.#established();
    return splitWrapToken(gssapi.wrap(context, plaintext), plaintext.length);
  }
  unseal(signature: Buffer, ciphertext: Buffer): Promise<Buffer> {
    return this.unsealToken(Buffer.concat([signature, ciphertext]));
  }
  async unsealToken(token: Buffer): Promise<Buffer> {
    const { gssapi, context } = this.#established();
    return gssapi.unwrap(context, token);
  }

  restartCipher(): void {}

  dispose(): void {
    this.#isDisposed = true;
    this.isComplete = false;
    if (!this.#isBusy) this.#release();
  }

  #release(): void {
    this.#releaseTarget();
    if (this.#context !== null) this.#gssapi?.releaseContext(this.#context);
    if (this.#credential !== null) this.#gssapi?.releaseCredential(this.#credential);
    this.#context = this.#credential = null;
    this.isComplete = false;
  }

  #releaseTarget(): void {
    if (this.#target !== null) this.#gssapi?.releaseName(this.#target);
    this.#target = null;
  }

  #names(): string {
    return this.target.services.map((service) => `${service}/${this.target.host}`).join(', ');
  }

  #established(): { gssapi: Gssapi; context: Handle } {
    if (this.#gssapi === null || this.#context === null || !this.isComplete)
      throw invalidToken('Kerberos has not come to its end');
    return { gssapi: this.#gssapi, context: this.#context };
  }
}
