/** Enter-PSHostProcess makes the prompt one of another process of PowerShell on this computer, through the pipe that it offers. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { Process } from '../../runtime/dotnet/diagnostics/process.js';
import { isRunning, processIds, statusOf } from '../../runtime/dotnet/diagnostics/process-status.js';
import { IoError } from '../../runtime/io/client.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { messages } from '../messages.js';
import { pipePath } from '../named-pipes/pipe-names.js';
import type { TargetOf } from '../transports/targets.js';
import { enterOpened } from './enter-session.js';
import { hostProcesses, type PSHostProcessInfo } from './host-process-info.js';
import { openOne } from './open-ps-session.js';
import { sessionOptionsOf } from './session-options-of.js';

const argumentException = 'System.Management.Automation.PSArgumentException';
const invalidOperation = 'System.Management.Automation.PSInvalidOperationException';
const processSets = ['ProcessParameterSet', 'ProcessIdParameterSet', 'ProcessNameParameterSet'];

export const EnterPSHostProcess = cmdlet('Enter-PSHostProcess', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Starts to work at the prompt of another process of PowerShell on this computer.',
  defaultSet: 'ProcessIdParameterSet',
  parameters: {
    Process: {
      type: t.net<Process>('System.Diagnostics.Process'),
      position: 0,
      mandatory: true,
      from: 'pipeline',
      sets: ['ProcessParameterSet'],
      validate: [{ notNull: true }],
      help: 'The process.',
    },
    Id: {
      type: t.int,
      position: 0,
      mandatory: true,
      sets: ['ProcessIdParameterSet'],
      validate: [{ range: [0, 0x7fffffff] }],
      help: 'The id of the process.',
    },
    Name: {
      type: t.string,
      position: 0,
      mandatory: true,
      sets: ['ProcessNameParameterSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The name of the process; several of one name are an error.',
    },
    HostProcessInfo: {
      type: t.net<PSHostProcessInfo>('Microsoft.PowerShell.Commands.PSHostProcessInfo'),
      position: 0,
      mandatory: true,
      from: 'pipeline',
      sets: ['PSHostProcessInfoParameterSet'],
      validate: [{ notNull: true }],
      help: 'What Get-PSHostProcessInfo gives.',
    },
    CustomPipeName: {
      type: t.string,
      mandatory: true,
      sets: ['PipeNameParameterSet'],
      help: 'The name of the pipe that a process was started with (`pwsh -CustomPipeName`).',
    },
    AppDomainName: {
      type: t.string,
      position: 1,
      sets: [...processSets, 'PSHostProcessInfoParameterSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The application domain; a process of today has only one.',
    },
  },
  notes: 'A process of this shell offers no pipe: its engine has no time for another while a script runs.',
  examples: [
    { code: 'Enter-PSHostProcess -Id 1234', remarks: 'The prompt becomes `[Process:1234]: PS /home/ann> `.' },
    { code: 'Get-PSHostProcessInfo -Name pwsh | Enter-PSHostProcess', remarks: 'The only pwsh that runs.' },
  ],
  run(cmd, values) {
    let target: (() => TargetOf<'pipe'>) | null = null;
    return {
      process({ Process, HostProcessInfo }) {
        target = () => {
          const { Id, Name, CustomPipeName } = values;
          if (CustomPipeName !== undefined) return pipeNamed(cmd, CustomPipeName);
          const id = Process?.id ?? HostProcessInfo?.pipe.processId ?? Id ?? idOf(cmd, Name as string);
          return pipeOf(cmd, id, values.AppDomainName);
        };
      },
      end() {
        if (!cmd.host.supportsPush) {
          const id = 'EnterPSHostProcessHostDoesNotSupportIASession';
          cmd.writeError(cmd.error(id, 'InvalidArgument', null, messages.hostProcessHost, 'System.ArgumentException'));
        } else if (target !== null) enter(cmd, target(), values.AppDomainName);
      },
    };
  },
}));

function refuse(cmd: CmdletRuntime, id: string, message: string, exception = argumentException): never {
  const category = exception === invalidOperation ? 'InvalidOperation' : 'InvalidArgument';
  return cmd.throwTerminating(cmd.error(id, category, null, message, exception));
}

function pipeNamed(cmd: CmdletRuntime, name: string): TargetOf<'pipe'> {
  const path = pipePath(name, cmd.context.childEnvironment);
  if (path === null) refuse(cmd, 'EnterPSHostProcessNoNamedPipeFound', messages.noNamedPipe(name));
  return { kind: 'pipe', path, processId: null };
}

function idOf(cmd: CmdletRuntime, name: string): number {
  const pattern = new WildcardPattern(name);
  const found = processIds().filter((id) => pattern.isMatch(statusOf(id)?.name ?? ''));
  if (found.length === 0) refuse(cmd, 'EnterPSHostProcessNoProcessFoundWithName', messages.noProcessNamed(name));
  if (found.length > 1)
    refuse(cmd, 'EnterPSHostProcessMultipleProcessesFoundWithName', messages.severalProcessesNamed(name));
  return found[0] as number;
}

function pipeOf(cmd: CmdletRuntime, id: number, appDomain: string | undefined): TargetOf<'pipe'> {
  if (!isRunning(id)) refuse(cmd, 'EnterPSHostProcessNoProcessFoundWithId', messages.noProcessWithId(id));
  if (id === process.pid) refuse(cmd, 'EnterPSHostProcessCantEnterSameProcess', messages.sameProcess, invalidOperation);
  const found = hostProcesses(cmd).filter(({ pipe }) => pipe.processId === id);
  const info = found.find(({ pipe }) => pipe.appDomainName === appDomain) ?? found[0];
  if (info === undefined) refuse(cmd, 'EnterPSHostProcessNoPowerShell', messages.noPowerShell(id), invalidOperation);
  return { kind: 'pipe', path: info.pipe.path, processId: id };
}

function enter(cmd: CmdletRuntime, target: TargetOf<'pipe'>, appDomain = 'DefaultAppDomain'): void {
  const open = () => {
    try {
      return openOne(cmd, { target, options: sessionOptionsOf(cmd, undefined), temporary: true });
    } catch (error) {
      if (!(error instanceof IoError)) throw error;
      const byName = target.processId === null;
      const id = byName ? 'EnterPSHostProcessCannotConnectToPipe' : 'EnterPSHostProcessCannotConnectToProcess';
      const message = byName
        ? messages.cannotConnectToPipe(target.path, error.message)
        : messages.cannotConnectToProcess(appDomain, target.processId as number, error.message);
      return cmd.throwTerminating(
        cmd.error(id, 'OperationTimeout', null, message, 'System.Management.Automation.RuntimeException'),
      );
    }
  };
  enterOpened(cmd, open);
}
