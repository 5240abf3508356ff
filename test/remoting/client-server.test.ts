/** The two halves of the protocol against each other, over packets, in memory. */
import { expect, test } from 'vitest';
import type { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { WireScalar } from '../../src/remoting/protocol/wire-value.js';
import { TransportError } from '../../src/remoting/transports/transport.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { Collector, type Command, type TestSessionOptions, testSession } from './support/in-memory.js';

const never = new AbortController().signal;

async function open(commands: Record<string, Command>, options: TestSessionOptions = {}): Promise<RemoteSession> {
  const session = testSession(commands, options);
  await session.open(never);
  return session;
}

async function run(session: RemoteSession, text: string, collector = new Collector()) {
  const result = await session.start(scriptPipeline(text), collector).done;
  return { ...result, collector };
}

test('a session opens and closes, and says so', async () => {
  const session = testSession({});
  const states: string[] = [];
  session.onStateChanged((state) => states.push(state));
  await session.open(never);
  expect(session.protocolVersion).toBe('2.4');
  expect(session.applicationPrivateData).toContain('<S N="Key">PSEdition</S><S N="Value">Core</S>');
  await session.close();
  expect(states).toEqual(['Opening', 'Opened', 'Closing', 'Closed']);
});

test('output and records arrive in order, and $null is empty', async () => {
  const session = await open({
    out: ({ output, record }) => {
      output('<I32>1</I32>');
      output('');
      record('warning', '<S>w</S>');
      output('<S>two</S>');
    },
  });
  const { state, collector } = await run(session, 'out');
  expect(state).toBe('Completed');
  expect(collector.output).toEqual(['<I32>1</I32>', '', '<S>two</S>']);
  expect(collector.records).toEqual([['warning', '<S>w</S>']]);
  await session.close();
});

test('objects larger than a fragment arrive whole, both ways', async () => {
  const big = `<S>${'x'.repeat(300_000)}</S>`;
  const session = await open({
    echo: async ({ read, output }) => {
      for (let clixml = await read(); clixml !== undefined; clixml = await read()) output(clixml);
    },
  });
  const collector = new Collector();
  const pipeline = session.start({ ...scriptPipeline('echo'), noInput: false }, collector);
  for (let i = 0; i < 5; i++) await pipeline.input(i % 2 ? big : `<I32>${i}</I32>`);
  pipeline.endInput();
  expect((await pipeline.done).state).toBe('Completed');
  expect(collector.output).toEqual(['<I32>0</I32>', big, '<I32>2</I32>', big, '<I32>4</I32>']);
  await session.close();
});

test('a failed pipeline brings its error', async () => {
  const session = await open({
    fail: () => {
      throw new Error('it went wrong');
    },
  });
  const { state, error } = await run(session, 'fail');
  expect(state).toBe('Failed');
  expect(error).toMatchObject({ message: 'it went wrong', fullyQualifiedErrorId: 'RuntimeException' });
  await session.close();
});

test('a stopped pipeline leaves the session usable', async () => {
  const session = await open({ wait: ({ stopped }) => stopped, out: ({ output }) => output('<I32>1</I32>') });
  const pipeline = session.start(scriptPipeline('wait'), new Collector());
  pipeline.stop();
  expect((await pipeline.done).state).toBe('Stopped');
  expect((await run(session, 'out')).collector.output).toEqual(['<I32>1</I32>']);
  await session.close();
});

test('pipelines run side by side', async () => {
  const session = await open({ wait: ({ stopped }) => stopped, out: ({ output }) => output('<I32>1</I32>') });
  const waiting = session.start(scriptPipeline('wait'), new Collector());
  expect((await run(session, 'out')).state).toBe('Completed');
  waiting.stop();
  await waiting.done;
  await session.close();
});

test('arguments, merges and statements survive the way', async () => {
  let received: unknown;
  const session = await open({
    spec: ({ spec }) => {
      received = spec;
    },
  });
  const spec = {
    ...scriptPipeline('spec'),
    statements: [
      [
        {
          text: 'spec',
          isScript: false,
          useLocalScope: true,
          parameters: [
            { name: 'Path', value: 'a' },
            { name: null, value: new WireScalar('Db', '1.5') },
          ],
          merge: { ...scriptPipeline('').statements[0]![0]!.merge, error: 1, myResult: 2, toResult: 1 },
        },
      ],
      scriptPipeline('second').statements[0]!,
    ],
    addToHistory: true,
    history: 'spec -Path a',
  };
  await session.start(spec, new Collector()).done;
  expect(received).toEqual(spec);
  await session.close();
});

const secret = new Uint8Array(Buffer.from('pä1', 'utf16le'));
const cell = { character: 'x', foregroundColor: 1, backgroundColor: 2, bufferCellType: 0 };
const rectangle = { left: 1, top: 2, right: 3, bottom: 4 };
/** A call of each kind with its result. */
const hostCalls: [HostMethod, unknown[], unknown?][] = [
  [HostMethod.GetName, [], 'ConsoleHost'],
  [HostMethod.GetVersion, [], '7.6.0'],
  [HostMethod.GetInstanceId, [], '11112222-3333-4444-5555-666677778888'],
  [HostMethod.GetCurrentCulture, [], 'sv-SE'],
  [HostMethod.SetShouldExit, [3]],
  [HostMethod.ReadLine, [], 'a line'],
  [HostMethod.ReadLine, [], null],
  [HostMethod.ReadLineAsSecureString, [], secret],
  [HostMethod.Write1, ['text']],
  [HostMethod.Write2, [null, 4, 'text']],
  [HostMethod.WriteLine1, []],
  [HostMethod.WriteLine2, ['a\u001b[0m b']],
  [HostMethod.WriteLine3, [1, null, 'text']],
  [HostMethod.WriteErrorLine, ['e']],
  [
    HostMethod.WriteProgress,
    [
      {
        sourceId: 5,
        activityId: 1,
        parentActivityId: -1,
        activity: 'a',
        statusDescription: 's',
        currentOperation: 'c',
        percentComplete: 50,
        secondsRemaining: -1,
        completed: false,
      },
    ],
  ],
  [
    HostMethod.Prompt,
    [
      'caption',
      'message',
      [{ name: 'n', label: 'l', parameterTypeFullName: 'System.Int32', helpMessage: 'h', isMandatory: true }],
    ],
    { n: 42, s: 'text', many: ['a', 'b'], hidden: secret, who: { userName: 'u', password: secret } },
  ],
  [HostMethod.PromptForCredential1, ['c', 'm', 'u', 't'], { userName: 'u', password: secret }],
  [HostMethod.PromptForCredential2, ['c', 'm', 'u', 't', 1, 0], null],
  [HostMethod.PromptForChoice, ['c', 'm', [{ label: '&Yes', helpMessage: 'y' }], 0], 0],
  [HostMethod.PromptForChoiceMultipleSelection, ['c', 'm', [{ label: '&Yes', helpMessage: 'y' }], [0]], [0, 1]],
  [HostMethod.GetForegroundColor, [], 7],
  [HostMethod.GetCursorPosition, [], { x: 1, y: 2 }],
  [HostMethod.SetCursorPosition, [{ x: 1, y: 2 }]],
  [HostMethod.GetWindowSize, [], { width: 80, height: 25 }],
  [HostMethod.SetWindowTitle, ['title']],
  [HostMethod.GetKeyAvailable, [], true],
  [HostMethod.ReadKey, [4], { virtualKeyCode: 65, character: 'a', controlKeyState: 0, keyDown: true }],
  [HostMethod.SetBufferContents1, [rectangle, cell]],
  [
    HostMethod.SetBufferContents2,
    [
      { x: 0, y: 0 },
      [
        [cell, cell],
        [cell, cell],
      ],
    ],
  ],
  [HostMethod.GetBufferContents, [rectangle], [[cell]]],
  [HostMethod.ScrollBufferContents, [rectangle, { x: 0, y: 0 }, rectangle, cell]],
  [HostMethod.PopRunspace, []],
  [HostMethod.GetIsRunspacePushed, [], false],
];

test.each(['2.4', '2.3'] as const)(
  'host calls and their answers survive the way (protocol %s)',
  async (clientVersion) => {
    const results: unknown[] = [];
    const session = await open(
      {
        calls: async ({ callHost }) => {
          for (const [method, parameters] of hostCalls) results.push(await callHost(method, ...parameters));
        },
      },
      { clientVersion },
    );
    const answers = hostCalls.map((call) => call[2]);
    const collector = new Collector(() => ({ result: answers[collector.calls.length - 1] }));
    expect(await run(session, 'calls', collector)).toMatchObject({ state: 'Completed', error: null });
    expect(collector.calls.map((c) => [c.method, c.parameters])).toEqual(
      hostCalls.map(([method, parameters]) => [method, parameters]),
    );
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value ?? null, (_, v) =>
          v?.type === 'Buffer' || v instanceof Uint8Array ? [...(v.data ?? v)] : v,
        ),
      );
    expect(plain(results)).toEqual(plain(answers));
    await session.close();
  },
);

