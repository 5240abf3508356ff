/**
 * A recorded conversation whose connections are cut, at places all over it. Where the network heals nothing is lost and nothing
 * done twice; where it does not, the session ends in time, with a typed error or disconnected. PERIWINKLE_EVERY_BYTE=1 cuts at
 * every byte, which takes minutes.
 */
import { describe, expect, test } from 'vitest';
import { TransportError } from '../../../src/remoting/transports/transport.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { refuseUnhandledRejections } from '../support/faults.js';
import { Collector } from '../support/in-memory.js';
import { recordedCommands, WSManReplay } from '../support/wsman-replay.js';
import { basicScheme } from '../support/wsman-schemes.js';
import type { HttpReply } from '../support/wsman-server.js';
import { openWSMan, start, startServer, users } from './support.js';

refuseUnhandledRejections();

interface Outcome {
  error: unknown;
  state: string;
  output: string[];
  delivered: number;
  commands: number;
}

/** The recording is of OMI, with which a cut is the end of a session. WinRM keeps what it could not deliver, as the replay does. */
const asWinRM = ({ status, body }: HttpReply): HttpReply => ({
  status,
  body: body.replace('http://schemas.dmtf.org/wbem/wscim/1/common', ''),
});

async function converse(name: string, bytes: number, then: 'heals' | 'stays broken'): Promise<Outcome> {
  const replay = new WSManReplay(name);
  const server = await startServer({
    schemes: [basicScheme(users)],
    answer: (request) => replay.answer(request).then(asWinRM),
  });
  const proxy = await CuttingProxy.start(server.port, bytes, then);
  const collector = new Collector();
  const outcome: Outcome = { error: null, state: 'not opened', output: collector.output, delivered: 0, commands: 0 };
  try {
    const session = await openWSMan({
      port: proxy.port,
      authentication: 'Basic',
      user: 'ann',
      options: {
        noEncryption: true,
        // How long a lost connection is tried to be made anew.
        operationTimeout: then === 'heals' ? 30_000 : 700,
        openTimeout: 20_000,
        cancelTimeout: 500,
      },
    });
    const disconnected = new Promise<void>((resolve) =>
      session.onStateChanged((state) => state === 'Disconnected' && resolve()),
    );
    for (const { hasEnd } of recordedCommands(name)) {
      if (!hasEnd) break;
      const ended = start(session, 'anything', collector).done;
      const result = await Promise.race([ended, disconnected]);
      outcome.state = result?.state ?? 'Disconnected';
      outcome.error = result?.reason ?? null;
      if (result === undefined || result.reason) break;
    }
    await session.close();
  } catch (error) {
    outcome.error = error;
  }
  outcome.delivered = proxy.delivered;
  outcome.commands = server.operations().filter((operation) => operation === 'Command').length;
  proxy.stop();
  await server.stop();
  return outcome;
}

const name = 'pypsrp-streams';
const everyByte = process.env['PERIWINKLE_EVERY_BYTE'] === '1';

/** Cuts at `count` places, or everywhere; many at a time, since they mostly wait. */
async function cutting(then: 'heals' | 'stays broken', count: number, look: (outcome: Outcome, place: number) => void) {
  const { delivered } = await converse(name, Number.POSITIVE_INFINITY, then);
  const places = Array.from({ length: everyByte ? delivered - 1 : count }, (_, i) =>
    everyByte ? i + 1 : Math.round(((i + 0.5) * delivered) / count),
  );
  const work = async () => {
    for (let place = places.shift(); place !== undefined; place = places.shift())
      look(await converse(name, place, then), place);
  };
  await Promise.all(Array.from({ length: 24 }, work));
}

describe('a connection that is cut', { timeout: everyByte ? 3_600_000 : 120_000 }, () => {
  test('and made anew loses nothing', async () => {
    const whole = await converse(name, Number.POSITIVE_INFINITY, 'heals');
    expect(whole.error).toBeNull();
    expect(whole.output.length).toBeGreaterThan(0);
    let healed = 0;
    await cutting('heals', 150, ({ error, state, output }) => {
      if (error !== null) {
        expect(error).toBeInstanceOf(TransportError);
        expect(output).toEqual([]); // it was not open yet
        return;
      }
      healed++;
      expect(state).toBe(whole.state);
      expect(output).toEqual(whole.output);
    });
    expect(healed).toBeGreaterThan(100);
  });

  test('for good ends in time', async () => {
    let ended = 0;
    await cutting('stays broken', 60, ({ error, state }) => {
      if (error !== null) expect(error).toBeInstanceOf(TransportError);
      else expect(state).toMatch(/Completed|Failed|Disconnected/);
      if (error !== null || state === 'Disconnected') ended++;
    });
    expect(ended).toBeGreaterThan(50);
  });
});
