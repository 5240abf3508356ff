/** Records of the streams as they come from a remote computer: from deserialized objects back to live records. */

import { DateTime } from '../dotnet/system/date-time.js';
import { enumerableOf } from '../language/enumerate.js';
import { toText } from '../language/to-text.js';
import {
  ErrorCategoryInfo,
  ErrorDetails,
  ErrorRecord,
  errorCategories,
  InvocationInfo,
} from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { readProperty } from '../objects/property-access.js';
import { baseOf } from '../objects/ps-object.js';
import {
  DebugRecord,
  HostInformationMessage,
  type InformationalRecord,
  InformationRecord,
  ProgressRecord,
  VerboseRecord,
  WarningRecord,
} from '../objects/records.js';
import { fold, isNull } from '../objects/values.js';

function read(value: unknown, name: string): unknown {
  return readProperty(value, name, fold(name)) ?? null;
}
function text(value: unknown, name: string): string {
  const found = read(value, name);
  return isNull(found) ? '' : toText(found);
}
function number(value: unknown, name: string, fallback: number): number {
  const found = baseOf(read(value, name));
  return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : fallback;
}

/** An ErrorRecord from the body of an ERROR_RECORD message. Its exception is a RemoteException around the original's copy. */
export function errorRecordFrom(value: unknown): ErrorRecord {
  const original = read(value, 'Exception');
  const message = text(original, 'Message') || toText(value);
  const exception = new NetException('System.Management.Automation.RemoteException', message, null, {
    SerializedRemoteException: original,
    SerializedRemoteInvocationInfo: read(value, 'InvocationInfo'),
  });
  const category = new ErrorCategoryInfo(
    errorCategories[number(value, 'ErrorCategory_Category', 0)] ?? 'NotSpecified',
    text(value, 'ErrorCategory_Activity'),
    text(value, 'ErrorCategory_Reason'),
    text(value, 'ErrorCategory_TargetName'),
    text(value, 'ErrorCategory_TargetType'),
  );
  const record = new ErrorRecord(
    exception,
    text(value, 'FullyQualifiedErrorId'),
    category,
    read(value, 'TargetObject'),
  );
  const details = read(value, 'ErrorDetails_Message');
  if (!isNull(details))
    record.errorDetails = new ErrorDetails(toText(details), text(value, 'ErrorDetails_RecommendedAction'));
  record.scriptStackTrace = text(value, 'ErrorDetails_ScriptStackTrace') || null;
  if (read(value, 'SerializeExtendedInfo') === true) {
    record.invocationInfo = invocationFrom(value);
    record.pipelineIterationInfo = numbers(read(value, 'PipelineIterationInfo'));
  }
  exception.errorRecord = record;
  record.isRemote = true;
  return record;
}

export function informationalRecordFrom(stream: 'warning' | 'verbose' | 'debug', value: unknown): InformationalRecord {
  const message = text(value, 'InformationalRecord_Message');
  const record =
    stream === 'warning'
      ? new WarningRecord(message)
      : stream === 'verbose'
        ? new VerboseRecord(message)
        : new DebugRecord(message);
  if (read(value, 'InformationalRecord_SerializeInvocationInfo') === true)
    record.invocationInfo = invocationFrom(value);
  return record;
}

export function progressRecordFrom(value: unknown): ProgressRecord {
  const record = new ProgressRecord(
    number(value, 'ActivityId', 0),
    text(value, 'Activity') || ' ',
    text(value, 'StatusDescription'),
  );
  record.currentOperation = text(value, 'CurrentOperation');
  record.parentActivityId = number(value, 'ParentActivityId', -1);
  record.percentComplete = number(value, 'PercentComplete', -1);
  record.secondsRemaining = number(value, 'SecondsRemaining', -1);
  record.recordType = number(value, 'Type', 0) === 1 ? 'Completed' : 'Processing';
  return record;
}

/** What Write-Host wrote comes as a HostInformationMessage again. */
export function informationRecordFrom(value: unknown): InformationRecord {
  const data = read(value, 'MessageData');
  const record = new InformationRecord(hostMessageOf(data) ?? data, text(value, 'Source'));
  record.tags = [...(enumerableOf(read(value, 'Tags')) ?? [])].map((tag) => toText(tag));
  record.user = text(value, 'User');
  record.computer = text(value, 'Computer');
  record.processId = unsigned(read(value, 'ProcessId'));
  record.nativeThreadId = unsigned(read(value, 'NativeThreadId'));
  record.managedThreadId = unsigned(read(value, 'ManagedThreadId'));
  const generated = read(value, 'TimeGenerated');
  if (generated instanceof DateTime) record.timeGenerated = generated.toLocalTime().ticks;
  return record;
}

function hostMessageOf(data: unknown): HostInformationMessage | null {
  const message = read(data, 'Message');
  if (typeof data !== 'object' || isNull(message) || isNull(read(data, 'NoNewLine'))) return null;
  const color = (name: string) => {
    const value = baseOf(read(data, name));
    return typeof value === 'number' ? value : null;
  };
  return new HostInformationMessage(
    toText(message),
    read(data, 'NoNewLine') === true,
    color('ForegroundColor'),
    color('BackgroundColor'),
  );
}

const invocationPrefix = 'InvocationInfo_';
const receivedNames = [
  'Line',
  'OffsetInLine',
  'ScriptLineNumber',
  'ScriptName',
  'PositionMessage',
  'PSScriptRoot',
  'PSCommandPath',
] as const;

function invocationFrom(value: unknown): InvocationInfo {
  const invocation = new InvocationInfo();
  const own = (name: string) => read(value, invocationPrefix + name);
  invocation.invocationName = text(value, `${invocationPrefix}InvocationName`);
  invocation.boundParameters = own('BoundParameters');
  invocation.unboundArguments = [...(enumerableOf(own('UnboundArguments')) ?? [])];
  invocation.expectingInput = own('ExpectingInput') === true;
  invocation.historyId = number(value, `${invocationPrefix}HistoryId`, -1);
  invocation.pipelineLength = number(value, `${invocationPrefix}PipelineLength`, 0);
  invocation.pipelinePosition = number(value, `${invocationPrefix}PipelinePosition`, 0);
  invocation.commandOrigin = number(value, `${invocationPrefix}CommandOrigin`, 1) === 0 ? 'Runspace' : 'Internal';
  invocation.received = Object.fromEntries(receivedNames.map((name) => [name, own(name)]));
  return invocation;
}

function numbers(value: unknown): number[] {
  return [...(enumerableOf(value) ?? [])].filter((item): item is number => typeof item === 'number');
}

/** A UInt32 comes boxed. */
function unsigned(value: unknown): number {
  const base = baseOf(value) as { value?: unknown } | number | null;
  if (typeof base === 'number') return base;
  return typeof base === 'object' && base !== null && typeof base.value === 'number' ? base.value : 0;
}
