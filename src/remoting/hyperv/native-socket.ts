/**
 * Sockets of families that Node does not know, through koffi and the system's own functions: Hyper-V's on Windows, vsock on Linux.
 * Calls that wait run on threads of koffi's.
 */
import { messages } from '../messages.js';
import { TransportError } from '../transports/transport.js';
import type { VmSocket } from './vm-socket.js';

const isWindows = process.platform === 'win32';
const stream = 1;

export interface SocketAddress {
  family: number;
  protocol: number;
  /** A sockaddr, with its family at the start. */
  bytes: Buffer;
}

/** `service` and `vm` are GUIDs. Address family 34, HV_PROTOCOL_RAW. */
export function hyperVAddress(vm: string, service: string): SocketAddress {
  const bytes = Buffer.alloc(36);
  bytes.writeUInt16LE(34, 0);
  guidBytes(vm).copy(bytes, 4);
  guidBytes(service).copy(bytes, 20);
  return { family: 34, protocol: 1, bytes };
}

/** `cid` is the context id of a virtual machine. Address family 40. */
export function vsockAddress(cid: number, port: number): SocketAddress {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(40, 0);
  bytes.writeUInt32LE(port, 4);
  bytes.writeUInt32LE(cid, 8);
  return { family: 40, protocol: 0, bytes };
}

/** A GUID as Windows has it in memory: the first three groups are numbers, little end first. */
function guidBytes(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

type Call = ((...args: unknown[]) => number) & { async(...args: unknown[]): void };
interface SocketFunctions {
  socket: Call;
  connect: Call;
  send: Call;
  recv: Call;
  shutdown: Call;
  close: Call;
}

let functions: Promise<SocketFunctions> | null = null;
async function load(): Promise<SocketFunctions> {
  const koffi = (await import('koffi')).default;
  const library = koffi.load(isWindows ? 'ws2_32.dll' : 'libc.so.6');
  const define = (name: string, parameters: string[], result = 'int') => library.func(name, result, parameters) as Call;
  if (isWindows) define('WSAStartup', ['uint16_t', 'void *'])(0x0202, Buffer.alloc(512));
  const handle = isWindows ? 'uintptr_t' : 'int';
  const size = isWindows ? 'int' : 'size_t';
  const count = isWindows ? 'int' : 'intptr_t';
  return {
    socket: define('socket', ['int', 'int', 'int'], handle),
    connect: define('connect', [handle, 'void *', 'int']),
    send: define('send', [handle, 'void *', size, 'int'], count),
    recv: define('recv', [handle, 'void *', size, 'int'], count),
    shutdown: define('shutdown', [handle, 'int']),
    close: define(isWindows ? 'closesocket' : 'close', [handle]),
  };
}

/** Throws TransportError; koffi's own error where it is missing. */
export async function connectNativeSocket(address: SocketAddress): Promise<VmSocket> {
  functions ??= load();
  let calls: SocketFunctions;
  try {
    calls = await functions;
  } catch (error) {
    functions = null;
    throw new TransportError('TransportMissing', messages.noHyperV, (error as Error).message);
  }
  const handle = Number(calls.socket(address.family, stream, address.protocol));
  // INVALID_SOCKET is all ones, -1 elsewhere.
  if (handle < 0 || handle > 0xffffffff) throw new TransportError('ConnectFailed', messages.vmConnectFailed);
  const result = await wait(calls.connect, handle, address.bytes, address.bytes.length);
  if (result !== 0) {
    calls.close(handle);
    throw new TransportError('ConnectFailed', messages.vmConnectFailed);
  }
  return new NativeSocket(handle, calls);
}

function wait(call: Call, ...args: unknown[]): Promise<number> {
  return new Promise((resolve, reject) => {
    call.async(...args, (error: Error | null, result: number | bigint) =>
      error ? reject(error) : resolve(Number(result)),
    );
  });
}

class NativeSocket implements VmSocket {
  #closed = false;
  #receiving = 0;

  constructor(
    private readonly handle: number,
    private readonly calls: SocketFunctions,
  ) {}

  async send(data: Buffer): Promise<void> {
    for (let sent = 0; sent < data.length; ) {
      const rest = data.subarray(sent);
      const count = this.#closed ? -1 : await wait(this.calls.send, this.handle, rest, rest.length, 0);
      if (count <= 0) throw new TransportError('ConnectionClosed', messages.vmConnectionLost);
      sent += count;
    }
  }

  async receive(length: number): Promise<Buffer> {
    if (this.#closed) return Buffer.alloc(0);
    const buffer = Buffer.alloc(length);
    this.#receiving++;
    const count = await wait(this.calls.recv, this.handle, buffer, length, 0);
    if (--this.#receiving === 0 && this.#closed) this.calls.close(this.handle);
    return buffer.subarray(0, Math.max(count, 0));
  }

  /** A thread that receives is woken first; the handle is given back when it is done. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.calls.shutdown(this.handle, 2);
    if (this.#receiving === 0) this.calls.close(this.handle);
  }
}
