/**
 * The system's GSSAPI library through koffi: MIT's or Heimdal's, as far as a client needs it. Both are optional, so nothing is
 * loaded before Kerberos is asked for. Calls that talk to a KDC run on another thread.
 */
import { promisify } from 'node:util';
import { AuthenticationError } from '../authentication-error.js';
import { messages } from '../messages.js';
import { gssError, gssMessage } from './gssapi-error.js';

const libraries: Readonly<Record<string, readonly string[]>> = {
  linux: ['libgssapi_krb5.so.2', 'libgssapi.so.3'],
  darwin: ['/System/Library/Frameworks/GSS.framework/GSS'],
  win32: [process.arch === 'ia32' ? 'gssapi32.dll' : 'gssapi64.dll'],
  freebsd: ['libgssapi_krb5.so', 'libgssapi.so'],
};

const objectIdentifiers = {
  kerberos: Buffer.from('2a864886f712010202', 'hex'),
  hostBasedService: Buffer.from('2a864886f71201020104', 'hex'),
  userName: Buffer.from('2a864886f71201020101', 'hex'),
} as const;

export const GssFlag = {
  delegate: 0x1,
  mutual: 0x2,
  replay: 0x4,
  sequence: 0x8,
  confidentiality: 0x10,
  integrity: 0x20,
  /** MIT's and Heimdal's: delegate where the KDC marks the service as one to be trusted with it. */
  delegateByPolicy: 0x8000,
} as const;

/** Bits of a result that tell of a message that came twice, too late, or out of order. */
const outOfOrder = 0x2 | 0x4 | 0x8;

/** A handle of the library. */
export type Handle = bigint;
interface NativeBuffer {
  length: number | bigint;
  value: Buffer | bigint | null;
}
type Call = ((...args: unknown[]) => number) & { async(...args: unknown[]): void };

export class Gssapi {
  readonly #koffi: typeof import('koffi');
  readonly #calls = new Map<string, Call>();
  readonly #kerberos: object;
  readonly #define: (name: string) => Call;

