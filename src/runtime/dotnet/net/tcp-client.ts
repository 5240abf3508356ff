/** System.Net.Sockets.TcpClient, TcpListener and NetworkStream, over the services of io/services/tcp.ts. */
import { currentEngine } from '../../engine/current-engine.js';
import type { TcpAddress, TcpState } from '../../io/services/tcp.js';
import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { scheduler } from '../../threads/scheduler.js';
import { objectDisposed } from '../io/io-errors.js';
import { closedStream, NetStream } from '../io/net-stream.js';
import { argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { Task } from '../threading/tasks.js';
import { ConditionHandle, type WaitHandle } from '../threading/wait-handles.js';
import { infinite, waitUntil } from '../threading/waiting.js';
import { IPAddress, IPEndPoint } from './ip-address.js';

const call = <T>(service: string, request: unknown): T => currentEngine().io.call<T>(service, request);

/**
 * Waits until `isReady`, or for so many milliseconds. Where other threads of the shell run it gives them their turns; else the
 * service that is called next may wait by itself, which needs no looking again and again. Returns the time it may take.
 */
function timeLeft(isReady: () => boolean, milliseconds: number): number {
  if (scheduler.isIdle) return milliseconds;
  waitUntil(isReady, milliseconds);
  return 0;
}

/** By the system's words: the text of a SocketException, and its SocketError. */
const failures: Record<string, [text: string, error: string]> = {
  ECONNREFUSED: ['Connection refused', 'ConnectionRefused'],
  ETIMEDOUT: ['Connection timed out', 'TimedOut'],
  ENOTFOUND: ['Name or service not known', 'HostNotFound'],
  EAI_AGAIN: ['Resource temporarily unavailable', 'TryAgain'],
  EHOSTUNREACH: ['No route to host', 'HostUnreachable'],
  ENETUNREACH: ['Network is unreachable', 'NetworkUnreachable'],
  ECONNRESET: ['Connection reset by peer', 'ConnectionReset'],
  EPIPE: ['Broken pipe', 'Shutdown'],
  EADDRINUSE: ['Address already in use', 'AddressAlreadyInUse'],
  EACCES: ['Permission denied', 'AccessDenied'],
  ECANCELED: ['Operation canceled', 'OperationAborted'],
  EADDRNOTAVAIL: ['Cannot assign requested address', 'AddressNotAvailable'],
};
function socketError(code: string, place = ''): NetException {
  const [text, name] = failures[code] ?? [code, 'SocketError'];
  const error = requireType('System.Net.Sockets.SocketError').enumByName(name);
  return netException('System.Net.Sockets.SocketException', `${text}${place}`, {
    ErrorCode: Number(error?.value ?? -1),
    SocketErrorCode: error,
  });
}
function transportFailed(verb: 'read' | 'write', code: string): NetException {
  const inner = socketError(code);
  const what = verb === 'read' ? 'Unable to read data from' : 'Unable to write data to';
  return new NetException('System.IO.IOException', `${what} the transport connection: ${inner.message}.`, inner);
}
/** Throws ArgumentOutOfRangeException. */
function checkPort(port: number): void {
  if (port < 0 || port > 65_535) throw outOfRange('port', 'Specified argument was out of the range of valid values.');
}
function endPointOf(place: TcpAddress | null): IPEndPoint | null {
  if (place === null) return null;
  requireType('System.Net.IPEndPoint');
  return new IPEndPoint(IPAddress.tryParse(place.address.replace(/^::ffff:/, '')) as IPAddress, place.port);
}

export class NetworkStream extends NetStream {
  readTimeout = infinite;
  writeTimeout = infinite;
  constructor(readonly id: number) {
    super();
  }
  get canRead(): boolean {
    return !this.isClosed;
  }
  get canWrite(): boolean {
    return !this.isClosed;
  }
  readInto(buffer: Uint8Array, offset: number, count: number): number {
    const timeout = timeLeft(() => call<boolean>('tcp.isReadable', { id: this.id }), this.readTimeout);
    const bytes = call<Uint8Array | string | null>('tcp.read', { id: this.id, count, timeout });
    if (bytes === null || typeof bytes === 'string') throw transportFailed('read', bytes ?? 'ETIMEDOUT');
    buffer.set(bytes, offset);
    return bytes.length;
  }
  writeFrom(bytes: Uint8Array): void {
    const error = call<string | null>('tcp.write', { id: this.id, bytes });
    if (error !== null) throw transportFailed('write', error);
  }
  protected override release(): void {
    call('tcp.close', { id: this.id });
  }
}

class TcpClient {
  declare readonly netType: NetType;
  id: number | null = null;
  #isConnected = false;
  #stream: NetworkStream | null = null;
  #isClosed = false;
  receiveTimeout = 0;
  sendTimeout = 0;
  noDelay = false;

  /** The stream's end is the connection's. */
  get isClosed(): boolean {
    return this.#isClosed || this.#stream?.isClosed === true;
  }
  get isConnected(): boolean {
    return this.#isConnected && !this.isClosed;
  }
  /** What the services know; null before anything was tried. */
  state(timeout = 0): TcpState | null {
    return this.id === null || this.isClosed ? null : call<TcpState>('tcp.state', { id: this.id, timeout });
  }
  begin(host: string | null, port: number): void {
    if (host === null) throw argumentNull('hostname');
    if (this.isClosed)
      throw objectDisposed("Cannot access a disposed object.\nObject name: 'System.Net.Sockets.TcpClient'.");
    checkPort(port);
    if (this.id !== null) call('tcp.close', { id: this.id });
    this.id = call<number>('tcp.open', { host, port });
  }
  /** Null while the connection is being made. */
  finished(timeout: number, place = ''): { error: NetException | null } | null {
    if (this.isClosed) return { error: socketError('ECANCELED') };
    const state = this.state(timeout);
    if (!state?.isOver) return null;
    if (state.error !== null) return { error: socketError(state.error, /^(EAI|ENOT)/.test(state.error) ? '' : place) };
    this.#isConnected = true;
    return { error: null };
  }
  /** Throws SocketException. */
  connect(host: string | null, port: number): void {
    this.begin(host, port);
    const address = host === null ? null : IPAddress.tryParse(host);
    const shown = address?.isIpv4 ? `[::ffff:${host}]` : `[${host}]`;
    const timeout = timeLeft(() => this.state()?.isOver ?? true, infinite);
    const { error } = this.finished(timeout, ` ${shown}:${port}`) ?? { error: socketError('ETIMEDOUT') };
    if (error !== null) throw error;
  }
  connectLater(host: string | null, port: number): Task {
    this.begin(host, port);
    return Task.pending(() => {
      const over = this.finished(0);
      return over && { value: null, error: over.error };
    }, null);
  }
  get stream(): NetworkStream {
    if (this.isClosed)
      throw objectDisposed("Cannot access a disposed object.\nObject name: 'System.Net.Sockets.TcpClient'.");
    if (this.id === null || !this.isConnected)
      throw invalidOperation('The operation is not allowed on non-connected sockets.');
    requireType('System.Net.Sockets.NetworkStream');
    this.#stream ??= new NetworkStream(this.id);
    if (this.receiveTimeout > 0) this.#stream.readTimeout = this.receiveTimeout;
    return this.#stream;
  }
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#stream) this.#stream.close();
    else if (this.id !== null) call('tcp.close', { id: this.id });
  }
  /** Of a connection that a listener took. */
  static accepted(id: number): TcpClient {
    requireType('System.Net.Sockets.TcpClient');
    const client = new TcpClient();
    client.id = id;
    client.#isConnected = true;
    return client;
  }
}

