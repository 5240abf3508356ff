/** Start-Job runs a script in a shell of its own, a child process, and goes on at once. */
import { statSync } from 'node:fs';
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import { toWire } from '../../runtime/serialization/index.js';
import { defaultSessionOptions } from '../client/session-options.js';
import '../jobs/job-types.js';
import { PSRemotingJob } from '../jobs/remoting-job.js';
import { loopbackTarget } from './loopback-target.js';
import { remoteScript } from './remote-script.js';

const byBlock = 'ComputerName';
const byFile = 'FilePathComputerName';
const byLiteral = 'LiteralFilePathComputerName';

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
      validate: [{ notNullOrEmpty: true }],
      help: 'The name of the job.',
    },
    InitializationScript: { type: t.scriptBlock, position: 1, help: 'Runs before; what it writes is dropped.' },
    WorkingDirectory: {
      type: t.string,
      validate: [{ notNullOrEmpty: true }],
      help: 'The folder in which the job starts; the current one when it is left out.',
    },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'What `$input` gives.' },
    ArgumentList: { type: t.array(t.object), aliases: ['Args'], help: 'Arguments of the block.' },
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
