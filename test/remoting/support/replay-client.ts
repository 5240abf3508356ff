/**
 * A client that says again what a recorded client said, to a server of today: each packet is sent when the answers that came
 * before it in the recording have come. What the two servers said is then told in the same short form.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Defragmenter } from '../../../src/remoting/protocol/fragments.js';
import { MessageType } from '../../../src/remoting/protocol/message-types.js';
import { decodeMessage } from '../../../src/remoting/protocol/messages.js';
import { readWire } from '../../../src/remoting/protocol/wire-reader.js';
import { asObject } from '../../../src/remoting/protocol/wire-value.js';
import { type Packet, parsePacket } from '../../../src/remoting/transports/packets.js';
import type { RecordedLine } from './recordings.js';

/** The messages of one pipeline, in order, and the state in which it ended. */
export interface PipelineStory {
  messages: string[];
  /** The bodies of its output. */
  output: string[];
}
export type Story = Map<string, PipelineStory>;

const acknowledgements = new Set(['DataAck', 'CommandAck', 'SignalAck', 'CloseAck']);
const limits = { object: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY };

/** Tells what a server's packets say, pipeline by pipeline. */
export class Storyteller {
  readonly story: Story = new Map();
  #questions = new Map<string, number>();
  #incoming = new Map<string, Defragmenter>();
  #started = new Map<string, number>();

  /** A PowerShell object that runs again has the same id: its stories are told apart by a number. */
  start(id: string): void {
    this.#started.set(id, (this.#started.get(id) ?? 0) + 1);
    this.story.set(this.#key(id), { messages: [], output: [] });
  }

  add(packet: Packet): void {
    if (packet.kind !== 'Data' || packet.target === null) return;
    let incoming = this.#incoming.get(packet.target);
    if (!incoming) this.#incoming.set(packet.target, (incoming = new Defragmenter(limits)));
    const told = this.story.get(this.#key(packet.target));
    for (const bytes of incoming.receive(packet.data)) {
      const { type, body } = decodeMessage(bytes);
      told?.messages.push(nameOf(type, body));
      if (type === MessageType.PipelineOutput) told?.output.push(body);
      if (type === MessageType.PipelineHostCall && asObject(readWire(body)).long('ci') > 0n)
        count(this.#questions, this.#key(packet.target));
    }
  }

  /** Calls of the host so far that want an answer. */
  questions(id: string): number {
    return this.#questions.get(this.#key(id)) ?? 0;
  }
  /** Messages of the pipeline so far. */
  count(id: string): number {
    return this.story.get(this.#key(id))?.messages.length ?? 0;
  }
  hasEnded(id: string): boolean {
    return this.story.get(this.#key(id))?.messages.at(-1)?.startsWith('PipelineState') ?? false;
  }

  #key(id: string): string {
    return `${id} ${this.#started.get(id) ?? 0}`;
  }
}

function nameOf(type: MessageType, body: string): string {
  const name = Object.entries(MessageType).find(([, value]) => value === type)?.[0] ?? String(type);
  if (type === MessageType.PipelineState) return `${name} ${asObject(readWire(body)).number('PipelineState')}`;
  if (type === MessageType.PipelineHostCall) return `${name} ${asObject(readWire(body)).number('mi')}`;
  return name;
}

/** What the recorded server said. */
export function recordedStory(lines: readonly RecordedLine[]): Story {
  const teller = new Storyteller();
  for (const { from, text } of lines) {
    const packet = parsePacket(text);
    if (packet?.kind === 'Command' && from === 'client') teller.start(packet.target as string);
    else if (packet && from === 'server') teller.add(packet);
  }
  return teller.story;
}

/** What a server says to the recorded client. Throws when it does not go on for 20 s. */
export async function replayedStory(
  lines: readonly RecordedLine[],
  server: { file: string; args: readonly string[] },
): Promise<Story> {
  const child = spawn(server.file, server.args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const teller = new Storyteller();
  const received = new Map<string, number>();
  let wake = () => {};
  let rest = '';
  child.stdout.setEncoding('latin1').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() as string;
    for (const line of parts) {
      const packet = parsePacket(line);
      if (!packet) continue;
      if (acknowledgements.has(packet.kind)) count(received, line);
      teller.add(packet);
    }
    wake();
  });
  const until = async (done: () => boolean, what: string) => {
    const end = performance.now() + 20_000;
    while (!done()) {
      if (performance.now() > end) throw new Error(`The server did not go on to ${what}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  const expected = new Map<string, number>();
  const recorded = new Storyteller();
  try {
    for (const { from, text } of lines) {
      const packet = parsePacket(text);
      if (!packet) continue;
      if (from === 'server' && acknowledgements.has(packet.kind)) count(expected, text);
      if (from === 'server') recorded.add(packet);
      if (from !== 'client') continue;
      await until(() => [...expected].every(([line, times]) => (received.get(line) ?? 0) >= times), text.slice(0, 80));
      const id = packet.target ?? '';
      if (packet.kind === 'Data' && packet.stream === 'PromptResponse')
        await until(() => teller.questions(id) >= recorded.questions(id), `a question of ${id}`);
      if (packet.kind === 'Close' || packet.kind === 'Signal') {
        const messages = recorded.count(id);
        await until(() => teller.count(id) >= messages || teller.hasEnded(id), `${messages} messages of ${id}`);
      }
      if (packet.kind === 'Close' && recorded.hasEnded(id)) await until(() => teller.hasEnded(id), `the end of ${id}`);
      if (packet.kind === 'Command') for (const each of [teller, recorded]) each.start(id);
      child.stdin.write(`${text}\n`);
    }
    await until(() => [...expected].every(([line, times]) => (received.get(line) ?? 0) >= times), 'the end');
  } finally {
    child.stdin.end();
    if (child.exitCode === null) child.kill();
    await exited;
  }
  return teller.story;
}

function count(lines: Map<string, number>, line: string): void {
  lines.set(line, (lines.get(line) ?? 0) + 1);
}