/** What `Client` is: a connection's two ends. */
class Socket {
  declare readonly netType: NetType;
  constructor(readonly client: TcpClient) {}
}

const assembly = 'System.Net.Sockets';
defineType('System.Net.Sockets.Socket', { class: Socket, assembly }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'bool Connected {get;}': ({ client }: Socket) => client.isConnected,
    'int Available {get;}': ({ client }: Socket) => available(client),
    'System.Net.EndPoint LocalEndPoint {get;}': ({ client }: Socket) => endPointOf(client.state()?.local ?? null),
    'System.Net.EndPoint RemoteEndPoint {get;}': ({ client }: Socket) => endPointOf(client.state()?.remote ?? null),
    'void Close()': ({ client }: Socket) => client.close(),
    'void Dispose()': ({ client }: Socket) => client.close(),
  },
}));
const available = (client: TcpClient) =>
  client.id === null || client.isClosed ? 0 : call<number>('tcp.available', { id: client.id });

/** BeginConnect's result: a task that can be waited for by its handle. */
class ConnectResult {
  declare readonly netType: NetType;
  readonly handle: WaitHandle;
  constructor(readonly task: Task) {
    this.handle = new ConditionHandle(() => task.isCompleted);
  }
}
defineType('System.Net.Sockets.Socket+ConnectResult', { class: ConnectResult, assembly }, () => ({
  interfaces: ['System.IAsyncResult'],
  members: {
    'bool IsCompleted {get;}': ({ task }: ConnectResult) => task.isCompleted,
    'System.Object AsyncState {get;}': () => null,
    'System.Threading.WaitHandle AsyncWaitHandle {get;}': (self: ConnectResult) => self.handle,
  },
}));

