/** An interactive session against a server in memory: what the real engine of the tests cannot do, or does only when asked. */
import { expect, test } from 'vitest';
import { RemoteRunspace } from '../../src/remoting/client/remote-runspace.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import type { Command, TestServerOptions } from './support/in-memory.js';
import { Collector, testSession } from './support/in-memory.js';
import { readRecording } from './support/recordings.js';

async function enter(commands: Record<string, Command>, options: TestServerOptions = {}) {
  const host = new FakeHost();
  const session = testSession(commands, options);
  await session.open(new AbortController().signal);
  const runspace = new RemoteRunspace({ session, host, name: 'r', promptPrefix: '[test]: ', closesSession: true });
  return { host, session, runspace };
}

/** The recorded output of a command, by a piece of its text. */
function recordedOutput(name: string, piece: string): string[] {
  return readRecording(name).flatMap(({ from, text }) => {
    const data = /^<Data [^>]*>([^<]*)</.exec(text);
    const bytes = Buffer.from(data?.[1] ?? '', 'base64');
    const xml = bytes.toString('utf8', 64);
    return from === 'server' && bytes.length > 64 && bytes.readUInt32LE(25) === 0x41004 && xml.includes(piece)
      ? [xml]
      : [];
  });
}

test('completes with what TabExpansion2 answers, and asks for the line and the cursor', async () => {
  const [answer] = recordedOutput('stdio/ssh-enter.log', 'CommandCompletion');
  let asked: unknown;
  let times = 0;
  const expand: Command = ({ spec, output }) => {
    times++;
    asked = spec.statements[0]?.[0]?.parameters.map((parameter) => parameter.value);
    output(answer as string);
  };
  const { runspace, session } = await enter({ TabExpansion2: expand });
  const set = await runspace.complete('Get-Da', 6, new AbortController().signal);
  expect(asked).toEqual(['Get-Da', 6, null]);
  expect(set).toMatchObject({ replacementIndex: 0, replacementLength: 6 });
  expect(set.items[0]).toMatchObject({ completionText: 'Get-Date', listItemText: 'Get-Date', resultType: 'Command' });
  expect(await runspace.complete('Get-Da', 6, new AbortController().signal)).toEqual(set);
  expect(times).toBe(1);
  await runspace.invoke('anything').done;
  await runspace.complete('Get-Da', 6, new AbortController().signal);
  expect(times).toBe(2);
  await session.close();
});

test('a completion that is not wanted any more is stopped', async () => {
  let stopped = false;
  const expand: Command = async (context) => {
    await context.stopped;
    stopped = true;
  };
  const { runspace, session } = await enter({ TabExpansion2: expand });
  const cancel = new AbortController();
  const completing = runspace.complete('x', 1, cancel.signal);
  setTimeout(() => cancel.abort(), 20);
  expect((await completing).items).toEqual([]);
  expect(stopped).toBe(true);
  await session.close();
});

test('sends a line as the real client does', async () => {
  let sent: unknown;
  const { runspace, session, host } = await enter({
    'Get-It -Now': async ({ spec, callHost }) => {
      sent = spec;
      await callHost(HostMethod.WriteLine2, 'shown');
    },
  });
  await runspace.invoke('Get-It -Now').done;
  expect(sent).toMatchObject({
    addToHistory: true,
    history: 'Get-It -Now',
    noInput: true,
    hostInfo: { kind: 'runspace' },
  });
  expect((sent as { statements: { text: string; merge: object }[][] }).statements[0]).toMatchObject([
    { text: 'Get-It -Now', isScript: true, merge: { myResult: 2, toResult: 1, error: 1 } },
    { text: 'Out-Default', isScript: false, useLocalScope: true, merge: { previousResults: 3 } },
  ]);
  expect(host.written()).toEqual(['shown']);
  await session.close();
});

test('an error that ended a line is shown by the far side, or here when it cannot', async () => {
  const boom: Command = () => {
    throw new Error('boom');
  };
  const able = await enter({
    boom,
    'Out-Default': async ({ read, callHost }) => {
      while ((await read()) !== undefined) await callHost(HostMethod.WriteErrorLine, 'formatted there');
    },
  });
  expect(await able.runspace.invoke('boom').done).toEqual({ state: 'Failed' });
  expect(able.host.written(HostMethod.WriteErrorLine)).toEqual(['formatted there']);
  await able.session.close();
  const unable = await enter({ boom });
  await unable.runspace.invoke('boom').done;
  expect(unable.host.written(HostMethod.WriteErrorLine)).toEqual(['boom']);
  await unable.session.close();
});

test('a lost session is said once, and every further line says it too', async () => {
  const { runspace, host } = await enter({ die: ({ die }) => die('the process was ended by SIGKILL') });
  const states: string[] = [];
  runspace.onStateChanged((state) => states.push(state));
  expect(await runspace.invoke('die').done).toEqual({ state: 'Failed' });
  expect(host.written(HostMethod.WriteErrorLine)).toEqual([
    'The remote session ended: the process was ended by SIGKILL.',
  ]);
  expect(states).toEqual(['Broken']);
  expect(await runspace.invoke('1').done).toEqual({ state: 'Failed' });
});

test('leaving closes a session that was opened for it alone', async () => {
  const { runspace, session, host } = await enter({
    exit: ({ callHost }) => void callHost(HostMethod.SetShouldExit, 0),
  });
  await runspace.invoke('exit').done;
  expect(host.callsOf(HostMethod.PopRunspace)).toHaveLength(1);
  expect(session.state).toBe('Closed');
});

test('control characters of prompts do not reach the terminal', async () => {
  const { runspace, session, host } = await enter({
    ask: async ({ callHost }) =>
      void (await callHost(
        HostMethod.PromptForChoice,
        'a\u001b[2Jb',
        'c\u0007d\ne',
        [{ label: '&Y', helpMessage: '' }],
        0,
      )),
  });
  host.answers[HostMethod.PromptForChoice] = 0;
  await runspace.invoke('ask').done;
  expect(host.callsOf(HostMethod.PromptForChoice)[0]?.slice(0, 2)).toEqual(['a[2Jb', 'cd\ne']);
  await session.close();
});

test('is not entered without the commands that it needs', async () => {
  const whole = await enter({}, { metadata: ['Out-Default', 'Exit-PSSession'] });
  await expect(whole.runspace.checkCommands()).resolves.toBeUndefined();
  await whole.session.close();
  for (const metadata of [[], ['Out-Default'], ['Exit-PSSession']]) {
    const { runspace, session } = await enter({}, { metadata });
    await expect(runspace.checkCommands()).rejects.toThrow(
      'Enter-PSSession failed because the remote session does not provide required commands.',
    );
    await session.close();
  }
  const mute = await enter({}, { metadata: null });
  await expect(mute.runspace.checkCommands()).resolves.toBeUndefined();
  await mute.session.close();
});

test('waits until the session is free, or the wait is given up', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { session } = await enter({ long: () => released });
  const running = session.start(scriptPipeline('long'), new Collector());
  const settled: string[] = [];
  const cancel = new AbortController();
  const free = session.whenIdle(new AbortController().signal).then(() => settled.push('free'));
  const cancelled = session.whenIdle(cancel.signal).then(() => settled.push('given up'));
  expect(session.isBusy).toBe(true);
  cancel.abort();
  await cancelled;
  expect(settled).toEqual(['given up']);
  release();
  await running.done;
  await free;
  expect(settled).toEqual(['given up', 'free']);
  expect(session.isBusy).toBe(false);
  await session.close();
});
