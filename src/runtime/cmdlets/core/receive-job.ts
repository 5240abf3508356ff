/** Receive-Job writes what jobs have written since it was asked last. */
import { invalidOperation } from '../../hosting/powershell.js';
import { type Job, type JobResult, JobStateEventArgs } from '../../jobs/job.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../objects/error-record.js';
import { fold } from '../../objects/values.js';
import { scheduler } from '../../threads/scheduler.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import * as jobs from './job-parameters.js';
import { writeResult } from './job-results.js';
import { removeJob } from './remove-job.js';

const byLocation = 'Location';
const byComputer = 'ComputerName';
const bySession = 'Session';

export const ReceiveJob = cmdlet('Receive-Job', ['rcjb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Gets the output of jobs.',
  defaultSet: byLocation,
  parameters: {
    Job: {
      type: t.array(jobs.jobType),
      mandatory: true,
      position: 0,
      from: 'both',
      sets: [byLocation, byComputer, bySession],
      help: 'The jobs.',
    },
    ComputerName: {
      type: t.array(t.string),
      sets: { [byComputer]: { position: 1, from: 'propertyName' } },
      aliases: ['Cn'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Only the output that came from these computers.',
    },
    Location: {
      type: t.array(t.string),
      sets: { [byLocation]: { position: 1 } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Only the output of children with these locations.',
    },
    Session: {
      type: t.array(t.net<unknown>('System.Management.Automation.Runspaces.PSSession')),
      sets: { [bySession]: { position: 1, from: 'propertyName' } },
      validate: [{ notNull: true }],
      help: 'Only the output that came through these sessions.',
    },
    Keep: { type: t.switch, default: false, help: 'Leave the output with the job.' },
    NoRecurse: { type: t.switch, default: false, help: 'Not the output of the children.' },
    Force: { type: t.switch, default: false, help: 'With -Wait: also for jobs that are suspended or disconnected.' },
    Wait: { type: t.switch, default: false, help: 'Write what comes until the jobs have ended.' },
    AutoRemoveJob: { type: t.switch, default: false, help: 'With -Wait: remove the jobs afterwards.' },
    WriteEvents: { type: t.switch, default: false, help: 'With -Wait: write the changes of state as well.' },
    WriteJobInResults: { type: t.switch, default: false, help: 'With -Wait: write the jobs themselves first.' },
    Id: jobs.idParameter,
    InstanceId: jobs.instanceIdParameter,
    Name: jobs.nameParameter,
  },
  examples: [
    { code: 'Start-ThreadJob { 1 + 1 } | Receive-Job -Wait -AutoRemoveJob', output: '2' },
    {
      code: '$j = Start-ThreadJob { 1, 2 } | Wait-Job; (Receive-Job $j -Keep).Count; (Receive-Job $j).Count; @(Receive-Job $j).Count',
      output: '2\n2\n0',
    },
  ],
  run(cmd, options) {
    const { Wait, Keep, Force, AutoRemoveJob, WriteEvents, WriteJobInResults, NoRecurse } = options;
    refuseWithoutWait(options);
    const received: Job[] = [];
    const live: JobResult[] = [];
    const subscriptions: (() => void)[] = [];
    const isOver = (job: Job) =>
      job.isFinished || (!Force && (job.state === 'Suspended' || job.state === 'Disconnected'));
    const flush = () => {
      for (let next = live.shift(); next !== undefined; next = live.shift()) writeResult(cmd, next);
    };
    const write = (job: Job) => {
      for (const result of job.take(Keep)) writeResult(cmd, result);
      if (job.state === 'Failed') writeFailure(cmd, job);
    };
    const follow = (job: Job) => {
      for (const result of job.take(Keep)) live.push(result);
      subscriptions.push(
        job.onResult((result) => {
          live.push(result);
          job.take(false);
        }),
      );
      if (WriteEvents)
        subscriptions.push(
          job.onStateChanged((changed, previous) => {
            live.push(['output', new JobStateEventArgs(changed.stateInfo, previous)]);
          }),
        );
    };
    return {
      process(values) {
        const found = receivedJobs(cmd, values);
        received.push(...found);
        if (WriteJobInResults) for (const job of found) cmd.writeObject(job);
        const all = NoRecurse ? found : found.flatMap(withChildren);
        if (Wait) all.filter((job) => !isOver(job)).forEach(follow);
        all.filter((job) => !Wait || isOver(job)).forEach(write);
      },
      end() {
        if (!Wait) return;
        const pending = (NoRecurse ? received : received.flatMap(withChildren)).filter((job) => !isOver(job));
        flush();
        cmd.host.flush();
        while (!received.every(isOver)) {
          scheduler.wait(cmd.context, () => live.length > 0 || received.every(isOver));
          flush();
        }
        flush();
        for (const job of pending) if (job.state === 'Failed') writeFailure(cmd, job);
        if (AutoRemoveJob) for (const job of received) removeJob(cmd, job);
      },
      dispose() {
        for (const end of subscriptions) end();
      },
    };
  },
}));

/** A job's children come before it, each job once. */
function withChildren(job: Job): Job[] {
  return [...job.childJobs.flatMap(withChildren), job];
}

function receivedJobs(
  cmd: CmdletRuntime,
  values: jobs.NamedJobs & { Location?: string[] | undefined; ComputerName?: string[] | undefined },
): Job[] {
  const given = jobs.namedJobs(cmd, values);
  const places = values.Location ?? values.ComputerName;
  if (places === undefined) return given;
  return given.flatMap(({ childJobs }) =>
    childJobs.filter(({ location }) => places.some((place) => fold(place) === fold(location ?? ''))),
  );
}

/** Parameters that say how to wait, without -Wait. */
const waitTexts = {
  AutoRemoveJob: 'The -AutoRemoveJob parameter cannot be used without the -Wait parameter',
  WriteJobInResults: 'The -WriteJobInResults parameter cannot be used without the -Wait parameter',
  WriteEvents: 'The WriteEvents parameter cannot be used without the Wait parameter.',
  Force: 'The -Force parameter cannot be used without the -Wait parameter.',
} as const;

function refuseWithoutWait(given: Record<keyof typeof waitTexts | 'Wait' | 'Keep', boolean>): void {
  if (given.Wait && given.Keep)
    throw invalidOperation('The Wait and Keep parameters cannot be used together in the same command.');
  if (given.Wait) return;
  for (const [parameter, text] of Object.entries(waitTexts))
    if (given[parameter as keyof typeof waitTexts]) throw invalidOperation(text);
}

/** What made a job fail, as an error. */
function writeFailure(cmd: CmdletRuntime, job: Job): void {
  const { reason } = job.stateInfo;
  const record = job.failureRecord ?? reason;
  if (record instanceof ErrorRecord) writeResult(cmd, ['error', record]);
  else if (reason !== null)
    cmd.writeError(new ErrorRecord(reason, 'JobStateFailed', new ErrorCategoryInfo('InvalidResult')));
}
