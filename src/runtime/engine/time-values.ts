/** JavaScript times as DateTime and TimeSpan values. */
import { DateTime } from '../dotnet/system/date-time.js';
import { TimeSpan } from '../dotnet/system/time-span.js';

/** Local time from milliseconds since 1970 UTC. */
export function dateTimeFromMilliseconds(milliseconds: number): DateTime {
  return DateTime.fromDate(new Date(milliseconds));
}
export function timeSpanFromMilliseconds(milliseconds: number): TimeSpan {
  return TimeSpan.fromMilliseconds(milliseconds);
}
