/** Start-ThreadJob runs a block in an engine of its own within the process, so that it shares the objects that it is given. */

import { existsSync } from 'node:fs';
import type { EngineHostObject } from '../../engine/host-object.js';
import { fileSystemPath } from '../../engine/provider-environment.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import { loadScript, parseScript, scriptText } from '../../engine/script-file.js';
import { ThreadJob, threadJobs } from '../../jobs/thread-job.js';
import { usingValuesOf } from '../../jobs/using-values.js';
import { netException } from '../../objects/errors.js';
import type { InformationRecord } from '../../objects/records.js';
import { showInformation } from '../../pipeline/message-streams.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const byBlock = 'ScriptBlock';
const byFile = 'FilePath';

export const StartThreadJob = cmdlet('Start-ThreadJob', [], () => ({
  module: 'Microsoft.PowerShell.ThreadJob',
  synopsis: 'Starts a job that runs within this process.',
  description:
    'The job has an engine of its own, so it does not see the variables and functions of the session; `$using:` hands it the objects themselves.',
  className: 'Microsoft.PowerShell.ThreadJob.StartThreadJobCommand',
  defaultSet: byBlock,
  parameters: {
    ScriptBlock: {
      type: t.scriptBlock,
      mandatory: true,
      position: 0,
      sets: [byBlock],
      validate: [{ notNullOrEmpty: true }],
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
    Name: { type: t.string, validate: [{ notNullOrEmpty: true }], help: 'The name of the job.' },
    InitializationScript: { type: t.scriptBlock, validate: [{ notNull: true }], help: 'Runs before the block.' },
    InputObject: { type: t.psobject, from: 'pipeline', validate: [{ notNull: true }], help: 'What `$input` gives.' },
    ArgumentList: { type: t.array(t.object), help: 'Arguments of the block.' },
    ThrottleLimit: {
      type: t.int,
      validate: [{ range: [1, 1000000] }],
      help: 'How many thread jobs of the session run at a time, from now on; 5 at first.',
    },
    StreamingHost: {
      type: t.net<EngineHostObject>('System.Management.Automation.Host.PSHost'),
      validate: [{ notNull: true }],
      help: 'A host that shows what the job writes with Write-Host at once.',
    },
  },
  outputs: ['Microsoft.PowerShell.ThreadJob.ThreadJob'],
  examples: [
    {
      code: 'Start-ThreadJob { param($who) "Hello, $who" } -ArgumentList \'you\' | Receive-Job -Wait -AutoRemoveJob',
      output: 'Hello, you',
    },
    {
      code: '$list = [System.Collections.ArrayList]@()\nStart-ThreadJob { $null = ($using:list).Add(1) } | Wait-Job | Out-Null\n$list.Count',
      output: '1',
      remarks: 'The list is shared.',
    },
  ],
  run(cmd, { ScriptBlock, FilePath, Name, InitializationScript, ArgumentList, ThrottleLimit, StreamingHost }) {
    if (ThrottleLimit !== undefined) threadJobs.limit = ThrottleLimit;
    const original = ScriptBlock ?? scriptOf(cmd, FilePath as string);
    const usingValues = usingValuesOf(cmd.context.frame, original);
    const plain = (block: ScriptBlock) => parseScript(block.toString(), block.file, null);
    const input: unknown[] = [];
    const hasInput = cmd.invocation.expectingInput || cmd.isBound('InputObject');
    const task = { block: plain(original), args: ArgumentList ?? [], usingValues, input: hasInput ? input : null };
    const initialize = InitializationScript
      ? { block: plain(InitializationScript), args: [], usingValues: null, input: null }
      : null;
    const job = new ThreadJob(cmd.context, task, cmd.context.currentDirectory, Name ?? '', initialize);
    if (StreamingHost !== undefined)
      job.onResult(([stream, record]) => {
        if (stream === 'information') showInformation(StreamingHost.engine.frame, record as InformationRecord);
      });
    return {
      process({ InputObject }) {
        if (hasInput) input.push(InputObject);
      },
      end() {
        cmd.context.jobs.add(job);
        job.start();
        cmd.writeObject(job);
      },
    };
  },
}));

function scriptOf(cmd: CmdletRuntime, path: string): ScriptBlock {
  const full = fileSystemPath(cmd.context, path) ?? path;
  if (!existsSync(full)) {
    const text = `Cannot find path '${full}' because it does not exist.`;
    const exception = 'System.Management.Automation.ItemNotFoundException';
    cmd.throwTerminating(cmd.error('PathNotFound', 'ObjectNotFound', full, text, exception));
  }
  if (!/\.ps1$/i.test(full)) throw netException('System.ArgumentException', `Invalid file path extension: ${path}`);
  return loadScript(cmd.context, scriptText(full), full);
}
