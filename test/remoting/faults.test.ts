/**
 * What goes wrong between two ends: a far side that falls silent, packets and messages that are none. Each ends in a typed error,
 * in time, and never in a promise that nobody looks at. Connections that are cut: recorded-faults.test.ts.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RemoteSession } from '../../src/remoting/client/remote-session.js';
import type { RemoteSessionOptions } from '../../src/remoting/client/remote-session-options.js';
import { ClientPool } from '../../src/remoting/protocol/client-pool.js';
import { Defragmenter } from '../../src/remoting/protocol/fragments.js';
import { emptyGuid } from '../../src/remoting/protocol/guid.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { ProtocolError } from '../../src/remoting/protocol/protocol-error.js';
import { ServerPool } from '../../src/remoting/protocol/server-pool.js';
import { KeyExchange } from '../../src/remoting/protocol/session-crypto.js';
import { OutOfProcessClient } from '../../src/remoting/transports/out-of-process-client.js';
import { LineReader, parsePacket } from '../../src/remoting/transports/packets.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { isTyped, refuseUnhandledRejections } from './support/faults.js';
import { FaultyChannel } from './support/faulty-channel.js';
import { type IdleServer, idleServer } from './support/idle-server.js';
import { Collector, type Command, testServerChannel } from './support/in-memory.js';
import { InMemoryChannel } from './support/in-memory-channel.js';
import { readRecording } from './support/recordings.js';

refuseUnhandledRejections();

const commands: Record<string, Command> = {
  hello: async ({ output, callHost }) => {
    output('<S>one</S>');
    await callHost(11);
    output('<S>two</S>');
  },
};

interface Conversation {
  errors: unknown[];
  /** What the pipeline came to, if it was started. */
  pipeline: string;
  delivered: number;
}

/** Opens, runs, and closes a session of which only so many bytes come through. */
async function converse(bytes: number, then: 'ends' | 'stalls', milliseconds = 5000): Promise<Conversation> {
  const channel = new FaultyChannel(testServerChannel(commands), bytes, then);
  const session = new RemoteSession({
    transport: new OutOfProcessClient(channel, milliseconds),
    computerName: 'test',
    cancelTimeout: milliseconds,
    hostInfo: { kind: 'host', rawUI: null },
    answerHostCall: async () => ({ result: null }),
  });
  const errors: unknown[] = [];
  let pipeline = 'not started';
  try {
    await session.open(AbortSignal.timeout(milliseconds));
    const running = session.start(scriptPipeline('hello'), new Collector());
    if (then === 'stalls') setTimeout(() => running.stop(), milliseconds / 2);
    const { state, reason } = await running.done;
    pipeline = state;
    if (reason) errors.push(reason);
  } catch (error) {
    errors.push(error);
  }
  await session.close();
  return { errors, pipeline, delivered: channel.delivered };
}

describe('a connection', { timeout: 120_000 }, () => {
  test('that falls silent anywhere ends in time', async () => {
    const whole = await converse(Number.POSITIVE_INFINITY, 'ends');
    const places = Array.from({ length: 24 }, (_, i) => Math.round((whole.delivered * i) / 24));
    const results = await Promise.all(places.map((bytes) => converse(bytes, 'stalls', 400)));
    for (const { errors } of results) expect(errors.every(isTyped)).toBe(true);
    expect(results[0]?.errors[0]).toMatchObject({ code: 'TimedOut' });
  });

  test('over which a line never ends is given up', () => {
    const reader = new LineReader();
    const part = Buffer.alloc(16 * 1024 * 1024, 0x41);
    for (let i = 0; i < 4; i++) expect(reader.push(part)).toEqual([]);
    expect(() => reader.push(part)).toThrow(ProtocolError);
  });
});

