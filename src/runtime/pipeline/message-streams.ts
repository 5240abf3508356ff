/** Warning, verbose, debug and information: whether a message is shown, and where (about_Output_Streams). */
import { messageText } from '../dotnet/automation/records.js';
import type { Frame } from '../engine/frame.js';
import { inquire } from '../engine/inquire.js';
import type { ActionPreference } from '../engine/preferences.js';
import { RaisedError } from '../engine/raised-error.js';
import { HostMethod } from '../host/host-call.js';
import { ErrorCategoryInfo, ErrorRecord, type InvocationInfo } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import {
  DebugRecord,
  HostInformationMessage,
  type InformationalRecord,
  type InformationRecord,
  VerboseRecord,
  WarningRecord,
} from '../objects/records.js';
import { setWriteStream } from '../objects/write-stream.js';
import type { StreamSet } from './streams.js';

export type MessageStream = 'warning' | 'verbose' | 'debug';

const recordClass = { warning: WarningRecord, verbose: VerboseRecord, debug: DebugRecord };
const streamName = { warning: 'Warning', verbose: 'Verbose', debug: 'Debug' } as const;
const preferenceName = { warning: 'WarningPreference', verbose: 'VerbosePreference', debug: 'DebugPreference' };
const hostMethod = {
  warning: HostMethod.WriteWarningLine,
  verbose: HostMethod.WriteVerboseLine,
  debug: HostMethod.WriteDebugLine,
};

export function messageRecord(
  stream: MessageStream,
  text: string,
  invocation: InvocationInfo | null,
): InformationalRecord {
  const record = new recordClass[stream](text);
  record.invocationInfo = invocation;
  setWriteStream(record, streamName[stream]);
  return record;
}

/** `attribute` says in the error of a message that stops which command it was. */
export function writeMessage(
  frame: Frame,
  streams: StreamSet,
  stream: MessageStream,
  record: InformationalRecord,
  action: ActionPreference,
  attribute: (error: ErrorRecord) => void,
): void {
  const isShown = action !== 'SilentlyContinue' && action !== 'Ignore';
  const text = record.message;
  if (isShown) {
    const sink = streams[stream];
    if (sink !== null) sink.write(record);
    else {
      frame.engine.recordOutput?.(stream, record);
      showMessage(frame, stream, text);
    }
  }
  if (action === 'Break') frame.engine.debugger.breakHere(frame, record);
  if (stream === 'warning') for (const list of streams.lists.warning) list.items.push(record);
  const stops = action === 'Stop' || (action === 'Inquire' && !inquire(frame.engine, text));
  if (stops) throw stopped(preferenceName[stream], text, attribute);
}

export function showMessage(frame: Frame, stream: MessageStream, text: string): void {
  frame.engine.host.call(hostMethod[stream], text);
}

function stopped(preference: string, text: string, attribute: (error: ErrorRecord) => void): RaisedError {
  const exception = new NetException(
    'System.Management.Automation.ActionPreferenceStopException',
    `The running command stopped because the preference variable "${preference}" or common parameter is set to Stop: ${text}`,
  );
  const record = new ErrorRecord(exception, 'ActionPreferenceStop', new ErrorCategoryInfo('OperationStopped'));
  exception.errorRecord = record;
  attribute(record);
  return new RaisedError(record, true, true);
}

/** Information records reach whoever redirects stream 6; the host shows them by the preference, Write-Host's always. */
export function writeInformationRecord(
  frame: Frame,
  streams: StreamSet,
  record: InformationRecord,
  action: ActionPreference,
  attribute: (error: ErrorRecord) => void,
): void {
  setWriteStream(record, 'Information');
  if (action !== 'Ignore') {
    if (streams.information !== null) streams.information.write(record);
    else {
      frame.engine.recordOutput?.('information', record);
      frame.engine.host.objectOutput?.write(record, 'information');
    }
    // What came from another computer's host was shown by its host call.
    const isForHost = record.tags.includes('PSHOST') && !record.tags.includes('FORWARDED');
    if (streams.information === null && (action === 'Continue' || isForHost)) showInformation(frame, record);
  }
  if (action === 'Break') frame.engine.debugger.breakHere(frame, record);
  for (const list of streams.lists.information) list.items.push(record);
  const text = messageText(record);
  const stops = action === 'Stop' || (action === 'Inquire' && !inquire(frame.engine, text));
  if (stops) throw stopped('InformationPreference', text, attribute);
}

export function showInformation(frame: Frame, record: InformationRecord): void {
  const { host } = frame.engine;
  const data = record.messageData;
  if (!(data instanceof HostInformationMessage)) {
    host.call(HostMethod.WriteLine2, messageText(record));
    return;
  }
  const colours = data.foregroundColor !== null || data.backgroundColor !== null;
  if (colours)
    host.call(
      data.noNewLine ? HostMethod.Write2 : HostMethod.WriteLine3,
      data.foregroundColor,
      data.backgroundColor,
      data.message,
    );
  else host.call(data.noNewLine ? HostMethod.Write1 : HostMethod.WriteLine2, data.message);
}
