/**
 * The keys to authenticate with: those of the agent and those of files, as one agent. A file's private key is only opened (and
 * its passphrase asked for) when the server has said that it accepts the key, as OpenSSH does.
 */
import { readFileSync } from 'node:fs';
import ssh2, { type BaseAgent, type ParsedKey } from 'ssh2';
import type { UserInteraction } from '../transports/user-interaction.js';
import type { SshTarget } from './ssh-target.js';

interface Identity {
  publicKey: ParsedKey;
  /** Null for a key that the agent holds. */
  file: string | null;
}

type IdentitiesCallback = (error: Error | undefined, keys?: ParsedKey[]) => void;
type SignCallback = (error: Error | undefined, signature?: Buffer) => void;

const passphraseAttempts = 3;

export class IdentityAgent extends ssh2.BaseAgent<ParsedKey> {
  #identities: Identity[] = [];
  #agent: BaseAgent<ParsedKey | Buffer | string> | null = null;
  /** Files that were named by the user and cannot be used, with the reason. */
  readonly problems: string[] = [];

  constructor(
    private readonly target: SshTarget,
    private readonly interaction: UserInteraction,
    private readonly signal: AbortSignal,
  ) {
    super();
  }

  override getIdentities(callback: IdentitiesCallback): void {
    this.#collect().then(
      (identities) => {
        this.#identities = identities;
        callback(
          undefined,
          identities.map((identity) => identity.publicKey),
        );
      },
      (error: Error) => callback(error),
    );
  }

  /** Files that the agent has too come first, as what the user named; then the rest of the agent; then other files. */
  async #collect(): Promise<Identity[]> {
    const files: Identity[] = [];
    for (const file of this.target.identityFiles) {
      const publicKey = await this.#publicKeyOf(file);
      if (publicKey) files.push({ publicKey, file });
    }
    const held = (await this.#agentKeys()).map((publicKey): Identity => ({ publicKey, file: null }));
    const key = (identity: Identity) => identity.publicKey.getPublicSSH().toString('base64');
    const fileKeys = new Set(files.map(key));
    const heldKeys = new Set(held.map(key));
    return [
      ...held.filter((identity) => fileKeys.has(key(identity))),
      ...(this.target.identitiesOnly ? [] : held.filter((identity) => !fileKeys.has(key(identity)))),
      ...files.filter((identity) => !heldKeys.has(key(identity))),
    ];
  }

  async #agentKeys(): Promise<ParsedKey[]> {
    if (this.target.agent === null) return [];
    const agent = ssh2.createAgent(this.target.agent) as BaseAgent<ParsedKey | Buffer | string>;
    const keys = await new Promise<unknown[]>((resolve) =>
      agent.getIdentities((error, found) => resolve(error ? [] : (found ?? []))),
    );
    this.#agent = agent;
    return keys.flatMap((key) => {
      const parsed = ssh2.utils.parseKey(key as Buffer);
      return parsed instanceof Error ? [] : [parsed].flat();
    });
  }

  /** The public half of a key file: from the file itself, from the `.pub` beside it, or by opening it. */
  async #publicKeyOf(file: string): Promise<ParsedKey | null> {
    const text = readIfThere(file);
    if (text === null) {
      if (this.target.identitiesNamed) this.problems.push(`The key file ${file} does not exist or cannot be read.`);
      return null;
    }
    const parsed = parseKey(text, undefined);
    if (!(parsed instanceof Error)) return parsed;
    const beside = readIfThere(`${file}.pub`);
    const publicKey = beside === null ? publicKeyOfEncrypted(text) : parseKey(beside, undefined);
    if (publicKey && !(publicKey instanceof Error)) return publicKey;
    if (!needsPassphrase(parsed)) {
      this.problems.push(`The key file ${file} cannot be used: ${parsed.message}.`);
      return null;
    }
    return this.#open(file, text);
  }

  override sign(
    publicKey: ParsedKey,
    data: Buffer,
    options: { hash?: string } | SignCallback,
    callback?: SignCallback,
  ): void {
    const done = typeof options === 'function' ? options : (callback as SignCallback);
    const signing = typeof options === 'function' ? {} : options;
    const wanted = publicKey.getPublicSSH();
    const identity = this.#identities.find((candidate) => candidate.publicKey.getPublicSSH().equals(wanted));
    if (!identity) done(new Error('The key is not known'));
    else if (identity.file === null)
      (this.#agent as BaseAgent<ParsedKey>).sign(publicKey, data, signing as never, done as never);
    else
      this.#signWithFile(identity.file, data, signing.hash).then(
        (signature) => done(undefined, signature),
        (error: Error) => {
          this.problems.push(error.message);
          done(error);
        },
      );
  }

  async #signWithFile(file: string, data: Buffer, hash: string | undefined): Promise<Buffer> {
    const text = readIfThere(file);
    const key = text === null ? null : await this.#open(file, text);
    if (!key) throw new Error(`The key file ${file} could not be opened.`);
    const signature = (key as ParsedKey & { sign(data: Buffer, hash?: string): Buffer | Error }).sign(data, hash);
    if (signature instanceof Error) throw signature;
    return signature;
  }

  #opened = new Map<string, ParsedKey>();

  /** Opens a private key, asking for its passphrase as often as OpenSSH does. Null when that fails. */
  async #open(file: string, text: Buffer): Promise<ParsedKey | null> {
    const known = this.#opened.get(file);
    if (known) return known;
    let parsed = parseKey(text, undefined);
    for (
      let attempt = 0;
      parsed instanceof Error && needsPassphrase(parsed) && attempt < passphraseAttempts;
      attempt++
    ) {
      if (this.target.batchMode) break;
      const passphrase = await this.interaction.ask(`Enter passphrase for key '${file}': `, false, this.signal);
      if (passphrase === null || passphrase === '') break;
      parsed = parseKey(text, passphrase);
    }
    if (parsed instanceof Error) {
      this.problems.push(`The key file ${file} could not be opened: ${parsed.message}.`);
      return null;
    }
    this.#opened.set(file, parsed);
    return parsed;
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function parseKey(text: Buffer, passphrase: string | undefined): ParsedKey | Error {
  const parsed = ssh2.utils.parseKey(text, passphrase) as ParsedKey | ParsedKey[] | Error;
  return Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed;
}

/** Also true for a passphrase that did not open the key. */
function needsPassphrase(error: Error): boolean {
  return /passphrase|decrypt|integrity|bad decrypt/i.test(error.message);
}

/** OpenSSH's own format has the public key in clear before the encrypted part. */
function publicKeyOfEncrypted(text: Buffer): ParsedKey | null {
  const match = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END/.exec(text.toString('latin1'));
  if (!match) return null;
  const blob = Buffer.from(match[1] as string, 'base64');
  let offset = 'openssh-key-v1\0'.length;
  const next = () => {
    const length = blob.readUInt32BE(offset);
    offset += 4 + length;
    return blob.subarray(offset - length, offset);
  };
  next(); // cipher
  next(); // key derivation
  next(); // its options
  offset += 4; // number of keys
  const key = parseKey(next(), undefined);
  return key instanceof Error ? null : key;
}
