/** A server of HTTP as far as signing in goes, without sockets, around an acceptor; and the loop that a transport runs. */
import type {
  AuthenticatedRequest,
  AuthenticationAnswer,
  AuthenticationSettings,
  HttpAuthentication,
} from '../../../../src/remoting/authentication/authentication.js';
import { AuthenticationError } from '../../../../src/remoting/authentication/authentication-error.js';
import { Credential } from '../../../../src/remoting/authentication/credential.js';

export const credentialOf = (userName: string, password: string) =>
  new Credential(userName, Buffer.from(password, 'utf16le'));

export function settingsOf(settings: Partial<AuthenticationSettings> = {}): AuthenticationSettings {
  return {
    mechanism: 'Negotiate',
    credential: null,
    computerName: 'server.test',
    port: 5985,
    includePortInSPN: false,
    useSSL: false,
    noEncryption: false,
    delegation: 'policy',
    oldestCredsspVersion: 5,
    ...settings,
  };
}

export const ordinaryRequest: AuthenticatedRequest = {
  method: 'POST',
  uri: '/wsman',
  body: Buffer.from('<s:Envelope/>'),
};

/** The accepting side of a mechanism. It throws to refuse; the error may have a token that says why. */
export interface Acceptor {
  readonly isComplete: boolean;
  accept(token: Buffer): Buffer;
  wrap(plaintext: Buffer): Buffer;
  unwrap(token: Buffer): Buffer;
}

export class HttpPeer {
  acceptor: Acceptor | null = null;
  /** Authorization fields that came, in their order. */
  readonly received: (string | null)[] = [];

  /** @param scheme the one that it knows; the others are only said to be offered */
  constructor(
    private readonly makeAcceptor: () => Acceptor,
    private readonly scheme = 'Negotiate',
    private readonly others: readonly string[] = ['Kerberos', 'Basic realm="WSMAN"'],
  ) {}

  async answer(authorization: string | null): Promise<AuthenticationAnswer> {
    this.received.push(authorization);
    const refusal = (token = '') => ({ status: 401, challenges: [`${this.scheme}${token}`, ...this.others] });
    const match = /^(\S+) (\S*)$/.exec(authorization ?? '');
    if (match === null || match[1] !== this.scheme) return refusal();
    if (this.acceptor === null || this.acceptor.isComplete) this.acceptor = this.makeAcceptor();
    try {
      const token = this.acceptor.accept(Buffer.from(match[2] as string, 'base64')).toString('base64');
      if (!this.acceptor.isComplete) return refusal(` ${token}`);
      return { status: 200, challenges: token === '' ? [] : [`${this.scheme} ${token}`] };
    } catch (error) {
      this.acceptor = null;
      const token = (error as { token?: Buffer }).token;
      return refusal(token?.length ? ` ${token.toString('base64')}` : '');
    }
  }
}

export interface Peer {
  answer(authorization: string | null, request: AuthenticatedRequest): Promise<AuthenticationAnswer>;
}

/** What a transport does. Throws AuthenticationError, or when it does not come to an end. */
export async function signIn(
  authentication: HttpAuthentication,
  peer: Peer,
  request = ordinaryRequest,
): Promise<number> {
  let header = await authentication.first(request);
  for (let requests = 1; requests <= 20; requests++) {
    const answer = await peer.answer(header, request);
    header = await authentication.next(answer, request);
    if (header === null) return requests;
  }
  throw new Error('no end after 20 requests');
}

/** The error of a promise that has to fail by one of ours. */
export async function failure(work: Promise<unknown>): Promise<AuthenticationError> {
  const error = await work.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  );
  if (!(error instanceof AuthenticationError)) throw error;
  return error;
}
