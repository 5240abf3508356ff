/** Start-Job runs a script in a shell of its own, a child process, and goes on at once. */
import { statSync } from 'node:fs';
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { psInvalidOperation } from '../../runtime/dotnet/automation/ps-errors.js';
import type { Version } from '../../runtime/dotnet/system/version.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import { toWire } from '../../runtime/serialization/index.js';
import { defaultSessionOptions } from '../client/session-options.js';
import '../jobs/job-types.js';
import { PSRemotingJob } from '../jobs/remoting-job.js';
import { messages } from '../messages.js';
import { reportMissingDefinition } from './job-definitions.js';
import { loopbackTarget } from './loopback-target.js';
import * as shared from './remote-parameters.js';
import { remoteScript } from './remote-script.js';

const byBlock = 'ComputerName';
const byFile = 'FilePathComputerName';
const byLiteral = 'LiteralFilePathComputerName';
const byDefinition = 'DefinitionName';
const processSets = [byBlock, byFile, byLiteral];

export const StartJob = cmdlet('Start-Job', ['sajb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Starts a job in a process of its own.',
  description:
    'What the job writes comes back as copies, as from another computer. `$using:` hands it values of the session, as copies too. Start-ThreadJob shares them.',
  defaultSet: byBlock,
  parameters: {
    ScriptBlock: {
      type: t.scriptBlock,
      mandatory: true,
      position: 0,
      sets: [byBlock],
      aliases: ['Command'],
      help: 'What the job runs.',
    },
    DefinitionName: {
      type: t.string,
      mandatory: true,
      position: 0,
      sets: [byDefinition],
      validate: [{ notNullOrWhiteSpace: true }],
      help: 'A scheduled job; there are none here.',
    },
    DefinitionPath: {
      type: t.string,
      position: 1,
      sets: [byDefinition],
      validate: [{ notNullOrWhiteSpace: true }],
      help: 'Where its definition is.',
    },
    Type: {
      type: t.string,
      position: 2,
      sets: [byDefinition],
      validate: [{ notNullOrWhiteSpace: true }],
      help: 'The kind of scheduled jobs.',
    },
    FilePath: {
      type: t.string,
      mandatory: true,
      position: 0,
      sets: [byFile],
      validate: [{ notNullOrEmpty: true }],
      help: 'A script that the job runs.',
    },
    LiteralPath: {
      type: t.string,
      mandatory: true,
      sets: [byLiteral],
      aliases: ['PSPath', 'LP'],
      validate: [{ notNullOrEmpty: true }],
      help: 'As -FilePath, with no wildcards.',
    },
    Name: {
      type: t.string,
      from: 'propertyName',
      sets: processSets,
      validate: [{ notNullOrEmpty: true }],
      help: 'The name of the job.',
    },
    InitializationScript: {
      type: t.scriptBlock,
      position: 1,
      sets: processSets,
      help: 'Runs before; what it writes is dropped.',
    },
    Credential: shared.credential(shared.inSets(processSets)),
    Authentication: shared.authentication(processSets),
    WorkingDirectory: {
      type: t.string,
      validate: [{ notNullOrEmpty: true }],
      help: 'The folder in which the job starts; the current one when it is left out.',
    },
    RunAs32: shared.switchIn(processSets, 'Would run as a 32-bit process, which this shell cannot start.'),
    PSVersion: {
      type: t.net<Version>('System.Version'),
      sets: processSets,
      validate: [{ notNullOrEmpty: true }],
      help: '5.1 asks for Windows PowerShell; this shell runs the job all the same, as PowerShell does outside of Windows.',
    },
    InputObject: { type: t.psobject, from: 'pipeline', sets: processSets, help: 'What `$input` gives.' },
    ArgumentList: { type: t.array(t.object), sets: processSets, aliases: ['Args'], help: 'Arguments of the block.' },
  },
  outputs: ['System.Management.Automation.PSRemotingJob'],
  examples: [
    { code: 'Start-Job { 1 + 1 } | Receive-Job -Wait -AutoRemoveJob', output: '2' },
    {
      code: '$name = \'world\'; Start-Job { "hello $using:name" } | Receive-Job -Wait -AutoRemoveJob',
      output: 'hello world',
    },
    {
      code: '1..3 | Start-Job { ($input | Measure-Object -Sum).Sum } | Receive-Job -Wait -AutoRemoveJob',
      output: '6',
    },
  ],
  run(cmd, values) {
    checkProcess(cmd, values);
    if (cmd.parameterSet === byDefinition)
      return { process: () => reportMissingDefinition(cmd, values.DefinitionName as string, values) };
    const directory = startDirectory(cmd, values.WorkingDirectory);
    const script = remoteScript(cmd, {
      ScriptBlock: values.ScriptBlock,
      FilePath: values.FilePath ?? values.LiteralPath,
      ArgumentList: values.ArgumentList,
    });
    const hasInput = cmd.invocation.expectingInput || cmd.isBound('InputObject');
    const input: string[] = [];
    return {
      process({ InputObject }) {
        if (hasInput) input.push(toWire(InputObject ?? null));
      },
      end() {
        const work = {
          script,
          initialization: values.InitializationScript?.toString() ?? null,
          input: hasInput ? input : null,
          options: defaultSessionOptions,
          hideComputerName: true,
          // Nobody but the system's own login can start processes of another user.
          ...(values.Credential !== undefined && { refusal: messages.sessionMightHaveEnded }),
        };
        const command = (values.ScriptBlock ?? script.text).toString();
        const job = new PSRemotingJob(cmd.context, command, values.Name ?? '', 'BackgroundJob', work, 1);
        const target = loopbackTarget(cmd, 'localhost', '');
        job.addChild({ ...target, args: [...target.args, '-wd', directory] }, 'localhost');
        cmd.context.jobs.add(job);
        job.start();
        cmd.writeObject(job);
      },
    };
  },
}));

interface ProcessValues {
  RunAs32: boolean;
  Authentication: string | undefined;
  PSVersion: Version | undefined;
}

/** Refuses processes that there are not. Ends the command, or throws NetException. */
function checkProcess(cmd: CmdletRuntime, { RunAs32, Authentication = 'Default', PSVersion }: ProcessValues): void {
  if (PSVersion && !(PSVersion.parts[0] === 5 && PSVersion.parts[1] === 1)) {
    const text = `Cannot bind parameter 'PSVersion' to the target. Exception setting "PSVersion": "${messages.psVersionOutOfRange(String(PSVersion))}"`;
    const exception = 'System.Management.Automation.ParameterBindingException';
    cmd.throwTerminating(cmd.error('ParameterBindingFailed', 'WriteError', null, text, exception));
  }
  if (RunAs32) {
    const exception = 'System.Management.Automation.PSNotSupportedException';
    cmd.throwTerminating(
      cmd.error('RunAs32NotSupported', 'InvalidOperation', null, messages.runAs32NotSupported, exception),
    );
  }
  if (Authentication !== 'Default') throw psInvalidOperation(messages.defaultAuthenticationOnly(Authentication));
}

function startDirectory(cmd: CmdletRuntime, given: string | undefined): string {
  if (given === undefined) return cmd.context.currentDirectory;
  const path = fileSystemPath(cmd.context, given);
  if (path !== null && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  return cmd.throwTerminating(
    cmd.error(
      'DirectoryNotFoundException',
      'InvalidOperation',
      null,
      `Cannot find the WorkingDirectory path ${given}.`,
      'System.IO.DirectoryNotFoundException',
    ),
  );
}