const place = (target: string | IPAddress | null) => (target === null ? null : String(target));
function beginConnect(self: TcpClient, host: string | IPAddress | null, port: number): ConnectResult {
  requireType('System.Net.Sockets.Socket+ConnectResult');
  return new ConnectResult(self.connectLater(place(host), port));
}
const timeout = (key: 'receiveTimeout' | 'sendTimeout') => ({
  get: (self: TcpClient) => self[key],
  set: (self: TcpClient, value: number) => {
    self[key] = value;
  },
});

defineType('System.Net.Sockets.TcpClient', { class: TcpClient, assembly }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new()': () => new TcpClient(),
    'new(string hostname, int port)': (_type: NetType, host: string, port: number) => {
      const client = new TcpClient();
      client.connect(host, port);
      return client;
    },
    'new(System.Net.Sockets.AddressFamily family)': () => new TcpClient(),
    'int Available {get;}': available,
    'System.Net.Sockets.Socket Client {get;}': (self: TcpClient) => {
      requireType('System.Net.Sockets.Socket');
      return self.isClosed ? null : new Socket(self);
    },
    'bool Connected {get;}': (self: TcpClient) => self.isConnected,
    'int ReceiveTimeout {get;set;}': timeout('receiveTimeout'),
    'int SendTimeout {get;set;}': timeout('sendTimeout'),
    'bool NoDelay {get;set;}': {
      get: (self: TcpClient) => self.noDelay,
      set: (self: TcpClient, value: boolean) => {
        self.noDelay = value;
      },
    },
    'void Connect(string hostname, int port)': (self: TcpClient, host: string, port: number) =>
      self.connect(host, port),
    'void Connect(ipaddress address, int port)': (self: TcpClient, address: IPAddress, port: number) =>
      self.connect(place(address), port),
    'void Connect(IPEndpoint remoteEP)': (self: TcpClient, end: IPEndPoint) =>
      self.connect(String(end.address), end.port),
    'System.Threading.Tasks.Task ConnectAsync(string host, int port)': (self: TcpClient, host: string, port: number) =>
      self.connectLater(host, port),
    'System.Threading.Tasks.Task ConnectAsync(ipaddress address, int port)': (
      self: TcpClient,
      address: IPAddress,
      port: number,
    ) => self.connectLater(place(address), port),
    'System.IAsyncResult BeginConnect(string host, int port, System.AsyncCallback requestCallback, System.Object state)':
      beginConnect,
    'System.IAsyncResult BeginConnect(ipaddress address, int port, System.AsyncCallback requestCallback, System.Object state)':
      beginConnect,
    'void EndConnect(System.IAsyncResult asyncResult)': (_self: TcpClient, { task }: ConnectResult) => {
      void task.result;
    },
    'System.Net.Sockets.NetworkStream GetStream()': (self: TcpClient) => self.stream,
    'void Close()': (self: TcpClient) => self.close(),
    'void Dispose()': (self: TcpClient) => self.close(),
  },
}));