  private constructor(koffi: typeof import('koffi'), library: import('koffi').LibraryHandle) {
    this.#koffi = koffi;
    // Apple's headers pack these structures.
    const struct = process.platform === 'darwin' ? koffi.pack : koffi.struct;
    const identifier = struct({ length: 'uint32_t', elements: 'void *' });
    const buffer = struct({ length: 'size_t', value: 'void *' });
    const address = { initiatorType: 'uint32_t', initiator: buffer, acceptorType: 'uint32_t', acceptor: buffer };
    const types = {
      minor: koffi.out('uint32_t *'),
      handle: 'void *',
      newHandle: koffi.out('void **'),
      changedHandle: koffi.inout('void **'),
      oid: koffi.pointer(identifier),
      oids: koffi.pointer(struct({ count: 'size_t', elements: koffi.pointer(identifier) })),
      buffer: koffi.pointer(buffer),
      newBuffer: koffi.out(koffi.pointer(buffer)),
      bindings: koffi.pointer(struct({ ...address, application: buffer })),
      number: 'uint32_t',
      state: koffi.out('int *'),
      changedNumber: koffi.inout('uint32_t *'),
      nothing: 'void *',
    };
    this.#define = (name) => {
      const signature = signatures[name as keyof typeof signatures];
      return library.func(
        name,
        'uint32_t',
        signature.map((type) => types[type]),
      ) as Call;
    };
    this.#kerberos = { length: objectIdentifiers.kerberos.length, elements: objectIdentifiers.kerberos };
  }

  static #loaded: Gssapi | null = null;

  /** Throws AuthenticationError (NotSupported), which says what to install. */
  static async load(): Promise<Gssapi> {
    if (Gssapi.#loaded !== null) return Gssapi.#loaded;
    const koffi = await import('koffi').catch(() => {
      throw new AuthenticationError('NotSupported', messages.koffiMissing);
    });
    const names = libraries[process.platform] ?? [];
    const library = names.map((name) => openLibrary(koffi, name)).find((found) => found !== null);
    if (library === undefined) throw new AuthenticationError('NotSupported', messages.gssapiMissing(names));
    Gssapi.#loaded = new Gssapi(koffi, library);
    return Gssapi.#loaded;
  }

  /** A name, to be released: `service@host`, or a user with a realm. */
  importName(text: string, type: 'hostBasedService' | 'userName'): Handle {
    const name: (Handle | null)[] = [null];
    const oid = { length: objectIdentifiers[type].length, elements: objectIdentifiers[type] };
    this.#call('gss_import_name', bufferOf(Buffer.from(text, 'utf8')), oid, name);
    return name[0] as Handle;
  }

  /** A ticket of the KDC for a password in UTF-8; a credential, to be released. */
  async acquireWithPassword(name: Handle, password: Buffer): Promise<Handle> {
    const credential: (Handle | null)[] = [null];
    const mechanisms = { count: 1, elements: this.#kerberos };
    const initiate = 1;
    const args = [name, bufferOf(password), 0, mechanisms, initiate, credential, null, null];
    await this.#callAsync('gss_acquire_cred_with_password', ...args);
    return credential[0] as Handle;
  }

  /** Goes on with a context, which is null at first. The token is null when there is none to send. */
  async initialize(
    context: Handle | null,
    options: {
      credential: Handle | null;
      target: Handle;
      flags: number;
      bindings: Buffer | null;
      token: Buffer | null;
    },
  ): Promise<{ context: Handle; token: Buffer | null; isComplete: boolean }> {
    const { credential, target, flags, bindings, token } = options;
    const changed: (Handle | null)[] = [context];
    const reply: NativeBuffer = { length: 0, value: null };
    const input = token === null ? null : bufferOf(token);
    const args = [credential, changed, target, this.#kerberos, flags, 0, nativeBindings(bindings), input, null, reply];
    const major = await this.#callAsync('gss_init_sec_context', ...args, null, null).catch((error) => {
      // The library may have made a context before it failed.
      if (context === null && changed[0] !== null) this.releaseContext(changed[0] as Handle);
      throw error;
    });
    return { context: changed[0] as Handle, token: this.#take(reply), isComplete: (major & 1) === 0 };
  }

  /** Encrypts into a token (RFC 4121, RFC 4757). */
  wrap(context: Handle, plaintext: Buffer): Buffer {
    const reply: NativeBuffer = { length: 0, value: null };
    this.#call('gss_wrap', context, 1, 0, bufferOf(plaintext), [0], reply);
    return this.#take(reply) ?? Buffer.alloc(0);
  }

  unwrap(context: Handle, token: Buffer): Buffer {
    const reply: NativeBuffer = { length: 0, value: null };
    const encrypted = [0];
    this.#inOrder(this.#call('gss_unwrap', context, bufferOf(token), reply, encrypted, [0]));
    const plaintext = this.#take(reply) ?? Buffer.alloc(0);
    if (encrypted[0] === 0) throw new AuthenticationError('MessageAltered', messages.notEncrypted);
    return plaintext;
  }

  getMic(context: Handle, message: Buffer): Buffer {
    const reply: NativeBuffer = { length: 0, value: null };
    this.#call('gss_get_mic', context, 0, bufferOf(message), reply);
    return this.#take(reply) ?? Buffer.alloc(0);
  }

  verifyMic(context: Handle, message: Buffer, mic: Buffer): void {
    this.#inOrder(this.#call('gss_verify_mic', context, bufferOf(message), bufferOf(mic), [0]));
  }

  releaseName(name: Handle): void {
    this.#call('gss_release_name', [name]);
  }
  releaseCredential(credential: Handle): void {
    this.#call('gss_release_cred', [credential]);
  }
  releaseContext(context: Handle): void {
    this.#call('gss_delete_sec_context', [context], null);
  }

  /** Calls, and gives the major status; throws AuthenticationError when it is an error. */
  #call(name: keyof typeof signatures, ...args: unknown[]): number {
    const minor = [0];
    return this.#check(this.#function(name)(minor, ...args), minor[0] as number);
  }

  async #callAsync(name: keyof typeof signatures, ...args: unknown[]): Promise<number> {
    const minor = [0];
    const call = promisify(this.#function(name).async) as (...args: unknown[]) => Promise<number>;
    return this.#check(await call(minor, ...args), minor[0] as number);
  }

  #function(name: keyof typeof signatures): Call {
    const call = this.#calls.get(name) ?? this.#define(name);
    this.#calls.set(name, call);
    return call;
  }

  #check(major: number, minor: number): number {
    if (major >>> 16 === 0) return major;
    throw gssError(major, minor, this.#display(major, minor));
  }

  /** What the library says of a status: of the minor one where it says something. */
  #display(major: number, minor: number): string {
    const text = (status: number, type: 1 | 2) => {
      const reply: NativeBuffer = { length: 0, value: null };
      this.#function('gss_display_status')([0], status, type, this.#kerberos, [0], reply);
      return this.#take(reply)?.toString('utf8') ?? '';
    };
    return gssMessage(text(major, 1), minor === 0 ? '' : text(minor, 2));
  }

  #inOrder(major: number): void {
    if ((major & outOfOrder) !== 0) throw new AuthenticationError('MessageAltered', messages.messageAltered);
  }

  /** Copies a buffer of the library and gives it back. */
  #take(buffer: NativeBuffer): Buffer | null {
    const length = Number(buffer.length);
    const bytes = length === 0 ? null : Buffer.from(Buffer.from(this.#koffi.view(buffer.value, length)));
    if (buffer.value !== null) this.#function('gss_release_buffer')([0], buffer);
    return bytes;
  }
}

