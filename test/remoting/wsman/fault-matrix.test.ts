/**
 * Everything that can go wrong with an answer, at each operation of a session: typed errors in time, a session that can be closed,
 * another one that can be opened, and no promise that nobody looks at.
 */
import { describe, expect, test } from 'vitest';
import { isTyped, refuseUnhandledRejections } from '../support/faults.js';
import { Collector } from '../support/in-memory.js';
import { basicScheme } from '../support/wsman-schemes.js';
import type { HttpReply, ReceivedRequest, Trouble, WSManServer } from '../support/wsman-server.js';
import { openWSMan, run, start, startServer, users } from './support.js';

refuseUnhandledRejections();

const impatient = { openTimeout: 1000, operationTimeout: 800, cancelTimeout: 800 };

function open({ port }: WSManServer, times: Partial<typeof impatient> = {}) {
  const options = { noEncryption: true, openTimeout: 60_000, maximumReceivedObjectSize: 20_000, ...times };
  return openWSMan({ port, authentication: 'Basic', user: 'ann', options });
}

interface Outcome {
  errors: unknown[];
  /** Of the pipeline, or of the session where that was disconnected; '' where it was not opened. */
  state: string;
}

/** A session in which a command with input runs; whatever is not done after a while is stopped. */
async function converse(server: WSManServer, times: Partial<typeof impatient>): Promise<Outcome> {
  const errors: unknown[] = [];
  let state = '';
  const session = await open(server, times).catch((error) => {
    errors.push(error);
    return null;
  });
  if (session === null) return { errors, state };
  try {
    const pipeline = start(session, 'echo', new Collector(), false);
    const disconnected = new Promise<string>((resolve) =>
      session.onStateChanged((now) => now === 'Disconnected' && resolve(now)),
    );
    const timer = setTimeout(() => pipeline.stop(), 1000);
    const input = (async () => {
      await pipeline.input(`<S>${'x'.repeat(200_000)}</S>`);
      pipeline.endInput();
    })().catch((error) => errors.push(error));
    const ended = pipeline.done.then((result) => {
      if (result.reason) errors.push(result.reason);
      return result.state;
    });
    state = await Promise.race([ended, disconnected]);
    clearTimeout(timer);
    if (state !== 'Disconnected') await input;
  } catch (error) {
    errors.push(error);
  }
  if (session.reason) errors.push(session.reason);
  await session.close();
  return { errors, state };
}

const changed = (change: (body: string) => string): Trouble => ({
  change: ({ status, body }: HttpReply) => ({ status, body: change(body) }),
});
const message = (type: number, length: number): string => {
  const bytes = Buffer.alloc(21 + 40 + length, 0x20);
  bytes.fill(0, 0, 61);
  bytes.writeBigUInt64BE(1n << 40n, 0);
  bytes[16] = 3;
  bytes.writeUInt32BE(40 + length, 17);
  bytes.writeUInt32LE(1, 21);
  bytes.writeUInt32LE(type, 25);
  return bytes.toString('base64');
};
const withStream = (data: string) => (body: string) =>
  body.replace(/(<rsp:ReceiveResponse>)/, `$1<rsp:Stream Name="stdout">${data}</rsp:Stream>`);
const troubles: Record<string, Trouble> = {
  'a reset': 'reset',
  'a reset after the work was done': 'resetAfterwards',
  silence: 'stall',
  '500 with an empty body': { status: 500 },
  '500 with a web page': { status: 500, body: '<html/>' },
  '401': { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="again"' } },
  '403': { status: 403 },
  'half an envelope': changed((body) => body.slice(0, body.length / 2)),
  'the answer to another message': changed((body) => body.replace(/RelatesTo>[^<]*</, 'RelatesTo>uuid:0<')),
  'an envelope without a body': changed((body) => body.replace(/<s:Body>.*<\/s:Body>/s, '')),
  'a length that is too long': { lengthens: 50 },
  'a length that is too short': { lengthens: -50 },
};
/** What only answers to Receive can have. */
const streamTroubles: Record<string, Trouble> = {
  'base64 that is none': changed(withStream('QUJD!')),
  'a fragment that is longer than it is': changed(withStream(message(0x41004, 10).slice(0, 60))),
  'a message that MS-PSRP does not have': changed(withStream(message(0x00777777, 0))),
  'an object that is too large': changed(withStream(message(0x00021005, 30_000))),
};
/** Of these a session's opening consists. */
const opens = new Set(['Create', 'Receive']);
const operations = ['Create', 'Receive', 'Command', 'Send', 'Signal', 'Delete'];
const cases = [
  ...operations.flatMap((operation) =>
    Object.entries(troubles).map(([name, trouble]) => ({ operation, name, trouble })),
  ),
  ...Object.entries(streamTroubles).map(([name, trouble]) => ({ operation: 'Receive', name, trouble })),
];

describe('an answer that is', { timeout: 180_000 }, () => {
  // Most of the time they wait.
  test.concurrent.each(cases)('$name, to $operation', async ({ operation, trouble }) => {
    const server = await startServer({ schemes: [basicScheme(users)], hold: 2000 });
    server.trouble = (request: ReceivedRequest) => (request.operation === operation ? trouble : undefined);
    const began = performance.now();
    const { errors, state } = await converse(
      server,
      opens.has(operation) ? impatient : { ...impatient, openTimeout: 60_000 },
    );
    server.trouble = undefined;
    const spent = performance.now() - began;
    const odd = errors.find((error) => !isTyped(error));
    if (odd !== undefined) throw odd;
    if (operation === 'Create') expect(errors).toHaveLength(1);
    expect(errors.length > 0 || ['Completed', 'Stopped', 'Disconnected'].includes(state)).toBe(true);
    expect(spent).toBeLessThan(60_000);
    const next = await open(server);
    expect(await run(next, 'hello')).toEqual(['<S>hello</S>']);
    await next.close();
    await server.stop();
  });
});
