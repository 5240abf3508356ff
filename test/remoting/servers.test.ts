/** The client against PowerShell's own server and ours, as child processes: the same conversations with both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RemoteRunspace } from '../../src/remoting/client/remote-runspace.js';
import { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { noMerge, scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { WireScalar, type WireValue } from '../../src/remoting/protocol/wire-value.js';
import { OutOfProcessClient } from '../../src/remoting/transports/out-of-process-client.js';
import { ProcessChannel } from '../../src/remoting/transports/process-channel.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import { Collector } from './support/in-memory.js';
import { openTestSession } from './support/open-session.js';
import { type Peer, peers } from './support/peers.js';

const present = peers.filter(({ isMissing }) => !isMissing);
const never = new AbortController().signal;
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

function open(target: Peer['target'], host = new FakeHost()) {
  return openTestSession({ target, host, psVersion: '7.6.0', signal: never, openTimeout: 30_000 });
}
async function run(session: RemoteSession, text: string, collector = new Collector()) {
  const result = await session.start(scriptPipeline(text), collector).done;
  return { ...result, collector };
}

describe.each(present)('a session with $name', { timeout: 60_000 }, ({ target }) => {
  let session: RemoteSession;
  let host: FakeHost;
  beforeAll(async () => {
    host = new FakeHost();
    session = await open(target, host);
  });
  afterAll(() => session?.close());

  test('opens with the version of both', () => {
    expect(session.protocolVersion).toBe('2.4');
    expect(session.applicationPrivateData).toContain('PSVersionTable');
  });

  test('brings output', async () => {
    const { state, collector } = await run(session, "1 + 1; 'two'; $null; [datetime]'2020-01-02'");
    expect(state).toBe('Completed');
    expect(collector.output).toEqual(['<I32>2</I32>', '<S>two</S>', '', '<DT>2020-01-02T00:00:00</DT>']);
  });

  test('brings every stream', async () => {
    const { collector } = await run(
      session,
      `function Emit { [CmdletBinding()] param()
        $VerbosePreference = $DebugPreference = 'Continue'
        $PSCmdlet.WriteWarning('w'); $PSCmdlet.WriteVerbose('v'); $PSCmdlet.WriteDebug('d')
        $PSCmdlet.WriteInformation('i', [string[]]'tag')
        $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'activity', 'status'))
        $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([exception]::new('e'), 'Id', 'InvalidData', 5))
      }
      Emit`,
    );
    expect(collector.records.map(([stream]) => stream)).toEqual([
      'warning',
      'verbose',
      'debug',
      'information',
      'progress',
      'error',
    ]);
    expect(collector.calls.map((call) => call.method)).toEqual([
      HostMethod.WriteWarningLine,
      HostMethod.WriteVerboseLine,
      HostMethod.WriteDebugLine,
      HostMethod.WriteProgress,
    ]);
  });

  test('brings the errors that end a pipeline', async () => {
    expect(await run(session, "throw 'oops'")).toMatchObject({
      state: 'Failed',
      error: { message: 'oops', fullyQualifiedErrorId: 'oops' },
    });
    expect(await run(session, 'if (')).toMatchObject({
      state: 'Failed',
      error: { exceptionType: expect.stringContaining('Exception') },
    });
    const { state, collector } = await run(session, '1 / 0; Get-Nothing; 7');
    expect(state).toBe('Completed');
    expect(collector.output).toEqual(['<I32>7</I32>']);
    expect(collector.records.map(([stream]) => stream)).toEqual(['error', 'error']);
  });

  test('answers the calls of the host', async () => {
    const answers: Record<number, unknown> = {
      [HostMethod.ReadLine]: 'a line',
      [HostMethod.ReadLineAsSecureString]: utf16('sëcret'),
      [HostMethod.PromptForChoice]: 1,
      [HostMethod.Prompt]: { Number: 42, Secret: utf16('s'), Names: ['a', 'b'] },
      [HostMethod.PromptForCredential2]: { userName: 'bob', password: utf16('pw') },
      [HostMethod.ReadKey]: { virtualKeyCode: 65, character: 'a', controlKeyState: 0, keyDown: true },
    };
    const collector = new Collector((call) => ({ result: answers[call.method] ?? null }));
    const { state, collector: got } = await run(
      session,
      `$ui = $Host.UI
      $ui.ReadLine()
      [System.Net.NetworkCredential]::new('', $ui.ReadLineAsSecureString()).Password
      $choices = [System.Management.Automation.Host.ChoiceDescription[]]('&Yes', '&No')
      $ui.PromptForChoice('c', 'm', $choices, 0)
      $fields = [System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription]]::new()
      foreach ($f in ('Number', [int]), ('Secret', [securestring]), ('Names', [string[]])) {
        $d = [System.Management.Automation.Host.FieldDescription]::new($f[0]); $d.SetParameterType($f[1]); $fields.Add($d) }
      $r = $ui.Prompt('c', 'm', $fields)
      $r.Number.GetType().Name; $r.Number; [System.Net.NetworkCredential]::new('', $r.Secret).Password; $r.Names -join '+'
      $c = $ui.PromptForCredential('c', 'm', 'u', 't'); $c.UserName; $c.GetNetworkCredential().Password
      $ui.RawUI.ReadKey('IncludeKeyDown').Character
      $ui.RawUI.WindowSize.Width; $ui.RawUI.WindowTitle = 'new title'; $ui.Write('plain'); $ui.WriteLine('Red', 'Blue', 'coloured')`,
      collector,
    );
    expect(got.records).toEqual([]);
    expect(state).toBe('Completed');
    expect(got.output).toEqual([
      '<S>a line</S>',
      '<S>sëcret</S>',
      '<I32>1</I32>',
      '<S>Int32</S>',
      '<I32>42</I32>',
      '<S>s</S>',
      '<S>a+b</S>',
      '<S>bob</S>',
      '<S>pw</S>',
      '<C>97</C>',
      '<I32>133</I32>',
    ]);
    expect(collector.calls.slice(-3)).toEqual([
      { method: HostMethod.SetWindowTitle, parameters: ['new title'] },
      { method: HostMethod.Write1, parameters: ['plain'] },
      { method: HostMethod.WriteLine3, parameters: [12, 9, 'coloured'] },
    ]);
  });

  test('a host that refuses is an exception there', async () => {
    const collector = new Collector(() => ({
      error: { message: 'not now', id: 'Refused', exceptionType: 'System.InvalidOperationException' },
    }));
    const { collector: got } = await run(
      session,
      'try { $Host.UI.ReadLine() } catch { "caught: $($_.Exception.InnerException.Message)" }',
      collector,
    );
    expect(got.output).toEqual(['<S>caught: not now</S>']);
  });

  test('stops an endless loop and goes on', async () => {
    const pipeline = session.start(scriptPipeline('while ($true) { }'), new Collector());
    setTimeout(() => pipeline.stop(), 200);
    expect((await pipeline.done).state).toBe('Stopped');
    expect((await run(session, '5')).collector.output).toEqual(['<I32>5</I32>']);
  });

  test('what a finally block writes after a stop comes, also through the commands behind it, and what clean writes does not', async () => {
    const collector = new Collector();
    const pipeline = session.start(
      scriptPipeline(`function Clean { begin { } process { $_ } clean { 'cleaned'; $Host.UI.WriteLine('clean ran') } }
        & { try { 'begun'; while ($true) { } } finally { 'ended' } } | Clean | ForEach-Object { "got $_" }`),
      collector,
    );
    await expect.poll(() => collector.output).toEqual(['<S>got begun</S>']);
    pipeline.stop();
    expect((await pipeline.done).state).toBe('Stopped');
    expect(collector.output).toEqual(['<S>got begun</S>', '<S>got ended</S>']);
    expect(collector.calls).toEqual([{ method: HostMethod.WriteLine2, parameters: ['clean ran'] }]);
  });

  test('a nested pipeline runs in the runspace of the one that waits', async () => {
    let answer: (line: string) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      const outer = new Collector(() => {
        resolve();
        return new Promise((settle) => {
          answer = (line) => settle({ result: line });
        });
      });
      void session.start(scriptPipeline('$nest = 5; $Host.UI.ReadLine()'), outer);
    });
    await asked;
    const inner = new Collector();
    const nested = session.start({ ...scriptPipeline('$nest; $nest = 6'), isNested: true }, inner);
    // PowerShell's server lets it wait for its turn, ours runs it while the other waits.
    setTimeout(answer, 300, 'line');
    expect((await nested.done).state).toBe('Completed');
    expect(inner.output).toEqual(['<I32>5</I32>']);
    await expect.poll(() => session.isBusy).toBe(false);
    expect((await run(session, '$nest')).collector.output).toEqual(['<I32>6</I32>']);
  });

  test('its runspace can be reset', async () => {
    await run(session, '$mine = 5; $ErrorActionPreference = "Stop"');
    expect(await session.poolCalls.reset()).toBe(true);
    expect((await run(session, '"$mine $ErrorActionPreference"')).collector.output).toEqual(['<S> Continue</S>']);
  });

  test('stops while the host is being asked', async () => {
    let aborted = false;
    const collector = new Collector(() => new Promise(() => undefined));
    collector.onHostCall = (_call, signal?: AbortSignal) =>
      new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('stopped'));
        }),
      );
    const pipeline = session.start(scriptPipeline('$Host.UI.ReadLine()'), collector);
    setTimeout(() => pipeline.stop(), 200);
    expect((await pipeline.done).state).toBe('Stopped');
    expect(aborted).toBe(true);
  });

  test('streams input', async () => {
    const collector = new Collector();
    const pipeline = session.start(
      { ...scriptPipeline('$input | ForEach-Object { $_ * 2 }'), noInput: false },
      collector,
    );
    for (let i = 0; i < 1000; i++) await pipeline.input(`<I32>${i}</I32>`);
    pipeline.endInput();
    expect((await pipeline.done).state).toBe('Completed');
    expect(collector.output.length).toBe(1000);
    expect(collector.output[999]).toBe('<I32>1998</I32>');
  });

  test('passes arguments to commands and scripts', async () => {
    const collector = new Collector();
    const command = (text: string, isScript: boolean, parameters: { name: string | null; value: WireValue }[]) => ({
      text,
      isScript,
      useLocalScope: null,
      parameters,
      merge: noMerge,
    });
    await session.start(
      {
        ...scriptPipeline(''),
        statements: [
          [
            command('param($a, $b) "$a-$($b.GetType().Name)-$b"', true, [
              { name: null, value: 'x' },
              { name: null, value: new WireScalar('TS', 'PT1H') },
            ]),
          ],
          [
            command('Get-Command', false, [{ name: 'Name', value: 'Out-Default' }]),
            command('ForEach-Object', false, [{ name: 'MemberName', value: 'Name' }]),
          ],
        ],
      },
      collector,
    ).done;
    expect(collector.output).toEqual(['<S>x-TimeSpan-01:00:00</S>', '<S>Out-Default</S>']);
  });

  test('brings a hundred thousand objects, and one of ten megabytes', async () => {
    const { collector } = await run(session, '1..100000');
    expect(collector.output.length).toBe(100_000);
    expect(collector.output[99_999]).toBe('<I32>100000</I32>');
    const { collector: big } = await run(session, "'x' * 10MB");
    expect(big.output[0]?.length).toBe(10 * 1024 * 1024 + '<S></S>'.length);
  });

  test('stops a pipeline that has hardly begun, and whose host never answers', async () => {
    const waiting = session.start(
      scriptPipeline('$Host.UI.ReadLine()'),
      new Collector(() => new Promise(() => undefined)),
    );
    waiting.stop();
    expect((await waiting.done).state).toBe('Stopped');
  });
});

describe.each(present)('an interactive session with $name', { timeout: 60_000 }, ({ target }) => {
  let host: FakeHost;
  let session: RemoteSession;
  let runspace: RemoteRunspace;
  beforeAll(async () => {
    host = new FakeHost();
    session = await open(target, host);
    runspace = new RemoteRunspace({
      session,
      host,
      name: 'Runspace1',
      promptPrefix: '[there]: ',
      closesSession: false,
    });
  });
  afterAll(() => session?.close());
  const type = async (line: string) => {
    host.calls.length = 0;
    return runspace.invoke(line).done;
  };

  test('runs lines and shows what they write', async () => {
    expect(await type('1 + 1')).toEqual({ state: 'Completed' });
    expect(host.written()).toEqual(['2']);
    await type('$x = 5');
    await type('"x is $x"; $Host.UI.RawUI.WindowSize.Width');
    expect(host.written()).toEqual(['x is 5', '133']);
  });

  test('shows errors once', async () => {
    await type('1 / 0');
    expect(
      [...host.written(HostMethod.WriteErrorLine), ...host.written()].join('\n').match(/divide by zero/g),
    ).toHaveLength(1);
    await type("throw 'oops'");
    expect([...host.written(HostMethod.WriteErrorLine), ...host.written()].join('\n').match(/oops/g)).toHaveLength(1);
  });

  test('has a prompt of its own', async () => {
    expect(await runspace.prompt()).toMatch(/^PS .*> $/);
    await type("function prompt { 'mine' }");
    expect(await runspace.prompt()).toBe('mine');
    await type("function prompt { '' }");
    expect(await runspace.prompt()).toBe('PS>');
  });

  test('knows the history', async () => {
    await type('(Get-History -Count 1).CommandLine');
    expect(host.written()).toEqual(["function prompt { '' }"]);
  });

  test('tells of a new window size', async () => {
    const sized = new RemoteRunspace({
      session,
      host,
      name: 'r',
      promptPrefix: '',
      closesSession: false,
      hostInfo: { kind: 'host', rawUI: { windowSize: { width: 133, height: 44 } } as never },
    });
    host.windowSize = { width: 77, height: 20 };
    host.calls.length = 0;
    await sized.invoke('$Host.UI.RawUI.WindowSize.Width').done;
    expect(host.written()).toEqual(['77']);
    host.windowSize = { width: 133, height: 44 };
  });

  test('stops a line', async () => {
    const running = runspace.invoke('while ($true) { }');
    setTimeout(() => running.stop(), 200);
    expect((await running.done).state).toBe('Stopped');
    await type('6');
    expect(host.written()).toEqual(['6']);
  });

  test('stop before the line has started', async () => {
    const running = runspace.invoke('while ($true) { }');
    running.stop();
    expect((await running.done).state).toBe('Stopped');
  });

  test('warns before secrets are asked for, and names the computer', async () => {
    host.answers = {
      [HostMethod.ReadLineAsSecureString]: utf16('s'),
      [HostMethod.PromptForCredential2]: null,
      [HostMethod.PromptForChoice]: 0,
    };
    await type(
      '$null = $Host.UI.ReadLineAsSecureString(); $null = $Host.UI.PromptForCredential("cap", "msg", "u", "t")',
    );
    expect(host.written(HostMethod.WriteWarningLine)[0]).toContain(
      'on the remote computer LOCALHOST is asking to read a line securely',
    );
    const [caption, message] = host.callsOf(HostMethod.PromptForCredential2)[0] as string[];
    expect(caption).toBe('PowerShell Credential Request: cap');
    expect(message).toMatch(/^Warning: A script or application on the remote computer LOCALHOST .*\n\nmsg$/s);
  });

  test('does not let the screen be read', async () => {
    await type(
      'try { $Host.UI.RawUI.GetBufferContents([System.Management.Automation.Host.Rectangle]::new(0, 0, 1, 1)) } catch { "refused" }',
    );
    expect(host.callsOf(HostMethod.GetBufferContents)).toEqual([]);
    expect(host.written()).toEqual(['refused']);
  });

  test('leaves by exit, and by Exit-PSSession', async () => {
    await type('exit 3');
    expect(host.callsOf(HostMethod.PopRunspace)).toHaveLength(1);
    expect(host.callsOf(HostMethod.SetShouldExit)).toHaveLength(0);
    await type('Exit-PSSession');
    expect(host.callsOf(HostMethod.PopRunspace)).toHaveLength(1);
  });

  test('lets an endpoint in that cannot list its commands', async () => {
    await expect(runspace.checkCommands()).resolves.toBeUndefined();
  });
});

describe.each(present)('a session of protocol 2.3 with $name', { timeout: 60_000 }, ({ target }) => {
  test('exchanges keys and encrypts secure strings both ways', async () => {
    const session = new RemoteSession({
      transport: new OutOfProcessClient(new ProcessChannel(target)),
      computerName: 'x',
      hostInfo: { kind: 'host', rawUI: null },
      version: '2.3',
      answerHostCall: async () => ({ result: null }),
    });
    await session.open(never);
    expect(session.protocolVersion).toBe('2.3');
    const collector = new Collector(() => ({ result: utf16('pä1') }));
    await run(
      session,
      '$s = $Host.UI.ReadLineAsSecureString(); [System.Net.NetworkCredential]::new("", $s).Password; $s',
      collector,
    );
    expect(collector.output).toEqual(['<S>pä1</S>', '<SS>cADkADEA</SS>']);
    await session.close();
  });

  test('the server may want the key first', async () => {
    const session = new RemoteSession({
      transport: new OutOfProcessClient(new ProcessChannel(target)),
      computerName: 'x',
      hostInfo: { kind: 'host', rawUI: null },
      version: '2.2',
      answerHostCall: async () => ({ result: null }),
    });
    await session.open(never);
    const { collector } = await run(session, '$s = [securestring]::new(); $s.AppendChar("a"); $s');
    expect(collector.output).toEqual(['<SS>YQA=</SS>']);
    await session.close();
  });
});

describe('a session that ends badly', { timeout: 60_000 }, () => {
  test.each(present)('breaks when $name is killed in the middle of a command', async ({ target }) => {
    const session = await open(target);
    const collector = new Collector();
    const reasons: (Error | undefined)[] = [];
    session.onStateChanged((_state, reason) => reasons.push(reason));
    const pipeline = session.start(scriptPipeline('$PID; while ($true) { }'), collector);
    while (collector.output.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(Number(/>(\d+)</.exec(collector.output[0] as string)?.[1]), 'SIGKILL');
    const { state, reason } = await pipeline.done;
    expect(state).toBe('Failed');
    expect(reason?.message).toContain('SIGKILL');
    expect(session.state).toBe('Broken');
    expect(reasons).toHaveLength(1);
    await session.close();
  });

  test('tells what a program said that is no server', async () => {
    const target = {
      kind: 'process',
      computerName: 'localhost',
      file: '/bin/sh',
      args: ['-c', 'echo hello; echo trouble >&2; exit 5'],
    } as const;
    const error = await open(target).catch((e) => e);
    expect(error).toMatchObject({ code: 'ConnectionClosed', message: expect.stringContaining('exit code 5') });
    expect(error.detail.split('\n').sort()).toEqual(['hello', 'trouble']);
  });

  test('gives up on a program that says nothing', async () => {
    const target = { kind: 'process', computerName: 'localhost', file: '/bin/sleep', args: ['30'] } as const;
    const opening = openTestSession({
      target,
      host: new FakeHost(),
      psVersion: '7.6.0',
      signal: never,
      openTimeout: 300,
    });
    await expect(opening).rejects.toMatchObject({ code: 'TimedOut' });
  });

  test('says when the program is not there', async () => {
    const target = { kind: 'process', computerName: 'localhost', file: '/no/such/program', args: [] } as const;
    await expect(open(target)).rejects.toMatchObject({ code: 'SpawnFailed' });
  });

  test('can be cancelled while it opens', async () => {
    const target = { kind: 'process', computerName: 'localhost', file: '/bin/sleep', args: ['30'] } as const;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 100);
    await expect(
      openTestSession({ target, host: new FakeHost(), psVersion: '7.6.0', signal: cancel.signal }),
    ).rejects.toMatchObject({ code: 'Cancelled' });
  });
});
