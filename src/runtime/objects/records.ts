/** The records of the other streams: warning, verbose, debug, information and progress. */
import type { InvocationInfo } from './error-record.js';
import type { NetType } from './net-type.js';

export abstract class InformationalRecord {
  declare readonly netType: NetType;
  invocationInfo: InvocationInfo | null = null;
  constructor(public message: string) {}
}
export class WarningRecord extends InformationalRecord {
  fullyQualifiedWarningId = '';
}
export class VerboseRecord extends InformationalRecord {}
export class DebugRecord extends InformationalRecord {}

export class InformationRecord {
  declare readonly netType: NetType;
  tags: string[] = [];
  user = '';
  computer = '';
  processId = 0;
  nativeThreadId = 0;
  managedThreadId = 0;
  /** .NET ticks (100 ns since year 1) of the local time of writing. */
  timeGenerated = 0n;
  constructor(
    public messageData: unknown,
    public source: string,
  ) {}
}

/** What Write-Host puts into an InformationRecord. Colours are ConsoleColor numbers or null. */
export class HostInformationMessage {
  declare readonly netType: NetType;
  constructor(
    public message: string,
    public noNewLine = false,
    public foregroundColor: number | null = null,
    public backgroundColor: number | null = null,
  ) {}
}

export class ProgressRecord {
  declare readonly netType: NetType;
  currentOperation = '';
  parentActivityId = -1;
  /** 0 to 100, or -1 for unknown. */
  percentComplete = -1;
  /** Seconds, or -1 for unknown. */
  secondsRemaining = -1;
  recordType: 'Processing' | 'Completed' = 'Processing';
  constructor(
    public activityId: number,
    public activity: string,
    public statusDescription: string,
  ) {}
}
