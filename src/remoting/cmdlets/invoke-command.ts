/** Invoke-Command runs a script block here, or in sessions on other computers. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { invokeBlock } from '../../runtime/engine/invoke.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import type { ScriptBlock } from '../../runtime/engine/script-block.js';
import { parseScript, scriptText } from '../../runtime/engine/script-file.js';
import { Sink } from '../../runtime/pipeline/sink.js';
import { toWire } from '../../runtime/serialization/index.js';
import type { SessionTarget } from '../client/open-session.js';
import { openingError, openSessionInfo } from './open-ps-session.js';
import { PSSession } from './ps-session.js';
import { RemoteInvocation, type RemoteScript } from './remote-invocation.js';
import { connectionOf, connectionParameters, sshTarget } from './ssh-parameters.js';
import { usingParameter, usingValues } from './using-values.js';
import { refuseWSMan, withConnectionErrors } from './wsman-refusal.js';

const scriptSets = ['SSHHost', 'SSHHostHashParam', 'Session', 'ComputerName'] as const;
const fileSets = ['FilePathSSHHost', 'FilePathSSHHostHash', 'FilePathRunspace', 'FilePathComputerName'] as const;
const remoteSets = [...scriptSets, ...fileSets];
const sshSets = ['SSHHost', 'FilePathSSHHost'];
const defaultThrottleLimit = 32;

const entry = <T>(sets: readonly string[], value: T): Record<string, T> =>
  Object.fromEntries(sets.map((set) => [set, value]));

export const InvokeCommand = cmdlet('Invoke-Command', ['icm'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs commands here or on other computers.',
  defaultSet: 'InProcess',
  parameters: {
    Session: {
      type: t.array(t.net<PSSession>('System.Management.Automation.Runspaces.PSSession')),
      sets: entry(['Session', 'FilePathRunspace'], { position: 0 }),
      validate: [{ notNullOrEmpty: true }],
      help: 'Sessions of New-PSSession.',
    },
    ComputerName: {
      type: t.array(t.string),
      sets: entry(['ComputerName', 'FilePathComputerName'], { position: 0 }),
      aliases: ['Cn'],
      help: 'Computers to reach by WSMan, which this shell does not speak: use -HostName.',
    },
    HostName: {
      type: t.array(t.string),
      sets: entry(sshSets, { mandatory: true }),
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers to reach by SSH, for this command alone: `host`, `user@host` or `user@host:port`.',
    },
    SSHConnection: {
      type: t.array(t.hashtable),
      sets: entry(['SSHHostHashParam', 'FilePathSSHHostHash'], { mandatory: true }),
      validate: [{ notNullOrEmpty: true }],
      help: 'Computers with their own ways: hashtables of HostName, UserName, KeyFilePath, Port, Subsystem, Options, ConnectingTimeout.',
    },
    ...connectionParameters(sshSets),
    ThrottleLimit: { type: t.int, sets: remoteSets, defaultText: '32', help: 'In how many sessions it runs at once.' },
    HideComputerName: {
      type: t.switch,
      sets: remoteSets,
      aliases: ['HCN'],
      default: false,
      help: 'Output does not show where it came from.',
    },
    ScriptBlock: {
      type: t.scriptBlock,
      sets: { InProcess: { mandatory: true, position: 0 }, ...entry(scriptSets, { mandatory: true, position: 1 }) },
      validate: [{ notNull: true }],
      aliases: ['Command'],
      help: 'What is run. `$using:name` is the value of a variable here.',
    },
    FilePath: {
      type: t.string,
      sets: entry(fileSets, { mandatory: true, position: 1 }),
      validate: [{ notNull: true }],
      aliases: ['PSPath'],
      help: 'A script file of this computer that is run there.',
    },
    NoNewScope: { type: t.switch, sets: ['InProcess'], default: false, help: 'It runs in the scope of the caller.' },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'Input of the script: `$input`.' },
    ArgumentList: { type: t.array(t.object), aliases: ['Args'], help: 'Arguments of the script.' },
  },
  examples: [
    { code: 'Invoke-Command { 1 + 1 }', output: '2' },
    { code: "Invoke-Command { param($a, $b) \"$b $a\" } -ArgumentList 'world', 'hello'", output: 'hello world' },
    { code: '1..3 | Invoke-Command { $input | ForEach-Object { $_ * 2 } }', output: '2\n4\n6' },
    {
      code: 'Invoke-Command -HostName ann@build.example { Get-Process -Id $PID }',
      remarks: 'A connection for one command.',
    },
    {
      code: 'Invoke-Command -Session $session { "$using:name" }',
      remarks: 'A session that is open already, and a value from here.',
    },
  ],
  run(cmd, values) {
    if (cmd.parameterSet === 'InProcess')
      return runHere(cmd, values.ScriptBlock as ScriptBlock, values.ArgumentList ?? [], values.NoNewScope);
    if (/ComputerName$/.test(cmd.parameterSet)) refuseWSMan(cmd, values.ComputerName ?? []);
    const script = remoteScript(cmd, values);
    const temporary: PSSession[] = [];
    const sessions = [...(values.Session ?? [])];
    for (const target of withConnectionErrors(cmd, () => [
      ...(values.HostName ?? []).map((host) => sshTarget(cmd, host, values)),
      ...(values.SSHConnection ?? []).map((table) => connectionOf(cmd, table)),
    ]))
      openTemporary(cmd, target, temporary);
    sessions.push(...temporary);
    const { expectingInput } = cmd.invocation;
    const invocation = new RemoteInvocation(cmd, {
      script,
      sessions,
      throttleLimit: values.ThrottleLimit && values.ThrottleLimit > 0 ? values.ThrottleLimit : defaultThrottleLimit,
      expectsInput: expectingInput || cmd.isBound('InputObject'),
      hideComputerName: values.HideComputerName,
    });
    return {
      process({ InputObject }) {
        if (expectingInput || cmd.isBound('InputObject')) invocation.input(toWire(InputObject ?? null));
      },
      end: () => invocation.finish(),
      dispose() {
        invocation.abandon();
        for (const { info } of temporary)
          cmd.io.call('remoting.close', { session: info.instanceId }, { uninterruptible: true });
      },
    };
  },
}));

function openTemporary(cmd: CmdletRuntime, target: SessionTarget, opened: PSSession[]): void {
  try {
    opened.push(new PSSession(cmd.io, openSessionInfo(cmd, target, { temporary: true }), target));
  } catch (error) {
    cmd.writeError(openingError(cmd, error, target));
  }
}

interface ScriptValues {
  ScriptBlock: ScriptBlock | undefined;
  FilePath: string | undefined;
  ArgumentList: unknown[] | undefined;
}

/** The script as it is sent. A parameter list and `$using:` go along as they are; arguments are positional. */
function remoteScript(cmd: CmdletRuntime, values: ScriptValues): RemoteScript {
  let block = values.ScriptBlock;
  if (block === undefined) {
    const path = fileSystemPath(cmd.context, values.FilePath as string) ?? (values.FilePath as string);
    block = parseScript(scriptText(path), path, null);
  }
  const parameters = (values.ArgumentList ?? []).map((value) => ({
    name: null as string | null,
    clixml: toWire(value),
  }));
  const using = usingValues(cmd, block);
  if (using !== null) parameters.push({ name: usingParameter, clixml: using });
  return { text: block.toString(), parameters };
}

/** Runs the block in this session; its input is there when all has come. */
function runHere(cmd: CmdletRuntime, block: ScriptBlock, args: readonly unknown[], noNewScope: boolean) {
  const input: unknown[] = [];
  const expectsInput = cmd.invocation.expectingInput || cmd.isBound('InputObject');
  return {
    process({ InputObject }: { InputObject: unknown }) {
      if (expectsInput) input.push(InputObject ?? null);
    },
    end() {
      const out = new OutputSink(cmd);
      invokeBlock(cmd.context.frame, block, { args, out, newScope: !noNewScope, ...(expectsInput ? { input } : {}) });
    },
  };
}

class OutputSink extends Sink {
  constructor(private readonly cmd: CmdletRuntime) {
    super();
  }
  override write(value: unknown): void {
    this.cmd.writeObject(value);
  }
}
