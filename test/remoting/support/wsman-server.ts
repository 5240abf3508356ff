/**
 * A WSMan service for tests: HTTP or HTTPS, the schemes of signing in with sealed bodies, and shells (wsman-shell.ts). It is a
 * fake, written by the same hands as the client: what Windows and OMI really say stands in the recordings (replay.test.ts).
 * It notes every request, remembers messages by their ids as WinRM does, and can be told to fail in many ways.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { openBody, sealBody } from '../../../src/remoting/authentication/sealed-body.js';
import { newGuid } from '../../../src/remoting/protocol/guid.js';
import type { ByteChannel } from '../../../src/remoting/transports/transport.js';
import { readXml, type XmlElement } from '../../../src/remoting/wsman/soap/xml.js';
import type { ServerScheme, SignedIn } from './wsman-schemes.js';
import { WSManShell } from './wsman-shell.js';

export interface ReceivedRequest {
  /** `Create`, `Receive`, … : the last part of the action; '' for a body without one. */
  operation: string;
  headers: IncomingMessage['headers'];
  url: string;
  envelope: XmlElement | null;
  /** As it was sent, before it was opened. */
  raw: Buffer;
  text: string;
  /** Counts from 1. */
  connection: number;
}

/** What a test lets go wrong with a request, in place of its answer. */
export type Trouble =
  | 'reset'
  /** Does the work, and closes the connection in place of an answer. */
  | 'resetAfterwards'
  | 'stall'
  | { status: number; body?: string; headers?: Record<string, string>; contentType?: string }
  /** Does the work, and says something else of it. */
  | { change(answer: HttpReply): HttpReply }
  /** Does the work, and says that the answer has so many bytes more, or fewer. */
  | { lengthens: number };

export interface WSManServerOptions {
  schemes: readonly ServerScheme[];
  channel: () => ByteChannel;
  /** The address to listen at; 127.0.0.1 when left out. */
  address?: string;
  tls?: { cert: string; key: string; ca?: string; requestCert?: boolean };
  /** Milliseconds that a Receive is held at most; it ends with the fault of WinRM then. */
  hold?: number;
  /** Its envelopes look like those of OMI. */
  isOmi?: boolean;
  /** It gives commands ids of its own, as services of PowerShell 2.0 do. */
  namesCommands?: boolean;
  trouble?: (request: ReceivedRequest) => Trouble | undefined;
  /** Answers in place of the shells; undefined to let them. */
  answer?: (request: ReceivedRequest) => Promise<HttpReply> | undefined;
}

export interface HttpReply {
  status: number;
  body: string;
}

interface Identity {
  scheme: ServerScheme;
  signedIn: SignedIn;
}

const shellUri = 'http://schemas.microsoft.com/wbem/wsman/1/windows/shell';

export class WSManServer {
  readonly requests: ReceivedRequest[] = [];
  readonly shells = new Map<string, WSManShell>();
  readonly #server: Server;
  readonly #sockets = new Map<Socket, number>();
  readonly #identities = new WeakMap<Socket, Identity>();
  readonly #acceptors = new WeakMap<Socket, ReturnType<ServerScheme['begin']>>();
  /** Answers by message id, so that a repeated message is not done twice. */
  readonly #answers = new Map<string, Promise<HttpReply>>();
  /** The ids of commands by what they were called in the answer. */
  readonly #commandNames = new Map<string, string>();
  /** Commands with a Signal that was not answered yet. */
  readonly #signalled = new Set<string>();
  /** How often a second one came. */
  refusedSignals = 0;
  #connections = 0;
  trouble: WSManServerOptions['trouble'];

  private constructor(private readonly options: WSManServerOptions) {
    this.trouble = options.trouble;
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      void this.#handle(request, response).catch(() => request.socket.destroy());
    const { tls } = options;
    this.#server = tls ? createSecureServer({ ...tls, rejectUnauthorized: false }, handle) : createServer(handle);
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
      this.#sockets.set(socket, ++this.#connections);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  static async start(options: WSManServerOptions): Promise<WSManServer> {
    const server = new WSManServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, options.address ?? '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get connections(): number {
    return this.#connections;
  }
  operations(): string[] {
    return this.requests.map(({ operation }) => operation).filter((operation) => operation !== '');
  }