const streamTimeout = (key: 'readTimeout' | 'writeTimeout') => ({
  get: (self: NetworkStream) => self[key],
  set: (self: NetworkStream, value: number) => {
    self[key] = value;
  },
});
defineType('System.Net.Sockets.NetworkStream', { class: NetworkStream, assembly }, () => ({
  base: 'System.IO.Stream',
  members: {
    'bool DataAvailable {get;}': (self: NetworkStream) => {
      if (self.isClosed) throw closedStream();
      return call<number>('tcp.available', { id: self.id }) > 0;
    },
    'int ReadTimeout {get;set;}': streamTimeout('readTimeout'),
    'int WriteTimeout {get;set;}': streamTimeout('writeTimeout'),
  },
}));

class TcpListener {
  declare readonly netType: NetType;
  #id: number | null = null;
  constructor(
    readonly address: IPAddress,
    public port: number,
  ) {
    checkPort(port);
  }
  /** Throws SocketException. */
  start(): void {
    if (this.#id !== null) return;
    const host = String(this.address);
    const started = call<{ id: number; port: number } | string>('tcp.listen', { host, port: this.port });
    if (typeof started === 'string') throw socketError(started);
    this.#id = started.id;
    this.port = started.port;
  }
  get started(): number {
    if (this.#id === null)
      throw invalidOperation('Not listening. You must call the Start() method before calling this method.');
    return this.#id;
  }
  stop(): void {
    if (this.#id !== null) call('tcp.stop', { id: this.#id });
    this.#id = null;
  }
  get isPending(): boolean {
    return call<boolean>('tcp.pending', { id: this.started });
  }
  accept(milliseconds: number): TcpClient | null {
    const timeout = timeLeft(() => this.isPending, milliseconds);
    const id = call<number | null>('tcp.accept', { id: this.started, timeout });
    return id === null ? null : TcpClient.accepted(id);
  }
}

defineType('System.Net.Sockets.TcpListener', { class: TcpListener, assembly }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    'new(IPEndpoint localEP)': (_type: NetType, end: IPEndPoint) => new TcpListener(end.address, end.port),
    'new(ipaddress localaddr, int port)': (_type: NetType, address: IPAddress, port: number) =>
      new TcpListener(address, port),
    'new(int port)': (_type: NetType, port: number) =>
      new TcpListener(IPAddress.tryParse('0.0.0.0') as IPAddress, port),
    'System.Net.EndPoint LocalEndpoint {get;}': (self: TcpListener) =>
      endPointOf({ address: String(self.address), port: self.port }),
    'void Start()': (self: TcpListener) => self.start(),
    'void Start(int backlog)': (self: TcpListener) => self.start(),
    'void Stop()': (self: TcpListener) => self.stop(),
    'void Dispose()': (self: TcpListener) => self.stop(),
    'bool Pending()': (self: TcpListener) => self.isPending,
    'System.Net.Sockets.TcpClient AcceptTcpClient()': (self: TcpListener) => self.accept(infinite),
    'System.Threading.Tasks.Task[System.Net.Sockets.TcpClient] AcceptTcpClientAsync()': (self: TcpListener) =>
      Task.pending(() => {
        const client = self.accept(0);
        return client && { value: client, error: null };
      }, requireType('System.Net.Sockets.TcpClient')),
  },
}));
