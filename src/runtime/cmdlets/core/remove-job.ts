/** Remove-Job takes jobs that have ended off the list; with -Force it stops the others first. */
import type { Job } from '../../jobs/job.js';
import { scheduler } from '../../threads/scheduler.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import * as jobs from './job-parameters.js';

const { namingSets } = jobs;

export const RemoveJob = cmdlet('Remove-Job', ['rjb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Removes jobs that have ended.',
  defaultSet: namingSets.Id,
  supportsShouldProcess: true,
  parameters: {
    Job: jobs.jobParameter,
    Force: {
      type: t.switch,
      default: false,
      sets: [namingSets.InstanceId, jobs.jobSet, namingSets.Name, namingSets.Id, namingSets.Filter],
      aliases: ['F'],
      help: 'Stop jobs that still run, and remove them.',
    },
    Id: jobs.idParameter,
    InstanceId: jobs.instanceIdParameter,
    Name: jobs.nameParameter,
    State: jobs.stateParameter,
    Command: jobs.commandParameter,
    Filter: jobs.filterParameter,
  },
  examples: [
    { code: '$j = Start-ThreadJob { 1 } | Wait-Job; Remove-Job $j; @(Get-Job).Count', output: '0' },
    { code: '$j = Start-ThreadJob { Start-Sleep 30 }; Remove-Job $j -Force; $j.State', output: 'Stopped' },
  ],
  run(cmd, { Force }) {
    return {
      process(values) {
        for (const job of jobs.namedJobs(cmd, values)) {
          if (!job.isFinished && !Force) {
            cmd.writeError(notFinished(cmd, job));
            continue;
          }
          if (cmd.shouldProcess(jobs.removalTarget(job), 'Remove')) removeJob(cmd, job);
        }
      },
    };
  },
}));

/** Stops the job if it still runs, and removes it. */
export function removeJob(cmd: CmdletRuntime, job: Job): void {
  if (!job.isFinished) {
    job.stop();
    scheduler.wait(cmd.context, () => job.isFinished);
  }
  cmd.context.jobs.remove(job);
  job.dispose();
}

function notFinished(cmd: CmdletRuntime, job: Job) {
  const named: Record<string, string> = {
    [namingSets.Name]: ` and the name ${job.name}`,
    [namingSets.InstanceId]: ` and the instance identifier ${job.instanceId}`,
  };
  const which = `${job.id}${named[cmd.parameterSet] ?? ''}`;
  const comma = cmd.parameterSet === namingSets.InstanceId ? '' : ',';
  const text = `The command cannot remove the job with the job ID ${which} because the job is not finished. To remove the job, first stop the job${comma} or use the Force parameter.`;
  const parameter: Record<string, string> = {
    [namingSets.Name]: 'Name',
    [namingSets.InstanceId]: 'InstanceId',
    [namingSets.Id]: 'Id',
  };
  return cmd.error(
    'JobObjectNotFinishedCannotBeRemoved',
    'InvalidOperation',
    job,
    `${text} (Parameter '${parameter[cmd.parameterSet] ?? 'Job'}')`,
    'System.ArgumentException',
  );
}
