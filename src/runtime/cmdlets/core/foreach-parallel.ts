/** ForEach-Object -Parallel: each object's block runs in an engine of its own, so many at a time; what they write comes as it comes. */
import { raisedFrom } from '../../engine/raised-error.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { parseScript } from '../../engine/script-file.js';
import { isSignal } from '../../engine/signals.js';
import { PSDataStreams } from '../../hosting/data-streams.js';
import type { JobResult } from '../../jobs/job.js';
import { type ParallelTask, TaskPool } from '../../jobs/parallel-tasks.js';
import { PSTaskChildJob, PSTaskJob, taskFailure } from '../../jobs/task-job.js';
import { usingValuesOf } from '../../jobs/using-values.js';
import { baseOf } from '../../objects/ps-object.js';
import { CallbackSink } from '../../pipeline/sink.js';
import { scheduler } from '../../threads/scheduler.js';
import type { CmdletBody } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { writeResult } from './job-results.js';

export interface ParallelOptions {
  Parallel: ScriptBlock;
  ThrottleLimit: number;
  /** 0 for no limit. */
  TimeoutSeconds: number;
  AsJob: boolean;
}

const notSupported = ['ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'PipelineVariable'];
const argumentException = 'System.Management.Automation.PSArgumentException';

export function forEachParallel(cmd: CmdletRuntime, options: ParallelOptions): CmdletBody<{ InputObject: unknown }> {
  const { Parallel, ThrottleLimit, AsJob } = options;
  if (notSupported.some((parameter) => cmd.isBound(parameter)))
    refuse(
      cmd,
      'ParallelCommonParametersNotSupported',
      'NotImplemented',
      texts.commonParameters,
      'System.Management.Automation.PSNotSupportedException',
    );
  const usingValues = usingValuesOf(cmd.context.frame, Parallel);
  for (const value of usingValues.values())
    if (baseOf(value) instanceof ScriptBlock)
      refuse(cmd, 'ParallelUsingVariableCannotBeScriptBlock', 'InvalidType', texts.usingBlock);
  const pool = new TaskPool(cmd.context, ThrottleLimit, cmd.context.currentDirectory);
  const block = parseScript(Parallel.toString(), null, null);
  const taskOf = (item: unknown) => ({ block, args: [], dollarUnder: item, usingValues, input: null });
  if (!AsJob) return runTasks(cmd, pool, taskOf, options.TimeoutSeconds);
  if (cmd.isBound('TimeoutSeconds'))
    refuse(cmd, 'ParallelCannotUseTimeoutWithJob', 'InvalidOperation', texts.timeoutWithJob);
  const job = new PSTaskJob(Parallel.toString(), pool);
  return {
    process({ InputObject }) {
      if (accepts(cmd, InputObject)) new PSTaskChildJob(job, taskOf(InputObject ?? null));
    },
    end() {
      job.start();
      cmd.context.jobs.add(job);
      cmd.writeObject(job);
    },
  };
}

type TaskOf = (item: unknown) => Pick<ParallelTask, 'block' | 'args' | 'dollarUnder' | 'usingValues' | 'input'>;

function runTasks(
  cmd: CmdletRuntime,
  pool: TaskPool,
  taskOf: TaskOf,
  seconds: number,
): CmdletBody<{ InputObject: unknown }> {
  const written: JobResult[] = [];
  const streams = new PSDataStreams();
  streams.onRecord = (stream, record) => written.push([stream, record]);
  const out = new CallbackSink((value) => written.push(['output', value]));
  const flush = () => {
    for (let next = written.shift(); next !== undefined; next = written.shift()) writeResult(cmd, next);
  };
  const onEnd = (thrown: unknown) => {
    if (thrown !== undefined && !isSignal(thrown)) written.push(['error', taskFailure(raisedFrom(thrown).exception)]);
  };
  const cancelTimer = seconds > 0 ? scheduler.startTimer(seconds * 1000, () => pool.stopAll()) : () => false;
  return {
    process({ InputObject }) {
      flush();
      if (accepts(cmd, InputObject)) pool.add({ ...taskOf(InputObject ?? null), out, streams, onEnd });
    },
    end() {
      cmd.host.flush();
      while (!pool.isIdle || written.length > 0) {
        scheduler.wait(cmd.context, () => pool.isIdle || written.length > 0);
        flush();
      }
    },
    dispose() {
      cancelTimer();
      pool.stopAll();
    },
  };
}

function accepts(cmd: CmdletRuntime, item: unknown): boolean {
  if (!(baseOf(item) instanceof ScriptBlock)) return true;
  const id = 'ParallelPipedInputObjectCannotBeScriptBlock';
  cmd.writeError(cmd.error(id, 'InvalidType', null, texts.inputBlock, argumentException));
  return false;
}

function refuse(
  cmd: CmdletRuntime,
  id: string,
  category: 'NotImplemented' | 'InvalidType' | 'InvalidOperation',
  text: string,
  exception = argumentException,
): never {
  return cmd.throwTerminating(cmd.error(id, category, null, text, exception));
}

const texts = {
  commonParameters:
    'The following common parameters are not currently supported in the Parallel parameter set:\nErrorAction, WarningAction, InformationAction, PipelineVariable',
  usingBlock:
    'A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.',
  inputBlock:
    'A ForEach-Object -Parallel piped input object cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.',
  timeoutWithJob: "The 'TimeoutSeconds' parameter cannot be used with the 'AsJob' parameter.",
} as const;
