/** Get-Job lists the jobs of the session, in the order of their numbers. */
import { DateTime } from '../../dotnet/system/date-time.js';
import type { Job, JobState } from '../../jobs/job.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import * as jobs from './job-parameters.js';

const { Id, InstanceId, Name, State, Command } = jobs.namingSets;
const filterable = [Id, InstanceId, Name, State, Command];
const dateTime = t.net<DateTime>('System.DateTime');

interface Filters {
  IncludeChildJob: boolean;
  ChildJobState?: JobState | undefined;
  HasMoreData?: boolean | undefined;
  Before?: DateTime | undefined;
  After?: DateTime | undefined;
  Newest?: number | undefined;
}

export const GetJob = cmdlet('Get-Job', ['gjb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the jobs of the session.',
  defaultSet: Id,
  parameters: {
    Id: {
      type: t.array(t.int),
      sets: { [Id]: { position: 0, from: 'propertyName' } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Numbers of the jobs; all jobs when it is left out.',
    },
    InstanceId: jobs.instanceIdParameter,
    Name: jobs.nameParameter,
    State: jobs.stateParameter,
    Command: jobs.commandParameter,
    Filter: jobs.filterParameter,
    IncludeChildJob: { type: t.switch, default: false, sets: filterable, help: 'The children of the jobs too.' },
    ChildJobState: { type: jobs.childStateType, sets: filterable, help: 'The children that are in this state too.' },
    HasMoreData: { type: t.bool, sets: filterable, help: 'Only jobs that have, or have not, output to be received.' },
    Before: { type: dateTime, sets: filterable, help: 'Only jobs that ended before this time.' },
    After: { type: dateTime, sets: filterable, help: 'Only jobs that ended after this time.' },
    Newest: { type: t.int, sets: filterable, help: 'Only so many, those that ended last.' },
  },
  outputs: ['System.Management.Automation.Job'],
  examples: [
    {
      code: '$null = Start-ThreadJob -Name first { 1 } | Wait-Job; Get-Job | ForEach-Object { "$($_.Name) $($_.State)" }',
      output: 'first Completed',
    },
    {
      code: '1, 2 | ForEach-Object { Start-ThreadJob -Name "n$_" { } } | Wait-Job | Out-Null; (Get-Job -Name n*).Name -join \',\'',
      output: 'n1,n2',
    },
  ],
  run(cmd, { Id: ids, IncludeChildJob, ChildJobState, HasMoreData, Before, After, Newest }) {
    const filters = { IncludeChildJob, ChildJobState, HasMoreData, Before, After, Newest };
    return {
      process(values) {
        const all = cmd.parameterSet === Id && ids === undefined && values.Id === undefined;
        const found = all ? cmd.context.jobs.jobs : jobs.namedJobs(cmd, values);
        for (const job of filtered(cmd, found, filters).sort((a, b) => a.id - b.id)) cmd.writeObject(job);
      },
    };
  },
}));

function filtered(cmd: CmdletRuntime, found: readonly Job[], filters: Filters): Job[] {
  const { ChildJobState, HasMoreData, Before, After, Newest } = filters;
  let list = [...found];
  if (ChildJobState !== undefined)
    list.push(...found.flatMap(({ childJobs }) => childJobs.filter(({ state }) => state === ChildJobState)));
  else if (filters.IncludeChildJob) list.push(...found.flatMap(({ childJobs }) => childJobs));
  if (cmd.isBound('HasMoreData')) list = list.filter((job) => job.hasMoreData === HasMoreData);
  const ended = (job: Job) => (job.endTime instanceof DateTime ? job.endTime.ticks : null);
  if (Before !== undefined) list = list.filter((job) => (ended(job) ?? Before.ticks) < Before.ticks);
  if (After !== undefined) list = list.filter((job) => (ended(job) ?? After.ticks) > After.ticks);
  if (Newest === undefined) return list;
  return list.sort((a, b) => Number((ended(b) ?? 0n) - (ended(a) ?? 0n))).slice(0, Newest);
}
