/** Wait-Job waits until jobs have ended. The threads of the shell run meanwhile. */
import type { Job } from '../../jobs/job.js';
import { scheduler } from '../../threads/scheduler.js';
import { cmdlet, t } from '../cmdlet.js';
import * as jobs from './job-parameters.js';

export const WaitJob = cmdlet('Wait-Job', ['wjb'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Waits until jobs have ended.',
  defaultSet: jobs.namingSets.Id,
  parameters: {
    Job: jobs.jobParameter,
    Any: { type: t.switch, default: false, help: 'Wait for the first that ends.' },
    Timeout: {
      type: t.int,
      default: -1,
      aliases: ['TimeoutSec'],
      validate: [{ range: [-1, 2147483647] }],
      help: 'Seconds to wait at most; -1 waits for as long as it takes.',
    },
    Force: { type: t.switch, default: false, help: 'Wait also for jobs that are suspended or disconnected.' },
    Id: jobs.idParameter,
    InstanceId: jobs.instanceIdParameter,
    Name: jobs.nameParameter,
    State: jobs.stateParameter,
    Filter: jobs.filterParameter,
  },
  outputs: ['System.Management.Automation.Job'],
  examples: [
    { code: "(Start-ThreadJob { Start-Sleep -Milliseconds 5; 'done' } | Wait-Job).State", output: 'Completed' },
    {
      code: '$slow = Start-ThreadJob { Start-Sleep 30 }; $fast = Start-ThreadJob -Name fast { 1 }\n(Wait-Job $slow, $fast -Any).Name; Stop-Job $slow',
      output: 'fast',
    },
  ],
  run(cmd, { Any, Timeout, Force }) {
    const waited: Job[] = [];
    const isOver = (job: Job) =>
      job.isFinished || (!Force && (job.state === 'Suspended' || job.state === 'Disconnected'));
    return {
      process(values) {
        waited.push(...jobs.namedJobs(cmd, values));
      },
      end() {
        if (waited.length === 0 || Timeout === 0) return;
        const enough = () => (Any ? waited.some(isOver) : waited.every(isOver));
        const isBlocked = ({ state }: Job) => state === 'Blocked';
        const deadlock = () => !enough() && (Any ? waited.every(isBlocked) : waited.some(isBlocked));
        const milliseconds = Timeout < 0 ? Number.POSITIVE_INFINITY : Timeout * 1000;
        cmd.host.flush();
        if (!scheduler.wait(cmd.context, () => enough() || deadlock(), milliseconds)) return;
        if (deadlock()) {
          const job = waited.find(isBlocked);
          const exception = 'System.ArgumentException';
          cmd.throwTerminating(
            cmd.error('BlockedJobsDeadlockWithWaitJob', 'DeadlockDetected', job, blocked, exception),
          );
        }
        const over = waited.filter(isOver);
        if (over.some((job) => !job.isFinished)) cmd.writeWarning(notFinished);
        for (const job of Any ? over.slice(0, 1) : over) cmd.writeObject(job);
      },
    };
  },
}));

const blocked =
  'The Wait-Job cmdlet cannot finish working, because one or more jobs are blocked waiting for user interaction.  Process interactive job output by using the Receive-Job cmdlet, and then try again.';
const notFinished =
  'One or more jobs are in a suspended or disconnected state, and cannot continue without additional user input.  Specify the -Force parameter to continue to a completed, failed, or stopped state.';