  /** Cuts every connection. */
  cut(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }
  async stop(): Promise<void> {
    for (const shell of this.shells.values()) await shell.close();
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const identity = await this.#signIn(request, response);
    if (identity === null) return;
    const note: ReceivedRequest = {
      operation: '',
      headers: request.headers,
      url: request.url ?? '',
      envelope: null,
      raw,
      text: '',
      connection: this.#sockets.get(request.socket) ?? 0,
    };
    this.requests.push(note);
    if (raw.length === 0) {
      response.writeHead(200, { 'Content-Length': 0 }).end();
      return;
    }
    const { sealing } = identity.signedIn;
    try {
      const contentType = request.headers['content-type'] ?? '';
      const opened = sealing ? await openBody(sealing, { contentType, body: raw }) : { contentType, body: raw };
      note.text = opened.body.toString(/utf-16/i.test(opened.contentType) ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
      note.envelope = readXml(note.text);
      note.operation = note.envelope.textOf('Action').replace(/^.*\//, '') || 'Identify';
    } catch (error) {
      response.writeHead(400).end(String(error));
      return;
    }
    const trouble = this.trouble?.(note);
    if (trouble === 'stall') return;
    if (trouble === 'reset') {
      request.socket.destroy();
      return;
    }
    if (typeof trouble === 'object' && 'status' in trouble) {
      const headers = { 'Content-Type': trouble.contentType ?? 'text/html', ...trouble.headers };
      response.writeHead(trouble.status, headers).end(trouble.body ?? '');
      return;
    }
    const given = await this.#answerOnce(note);
    const answer = typeof trouble === 'object' && 'change' in trouble ? trouble.change(given) : given;
    if (trouble === 'resetAfterwards') {
      request.socket.destroy();
      return;
    }
    const contentType = 'application/soap+xml;charset=UTF-8';
    const body = Buffer.from(answer.body, 'utf8');
    const sealed =
      sealing && !request.socket.destroyed ? await sealBody(sealing, { contentType, body }) : { contentType, body };
    const { length } = sealed.body;
    if (typeof trouble === 'object' && 'lengthens' in trouble) {
      const head = `HTTP/1.1 ${answer.status} OK\r\nContent-Type: ${sealed.contentType}\r\nContent-Length: ${length + trouble.lengthens}`;
      request.socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), sealed.body]));
      return;
    }
    response.writeHead(answer.status, { 'Content-Type': sealed.contentType, 'Content-Length': length });
    response.end(sealed.body);
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<Identity | null> {
    const { socket } = request;
    const known = this.#identities.get(socket);
    const { authorization } = request.headers;
    if (known?.scheme.scope === 'connection' && authorization === undefined) return known;
    const refuse = (challenges: readonly string[]) => {
      const offered = challenges.length > 0 ? challenges : this.options.schemes.map(({ offer }) => offer);
      response.writeHead(401, { 'WWW-Authenticate': offered as string[], 'Content-Length': 0 }).end();
      return null;
    };
    const name = authorization?.split(' ')[0] ?? '';
    const scheme = this.options.schemes.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!scheme) return refuse([]);
    let acceptor = this.#acceptors.get(socket);
    if (!acceptor || scheme.scope === 'request') {
      acceptor = scheme.begin({ socket: socket as TLSSocket, isSecure: this.options.tls !== undefined });
      this.#acceptors.set(socket, acceptor);
    }
    const step = await acceptor.accept(authorization as string, { method: 'POST', uri: request.url ?? '' });
    if ('challenges' in step) {
      if (step.isOver) this.#acceptors.delete(socket);
      return refuse(step.challenges);
    }
    const identity = { scheme, signedIn: step };
    this.#identities.set(socket, identity);
    if (step.lastToken) response.setHeader('WWW-Authenticate', step.lastToken);
    return identity;
  }

  #answerOnce(note: ReceivedRequest): Promise<HttpReply> {
    const id = note.envelope?.textOf('MessageID') ?? '';
    const known = this.#answers.get(id);
    if (id !== '' && known) return known;
    const answer = this.options.answer?.(note) ?? this.#answer(note);
    this.#answers.set(id, answer);
    return answer;
  }

  async #answer(note: ReceivedRequest): Promise<HttpReply> {
    const body = note.envelope?.child('Body') as XmlElement;
    const relates = `<a:RelatesTo>${note.envelope?.textOf('MessageID')}</a:RelatesTo>`;
    const cim = this.options.isOmi ? ' xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common"' : '';
    const reply = (xml: string) => ({
      status: 200,
      body: `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:rsp="${shellUri}"${cim}><s:Header>${relates}</s:Header><s:Body>${xml}</s:Body></s:Envelope>`,
    });
    const selected = note.envelope?.find('Selector')?.text.toLowerCase() ?? '';
    const shell = this.shells.get(selected);
    const commandId = (element: XmlElement | undefined) => {
      const id = element?.attributes.get('CommandId')?.toLowerCase() ?? null;
      return id === null || !this.options.namesCommands ? id : (this.#commandNames.get(id) ?? 'unknown');
    };
    if (note.operation === 'Identify')
      return reply(
        '<wsmid:IdentifyResponse xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><wsmid:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</wsmid:ProtocolVersion><wsmid:ProductVendor>Test</wsmid:ProductVendor><wsmid:ProductVersion>OS: 0.0.0 SP: 0.0 Stack: 3.0</wsmid:ProductVersion></wsmid:IdentifyResponse>',
      );
    if (note.operation === 'Create') return this.#create(body, note, reply);
    if (note.operation === 'Get')
      return reply(
        '<cfg:Config xmlns:cfg="http://schemas.microsoft.com/wbem/wsman/1/config"><cfg:MaxEnvelopeSizekb>500</cfg:MaxEnvelopeSizekb><cfg:Service><cfg:AllowUnencrypted>false</cfg:AllowUnencrypted></cfg:Service></cfg:Config>',
      );
    if (note.operation === 'Enumerate') return reply(this.#enumerate(note));
    if (!shell || shell.isGone) return fault(2150858843, 'The request contains invalid selectors for the resource.');
    switch (note.operation) {
      case 'Command': {
        const line = body.child('CommandLine');
        const id = line?.attributes.get('CommandId')?.toLowerCase() as string;
        await shell.command(id, Buffer.from(line?.textOf('Arguments') ?? '', 'base64'));
        const name = this.options.namesCommands ? newGuid() : id;
        this.#commandNames.set(name, id);
        return reply(`<rsp:CommandResponse><rsp:CommandId>${name.toUpperCase()}</rsp:CommandId></rsp:CommandResponse>`);
      }
      case 'Receive':
        return this.#receive(shell, commandId(body.find('DesiredStream')), reply);
      case 'Send': {
        const stream = body.find('Stream');
        const kind = stream?.attributes.get('Name') === 'pr' ? 'PromptResponse' : 'Default';
        await shell.send(commandId(stream), kind, Buffer.from(stream?.text ?? '', 'base64'));
        return reply('<rsp:SendResponse/>');
      }
      case 'Signal': {
        const signal = body.child('Signal');
        const id = commandId(signal) as string;
        if (!shell.has(id)) return fault(2150858843, 'The command is not there.');
        if (this.#signalled.has(id)) {
          this.refusedSignals++;
          return fault(0, 'Failed to add signal operation, already exists?');
        }
        this.#signalled.add(id);
        if (signal?.textOf('Code') === 'powershell/signal/crtl_c') {
          await shell.stop(id);
          // As OMI's, the answer comes behind the pipeline's state.
          await delay(30);
        } else await shell.terminate(id);
        this.#signalled.delete(id);
        return reply('<rsp:SignalResponse/>');
      }
      case 'Disconnect':
        shell.disconnect();
        return reply('<rsp:DisconnectResponse/>');
      case 'Reconnect':
        shell.isDisconnected = false;
        return reply('<rsp:ReconnectResponse/>');
      case 'Connect': {
        if (commandId(body.child('Connect')) !== null) return reply('<rsp:ConnectResponse/>');
        if (!shell.isDisconnected) return fault(2150859213, 'The shell is in use.');
        shell.isDisconnected = false;
        const xml = shell.connect(Buffer.from(body.textOf('connectXml'), 'base64')).toString('base64');
        return reply(
          `<rsp:ConnectResponse><connectResponseXml xmlns="http://schemas.microsoft.com/powershell">${xml}</connectResponseXml></rsp:ConnectResponse>`,
        );
      }
      case 'Delete':
        await shell.close();
        this.shells.delete(selected);
        return reply('');
      default:
        return fault(2150858868, `${note.operation} is not known here.`);
    }
  }

  async #create(body: XmlElement, note: ReceivedRequest, reply: (xml: string) => HttpReply) {
    const element = body.child('Shell');
    const uri = note.envelope?.textOf('ResourceURI') ?? '';
    if (uri.endsWith('/NoSuch'))
      return fault(2150858811, 'The WS-Management service cannot process the request. The resource URI is missing.');
    const id = element?.attributes.get('ShellId')?.toLowerCase() ?? '';
    const shell = new WSManShell(id, element?.attributes.get('Name') ?? '', uri, this.options.channel());
    this.shells.set(id, shell);
    await shell.open(Buffer.from(element?.textOf('creationXml') ?? '', 'base64'));
    return reply(
      `<x:ResourceCreated xmlns:x="http://schemas.xmlsoap.org/ws/2004/09/transfer"><a:Address>anonymous</a:Address><a:ReferenceParameters><w:ResourceURI>${uri}</w:ResourceURI><w:SelectorSet><w:Selector Name="ShellId">${id.toUpperCase()}</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated>`,
    );
  }

  async #receive(shell: WSManShell, target: string | null, reply: (xml: string) => HttpReply) {
    const received = await shell.receive(target, this.options.hold ?? 20_000);
    if (shell.isDisconnected) return fault(2150859204, 'The shell was disconnected.');
    if (received === null && shell.isGone) return fault(995, 'The I/O operation has been aborted.');
    if (received === null) return fault(2150858793, 'The operation timed out.');
    const of = target === null ? '' : ` CommandId="${target.toUpperCase()}"`;
    const streams = received.payloads.map(
      (data) => `<rsp:Stream Name="stdout"${of}>${data.toString('base64')}</rsp:Stream>`,
    );
    const state = received.isDone ? 'Done' : 'Running';
    return reply(
      `<rsp:ReceiveResponse>${streams.join('')}<rsp:CommandState${of} State="${shellUri}/CommandState/${state}"/></rsp:ReceiveResponse>`,
    );
  }

  #enumerate(note: ReceivedRequest): string {
    const isCommands = note.envelope?.textOf('ResourceURI').endsWith('/Command');
    const of = note.envelope?.find('Filter')?.textOf('Selector').toLowerCase() ?? '';
    const items = isCommands
      ? (this.shells.get(of)?.commands ?? []).map(
          (id) => `<rsp:Command><rsp:CommandId>${id.toUpperCase()}</rsp:CommandId></rsp:Command>`,
        )
      : [...this.shells.values()].map(
          (shell) =>
            `<rsp:Shell><rsp:ShellId>${shell.id.toUpperCase()}</rsp:ShellId><rsp:Name>${shell.name}</rsp:Name><rsp:ResourceUri>${shell.resourceUri}</rsp:ResourceUri><rsp:IdleTimeOut>PT7200.000S</rsp:IdleTimeOut><rsp:BufferMode>Block</rsp:BufferMode><rsp:State>${shell.isDisconnected ? 'Disconnected' : 'Connected'}</rsp:State><rsp:ShellInactivity>P0DT0H0M1S</rsp:ShellInactivity></rsp:Shell>`,
        );
    return `<n:EnumerateResponse xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration"><w:Items>${items.join('')}</w:Items><w:EndOfSequence/></n:EnumerateResponse>`;
  }
}

/** A fault as WinRM writes it. `code` is unsigned. */
export function fault(code: number, message: string, detail = ''): { status: number; body: string } {
  return {
    status: 500,
    body: `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><s:Header/><s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:InternalError</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">${message}</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" Code="${code}" Machine="test"><f:Message>${message}${detail}</f:Message></f:WSManFault></s:Detail></s:Fault></s:Body></s:Envelope>`,
  };
}
