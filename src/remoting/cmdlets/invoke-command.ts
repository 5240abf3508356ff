/** Invoke-Command runs a script block here, or in sessions on other computers. */
import { cmdlet } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { psInvalidOperation } from '../../runtime/dotnet/automation/ps-errors.js';
import type { ScriptBlock } from '../../runtime/engine/script-block.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { toWire } from '../../runtime/serialization/index.js';
import { messages } from '../messages.js';
import { disconnectedInvocation } from './disconnected-invocation.js';
import { invokeCommandParameters } from './invoke-command-parameters.js';
import { invokeHere } from './invoke-here.js';
import { jobInvocation } from './job-invocation.js';
import { defaultThrottleLimit } from './open-ps-session.js';
import type { PSSession } from './ps-session.js';
import { RemoteInvocation } from './remote-invocation.js';
import { remoteScript } from './remote-script.js';
import { targetsOf } from './remote-targets.js';
import { sessionOptionsOf } from './session-options-of.js';

export const InvokeCommand = cmdlet('Invoke-Command', ['icm'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs commands here or on other computers.',
  defaultSet: 'InProcess',
  parameters: invokeCommandParameters,
  examples: [
    { code: 'Invoke-Command { 1 + 1 }', output: '2' },
    { code: "Invoke-Command { param($a, $b) \"$b $a\" } -ArgumentList 'world', 'hello'", output: 'hello world' },
    { code: '1..3 | Invoke-Command { $input | ForEach-Object { $_ * 2 } }', output: '2\n4\n6' },
    { code: '$name = 5; Invoke-Command -ComputerName localhost { $using:name + 1 }', output: '6' },
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
    checkSwitches(cmd, values);
    if (cmd.parameterSet === 'InProcess')
      return invokeHere(cmd, values.ScriptBlock as ScriptBlock, values.ArgumentList ?? [], values.NoNewScope);
    const isInSessions = /Session|Runspace/.test(cmd.parameterSet);
    const sessions = isInSessions ? usableSessions(cmd, values.Session ?? []) : [];
    const script = remoteScript(cmd, values as never);
    const options = sessionOptionsOf(cmd, values.SessionOption);
    const targets = isInSessions ? [] : targetsOf(cmd, values);
    if (values.InDisconnectedSession)
      return disconnectedInvocation(cmd, { script, targets, options, names: values.SessionName ?? [] });
    const { expectingInput } = cmd.invocation;
    const { ScriptBlock, JobName, ThrottleLimit, HideComputerName } = values;
    if (values.AsJob || (JobName ?? '') !== '')
      return jobInvocation(cmd, {
        script,
        places: [...sessions, ...targets],
        options,
        command: (ScriptBlock ?? script.text).toString(),
        name: JobName ?? '',
        throttleLimit: throttleOf(ThrottleLimit),
        hideComputerName: HideComputerName,
      });
    const invocation = new RemoteInvocation(cmd, {
      script,
      sessions,
      targets,
      options,
      throttleLimit: throttleOf(ThrottleLimit),
      expectsInput: expectingInput || cmd.isBound('InputObject'),
      hideComputerName: HideComputerName,
    });
    return {
      process({ InputObject }) {
        if (expectingInput || cmd.isBound('InputObject')) invocation.input(toWire(InputObject ?? null));
      },
      end: () => invocation.finish(),
      dispose: () => invocation.abandon(),
    };
  },
}));

function throttleOf(limit: number | undefined): number {
  return limit && limit > 0 ? limit : defaultThrottleLimit;
}

interface SwitchValues {
  AsJob: boolean;
  JobName: string | undefined;
  InDisconnectedSession: boolean;
}

/** Refuses what excludes each other. Throws InvalidOperationException. */
function checkSwitches(cmd: CmdletRuntime, { AsJob, JobName, InDisconnectedSession }: SwitchValues): void {
  const refuse = (text: string) => {
    throw new NetException('System.InvalidOperationException', text);
  };
  const isJob = AsJob || (JobName ?? '') !== '';
  if (isJob && InDisconnectedSession) refuse(messages.jobAndDisconnected);
  if (cmd.isBound('SessionName') && !InDisconnectedSession) refuse(messages.sessionNameWithoutDisconnected);
}

/** The sessions that can run a command now, after errors for the others. Throws when none can, and when one is named twice. */
function usableSessions(cmd: CmdletRuntime, sessions: readonly PSSession[]): PSSession[] {
  const usable = sessions.filter((session) => {
    const { state, availability } = session.current();
    const { name, info } = session;
    if (state === 'Opened' && (availability === 'Available' || RemoteInvocation.runsIn(session))) return true;
    const isOpen = state === 'Opened';
    const text = isOpen
      ? messages.sessionNotAvailableNow(name, info.instanceId, info.computerName, availability)
      : messages.sessionNotOpen(name, info.instanceId, info.computerName, state);
    const id = isOpen ? 'InvokeCommandCommandInvalidSessionAvailability' : 'InvokeCommandCommandInvalidSessionState';
    const exception = 'System.Management.Automation.Runspaces.InvalidRunspaceStateException';
    cmd.writeError(cmd.error(id, 'InvalidOperation', session, text, exception));
    return false;
  });
  if (usable.length === 0) throw psInvalidOperation(messages.noUsableSessions);
  if (new Set(usable).size < usable.length)
    cmd.throwTerminating(
      cmd.error(
        'RemoteRunspaceInfoHasDuplicates',
        'InvalidArgument',
        sessions,
        messages.duplicateSessions,
        'System.ArgumentException',
      ),
    );
  return usable;
}
