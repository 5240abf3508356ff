/** `smtp.send` hands a message to a mail server (RFC 5321), over TLS from STARTTLS on where that is wanted. */
import type { Socket } from 'node:net';
import { IoError } from '../client.js';
import type { ServiceContext, ServiceTable } from '../service.js';

export interface SmtpRequest {
  host: string;
  port: number;
  secure: boolean;
  credentials: { userName: string; password: string } | null;
  from: string;
  recipients: string[];
  /** NOTIFY of each recipient, where the server knows it; '' for none. */
  notify: string;
  /** Lines end with CR LF. */
  message: string;
  clientName: string;
}
interface Reply {
  code: number;
  lines: string[];
}

/** One conversation: a command, then the lines of its reply. */
class Conversation {
  #buffer = '';
  #lines: string[] = [];
  #waiting: { resolve: (reply: Reply) => void; reject: (error: unknown) => void } | null = null;
  #failure: Error | null = null;
  constructor(public socket: Socket) {
    this.#listen(socket);
  }
  #listen(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => this.#take(chunk.toString('latin1')));
    const fail = (error: Error) => {
      this.#failure ??= error;
      this.#waiting?.reject(this.#failure);
      this.#waiting = null;
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new IoError('Unable to read data from the transport connection.', 'ECLOSED')));
  }
  #take(text: string): void {
    this.#buffer += text;
    for (let end = this.#buffer.indexOf('\r\n'); end >= 0; end = this.#buffer.indexOf('\r\n')) {
      const line = this.#buffer.slice(0, end);
      this.#buffer = this.#buffer.slice(end + 2);
      this.#lines.push(line.slice(4));
      if (line[3] === '-') continue;
      const reply = { code: Number(line.slice(0, 3)), lines: this.#lines };
      this.#lines = [];
      this.#waiting?.resolve(reply);
      this.#waiting = null;
    }
  }
  next(): Promise<Reply> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }
  /** Throws IoError with the code of a reply that is not as expected. */
  async ask(command: string, expected: number): Promise<Reply> {
    const answer = this.next();
    this.socket.write(`${command}\r\n`);
    const reply = await answer;
    if (Math.floor(reply.code / 100) !== expected) throw new IoError(reply.lines.join(' '), `SMTP${reply.code}`);
    return reply;
  }
  async secure(host: string): Promise<void> {
    const { connect } = await import('node:tls');
    this.socket.removeAllListeners();
    const socket = connect({ socket: this.socket, servername: host });
    await new Promise((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
    });
    this.socket = socket;
    this.#listen(socket);
  }
}

async function converse(talk: Conversation, request: SmtpRequest): Promise<void> {
  const greeting = await talk.next();
  if (greeting.code !== 220) throw new IoError(greeting.lines.join(' '), `SMTP${greeting.code}`);
  let { lines } = await talk.ask(`EHLO ${request.clientName}`, 2);
  if (request.secure) {
    if (!lines.includes('STARTTLS')) throw new IoError('Server does not support secure connections.', 'NOTLS');
    await talk.ask('STARTTLS', 2);
    await talk.secure(request.host);
    ({ lines } = await talk.ask(`EHLO ${request.clientName}`, 2));
  }
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  if (request.credentials !== null && lines.some((line) => /^AUTH\b.*\bLOGIN\b/i.test(line))) {
    await talk.ask(`AUTH LOGIN ${base64(request.credentials.userName)}`, 3);
    await talk.ask(base64(request.credentials.password), 2);
  }
  const notify = request.notify !== '' && lines.includes('DSN') ? ` NOTIFY=${request.notify}` : '';
  await talk.ask(`MAIL FROM:<${request.from}>`, 2);
  for (const recipient of request.recipients) {
    const failed = (error: IoError) => {
      throw new IoError(error.message, error.code, { recipient });
    };
    await talk.ask(`RCPT TO:<${recipient}>${notify}`, 2).catch(failed);
  }
  await talk.ask('DATA', 3);
  await talk.ask(`${request.message.replace(/^\./gm, '..')}\r\n.`, 2);
  talk.socket.write('QUIT\r\n');
}

export const smtpServices: ServiceTable = {
  async 'smtp.send'(request: SmtpRequest, { signal }: ServiceContext): Promise<void> {
    const { connect } = await import('node:net');
    const socket = connect(request.port, request.host);
    const talk = new Conversation(socket);
    const abort = () => talk.socket.destroy();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await converse(talk, request);
    } finally {
      signal.removeEventListener('abort', abort);
      talk.socket.end();
      talk.socket.unref();
    }
  },
};
