/** The real engine behind the test WSMan service: PowerShell's own server in PSRP, over our service's HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RemoteSession } from '../../../src/remoting/client/remote-session.js';
import { ProcessChannel } from '../../../src/remoting/transports/process-channel.js';
import { HostMethod } from '../../../src/runtime/host/host-call.js';
import { Collector } from '../support/in-memory.js';
import { oracle } from '../support/real.js';
import type { WSManServer } from '../support/wsman-server.js';
import { openWSMan, run, start, startServer, until } from './support.js';

describe.skipIf(oracle === null)('the real engine over WSMan', { timeout: 60_000 }, () => {
  let server: WSManServer;
  let session: RemoteSession;
  beforeAll(async () => {
    server = await startServer({
      channel: () => new ProcessChannel({ file: oracle as string, args: ['-s', '-NoLogo', '-NoProfile'] }),
    });
    session = await openWSMan({ port: server.port });
  }, 60_000);
  afterAll(async () => {
    await session?.close();
    await server.stop();
  });

  test('runs scripts, and is protocol 2.4', async () => {
    expect(session.protocolVersion).toBe('2.4');
    expect(await run(session, '1 + 1; "hi"')).toEqual(['<I32>2</I32>', '<S>hi</S>']);
  });
  test('answers of the host go by the stream of their own', async () => {
    const collector = new Collector(({ method }) => ({ result: method === HostMethod.ReadLine ? 'Ann' : null }));
    await start(session, '"You are " + $Host.UI.ReadLine()', collector).done;
    expect(collector.output).toEqual(['<S>You are Ann</S>']);
    expect(server.requests.some(({ text }) => text.includes('<rsp:Stream Name="pr"'))).toBe(true);
  });
  test('stops', async () => {
    const pipeline = start(session, 'while ($true) { [Threading.Thread]::Sleep(20) }');
    await until(() => server.operations().at(-1) === 'Receive');
    pipeline.stop();
    expect((await pipeline.done).state).toBe('Stopped');
    expect(await run(session, '3')).toEqual(['<I32>3</I32>']);
  });
  test('much output and much input', async () => {
    const output = await run(session, '1..5000');
    expect(output).toHaveLength(5000);
    const collector = new Collector();
    const pipeline = start(session, '$input | ForEach-Object { $_.Length }', collector, false);
    for (let i = 0; i < 5; i++) await pipeline.input(`<S>${'z'.repeat(400_000 + i)}</S>`);
    pipeline.endInput();
    await pipeline.done;
    expect(collector.output).toEqual([0, 1, 2, 3, 4].map((i) => `<I32>${400_000 + i}</I32>`));
  });
});
