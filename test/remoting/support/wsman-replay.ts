/**
 * A WSMan service that answers with what was recorded: each request gets the next answer to its operation, and Receive that of its
 * command, with our ids in the place of the recorded ones. Where the recording has no more it is silent.
 */
import { Defragmenter } from '../../../src/remoting/protocol/fragments.js';
import { MessageType } from '../../../src/remoting/protocol/message-types.js';
import { decodeMessage } from '../../../src/remoting/protocol/messages.js';
import { readXml } from '../../../src/remoting/wsman/soap/xml.js';
import { type RecordedHttp, readWSManRecording, rewrite } from './recordings.js';
import type { HttpReply, ReceivedRequest } from './wsman-server.js';

interface Exchange {
  operation: string;
  /** Upper case; '' for the session. */
  command: string;
  status: number;
  body: string;
}

/** What a recorded command brought. */
export interface RecordedCommand {
  output: string[];
  /** Messages of the streams, by their types. */
  records: MessageType[];
  /** Whether its last state is among it. */
  hasEnd: boolean;
}

export class WSManReplay {
  readonly #exchanges: Exchange[];
  /** Upper case, as recorded. */
  readonly #shell: string;
  readonly commandIds: string[];
  readonly #ours = new Map<string, string>();
  #ourShell = '';
  #started = 0;
  readonly #atEnd: (() => void)[] = [];

  constructor(name: string) {
    const requests = pairs(readWSManRecording(name));
    this.#exchanges = requests.filter(({ operation }) => operation !== '');
    this.#shell = /ShellId="?>?([0-9A-F-]{36})/.exec(requests.map(({ body }) => body).join(' '))?.[1] ?? '';
    this.commandIds = this.#exchanges
      .filter(({ operation, status }) => operation === 'Command' && status === 200)
      .map(({ command }) => command);
  }

  answer(request: ReceivedRequest): Promise<HttpReply> {
    const id = request.envelope?.find(request.operation === 'Command' ? 'CommandLine' : 'DesiredStream');
    const ours = id?.attributes.get('CommandId') ?? request.envelope?.find('Signal')?.attributes.get('CommandId') ?? '';
    if (request.operation === 'Create') {
      const shell = request.envelope?.find('Shell')?.attributes.get('ShellId') ?? '';
      this.#ourShell = shell;
    }
    if (request.operation === 'Command') this.#ours.set(ours, this.commandIds[this.#started++] ?? '');
    const command = ours === '' ? '' : (this.#ours.get(ours) ?? '');
    const isOfCommand = ['Receive', 'Signal', 'Command'].includes(request.operation);
    const at = this.#exchanges.findIndex(
      (one) => one.operation === request.operation && (!isOfCommand || one.command === command),
    );
    // Our client may have ended a command that the recorded one left running.
    if (at < 0 && request.operation !== 'Receive') return Promise.resolve({ status: 200, body: nothing });
    if (at < 0) return new Promise(() => undefined);
    const [exchange] = this.#exchanges.splice(at, 1) as [Exchange];
    const relatesTo = `RelatesTo>${request.envelope?.textOf('MessageID')}<`;
    const body = this.#withOurIds(exchange.body).replace(/RelatesTo>[^<]*</, relatesTo);
    const reply = { status: exchange.status, body };
    // The session ended when its commands had run.
    const isLast = exchange.status !== 200 || exchange.body.includes('CommandState/Done');
    if (exchange.operation === 'Receive' && command === '' && isLast)
      return new Promise((resolve) => this.#atEnd.push(() => resolve(reply)));
    if (!this.#exchanges.some(({ operation, command }) => operation === 'Command' || command !== ''))
      for (const end of this.#atEnd.splice(0)) end();
    return Promise.resolve(reply);
  }

  #withOurIds(body: string): string {
    const ids = new Map([[this.#shell.toLowerCase(), this.#ourShell.toLowerCase()]]);
    for (const [ours, theirs] of this.#ours) ids.set(theirs.toLowerCase(), ours.toLowerCase());
    const renamed = body.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, (id) => {
      const ours = ids.get(id.toLowerCase());
      return ours === undefined ? id : ours.toUpperCase();
    });
    return renamed.replace(
      /(<(?:\w+:)?(?:Stream|connectResponseXml)\b[^>]*>)([A-Za-z0-9+/=]+)/g,
      (_, tag: string, data: string) => tag + this.#rewrite(Buffer.from(data, 'base64'), ids).toString('base64'),
    );
  }

  #rewrite(data: Buffer, ids: ReadonlyMap<string, string>): Buffer {
    return rewrite(data, ids);
  }
}

const nothing = '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body/></s:Envelope>';

/** What each recorded command brought, in their order. */
export function recordedCommands(name: string): RecordedCommand[] {
  const exchanges = pairs(readWSManRecording(name));
  return new WSManReplay(name).commandIds.map((id) => {
    const defragmenter = new Defragmenter({ object: 1e9, total: 1e9 });
    const command: RecordedCommand = { output: [], records: [], hasEnd: false };
    for (const { operation, command: of, status, body } of exchanges) {
      if (operation !== 'Receive' || of !== id || status !== 200) continue;
      for (const stream of readXml(body).child('Body')?.child('ReceiveResponse')?.all('Stream') ?? [])
        for (const bytes of defragmenter.receive(Buffer.from(stream.text, 'base64'))) {
          const { type, body: clixml } = decodeMessage(bytes);
          if (type === MessageType.PipelineOutput) command.output.push(clixml);
          else if (type === MessageType.PipelineState) command.hasEnd ||= /PipelineState">[345]</.test(clixml);
          else if (type !== MessageType.PipelineHostCall) command.records.push(type);
        }
    }
    return command;
  });
}

/** Requests with their answers; the ones that sign in have no operation. */
function pairs(messages: readonly RecordedHttp[]): Exchange[] {
  const open = new Map<number, { operation: string; command: string }>();
  const found: Exchange[] = [];
  for (const { dir, connection, body, status } of messages) {
    if (dir === 'request') {
      const operation = /Action\b[^>]*>[^<]*\/(\w+)</.exec(body)?.[1] ?? '';
      open.set(connection, { operation, command: /CommandId="([0-9A-F-]{36})"/i.exec(body)?.[1]?.toUpperCase() ?? '' });
    } else found.push({ ...(open.get(connection) ?? { operation: '', command: '' }), status: status ?? 0, body });
  }
  return found;
}
