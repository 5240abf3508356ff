/** The records of the streams other than output and error. The classes are in objects/records.ts. */

import { toText } from '../../language/to-text.js';
import { getProperty } from '../../objects/members.js';
import { defineType, type MemberImplementation, type NetType, types } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import {
  DebugRecord,
  HostInformationMessage,
  type InformationalRecord,
  InformationRecord,
  ProgressRecord,
  VerboseRecord,
  WarningRecord,
} from '../../objects/records.js';
import type { EnumValue } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { listOf } from '../collections/list.js';
import { readOnlyCollection } from '../collections/read-only-collection.js';
import { DateTime, DateTimeKind } from '../system/date-time.js';
import { psArgumentOutOfRange, psArgumentText } from './ps-errors.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.InformationalRecord`, {}, () => ({
  abstract: true,
  toString: (self: InformationalRecord) => self.message,
  members: {
    'string Message {get;set;}': {
      get: (self: InformationalRecord) => self.message,
      set: (self: InformationalRecord, value: string) => {
        self.message = value;
      },
    },
    [`${automation}.InvocationInfo InvocationInfo {get;}`]: (self: InformationalRecord) => self.invocationInfo,
    'System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}': () =>
      readOnlyCollection(types.int32(), []),
    'string ToString()': (self: InformationalRecord) => self.message,
  },
}));

for (const [name, cls] of Object.entries({ WarningRecord, VerboseRecord, DebugRecord }))
  defineType(`${automation}.${name}`, { class: cls }, () => ({
    base: `${automation}.InformationalRecord`,
    members: {
      'new(string message)': (_type: NetType, message: string) => new cls(message),
      'new(psobject record)': (_type: NetType, record: unknown) => new cls(netText(getProperty(record, 'Message'))),
      ...(cls === WarningRecord && warningMembers()),
    },
  }));

function warningMembers(): Record<string, MemberImplementation> {
  return {
    'new(string fullyQualifiedWarningId, string message)': (_type: NetType, id: string | null, message: string) => {
      const record = new WarningRecord(message);
      record.fullyQualifiedWarningId = id ?? '';
      return record;
    },
    'string FullyQualifiedWarningId {get;}': (self: WarningRecord) => self.fullyQualifiedWarningId,
  };
}

/** A property that is read and set as it is. */
function plain<T extends object>(name: keyof T): MemberImplementation {
  return {
    get: (self: T) => self[name],
    set: (self: T, value: never) => {
      self[name] = value;
    },
  };
}

/** What an InformationRecord says: the ToString of its message, which is the engine's own for a custom object. */
export function messageText({ messageData }: InformationRecord): string {
  return messageData instanceof PSObject && messageData.isCustom ? toText(messageData) : netText(messageData);
}

defineType(`${automation}.InformationRecord`, { class: InformationRecord }, () => ({
  toString: messageText,
  members: {
    'new(System.Object messageData, string source)': (_type: NetType, data: unknown, source: string) =>
      new InformationRecord(data, source),
    'System.Object MessageData {get;}': (self: InformationRecord) => self.messageData,
    'string Source {get;set;}': plain<InformationRecord>('source'),
    'datetime TimeGenerated {get;set;}': {
      get: (self: InformationRecord) => new DateTime(self.timeGenerated, DateTimeKind.Local),
      set: (self: InformationRecord, value: DateTime) => {
        self.timeGenerated = value.ticks;
      },
    },
    'System.Collections.Generic.List[string] Tags {get;}': (self: InformationRecord) =>
      listOf(types.string(), self.tags),
    'string User {get;set;}': plain<InformationRecord>('user'),
    'string Computer {get;set;}': plain<InformationRecord>('computer'),
    'uint ProcessId {get;set;}': plain<InformationRecord>('processId'),
    'uint NativeThreadId {get;set;}': plain<InformationRecord>('nativeThreadId'),
    'uint ManagedThreadId {get;set;}': plain<InformationRecord>('managedThreadId'),
    'string ToString()': messageText,
  },
}));