/** Calls with each message of one side of a recording changed at one byte; counts what came of it. */
function corrupt(lines: readonly string[], give: (lines: readonly string[]) => void): Record<string, number> {
  const counts: Record<string, number> = {};
  lines.forEach((line, i) => {
    for (let at = 0; at < line.length; at += at < 120 ? 1 : 17)
      for (const change of ['', '!', 'A']) {
        const changed = line.slice(0, at) + change + line.slice(at + 1);
        let outcome = 'nothing';
        try {
          give([...lines.slice(0, i), changed, ...lines.slice(i + 1)]);
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
          outcome = error.code;
        }
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
  });
  return counts;
}

const recorded = (from: 'client' | 'server') =>
  readRecording('stdio/local-pwsh-s.log').flatMap((line) => (line.from === from ? [line.text] : []));

describe('packets and messages with mistakes', { timeout: 120_000 }, () => {
  test('from a server: the client takes them for text, passes over them, or breaks with a typed error', () => {
    const counts = corrupt(recorded('server').slice(0, 8), (lines) => {
      const pool = new ClientPool({ hostInfo: { kind: 'null' } });
      pool.open();
      for (const line of lines) {
        const packet = parsePacket(line);
        if (packet?.kind === 'Data') pool.receive(packet.target, packet.data);
      }
    });
    expect(counts['InvalidData']).toBeGreaterThan(50);
  });

  test('from a client: our server goes on, or ends with a typed error', async () => {
    const failures: unknown[] = [];
    corrupt(recorded('client').slice(0, 4), (lines) => {
      const { server } = idleServer(
        () => undefined,
        (error) => failures.push(error),
      );
      server.receive(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    });
    await new Promise((next) => setTimeout(next, 50));
    expect(failures.length).toBeGreaterThan(100);
    expect(failures.find((error) => !(error instanceof ProtocolError))).toBeUndefined();
  });

  test('payloads that are no base64, and acknowledgements that nobody waits for', () => {
    const data = (text: string) => `<Data Stream='Default' PSGuid='${emptyGuid}'>${text}</Data>`;
    expect(parsePacket(data('QUJD\nREU='))).toMatchObject({ data: Buffer.from('ABCDE') });
    for (const text of ['QUJ', 'QUJD!', 'QU=D', 'QUJDR', '='])
      expect(() => parsePacket(data(text))).toThrow(ProtocolError);
  });

  test.each([
    `<DataAck PSGuid='11111111-2222-3333-4444-555555555555' />`,
    `<CommandAck PSGuid='11111111-2222-3333-4444-55555555' />`,
    `xData PSGuid='${emptyGuid}'`,
    '<html>',
    `<Data Stream='Default' PSGuid='${emptyGuid}'>A</Data>`,
  ])('after the first packet %s ends the session', async (line) => {
    const channel = new InMemoryChannel((write) => () => {
      write(`A banner <b>before</b> the first packet\n`);
      write(`<DataAck PSGuid='${emptyGuid}' />\n${line}\n`);
    });
    const session = new RemoteSession({
      transport: new OutOfProcessClient(channel),
      computerName: 'test',
      hostInfo: { kind: 'null' },
      answerHostCall: async () => ({ result: null }),
    });
    await expect(session.open(AbortSignal.timeout(5000))).rejects.toMatchObject({ code: 'InvalidPacket' });
    await session.close();
  });

  test('a fragment that is longer than its packet, and one that begins in the middle', () => {
    const fragment = (length: number, flags: number) => {
      const bytes = Buffer.alloc(21 + 4);
      bytes.writeBigUInt64BE(1n, 0);
      bytes[16] = flags;
      bytes.writeUInt32BE(length, 17);
      return bytes;
    };
    const limits = { object: 1000, total: 1000 };
    expect(() => new Defragmenter(limits).receive(fragment(5, 3))).toThrow(ProtocolError);
    expect(() => new Defragmenter(limits).receive(fragment(0xffffffff, 3))).toThrow(ProtocolError);
    expect(() => new Defragmenter(limits).receive(fragment(4, 2))).toThrow(ProtocolError);
    expect(() => new Defragmenter(limits).receive(Buffer.alloc(7))).toThrow(ProtocolError);
  });

  test('an object that is larger than what is allowed', () => {
    const start = (length: number, fragmentId: bigint, flags: number) => {
      const bytes = Buffer.alloc(21 + length);
      bytes.writeBigUInt64BE(1n, 0);
      bytes.writeBigUInt64BE(fragmentId, 8);
      bytes[16] = flags;
      bytes.writeUInt32BE(length, 17);
      return bytes;
    };
    const incoming = new Defragmenter({ object: 1000, total: Number.POSITIVE_INFINITY });
    incoming.receive(start(600, 0n, 1));
    expect(() => incoming.receive(start(600, 1n, 0))).toThrow(
      expect.objectContaining({ code: 'ObjectTooLarge' }) as Error,
    );
  });

  test('messages that MS-PSRP does not have are passed over by both', () => {
    const message = (destination: number) => {
      const bytes = Buffer.alloc(21 + 40);
      bytes.writeBigUInt64BE(1n, 0);
      bytes[16] = 3;
      bytes.writeUInt32BE(40, 17);
      bytes.writeUInt32LE(destination, 21);
      bytes.writeUInt32LE(0x00777777, 25);
      return bytes;
    };
    const client = new ClientPool({ hostInfo: { kind: 'null' } });
    client.open();
    expect(client.receive(null, message(1))).toEqual([{ type: 'unknownMessage', messageType: 0x00777777 }]);
    expect(new ServerPool().receive(null, message(2))).toEqual([{ type: 'unknownMessage', messageType: 0x00777777 }]);
  });
});

describe('what the session itself is asked for', () => {
  const secret = new Uint8Array(Buffer.from('secret', 'utf16le'));
  afterEach(() => void vi.restoreAllMocks());

  /** A session with a session key, and the server that it is open to. */
  async function open(answerHostCall: RemoteSessionOptions['answerHostCall'] = async () => ({ result: secret })) {
    let far = null as IdleServer | null;
    const channel = new InMemoryChannel((write, end) => {
      const { server } = (far = idleServer(write, (error) => end(error.message), { version: '2.3' }));
      return (chunk) => server.receive(chunk);
    });
    const session = new RemoteSession({
      transport: new OutOfProcessClient(channel),
      computerName: 'test',
      version: '2.3',
      hostInfo: { kind: 'null' },
      answerHostCall,
    });
    await session.open(AbortSignal.timeout(5000));
    return { session, ...(far as IdleServer) };
  }

  test.each([
    ['a key', ({ pool }: IdleServer) => pool.requestKey()],
    ['a secret', ({ pool }: IdleServer) => pool.callHost(null, HostMethod.ReadLineAsSecureString, [])],
  ])('%s, where none can be made, breaks it', async (_, ask) => {
    vi.spyOn(KeyExchange, 'create').mockRejectedValue(new Error('no key'));
    const { session, ...far } = await open();
    ask(far);
    far.server.flush();
    await vi.waitFor(() => expect(session.state).toBe('Broken'));
    expect(session.reason?.message).toBe('no key');
  });

  test('a key that is made when it is closed is nobody’s', async () => {
    const create = vi.spyOn(KeyExchange, 'create');
    const { session, pool, server } = await open();
    pool.requestKey();
    server.flush();
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    await session.close();
    await create.mock.results[0]?.value;
    await new Promise(setImmediate);
    expect(session.state).toBe('Closed');
  });

  test('the host, which throws, is answered for with the error', async () => {
    const { session, pool, server, events } = await open(async () => {
      throw new Error('no host here');
    });
    pool.callHost(null, HostMethod.ReadLine, []);
    server.flush();
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ answer: { error: { message: 'no host here' } } }));
    await session.close();
  });
});
