/** System.TimeZone: the local time zone, as code from before TimeZoneInfo asks for it. */
import { invokeMethod } from '../../objects/members.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { DateTime } from './date-time.js';
import { localZone } from './time-zone-info.js';

class TimeZone {
  declare readonly netType: NetType;
}

const ofZone = (method: string) => (_self: TimeZone, time: DateTime) => invokeMethod(localZone(), method, [time]);
const ofTime = (method: string) => (_self: TimeZone, time: DateTime) => invokeMethod(time, method, []);

defineType('System.TimeZone', { class: TimeZone }, () => ({
  abstract: true,
  members: {
    'static System.TimeZone CurrentTimeZone {get;}': () => new TimeZone(),
    'string StandardName {get;}': () => localZone().standardName,
    'string DaylightName {get;}': () => localZone().daylightName,
    'timespan GetUtcOffset(datetime time)': ofZone('GetUtcOffset'),
    'bool IsDaylightSavingTime(datetime time)': ofZone('IsDaylightSavingTime'),
    'datetime ToLocalTime(datetime time)': ofTime('ToLocalTime'),
    'datetime ToUniversalTime(datetime time)': ofTime('ToUniversalTime'),
  },
}));
