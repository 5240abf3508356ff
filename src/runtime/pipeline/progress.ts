/** Write-Progress on its way to the host. */
import type { Frame } from '../engine/frame.js';
import { type ActionPreference, actionPreferenceIn } from '../engine/preferences.js';
import { HostMethod } from '../host/host-call.js';
import type { ProgressRecord } from '../objects/records.js';

export function writeProgress(
  frame: Frame,
  record: ProgressRecord,
  action: ActionPreference | null,
  sourceId = 0,
): void {
  const effective = action ?? actionPreferenceIn(frame.scope, 'ProgressPreference', 'Continue');
  if (effective === 'SilentlyContinue' || effective === 'Ignore') return;
  const { progressSink } = frame.engine;
  if (progressSink !== null) {
    progressSink(record);
    return;
  }
  frame.engine.recordOutput?.('progress', record);
  frame.engine.host.call(HostMethod.WriteProgress, {
    sourceId,
    activityId: record.activityId,
    parentActivityId: record.parentActivityId,
    activity: record.activity,
    statusDescription: record.statusDescription,
    currentOperation: record.currentOperation,
    percentComplete: record.percentComplete,
    secondsRemaining: record.secondsRemaining,
    completed: record.recordType === 'Completed',
  });
}
