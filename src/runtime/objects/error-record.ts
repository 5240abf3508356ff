/** ErrorRecord, its category, and InvocationInfo: what an error says of itself and of where it happened. */
import type { ScriptExtent } from '../../parser/index.js';
import type { NetException } from './net-exception.js';
import type { NetType } from './net-type.js';

/** System.Management.Automation.ErrorCategory, in its numeric order. */
export const errorCategories = [
  'NotSpecified',
  'OpenError',
  'CloseError',
  'DeviceError',
  'DeadlockDetected',
  'InvalidArgument',
  'InvalidData',
  'InvalidOperation',
  'InvalidResult',
  'InvalidType',
  'MetadataError',
  'NotImplemented',
  'NotInstalled',
  'ObjectNotFound',
  'OperationStopped',
  'OperationTimeout',
  'SyntaxError',
  'ParserError',
  'PermissionDenied',
  'ResourceBusy',
  'ResourceExists',
  'ResourceUnavailable',
  'ReadError',
  'WriteError',
  'FromStdErr',
  'SecurityError',
  'ProtocolError',
  'ConnectionError',
  'AuthenticationError',
  'LimitsExceeded',
  'QuotaExceeded',
  'NotEnabled',
] as const;
export type ErrorCategory = (typeof errorCategories)[number];

export class ErrorCategoryInfo {
  declare readonly netType: NetType;
  /** The reason is the name of the exception's type, which is never shortened. */
  reasonIsException = false;
  constructor(
    public category: ErrorCategory,
    public activity = '',
    public reason = '',
    public targetName = '',
    public targetType = '',
  ) {}
  /** CategoryView: `ObjectNotFound: (nope:String) [Get-Item], ItemNotFoundException`. */
  toString(): string {
    const target = `${shortened(this.targetName)}:${shortened(this.targetType)}`;
    return `${this.category}: (${target}) [${shortened(this.activity)}], ${this.reasonIsException ? this.reason : shortened(this.reason)}`;
  }
}

/** Long texts keep their two ends. */
function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 19)}…${text.slice(-19)}`;
}

/** MyInvocation, and an error's InvocationInfo. */
export class InvocationInfo {
  declare readonly netType: NetType;
  /** CommandInfo; null for a script block or an expression. */
  myCommand: unknown = null;
  invocationName = '';
  /** Where the command stands; null when it was not called from script text. */
  extent: ScriptExtent | null = null;
  /** Makes `boundParameters` when a script asks for them. */
  makeBoundParameters: (() => unknown) | null = null;
  private bound: unknown = null;
  unboundArguments: unknown[] = [];
  pipelineLength = 0;
  pipelinePosition = 0;
  /** How many objects the pipeline was given, then how many each of its commands has dealt with. */
  pipelineIterationInfo: readonly number[] = [];
  expectingInput = false;
  commandOrigin: 'Runspace' | 'Internal' = 'Internal';
  historyId = -1;
  /** The position that is shown in place of `extent` (DisplayScriptPosition), as a script has set it. */
  displayScriptPosition: unknown = null;
  /** What came with the invocation over a wire, where no extent exists: by property name (Line, ScriptLineNumber...). */
  received: Record<string, unknown> | null = null;

  get commandPath(): string | null {
    return this.received === null ? (this.extent?.file ?? null) : (this.received['PSCommandPath'] as string) || null;
  }

  /** What an error or another record keeps of it: the command, its place and its name. */
  forRecord(): InvocationInfo {
    const info = new InvocationInfo();
    info.myCommand = this.myCommand;
    info.invocationName = this.invocationName;
    info.extent = this.extent;
    info.historyId = this.historyId;
    info.received = this.received;
    return info;
  }

  get boundParameters(): unknown {
    return this.makeBoundParameters === null ? this.bound : this.makeBoundParameters();
  }
  set boundParameters(parameters: unknown) {
    this.bound = parameters;
  }
}

export class ErrorDetails {
  declare readonly netType: NetType;
  constructor(
    public message: string,
    public recommendedAction = '',
  ) {}
}

export class ErrorRecord {
  declare readonly netType: NetType;
  errorDetails: ErrorDetails | null = null;
  invocationInfo: InvocationInfo | null = null;
  /** Where it happened; its text is made when somebody asks for it, since most errors are caught and forgotten. */
  stackTrace: { toString(): string } | null = null;
  pipelineIterationInfo: number[] = [];
  /** Set where ErrorActionPreference says that it is not to be put into $Error. */
  preserveInvocationInfoOnce = false;
  /** No command's name is added to the error id (Write-Error outside of any function). */
  idIsWhole = false;
  /** Set for a record of a remote computer: which command failed was said there, and no command of ours is put in. */
  isRemote = false;
  constructor(
    public exception: NetException,
    /** Without the `,CommandType` that the command adds. */
    public errorId: string,
    public categoryInfo: ErrorCategoryInfo,
    public targetObject: unknown = null,
    /** Class of the command (`Microsoft.PowerShell.Commands.GetItemCommand`, or a function's name); '' for none. */
    public commandTypeName = '',
  ) {}
  get fullyQualifiedErrorId(): string {
    return [this.errorId, this.commandTypeName].filter((part) => part !== '').join();
  }
  /** What is thrown or written again is a record of its own, so that $Error keeps saying what it said. */
  copy(): ErrorRecord {
    const { category, activity, reason, targetName, targetType, reasonIsException } = this.categoryInfo;
    const info = new ErrorCategoryInfo(category, activity, reason, targetName, targetType);
    info.reasonIsException = reasonIsException;
    const copy = new ErrorRecord(this.exception, this.errorId, info, this.targetObject, this.commandTypeName);
    const { errorDetails } = this;
    copy.errorDetails = errorDetails && new ErrorDetails(errorDetails.message, errorDetails.recommendedAction);
    copy.invocationInfo = this.invocationInfo;
    copy.stackTrace = this.stackTrace;
    copy.pipelineIterationInfo = this.pipelineIterationInfo;
    copy.idIsWhole = this.idIsWhole;
    copy.isRemote = this.isRemote;
    return copy;
  }
  get scriptStackTrace(): string | null {
    return this.stackTrace === null ? null : String(this.stackTrace);
  }
  set scriptStackTrace(text: string | null) {
    this.stackTrace = text;
  }
  /** Details' message, else the exception's. */
  get message(): string {
    return this.errorDetails?.message || this.exception.message;
  }
}