test('a host that throws is an error at the far side', async () => {
  let message = '';
  const session = await open({
    ask: async ({ callHost }) => {
      await callHost(HostMethod.ReadLine).catch((error: Error) => {
        message = error.message;
      });
    },
  });
  const collector = new Collector(() => {
    throw new Error('no host here');
  });
  expect((await run(session, 'ask', collector)).state).toBe('Completed');
  expect(message).toBe('no host here');
  await session.close();
});

test('secure strings in output are opened with the session key of 2.3', async () => {
  const session = await open(
    {
      secret: async ({ callHost, output }) => {
        await callHost(HostMethod.ReadLineAsSecureString); // makes the client exchange keys
        output('<Obj RefId="0"><MS><SS N="P">cADkADEA</SS></MS></Obj>');
      },
    },
    { clientVersion: '2.3' },
  );
  const { collector } = await run(session, 'secret', new Collector(() => ({ result: secret })));
  expect(session.protocolVersion).toBe('2.3');
  expect(collector.output).toEqual(['<Obj RefId="0"><MS><SS N="P">cADkADEA</SS></MS></Obj>']);
  await session.close();
});

test('an older server is spoken to in its version', async () => {
  const session = await open({}, { version: '2.2' });
  expect(session.protocolVersion).toBe('2.2');
  await session.close();
});

