/** The parameters by which cmdlets name jobs, and the jobs that they mean. */
import type { Guid } from '../../dotnet/system/guid.js';
import type { Job, JobState } from '../../jobs/job.js';
import { WildcardPattern } from '../../language/index.js';
import type { Hashtable } from '../../objects/hashtable.js';
import { fold } from '../../objects/values.js';
import { type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const jobSet = 'JobParameterSet';
export const jobType = t.net<Job>('System.Management.Automation.Job');
const jobStateType = t.enum<JobState>('System.Management.Automation.JobState');

/** Sets in which jobs are named by one property. */
export const namingSets = {
  Name: 'NameParameterSet',
  InstanceId: 'InstanceIdParameterSet',
  Id: 'SessionIdParameterSet',
  State: 'StateParameterSet',
  Command: 'CommandParameterSet',
  Filter: 'FilterParameterSet',
} as const;

export const nameParameter = {
  type: t.array(t.string),
  sets: { [namingSets.Name]: { mandatory: true, position: 0, from: 'propertyName' } },
  validate: [{ notNullOrEmpty: true }],
  wildcards: true,
  help: 'Names of the jobs.',
} satisfies ParameterSpec<string[]>;
export const instanceIdParameter = {
  type: t.array(t.net<Guid>('System.Guid')),
  sets: { [namingSets.InstanceId]: { mandatory: true, position: 0, from: 'propertyName' } },
  validate: [{ notNullOrEmpty: true }],
  help: 'Instance ids of the jobs.',
} satisfies ParameterSpec<Guid[]>;
export const idParameter = {
  type: t.array(t.int),
  sets: { [namingSets.Id]: { mandatory: true, position: 0, from: 'propertyName' } },
  validate: [{ notNullOrEmpty: true }],
  help: 'Numbers of the jobs.',
} satisfies ParameterSpec<number[]>;
export const stateParameter = {
  type: jobStateType,
  sets: { [namingSets.State]: { mandatory: true, position: 0, from: 'propertyName' } },
  help: 'The jobs in this state.',
} satisfies ParameterSpec<JobState>;
export const commandParameter = {
  type: t.array(t.string),
  sets: { [namingSets.Command]: { from: 'propertyName' } },
  validate: [{ notNullOrEmpty: true }],
  wildcards: true,
  help: 'The jobs that run this command.',
} satisfies ParameterSpec<string[]>;
export const filterParameter = {
  type: t.hashtable,
  sets: { [namingSets.Filter]: { mandatory: true, position: 0, from: 'propertyName' } },
  validate: [{ notNullOrEmpty: true }],
  help: 'Conditions of job types that know them; no job of this shell does.',
} satisfies ParameterSpec<Hashtable>;
export const childStateType = jobStateType;

/** -Job of cmdlets that take the jobs themselves. */
export const jobParameter = {
  type: t.array(jobType),
  sets: { [jobSet]: { mandatory: true, position: 0, from: 'both' } },
  validate: [{ notNullOrEmpty: true }],
  help: 'The jobs.',
} satisfies ParameterSpec<Job[]>;

export interface NamedJobs {
  Name?: string[] | undefined;
  InstanceId?: Guid[] | undefined;
  Id?: number[] | undefined;
  State?: JobState | undefined;
  Command?: string[] | undefined;
  Job?: Job[] | undefined;
}

/** The jobs that the parameters of the set in use name; an error is written for each name that no job has. */
export function namedJobs(cmd: CmdletRuntime, values: NamedJobs): Job[] {
  const { jobs } = cmd.context.jobs;
  switch (cmd.parameterSet) {
    case namingSets.Name:
      return (values.Name ?? []).flatMap((name) => byName(cmd, jobs, name));
    case namingSets.InstanceId:
      return (values.InstanceId ?? []).flatMap((id) => {
        const job = find(jobs, ({ instanceId }) => instanceId.toString() === id.toString());
        return job ? [job] : missing(cmd, 'InstanceId', id, 'JobWithSpecifiedInstanceIdNotFound');
      });
    case namingSets.Id:
      return (values.Id ?? []).flatMap((id) => {
        const job = find(jobs, (candidate) => candidate.id === id);
        return job ? [job] : missing(cmd, 'Id', id, 'JobWithSpecifiedSessionNotFound');
      });
    case namingSets.State:
      return jobs.filter(({ state }) => state === values.State);
    case namingSets.Command:
      return (values.Command ?? []).flatMap((command) => jobs.filter((job) => isCommand(job, command)));
    case namingSets.Filter:
      return [];
    default:
      return values.Job ?? [];
  }
}

function isCommand(job: Job, command: string): boolean {
  const own = job.command.trim();
  return fold(own) === fold(command.trim()) || new WildcardPattern(command, true).isMatch(own);
}

/** Jobs of the list first, then their children's. */
function find(jobs: readonly Job[], matches: (job: Job) => boolean): Job | undefined {
  return jobs.find(matches) ?? jobs.map(({ childJobs }) => find(childJobs, matches)).find((job) => job !== undefined);
}

function byName(cmd: CmdletRuntime, jobs: readonly Job[], name: string): Job[] {
  if (name === '') return [];
  const pattern = new WildcardPattern(name, true);
  const matching = (list: readonly Job[]): Job[] =>
    list.flatMap((job) => [...(pattern.isMatch(job.name) ? [job] : []), ...matching(job.childJobs)]);
  const found = matching(jobs);
  if (found.length > 0 || WildcardPattern.containsWildcard(name)) return found;
  return missing(cmd, 'Name', name, 'JobWithSpecifiedNameNotFound');
}

const texts = {
  Name: (name: unknown) =>
    `The command cannot find the job because the job name ${name} was not found. Verify the value of the Name parameter, and then try the command again.`,
  InstanceId: (id: unknown) =>
    `The command cannot find a job with the instance identifier ${id}. Verify the value of the InstanceId parameter, and then try the command again.`,
  Id: (id: unknown) =>
    `The command cannot find a job with the job ID ${id}. Verify the value of the Id parameter and then try the command again.`,
};

function missing(cmd: CmdletRuntime, parameter: keyof typeof texts, given: unknown, id: string): Job[] {
  const text = texts[parameter](given);
  cmd.writeError(cmd.error(id, 'ObjectNotFound', given, text, 'System.Management.Automation.PSArgumentException'));
  return [];
}

/** How -WhatIf names a job that is to be stopped or removed. */
export function removalTarget({ command, id }: Job): string {
  return `Remote Command: ${command}, associated with a job that has an ID of "${id}".`;
}
