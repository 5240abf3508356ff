/**
 * Recorded conversations that are cut, or in which bytes are changed: each ends in a typed error, or as if nothing had been, and
 * never in a promise that nobody looks at. PERIWINKLE_SEED and PERIWINKLE_FLIPS make other changes and more of them.
 */
import { describe, expect, test } from 'vitest';
import { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { ProtocolError } from '../../src/remoting/protocol/protocol-error.js';
import { OutOfProcessClient } from '../../src/remoting/transports/out-of-process-client.js';
import type { ByteChannel } from '../../src/remoting/transports/transport.js';
import { SeededRandom } from '../support/seeded-random.js';
import { isTyped, refuseUnhandledRejections } from './support/faults.js';
import { FaultyChannel } from './support/faulty-channel.js';
import { idleServer } from './support/idle-server.js';
import { Collector } from './support/in-memory.js';
import { type RecordedLine, readRecording, recordingNames } from './support/recordings.js';
import { replayChannel } from './support/replay-channel.js';

refuseUnhandledRejections();

interface Conversation {
  errors: unknown[];
  states: string[];
  output: string[];
}

/** Opens, runs what the recorded client ran, and closes; a far side that says nothing is stopped after `patience` ms. */
async function converse(channel: ByteChannel, commands: number, patience = 5000): Promise<Conversation> {
  const session = new RemoteSession({
    transport: new OutOfProcessClient(channel, patience),
    computerName: 'test',
    cancelTimeout: patience,
    hostInfo: { kind: 'host', rawUI: null },
    answerHostCall: async () => ({ result: null }),
  });
  const errors: unknown[] = [];
  const states: string[] = [];
  const collector = new Collector();
  try {
    await session.open(AbortSignal.timeout(patience));
    for (let i = 0; i < commands; i++) {
      const running = session.start(scriptPipeline('anything'), collector);
      const timer = setTimeout(() => running.stop(), patience);
      const { state, reason } = await running.done;
      clearTimeout(timer);
      states.push(state);
      if (reason) throw reason;
    }
  } catch (error) {
    errors.push(error);
  }
  await session.close();
  return { errors, states, output: collector.output };
}

const commandsOf = (lines: readonly RecordedLine[]) =>
  lines.filter(({ from, text }) => from === 'client' && text.startsWith('<Command ')).length;

/** Only what can be cut or changed anywhere: without input of the client, and without ends that were meant. */
const played = ['open-close', 'securestring', 'progress', 'types', 'errors', 'streams'].map(
  (name) => [name, readRecording(`stdio/ssh-${name}.log`)] as const,
);

describe('a recorded conversation', { timeout: 120_000 }, () => {
  test.each(played)(
    '%s: as it was, and cut where its lines begin, in their middle and where they end',
    async (name, lines) => {
      const commands = commandsOf(lines);
      const ends: number[] = [];
      let length = 0;
      const measured = replayChannel(lines, (line) => {
        length += line.length;
        ends.push(length);
        return line;
      });
      const whole = await converse(measured, commands);
      expect(whole.errors).toEqual([]);
      expect(whole.states.length).toBeGreaterThan(0);
      // Between two line ends nothing happens but that a rest grows. Of a short one every byte is tried all the same.
      const places =
        name === 'open-close'
          ? Array.from({ length: length - 1 }, (_, i) => i + 1)
          : ends.flatMap((end, i) => [
              (ends[i - 1] ?? 0) + 1,
              Math.floor(((ends[i - 1] ?? 0) + end) / 2),
              end - 1,
              end,
            ]);
      let cuts = 0;
      for (const place of places) {
        const { errors, output } = await converse(new FaultyChannel(replayChannel(lines), place, 'ends'), commands);
        if (!errors.every(isTyped)) throw errors.find((error) => !isTyped(error));
        if (errors.length > 0) cuts++;
        // What came is the beginning of what there was.
        expect(whole.output.slice(0, output.length)).toEqual(output);
      }
      expect(cuts).toBeGreaterThan(places.length * 0.8);
    },
  );
});

test('a stop that is acknowledged, and that nothing follows, ends in the time that it has', async () => {
  const lines = readRecording('stdio/ssh-session-exit.log');
  const { errors } = await converse(replayChannel(lines), commandsOf(lines), 300);
  expect(errors).toEqual([expect.objectContaining({ code: 'TimedOut' })]);
});

const flips = Number(process.env['PERIWINKLE_FLIPS'] ?? 60);

/** Changes one to three bytes, which stay such as travel in a line. */
function changed(text: string, random: SeededRandom): string {
  const bytes = Buffer.from(text, 'latin1');
  for (let left = 1 + random.below(3); left > 0; left--)
    bytes[random.below(bytes.length)] = random.chance(0.5) ? 33 + random.below(94) : random.below(256);
  return bytes.toString('latin1');
}

describe('changed bytes', { timeout: 240_000 }, () => {
  test.each(played)(
    'of the server of %s: the client goes on, or says what is wrong, and a stop ends what is left',
    async (_, lines) => {
      const random = SeededRandom.fromEnvironment();
      const commands = commandsOf(lines);
      let count = 0;
      await converse(
        replayChannel(lines, (line) => {
          count++;
          return line;
        }),
        commands,
      );
      const outcomes = await Promise.all(
        Array.from({ length: flips }, () => {
          let left = random.below(count);
          const garble = (line: string) => (left-- === 0 ? changed(line, random) : line);
          return converse(replayChannel(lines, garble), commands, 600);
        }),
      );
      for (const { errors } of outcomes) {
        const odd = errors.find((error) => !isTyped(error));
        if (odd) throw odd;
      }
      expect(outcomes.filter(({ errors }) => errors.length > 0).length).toBeGreaterThan(flips / 4);
    },
  );

  test('of clients: our server goes on, or says what is wrong', async () => {
    const random = SeededRandom.fromEnvironment();
    const failures: Error[] = [];
    let sessions = 0;
    for (const name of recordingNames()) {
      const lines = readRecording(name).flatMap(({ from, text }) => (from === 'client' ? [text] : []));
      for (let i = 0; i < flips / 4; i++, sessions++) {
        const at = random.below(lines.length);
        const { server } = idleServer(
          () => undefined,
          (error) => failures.push(error),
        );
        for (const [n, line] of lines.entries())
          server.receive(Buffer.from(`${n === at ? changed(line, random) : line}\n`, 'latin1'));
      }
    }
    await new Promise((next) => setTimeout(next, 50));
    expect(failures.find((error) => !(error instanceof ProtocolError))).toBeUndefined();
    expect(failures.length).toBeGreaterThan(sessions / 4);
  });
});
