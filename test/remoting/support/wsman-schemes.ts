/** The schemes of signing in that the test WSMan service knows, around the acceptors of the tests of signing in. */
import { createHash, randomBytes } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { MessageSealing } from '../../../src/remoting/authentication/authentication.js';
import { readChallenges } from '../../../src/remoting/authentication/challenges.js';
import { md5OfBindings, tlsServerEndPoint } from '../../../src/remoting/authentication/channel-binding.js';
import { splitWrapToken } from '../../../src/remoting/authentication/kerberos/kerberos-token.js';
import type { TestCertificate } from '../authentication/support/certificates.js';
import { CredsspAcceptor } from '../authentication/support/credssp-acceptor.js';
import { GssAcceptor } from '../authentication/support/gss-acceptor.js';
import type { Acceptor } from '../authentication/support/http-peer.js';
import { NtlmAcceptor } from '../authentication/support/ntlm-acceptor.js';
import { SpnegoAcceptor } from '../authentication/support/spnego-acceptor.js';

export interface SignedIn {
  user: string;
  sealing: MessageSealing | null;
  /** The WWW-Authenticate field of the last answer. */
  lastToken?: string;
}
/** Not signed in yet: the fields to answer with; none for all that are offered. */
interface Challenged {
  challenges: string[];
  isOver: boolean;
}

export interface ServerScheme {
  name: string;
  /** The field that offers it. */
  offer: string;
  scope: 'connection' | 'request';
  begin(place: { socket: TLSSocket; isSecure: boolean }): {
    accept(authorization: string, request: { method: string; uri: string }): Promise<SignedIn | Challenged>;
  };
}

const refused: Challenged = { challenges: [], isOver: true };

export function basicScheme(users: Readonly<Record<string, string>>): ServerScheme {
  return {
    name: 'Basic',
    offer: 'Basic realm="WSMAN"',
    scope: 'request',
    begin: () => ({
      async accept(authorization) {
        const [, pair = ''] = authorization.split(' ');
        const [user = '', ...rest] = Buffer.from(pair, 'base64').toString('utf8').split(':');
        return users[user] === rest.join(':') ? { user, sealing: null } : refused;
      },
    }),
  };
}

export function digestScheme(users: Readonly<Record<string, string>>): ServerScheme {
  const nonce = randomBytes(8).toString('hex');
  const challenge = `Digest realm="WSMAN", nonce="${nonce}", qop="auth", algorithm=SHA-256`;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    name: 'Digest',
    offer: challenge,
    scope: 'request',
    begin: () => ({
      async accept(authorization, { method, uri }) {
        const given = readChallenges([authorization])[0]?.parameters ?? new Map<string, string>();
        const user = given.get('username') ?? '';
        const password = users[user];
        if (password === undefined || given.get('uri') !== uri) return refused;
        const middle = `${nonce}:${given.get('nc')}:${given.get('cnonce')}:auth`;
        const expected = hash(`${hash(`${user}:WSMAN:${password}`)}:${middle}:${hash(`${method}:${uri}`)}`);
        return given.get('response') === expected ? { user, sealing: null } : refused;
      },
    }),
  };
}

/** `DOM\user` to password. With `checksBinding` the client has to have bound itself to the TLS channel. */
export function negotiateScheme(
  users: Readonly<Record<string, string>>,
  options: { checksBinding?: Buffer } = {},
): ServerScheme {
  const bindings = options.checksBinding && md5OfBindings(tlsServerEndPoint(options.checksBinding));
  return tokenScheme('Negotiate', 'application/HTTP-SPNEGO-session-encrypted', () => {
    const ntlm = new NtlmAcceptor({ users: { ...users }, ...(bindings ? { channelBindings: bindings } : {}) });
    const acceptor = new SpnegoAcceptor(ntlm);
    return { acceptor, split: splitNtlm, user: () => `${ntlm.fields.domain}\\${ntlm.fields.user}` };
  });
}

/** Of a KDC; the keytab is said in the environment. */
export function kerberosScheme(service: string): ServerScheme {
  return tokenScheme('Kerberos', 'application/HTTP-Kerberos-session-encrypted', () => {
    const acceptor = new GssAcceptor('kerberos', service);
    return { acceptor, split: splitWrapToken, user: () => acceptor.client };
  });
}

type Split = (token: Buffer, plaintextLength: number) => { signature: Buffer; ciphertext: Buffer; padding: number };
const splitNtlm: Split = (token) => ({ signature: token.subarray(0, 16), ciphertext: token.subarray(16), padding: 0 });

function tokenScheme(
  name: string,
  protocol: string,
  make: () => { acceptor: Acceptor; split: Split; user: () => string },
): ServerScheme {
  return {
    name,
    offer: name,
    scope: 'connection',
    begin({ isSecure }) {
      const { acceptor, split, user } = make();
      return {
        async accept(authorization) {
          try {
            const reply = acceptor.accept(Buffer.from(authorization.split(' ')[1] ?? '', 'base64')).toString('base64');
            if (!acceptor.isComplete) return { challenges: [`${name} ${reply}`], isOver: false };
            const sealing: MessageSealing = {
              protocol,
              maxPart: Number.MAX_SAFE_INTEGER,
              maxPadding: 16,
              seal: async (plaintext) => split(acceptor.wrap(plaintext), plaintext.length),
              unseal: async (signature, ciphertext) => acceptor.unwrap(Buffer.concat([signature, ciphertext])),
            };
            const lastToken = reply === '' ? {} : { lastToken: `${name} ${reply}` };
            return { user: user(), sealing: isSecure ? null : sealing, ...lastToken };
          } catch {
            return refused;
          }
        },
      };
    },
  };
}

export function credsspScheme(users: Readonly<Record<string, string>>, certificate: TestCertificate): ServerScheme {
  return {
    name: 'CredSSP',
    offer: 'CredSSP',
    scope: 'connection',
    begin({ isSecure }) {
      const acceptor = new CredsspAcceptor({
        certificate,
        acceptor: new SpnegoAcceptor(new NtlmAcceptor({ users: { ...users } })),
        tls: 'TLSv1.2',
      });
      const sealing: MessageSealing = {
        protocol: 'application/HTTP-CredSSP-session-encrypted',
        maxPart: 16_384,
        maxPadding: 0,
        async seal(plaintext) {
          const records = await acceptor.send(plaintext);
          return { signature: records.subarray(0, 16), ciphertext: records.subarray(16), padding: 0 };
        },
        unseal: (signature, ciphertext) => acceptor.receive(Buffer.concat([signature, ciphertext])),
      };
      return {
        async accept(authorization) {
          const answer = await acceptor.answer(authorization);
          if (answer.status !== 200) {
            const token = answer.challenges.find((challenge) => challenge.startsWith('CredSSP '));
            return token ? { challenges: [token], isOver: false } : refused;
          }
          return { user: acceptor.credentials?.user ?? '', sealing: isSecure ? null : sealing };
        },
      };
    },
  };
}

/** A client certificate, by its common name. */
export function certificateScheme(commonName: string): ServerScheme {
  const name = 'http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual';
  return {
    name,
    offer: name,
    scope: 'request',
    begin: ({ socket }) => ({
      async accept() {
        const shown = socket.getPeerCertificate().subject?.CN;
        return shown === commonName ? { user: commonName, sealing: null } : refused;
      },
    }),
  };
}
