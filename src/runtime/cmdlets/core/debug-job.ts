/** Debug-Job would debug what a job runs. The debugger here knows its own session only, which it says. */
import { cmdlet, t } from '../cmdlet.js';
import * as jobs from './job-parameters.js';

export const DebugJob = cmdlet('Debug-Job', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Would debug a job; the debugger knows its own session only.',
  defaultSet: jobs.jobSet,
  supportsShouldProcess: true,
  parameters: {
    Job: {
      type: jobs.jobType,
      sets: { [jobs.jobSet]: { mandatory: true, position: 0, from: 'both' } },
      help: 'The job.',
    },
    Name: { type: t.string, sets: { JobNameParameterSet: { mandatory: true, position: 0 } }, help: 'Its name.' },
    Id: { type: t.int, sets: { JobIdParameterSet: { mandatory: true, position: 0 } }, help: 'Its number.' },
    InstanceId: {
      type: t.net('System.Guid'),
      sets: { JobInstanceIdParameterSet: { mandatory: true, position: 0 } },
      help: 'Its instance id.',
    },
    BreakAll: { type: t.switch, default: false, help: 'Stop at once.' },
  },
  examples: [
    {
      code: 'try { Start-ThreadJob { } | Debug-Job } catch { $_.FullyQualifiedErrorId }',
      output: 'DebuggerNotAvailable,Microsoft.PowerShell.Commands.DebugJobCommand',
    },
  ],
  run(cmd) {
    return {
      process() {
        const text = 'Jobs cannot be debugged: the debugger of this shell knows its own session only.';
        cmd.throwTerminating(
          cmd.error('DebuggerNotAvailable', 'NotImplemented', null, text, 'System.NotSupportedException'),
        );
      },
    };
  },
}));