function color(name: 'foregroundColor' | 'backgroundColor'): MemberImplementation {
  return {
    get: (self: HostInformationMessage) => self[name],
    set: (self: HostInformationMessage, value: EnumValue | null) => {
      self[name] = value === null ? null : Number(value.value);
    },
  };
}
defineType(`${automation}.HostInformationMessage`, { class: HostInformationMessage }, () => ({
  toString: (self: HostInformationMessage) => self.message,
  members: {
    'new()': () => new HostInformationMessage(''),
    'string Message {get;set;}': plain<HostInformationMessage>('message'),
    'System.Nullable[bool] NoNewLine {get;set;}': plain<HostInformationMessage>('noNewLine'),
    'System.Nullable[System.ConsoleColor] ForegroundColor {get;set;}': color('foregroundColor'),
    'System.Nullable[System.ConsoleColor] BackgroundColor {get;set;}': color('backgroundColor'),
    'string ToString()': (self: HostInformationMessage) => self.message,
  },
}));

function notEmpty(value: string | null, parameter: string): string {
  if (!value)
    throw psArgumentText(`Cannot process the argument because the value of ${parameter} cannot be null or empty.`);
  return value;
}
function makeProgress(activityId: number, activity: string | null, status: string | null): ProgressRecord {
  if (activityId < 0)
    throw psArgumentOutOfRange(
      'activityId',
      'Cannot process the argument because activityId cannot be a negative value.',
      activityId,
    );
  return new ProgressRecord(activityId, notEmpty(activity, 'activity'), notEmpty(status, 'statusDescription'));
}
function progressText(self: ProgressRecord): string {
  return `parent = ${self.parentActivityId} id = ${self.activityId} act = ${self.activity} stat = ${self.statusDescription} cur = ${self.currentOperation} pct = ${self.percentComplete} sec = ${self.secondsRemaining} type = ${self.recordType}`;
}
defineType(`${automation}.ProgressRecord`, { class: ProgressRecord }, () => ({
  toString: progressText,
  members: {
    'new(int activityId, string activity, string statusDescription)': (
      _type: NetType,
      id: number,
      activity: string,
      status: string,
    ) => makeProgress(id, activity, status),
    'new(int activityId)': (_type: NetType, id: number) => makeProgress(id, ' ', ' '),
    'int ActivityId {get;}': (self: ProgressRecord) => self.activityId,
    'int ParentActivityId {get;set;}': {
      get: (self: ProgressRecord) => self.parentActivityId,
      set: (self: ProgressRecord, id: number) => {
        if (id === self.activityId) throw psArgumentText('ParentActivityId cannot be the same as the ActivityId.');
        self.parentActivityId = id;
      },
    },
    'string Activity {get;set;}': {
      get: (self: ProgressRecord) => self.activity,
      set: (self: ProgressRecord, activity: string | null) => {
        self.activity = notEmpty(activity, 'value');
      },
    },
    'string StatusDescription {get;set;}': {
      get: (self: ProgressRecord) => self.statusDescription,
      set: (self: ProgressRecord, status: string | null) => {
        self.statusDescription = notEmpty(status, 'value');
      },
    },
    'string CurrentOperation {get;set;}': plain<ProgressRecord>('currentOperation'),
    'int PercentComplete {get;set;}': {
      get: (self: ProgressRecord) => self.percentComplete,
      set: (self: ProgressRecord, percent: number) => {
        if (percent > 100)
          throw psArgumentOutOfRange(
            'value',
            'Cannot set percent because PercentComplete cannot be greater than 100.',
            percent,
          );
        self.percentComplete = percent;
      },
    },
    'int SecondsRemaining {get;set;}': plain<ProgressRecord>('secondsRemaining'),
    [`${automation}.ProgressRecordType RecordType {get;set;}`]: {
      get: (self: ProgressRecord) => self.recordType,
      set: (self: ProgressRecord, value: EnumValue) => {
        self.recordType = Number(value.value) === 0 ? 'Processing' : 'Completed';
      },
    },
    'string ToString()': progressText,
  },
}));
