/**
 * The accepting side, and NTLM's initiating one, by the system's GSSAPI library (MIT Kerberos, gss-ntlmssp): the real peers of the
 * tests. Everything here blocks: it is for tests alone.
 */
import { existsSync } from 'node:fs';
import koffi from 'koffi';

export const oids = {
  kerberos: '2a864886f712010202',
  ntlm: '2b06010401823702020a',
  spnego: '2b0601050502',
} as const;
export type MechanismName = keyof typeof oids;

const hostBasedService = '2a864886f71201020104';
const userName = '2a864886f71201020101';
const library = ['libgssapi_krb5.so.2'].find((name) => {
  try {
    koffi.load(name);
    return true;
  } catch {
    return false;
  }
});

// gss-ntlmssp compares user names in the encoding of the process's locale, which nobody but a C program's main sets.
const LC_ALL = 6;
if (library !== undefined) koffi.load('libc.so.6').func('void *setlocale(int, str)')(LC_ALL, 'C.UTF-8');

export const hasGssapi = library !== undefined;
export const hasNtlmssp =
  hasGssapi && ['/etc/gss/mech.d/mech.ntlmssp.conf', '/etc/gss/mech.d/ntlmssp.conf'].some((file) => existsSync(file));

type Native = (...args: unknown[]) => number;
const functions = new Map<string, Native>();
function call(name: string, ...args: unknown[]): number {
  let native = functions.get(name);
  if (native === undefined) {
    // Numbers go in as 32 bits, everything else as an address.
    const types = args.map((arg) => (typeof arg === 'number' ? 'uint32_t' : 'void *'));
    native = koffi.load(library as string).func(name, 'uint32_t', types) as Native;
    functions.set(name, native);
  }
  return native(...args);
}

/** Memory that stays where it is: V8 keeps small buffers in its own heap at first, and moves them. */
const outside = (bytes: number) => Buffer.from(new ArrayBuffer(bytes));
const outsideCopy = (source: Buffer) => {
  const copy = outside(source.length);
  source.copy(copy);
  return copy;
};

/** A structure of addresses; what it points to is kept alive with it. */
class Memory {
  readonly bytes: Buffer;
  readonly kept: unknown[] = [];
  constructor(words: number) {
    this.bytes = outside(words * 8);
  }
  number(index: number, value: number): this {
    this.bytes.writeBigUInt64LE(BigInt(value), index * 8);
    return this;
  }
  pointer(index: number, target: Buffer): this {
    if (target.length > 0) this.bytes.writeBigUInt64LE(koffi.address(target), index * 8);
    this.kept.push(target);
    return this;
  }
}
const keep = new Set<unknown>();
const struct = (memory: Memory) => {
  keep.add(memory);
  return memory.bytes;
};
const buffer = (bytes: Buffer) => struct(new Memory(2).number(0, bytes.length).pointer(1, outsideCopy(bytes)));
const oid = (hex: string) => {
  const bytes = outsideCopy(Buffer.from(hex, 'hex'));
  return struct(new Memory(2).number(0, bytes.length).pointer(1, bytes));
};
const oidSet = (hex: string) => struct(new Memory(2).number(0, 1).pointer(1, oid(hex)));
const bindingsOf = (data: Buffer | null) =>
  data === null ? null : struct(new Memory(8).number(6, data.length).pointer(7, data));

function take(result: Buffer): Buffer {
  const length = Number(result.readBigUInt64LE(0));
  if (length === 0) return Buffer.alloc(0);
  return Buffer.from(Buffer.from(koffi.view(result.readBigUInt64LE(8), length)));
}

export class GssFailure extends Error {
  constructor(
    readonly major: number,
    readonly minor: number,
    name: string,
    /** A token for the other side that tells it why, as Kerberos has it. */
    readonly token: Buffer,
  ) {
    super(`${name}: ${(major >>> 16).toString(16)} ${minor}`);
  }
}

function check(name: string, major: number, minor: Buffer, token: Buffer = Buffer.alloc(0)): number {
  if (major >>> 16 !== 0) throw new GssFailure(major, minor.readInt32LE(), name, token);
  return major;
}

