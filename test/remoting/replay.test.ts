/** Recorded conversations of real programs, given to both halves of the protocol. */
import { expect, test } from 'vitest';
import { ClientPool } from '../../src/remoting/protocol/client-pool.js';
import type { ClientEvent, ServerEvent } from '../../src/remoting/protocol/events.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { ServerPool } from '../../src/remoting/protocol/server-pool.js';
import { isFinal } from '../../src/remoting/protocol/states.js';
import { wireDictionary } from '../../src/remoting/protocol/wire-value.js';
import { parsePacket } from '../../src/remoting/transports/packets.js';
import { readRecording, recordingNames, rewrite } from './support/recordings.js';

/** Its keys are not known any more, so its secrets cannot be read. */
const names = recordingNames().filter((name) => !name.includes('protocol-2.3'));

test.each(names)('the client understands the server of %s', (name) => {
  const pool = new ClientPool({ hostInfo: { kind: 'null' } });
  const ids = new Map<string, string>();
  const events: ClientEvent[] = [];
  let started = 0; // a PowerShell object that runs again has the same id
  pool.open();
  for (const line of readRecording(name)) {
    const packet = parsePacket(line.text);
    if (!packet) continue;
    const target = packet.target === null ? null : (ids.get(packet.target) ?? null);
    if (line.from === 'client' && packet.kind === 'Command')
      ids.set(packet.target as string, pool.createPipeline(scriptPipeline('x')));
    if (line.from === 'client' && packet.kind === 'Command') started++;
    if (line.from === 'client' && packet.kind === 'Signal') pool.beginStop(target as string);
    if (line.from === 'server' && packet.kind === 'Data')
      events.push(...pool.receive(target, rewrite(packet.data, ids)));
  }
  expect(events.filter((event) => event.type === 'unknownMessage')).toEqual([]);
  expect(events.some((event) => event.type === 'poolState' && event.state === 'Opened')).toBe(true);
  expect(pool.version).toBe('2.4');
  // Nothing was answered by refusing it: every host call could be read.
  for (const id of ids.values())
    while (pool.take(id, 1e6)?.stream === 'PromptResponse') throw new Error('a host call was refused');
  const ended = events
    .filter((event) => event.type === 'pipelineState' && isFinal(event.state))
    .map((event) => 'pipelineId' in event && event.pipelineId);
  expect(new Set(ended).size).toBe(ended.length);
  if (!/killed|session-exit/.test(name)) expect(ended.length).toBe(started);
});

test.each(names)('the server understands the client of %s', (name) => {
  const pool = new ServerPool();
  const events: ServerEvent[] = [];
  for (const line of readRecording(name)) {
    const packet = parsePacket(line.text);
    if (line.from !== 'client' || packet?.kind !== 'Data') continue;
    const received = pool.receive(packet.target, packet.data);
    if (received.some((event) => event.type === 'open')) pool.accept(wireDictionary([]));
    events.push(...received);
  }
  expect(events.filter((event) => event.type === 'unknownMessage')).toEqual([]);
  expect(pool.init?.maxRunspaces).toBeGreaterThan(0);
  expect(events.filter((event) => event.type === 'createPipeline').length).toBeGreaterThan(0);
});

test('what the recorded server asked of the host is what it was', () => {
  const pool = new ClientPool({ hostInfo: { kind: 'null' } });
  const ids = new Map<string, string>();
  const calls: unknown[][] = [];
  pool.open();
  for (const line of readRecording('stdio/ssh-host-calls.log')) {
    const packet = parsePacket(line.text);
    if (line.from === 'client' && packet?.kind === 'Command')
      ids.set(packet.target as string, pool.createPipeline(scriptPipeline('x')));
    if (line.from === 'server' && packet?.kind === 'Data')
      for (const event of pool.receive(ids.get(packet.target ?? '') ?? null, rewrite(packet.data, ids)))
        if (event.type === 'hostCall') calls.push([event.call.method, ...event.call.parameters]);
  }
  expect(calls.length).toBeGreaterThan(20);
  expect(calls).toMatchSnapshot();
});
