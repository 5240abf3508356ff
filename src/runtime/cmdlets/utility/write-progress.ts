/** Write-Progress shows how far a long task has come. Where there is no terminal nothing is shown. */
import { ProgressRecord } from '../../objects/records.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const WriteProgress = cmdlet('Write-Progress', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows how far a task has come.',
  parameters: {
    Activity: { type: t.string, position: 0, default: '', help: 'The heading: what is being done.' },
    Status: {
      type: t.string,
      position: 1,
      default: 'Processing',
      validate: [{ notNullOrEmpty: true }],
      help: 'What it is doing now.',
    },
    Id: {
      type: t.int,
      position: 2,
      default: 0,
      validate: [{ range: [0, 2147483647] }],
      help: 'Tells one bar from another.',
    },
    PercentComplete: {
      type: t.int,
      default: -1,
      validate: [{ range: [-1, 100] }],
      help: 'Per cent, or -1 for no bar.',
    },
    SecondsRemaining: { type: t.int, default: -1, help: 'Seconds to go, or -1 when unknown.' },
    CurrentOperation: { type: t.string, default: '', help: 'A line below the bar.' },
    ParentId: {
      type: t.int,
      default: -1,
      validate: [{ range: [-1, 2147483647] }],
      help: 'Id of the bar below which this one stands.',
    },
    Completed: { type: t.switch, default: false, help: 'Takes the bar away.' },
    SourceId: { type: t.int, default: 0, help: 'Whose progress it is.' },
  },
  examples: [
    {
      code: "foreach ($i in 1..3) { Write-Progress 'Counting' -PercentComplete ($i * 33) }; 'counted'",
      output: 'counted',
    },
    { code: "Write-Progress 'Counting' -Completed" },
  ],
  run: (cmd) => ({
    process(values) {
      const { Activity, Completed } = values;
      if (Activity === '' && !Completed) refuse(cmd);
      const record = new ProgressRecord(values.Id, Activity || ' ', values.Status);
      record.parentActivityId = values.ParentId;
      record.percentComplete = values.PercentComplete;
      record.secondsRemaining = values.SecondsRemaining;
      record.currentOperation = values.CurrentOperation;
      record.recordType = Completed ? 'Completed' : 'Processing';
      cmd.writeProgress(record, values.SourceId);
    },
  }),
}));

function refuse(cmd: CmdletRuntime): never {
  const message = "Missing value for mandatory parameter. (Parameter 'Activity')";
  return cmd.throwTerminating(cmd.error('MissingActivity', 'InvalidArgument', '', message, 'System.ArgumentException'));
}