class Context {
  protected context = 0n;
  isComplete = false;
  #minor = outside(8);

  protected run(name: string, ...args: unknown[]): number {
    return check(name, call(name, this.#minor, ...args), this.#minor);
  }
  protected step(name: string, output: Buffer, ...args: unknown[]): Buffer {
    const handle = outside(8);
    handle.writeBigUInt64LE(this.context);
    const major = call(name, this.#minor, ...args.map((arg) => (arg === Context.handle ? handle : arg)));
    this.context = handle.readBigUInt64LE();
    const token = take(output);
    check(name, major, this.#minor, token);
    this.isComplete = (major & 1) === 0;
    return token;
  }
  protected static readonly handle = Symbol('the context');

  /** Seals into one token. */
  wrap(plaintext: Buffer): Buffer {
    const output = outside(16);
    this.run('gss_wrap', this.context, 1, 0, buffer(plaintext), outside(8), output);
    return take(output);
  }
  unwrap(token: Buffer): Buffer {
    const output = outside(16);
    this.run('gss_unwrap', this.context, buffer(token), output, outside(8), outside(8));
    return take(output);
  }
  getMic(message: Buffer): Buffer {
    const output = outside(16);
    this.run('gss_get_mic', this.context, 0, buffer(message), output);
    return take(output);
  }
  verifyMic(message: Buffer, mic: Buffer): void {
    this.run('gss_verify_mic', this.context, buffer(message), buffer(mic), outside(8));
  }

  protected name(text: string, type: string): bigint {
    const name = outside(8);
    this.run('gss_import_name', buffer(Buffer.from(text)), oid(type), name);
    return name.readBigUInt64LE();
  }
}

export class GssAcceptor extends Context {
  #credential: bigint;
  #source = outside(8);
  /** Whether the client gave a ticket that can be used on its behalf. */
  wasDelegated = false;

  /** @param service `HTTP@host`, or null for any that there is a key for */
  constructor(
    mechanism: MechanismName,
    service: string | null = null,
    private readonly bindings: Buffer | null = null,
  ) {
    super();
    const credential = outside(8);
    const name = service === null ? null : this.name(service, hostBasedService);
    const accept = 2;
    this.run('gss_acquire_cred', name, 0, oidSet(oids[mechanism]), accept, credential, null, null);
    this.#credential = credential.readBigUInt64LE();
  }

  accept(token: Buffer): Buffer {
    const output = outside(16);
    const delegated = outside(8);
    const handle = Context.handle;
    const args = [handle, this.#credential, buffer(token), bindingsOf(this.bindings), this.#source, null, output];
    const reply = this.step('gss_accept_sec_context', output, ...args, null, null, delegated);
    this.wasDelegated = delegated.readBigUInt64LE() !== 0n;
    return reply;
  }

  get client(): string {
    const output = outside(16);
    this.run('gss_display_name', this.#source.readBigUInt64LE(), output, null);
    // gss-ntlmssp counts the zero at the end.
    return take(output).toString().replace(/\0$/, '');
  }
}

export class GssInitiator extends Context {
  #credential: bigint;
  #target: bigint;

  constructor(
    private readonly mechanism: MechanismName,
    user: string,
    password: string,
    service: string,
    private readonly bindings: Buffer | null = null,
  ) {
    super();
    const credential = outside(8);
    const name = this.name(user, userName);
    const [mechanisms, initiate] = [oidSet(oids[mechanism]), 1];
    const secret = buffer(Buffer.from(password));
    this.run('gss_acquire_cred_with_password', name, secret, 0, mechanisms, initiate, credential, null, null);
    this.#credential = credential.readBigUInt64LE();
    this.#target = this.name(service, hostBasedService);
  }

  initiate(token: Buffer | null): Buffer {
    const output = outside(16);
    const [handle, flags] = [Context.handle, 2 | 4 | 8 | 16 | 32];
    const input = token === null ? null : buffer(token);
    const args = [this.#credential, handle, this.#target, oid(oids[this.mechanism]), flags, 0];
    return this.step(
      'gss_init_sec_context',
      output,
      ...args,
      bindingsOf(this.bindings),
      input,
      null,
      output,
      null,
      null,
    );
  }
}
