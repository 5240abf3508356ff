/** The InformationRecord that Write-Information and Write-Host write: it says who wrote it, where and when. */
import { hostname, userInfo } from 'node:os';
import { DateTime } from '../../dotnet/system/date-time.js';
import { InformationRecord } from '../../objects/records.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

let user: string | undefined;

export function informationRecord(cmd: CmdletRuntime, data: unknown): InformationRecord {
  const record = new InformationRecord(data, cmd.invocation.commandPath ?? cmd.invocation.extent?.file ?? 'Write-Host');
  user ??= userInfo().username;
  record.user = user;
  record.computer = hostname();
  record.processId = process.pid;
  record.nativeThreadId = process.pid;
  record.managedThreadId = 1;
  record.timeGenerated = DateTime.now.ticks;
  return record;
}
