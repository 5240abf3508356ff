/** Stop-Job stops jobs, and waits until they have stopped. */
import type { Job } from '../../jobs/job.js';
import { scheduler } from '../../threads/scheduler.js';
import { cmdlet, t } from '../cmdlet.js';
import * as jobs from './job-parameters.js';

export const StopJob = cmdlet('Stop-Job', ['spjb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Stops jobs.',
  defaultSet: jobs.namingSets.Id,
  supportsShouldProcess: true,
  parameters: {
    Job: jobs.jobParameter,
    PassThru: { type: t.switch, default: false, help: 'Write the jobs.' },
    Id: jobs.idParameter,
    InstanceId: jobs.instanceIdParameter,
    Name: jobs.nameParameter,
    State: jobs.stateParameter,
    Filter: jobs.filterParameter,
  },
  outputs: ['System.Management.Automation.Job'],
  examples: [{ code: '$j = Start-ThreadJob { Start-Sleep 30 }; Stop-Job $j; $j.State', output: 'Stopped' }],
  run(cmd, { PassThru }) {
    const named: Job[] = [];
    return {
      process(values) {
        const found = jobs.namedJobs(cmd, values);
        named.push(...found);
        for (const job of found.filter(({ isFinished }) => !isFinished))
          if (cmd.shouldProcess(jobs.removalTarget(job), 'Stop')) {
            job.stop();
            scheduler.wait(cmd.context, () => job.isFinished);
          }
      },
      end() {
        if (PassThru) for (const job of named) cmd.writeObject(job);
      },
    };
  },
}));
