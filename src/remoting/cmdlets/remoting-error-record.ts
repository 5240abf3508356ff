/** Errors of far sides, and of sessions that were lost: records that say which computer they are of (OriginInfo). */
import { completeCategory } from '../../runtime/engine/raised-error.js';
import { convertTo } from '../../runtime/language/conversion.js';
import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../../runtime/objects/error-record.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { defineType, type NetType, requireType } from '../../runtime/objects/net-type.js';
import { emptyGuid } from '../protocol/guid.js';
import type { PSSession } from './ps-session.js';

export class OriginInfo {
  declare readonly netType: NetType;
  constructor(
    readonly computerName: string,
    /** Lower-case GUIDs: of the session, and of the instance (unused: zeros). */
    readonly runspaceId: string,
    readonly instanceId = emptyGuid,
  ) {}
}

export class RemotingErrorRecord extends ErrorRecord {
  constructor(
    record: ErrorRecord,
    readonly originInfo: OriginInfo,
  ) {
    super(record.exception, record.errorId, record.categoryInfo, record.targetObject, record.commandTypeName);
    this.errorDetails = record.errorDetails;
    this.invocationInfo = record.invocationInfo;
    this.scriptStackTrace = record.scriptStackTrace;
    this.pipelineIterationInfo = record.pipelineIterationInfo;
    this.isRemote = true;
    this.exception.errorRecord = this;
  }

  override copy(): RemotingErrorRecord {
    const { errorRecord } = this.exception;
    const copy = new RemotingErrorRecord(super.copy(), this.originInfo);
    this.exception.errorRecord = errorRecord;
    return copy;
  }
}

/** An error of the far side as one of this session. */
export function remotingError(record: ErrorRecord, session: PSSession): RemotingErrorRecord {
  const { computerName, instanceId } = session.info;
  return new RemotingErrorRecord(record, new OriginInfo(computerName, instanceId));
}

/** The session was lost while a command ran in it: the details name its computer, since the text need not. */
export function lostSessionError(reason: string, session: PSSession): RemotingErrorRecord {
  const { computerName } = session.info;
  const exception = new NetException('System.Management.Automation.Remoting.PSRemotingTransportException', reason);
  const category = new ErrorCategoryInfo('OperationStopped');
  const record = new ErrorRecord(exception, 'JobFailure', category, computerName);
  record.errorDetails = new ErrorDetails(`[${computerName}] ${reason}`);
  completeCategory(record);
  return remotingError(record, session);
}

const automation = 'System.Management.Automation';
const guid = (text: string) => convertTo(text, requireType('System.Guid'));

defineType(`${automation}.Runspaces.RemotingErrorRecord`, { class: RemotingErrorRecord }, () => ({
  base: `${automation}.ErrorRecord`,
  members: {
    [`${automation}.Remoting.OriginInfo OriginInfo {get;}`]: (self: RemotingErrorRecord) => self.originInfo,
  },
}));

defineType(`${automation}.Remoting.OriginInfo`, { class: OriginInfo }, () => ({
  toString: (self: OriginInfo) => self.computerName,
  members: {
    'string PSComputerName {get;}': (self: OriginInfo) => self.computerName,
    'guid RunspaceID {get;}': (self: OriginInfo) => guid(self.runspaceId),
    'guid InstanceID {get;set;}': (self: OriginInfo) => guid(self.instanceId),
  },
}));
