/** Leaving sessions over WSMan and coming back, also as another client; and what happens to the commands in them. */
import { afterEach, describe, expect, test } from 'vitest';
import { Collector } from '../support/in-memory.js';
import type { WSManServer } from '../support/wsman-server.js';
import { openWSMan, run, start, startServer, until } from './support.js';

let server: WSManServer;
afterEach(() => server.stop());

const never = new AbortController().signal;
const options = { idleTimeout: 90_000, outputBufferingMode: 'Drop' as const };

describe('a session that is left', () => {
  test('is quiet, and brings the rest of a command when it is back', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const collector = new Collector();
    const { done } = start(session, 'ticks', collector);
    const notices: string[] = [];
    session.onNotice = ({ kind }) => notices.push(kind);
    await until(() => collector.output.length >= 2);
    await session.disconnect(options);
    expect(notices).toEqual([]);
    expect(session.state).toBe('Disconnected');
    const seen = collector.output.length;
    const { text } = server.requests.find(({ operation }) => operation === 'Disconnect') as (typeof server.requests)[0];
    expect(text).toContain('<rsp:IdleTimeOut>PT90S</rsp:IdleTimeOut><rsp:BufferMode>Drop</rsp:BufferMode>');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(collector.output).toHaveLength(seen);
    await session.reconnect(never);
    expect((await done).state).toBe('Completed');
    expect(collector.output).toHaveLength(8);
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
  });

  test('can be left while its reader is held, and several times', async () => {
    server = await startServer({ hold: 40 });
    const session = await openWSMan({ port: server.port });
    session.hold(true);
    for (let i = 0; i < 3; i++) {
      await session.disconnect({ idleTimeout: null, outputBufferingMode: null });
      await session.reconnect(never);
    }
    session.hold(false);
    expect(await run(session, 'hello')).toEqual(['<S>hello</S>']);
    await session.close();
  });

  test('is closed from afar without being joined', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    await session.disconnect(options);
    await session.close();
    expect(server.operations().at(-1)).toBe('Delete');
  });

  test('that is gone cannot be come back to', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    await session.disconnect(options);
    server.shells.clear();
    await expect(session.reconnect(never)).rejects.toMatchObject({
      errorId: 'CannotConnectTargetSessionDoesNotExist',
      message: expect.stringMatching(/^Reconnecting to the remote server localhost failed with the following error/),
    });
    await session.close();
  });
});

describe('another client', () => {
  test('joins a session, and takes what its command brings', async () => {
    server = await startServer();
    const first = await openWSMan({ port: server.port, name: 'Shared' });
    const { id } = start(first, 'ticks');
    await until(() => server.operations().includes('Command'));
    await first.disconnect(options);
    const second = await openWSMan({ port: server.port, existing: first.id });
    expect(second.id).toBe(first.id);
    const collector = new Collector();
    const pipeline = await second.attach(id, collector);
    expect((await pipeline.done).state).toBe('Completed');
    expect(collector.output.at(-1)).toBe('<I32>7</I32>');
    await second.close();
  });

  test('cannot join one that is in use', async () => {
    server = await startServer();
    const first = await openWSMan({ port: server.port });
    await expect(openWSMan({ port: server.port, existing: first.id })).rejects.toMatchObject({
      errorId: 'CannotConnectAlreadyConnected',
    });
    await first.close();
  });
});

describe('a command that is started to be left', () => {
  test('is sent before the session is left, and nothing of its output is taken', async () => {
    server = await startServer();
    const session = await openWSMan({ port: server.port });
    const collector = new Collector();
    session.hold(true);
    const { done } = start(session, 'hello', collector);
    await session.disconnect(options).finally(() => session.hold(false));
    const operations = server.operations();
    expect(operations.indexOf('Command')).toBeLessThan(operations.indexOf('Disconnect'));
    expect(server.requests.some(({ text }) => text.includes('<rsp:DesiredStream CommandId'))).toBe(false);
    expect(collector.output).toEqual([]);
    await session.reconnect(never);
    expect((await done).state).toBe('Completed');
    expect(collector.output).toEqual(['<S>hello</S>']);
    await session.close();
  });
});
