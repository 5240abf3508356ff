/** The times of zip files: local time, seconds by twos, from 1980 on. */
import { DateTime } from '../system/date-time.js';

/** MS-DOS date and time: seconds by twos, years from 1980. */
export function toDosTime(time: DateTime): number {
  const date = ((Math.max(time.year - 1980, 0) << 9) | (time.month << 5) | time.day) << 16;
  return (date | (time.hour << 11) | (time.minute << 5) | (time.second >> 1)) >>> 0;
}
export function fromDosTime(value: number): DateTime {
  const [date, time] = [value >>> 16, value & 0xffff];
  const month = (date >> 5) & 15;
  const day = date & 31;
  if (month === 0 || day === 0) return DateTime.of(1980, 1, 1);
  return DateTime.of(1980 + (date >> 9), month, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