const signatures = {
  gss_import_name: ['minor', 'buffer', 'oid', 'newHandle'],
  gss_acquire_cred_with_password: [
    ...(['minor', 'handle', 'buffer', 'number', 'oids', 'number', 'newHandle', 'nothing', 'nothing'] as const),
  ],
  gss_init_sec_context: [
    ...(['minor', 'handle', 'changedHandle', 'handle', 'oid', 'number', 'number', 'bindings'] as const),
    ...(['buffer', 'nothing', 'newBuffer', 'nothing', 'nothing'] as const),
  ],
  gss_wrap: ['minor', 'handle', 'number', 'number', 'buffer', 'state', 'newBuffer'],
  gss_unwrap: ['minor', 'handle', 'buffer', 'newBuffer', 'state', 'state'],
  gss_get_mic: ['minor', 'handle', 'number', 'buffer', 'newBuffer'],
  gss_verify_mic: ['minor', 'handle', 'buffer', 'buffer', 'state'],
  gss_display_status: ['minor', 'number', 'number', 'oid', 'changedNumber', 'newBuffer'],
  gss_release_name: ['minor', 'changedHandle'],
  gss_release_cred: ['minor', 'changedHandle'],
  gss_release_buffer: ['minor', 'buffer'],
  gss_delete_sec_context: ['minor', 'changedHandle', 'nothing'],
} as const;

/** null when there is none of this name. */
function openLibrary(koffi: typeof import('koffi'), name: string): import('koffi').LibraryHandle | null {
  try {
    return koffi.load(name);
  } catch {
    return null;
  }
}

function bufferOf(bytes: Buffer): NativeBuffer {
  return { length: bytes.length, value: bytes.length === 0 ? null : bytes };
}

function nativeBindings(application: Buffer | null): object | null {
  if (application === null) return null;
  const none = bufferOf(Buffer.alloc(0));
  return { initiatorType: 0, initiator: none, acceptorType: 0, acceptor: none, application: bufferOf(application) };
}
