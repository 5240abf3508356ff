/** Which entries of the session history -Id, -Count and -Newest name, for Get-History and Clear-History. */
import type { History, HistoryInfo } from '../../engine/history.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** The `count` entries up to one, or from it on; the oldest or newest of all when `id` is 0. In the order of asking. */
export function entriesAround(history: History, id: number, count: number, newest: boolean): HistoryInfo[] {
  const { entries } = history;
  if (id === 0) return newest ? entries.slice(Math.max(0, entries.length - count)).reverse() : entries.slice(0, count);
  if (newest)
    return entries
      .filter((entry) => entry.id >= id)
      .slice(0, count)
      .reverse();
  return count === 0 ? [] : entries.filter((entry) => entry.id <= id).slice(-count);
}

export function noHistoryForId(cmd: CmdletRuntime, id: number | bigint): ErrorRecord {
  return cmd.error(
    'GetHistoryNoHistoryForId',
    'ObjectNotFound',
    typeof id === 'number' ? id : BigInt(id),
    `Cannot locate the history for Id ${id}.`,
    'System.ArgumentException',
  );
}

export function refuseCountWithIds(cmd: CmdletRuntime, count: number): never {
  return cmd.throwTerminating(
    cmd.error(
      'GetHistoryNoCountWithMultipleIds',
      'InvalidArgument',
      count,
      'The count cannot be combined with multiple Ids.',
      'System.ArgumentException',
    ),
  );
}