test('text before the first packet is passed over and kept', async () => {
  const texts: string[] = [];
  const session = testSession(
    { out: ({ output }) => output('<I32>1</I32>') },
    { banner: 'Welcome <b>to</b>\nthe machine\n', onText: (text) => texts.push(text) },
  );
  await session.open(never);
  expect((await run(session, 'out')).collector.output).toEqual(['<I32>1</I32>']);
  await session.close();
  expect(texts).toEqual(['Welcome <b>to</b>\n', 'the machine\n']);
});

test('a refused pool is an error with the reason of the far side', async () => {
  const session = testSession({}, { refuse: 'not today' });
  await expect(session.open(never)).rejects.toThrow('not today');
  expect(session.state).toBe('Broken');
});

test('a server that dies breaks the session and its pipelines, and its text is shown', async () => {
  const session = await open({ die: ({ die }) => die('the process was ended by SIGKILL') });
  const states: string[] = [];
  session.onStateChanged((state) => states.push(state));
  const result = await session.start(scriptPipeline('die'), new Collector()).done;
  expect(states).toEqual(['Broken']);
  expect(result.state).toBe('Failed');
  expect(result.reason?.message).toContain('SIGKILL');
  expect(() => session.start(scriptPipeline('die'), new Collector())).toThrow('Broken');
});

test('opening is given up when the signal says so', async () => {
  const session = testSession({});
  const error: TransportError = await session.open(AbortSignal.abort()).then(
    () => Promise.reject(new Error('opened')),
    (e) => e,
  );
  expect(error).toBeInstanceOf(TransportError);
  expect(error.code).toBe('Cancelled');
});
