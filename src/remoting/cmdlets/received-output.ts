/** Writes what a session brings to the streams of the command that asked, with the notes that say where it came from. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ErrorRecord } from '../../runtime/objects/error-record.js';
import { attachMembers, hasIdentity, PSObject } from '../../runtime/objects/ps-object.js';
import { type InformationRecord, ProgressRecord } from '../../runtime/objects/records.js';
import {
  errorRecordFrom,
  informationalRecordFrom,
  informationRecordFrom,
  progressRecordFrom,
} from '../../runtime/serialization/index.js';
import { messages } from '../messages.js';
import type { RecordStream } from '../protocol/events.js';
import type { TransportNotice } from '../transports/transport.js';
import type { PSSession } from './ps-session.js';
import { lostSessionError, remotingError } from './remoting-error-record.js';

/** Of the progress record that shows while a connection is made anew. */
const reconnectActivity = 104_895;

export class ReceivedOutput {
  constructor(
    private readonly cmd: CmdletRuntime,
    private readonly hideComputerName: boolean,
  ) {}

  write(stream: 'output' | RecordStream, value: unknown, session: PSSession): void {
    const { cmd } = this;
    switch (stream) {
      case 'output':
        cmd.writeObject(markedOutput(value, session, this.hideComputerName));
        return;
      case 'error':
        cmd.writeError(this.errorFrom(value, session));
        return;
      case 'warning':
        cmd.writeWarning(informationalRecordFrom(stream, value).message);
        return;
      case 'verbose':
        cmd.writeVerbose(informationalRecordFrom(stream, value).message);
        return;
      case 'debug':
        cmd.writeDebug(informationalRecordFrom(stream, value).message);
        return;
      case 'progress':
        cmd.writeProgress(progressRecordFrom(value));
        return;
      case 'information':
        cmd.writeInformation(forwarded(informationRecordFrom(value)));
    }
  }

  /** An error of the far side as one of this session. */
  errorFrom(value: unknown, session: PSSession): ErrorRecord {
    return remotingError(errorRecordFrom(value), session);
  }

  /** The session was lost. */
  writeLoss(session: PSSession, reason: string): void {
    this.cmd.writeError(lostSessionError(reason, session));
  }

  /** What the transport tells: a lost connection shows as progress with the seconds that are left. */
  notice(notice: TransportNotice, session: PSSession): void {
    const { cmd } = this;
    const computer = session.info.computerName;
    switch (notice.kind) {
      case 'redirected':
        cmd.writeWarning(messages.redirectedTo(notice.uri));
        return;
      case 'disconnected':
        cmd.writeWarning(messages.autoDisconnected(session.name, session.info.instanceId, computer));
        return;
      default: {
        const record = new ProgressRecord(
          reconnectActivity,
          messages.connectionInterrupted,
          messages.reconnecting(computer),
        );
        if (notice.kind === 'retrying') record.secondsRemaining = notice.secondsLeft;
        else record.recordType = 'Completed';
        cmd.writeProgress(record);
      }
    }
  }
}

/** Says where an object came from. */
export function markedOutput(value: unknown, session: PSSession, hideComputerName: boolean): unknown {
  if (value === null) return null;
  const object = value instanceof PSObject || hasIdentity(value) ? value : new PSObject(value);
  attachMembers(originNotes(object, session)).setEntry('PSShowComputerName', !hideComputerName);
  return object;
}
function originNotes<T extends object>(object: T, session: PSSession): T {
  const members = attachMembers(object);
  members.setEntry('PSComputerName', session.info.computerName);
  members.setEntry('RunspaceId', session.runspaceId);
  return object;
}

/** What was written to the host has come as a host call as well: the tag says so, as the real engine's. */
export function forwarded(record: InformationRecord): InformationRecord {
  if (record.tags.includes('PSHOST')) record.tags.push('FORWARDED');
  return record;
}
