/** Sessions over WSMan with a service of the test's own: what is sent, in which order, and over how many connections. */
import { afterEach, describe, expect, test } from 'vitest';
import { Collector } from '../support/in-memory.js';
import type { WSManServer } from '../support/wsman-server.js';
import { openWSMan, run, start, startServer, until } from './support.js';

const signalled =
  '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><rsp:SignalResponse xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"/></s:Body></s:Envelope>';

let server: WSManServer;
afterEach(() => server.stop());

describe('a session', () => {
  test('opens, runs and closes, sealed, over connections that are signed in once', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port, name: 'Mine' });
    expect(session.state).toBe('Opened');
    expect(server.shells.get(session.id)?.name).toBe('Mine');
    for (let i = 0; i < 5; i++) expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
    const operations = server.operations();
    expect(operations[0]).toBe('Create');
    expect(operations.at(-1)).toBe('Delete');
    expect(operations.filter((operation) => operation === 'Command')).toHaveLength(5);
    expect(operations.filter((operation) => operation === 'Signal')).toHaveLength(5);
    expect(server.connections).toBeLessThanOrEqual(4);
    for (const { raw } of server.requests) expect(raw.toString('latin1')).not.toContain('Envelope');
  });

  test('a command is one request and its Receives; nobody waits for the last Signal, and each connection is signed in once', async () => {
    // Not until the session is closed does the service answer to a Signal.
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    server = await startServer({
      answer: (request) =>
        request.operation === 'Signal' ? released.then(() => ({ status: 200, body: signalled })) : undefined,
    });
    const session = await openWSMan({ port: server.port });
    const opened = server.operations().length;
    for (let i = 0; i < 3; i++) expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    const sent = server.operations().slice(opened);
    expect(sent.filter((operation) => operation === 'Command')).toHaveLength(3);
    expect(sent.filter((operation) => !['Command', 'Receive', 'Signal'].includes(operation))).toEqual([]);
    release();
    await session.close();
    const signedIn = server.requests.filter(({ headers }) => headers.authorization !== undefined);
    expect(signedIn).toHaveLength(server.connections);
    expect(new Set(signedIn.map(({ connection }) => connection)).size).toBe(server.connections);
  });

  test('a stop is a signal that the pipeline answers by its state', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const pipeline = start(session, 'wait');
    await until(() => server.operations().includes('Command'));
    pipeline.stop();
    expect((await pipeline.done).state).toBe('Stopped');
    const signal = server.requests.find(({ operation }) => operation === 'Signal');
    expect(signal?.text).toContain('<rsp:Code>powershell/signal/crtl_c</rsp:Code>');
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
    // The one that ends the command waits for the answer to the one that stopped it.
    expect(server.operations().filter((operation) => operation === 'Signal')).toHaveLength(3);
    expect(server.refusedSignals).toBe(0);
  });

  test.each([
    ['WinRM', 400_000, 512_000],
    ['OMI', 140_000, 153_600],
  ])('large output and large input come in many payloads: %s', async (name, atLeast, atMost) => {
    server = await startServer({ isOmi: name === 'OMI' });
    const session = await openWSMan({ port: server.port });
    expect((await run(session, 'large')).map((item) => item.length)).toEqual(Array(40).fill(30_007));
    const collector = new Collector();
    const pipeline = start(session, 'echo', collector, false);
    for (let i = 0; i < 6; i++) await pipeline.input(`<S>${'y'.repeat(300_000)}${i}</S>`);
    pipeline.endInput();
    expect((await pipeline.done).state).toBe('Completed');
    expect(collector.output).toHaveLength(6);
    const sends = server.requests.filter(({ operation }) => operation === 'Send');
    expect(sends.length).toBeGreaterThan(4);
    const largest = Math.max(...sends.map(({ text }) => text.length));
    expect(largest).toBeGreaterThan(atLeast);
    expect(largest).toBeLessThan(atMost);
    await session.close();
  });

  test('a service may call commands by ids of its own', async () => {
    server = await startServer({ namesCommands: true });
    const session = await openWSMan({ port: server.port });
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    const collector = new Collector();
    const pipeline = start(session, 'echo', collector, false);
    await pipeline.input('<I32>1</I32>');
    pipeline.endInput();
    expect((await pipeline.done).state).toBe('Completed');
    expect(collector.output).toEqual(['<I32>1</I32>']);
    const stopped = start(session, 'wait');
    await until(() => server.operations().filter((operation) => operation === 'Command').length === 3);
    stopped.stop();
    expect((await stopped.done).state).toBe('Stopped');
    await session.close();
  });

  test('a Receive that the service ends for want of news is simply repeated', async () => {
    server = await startServer({ hold: 50 });
    const session = await openWSMan({ port: server.port });
    const collector = new Collector();
    const pipeline = start(session, 'wait', collector);
    const count = () => server.operations().filter((operation) => operation === 'Receive').length;
    await until(() => count() > 8);
    pipeline.stop();
    expect((await pipeline.done).state).toBe('Stopped');
    await session.close();
  });

  test('pipelines side by side', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const all = await Promise.all([run(session, 'ticks'), run(session, 'large'), run(session, 'hello')]);
    expect(all.map((items) => items.length)).toEqual([8, 40, 1]);
    await session.close();
  });

  test('options stand in Create', async () => {
    server = await startServer();
    const session = await openWSMan({
      port: server.port,
      options: {
        noMachineProfile: true,
        idleTimeout: 90_000,
        outputBufferingMode: 'Block',
        culture: 'de-DE',
        uiCulture: 'fr-FR',
        useUTF16: true,
        operationTimeout: 61_500,
      },
    });
    const { text, url } = server.requests.find(
      ({ operation }) => operation === 'Create',
    ) as (typeof server.requests)[0];
    expect(url).toBe('/wsman?PSVersion=7.6.5');
    expect(text).toContain('<wsman:Option Name="protocolversion" MustComply="true">2.4</wsman:Option>');
    expect(text).toContain('<wsman:Option Name="WINRS_NOPROFILE" MustComply="true">1</wsman:Option>');
    expect(text).toContain('<rsp:IdleTimeOut>PT90S</rsp:IdleTimeOut>');
    expect(text).toContain('<rsp:BufferMode>Block</rsp:BufferMode>');
    expect(text).toContain('xml:lang="fr-FR"');
    expect(text).toMatch(/DataLocale [^>]*xml:lang="de-DE"/);
    const receive = server.requests.find(({ operation }) => operation === 'Receive');
    expect(receive?.text).toContain('<wsman:OperationTimeout>PT61.500S</wsman:OperationTimeout>');
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
  });
});
