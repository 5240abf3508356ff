/** ErrorRecord, ErrorCategoryInfo and ErrorDetails. The classes are in objects/error-record.ts. */
import {
  type ErrorCategory,
  ErrorCategoryInfo,
  ErrorDetails,
  ErrorRecord,
  errorCategories,
} from '../../objects/error-record.js';
import type { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, typeOf, types } from '../../objects/net-type.js';
import { type EnumValue, isNull } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { readOnlyCollection } from '../collections/read-only-collection.js';
import { argumentNull } from '../system/errors.js';

const automation = 'System.Management.Automation';

/** The name of a category by its number; NotSpecified for one that there is not. */
export function categoryOf(value: EnumValue): ErrorCategory {
  return errorCategories[Number(value.value)] ?? 'NotSpecified';
}

/** A record as a script makes it: reason and target are told from the exception and the target. */
export function makeErrorRecord(
  exception: NetException,
  errorId: string | null,
  category: ErrorCategory,
  target: unknown,
): ErrorRecord {
  const info = new ErrorCategoryInfo(category, '', exception.netType.name);
  if (!isNull(target)) {
    info.targetName = netText(target);
    info.targetType = typeOf(target).name;
  }
  return new ErrorRecord(exception, errorId ?? '', info, target);
}

function recordText(self: ErrorRecord): string {
  return self.message ?? netText(self.exception);
}

defineType(`${automation}.ErrorRecord`, { class: ErrorRecord }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: recordText,
  members: {
    [`new(System.Exception exception, string errorId, ${automation}.ErrorCategory errorCategory, System.Object targetObject)`]:
      (
        _type: NetType,
        exception: NetException | null,
        errorId: string | null,
        category: EnumValue,
        target: unknown,
      ) => {
        if (exception === null) throw argumentNull('exception');
        return makeErrorRecord(exception, errorId, categoryOf(category), target);
      },
    [`new(${automation}.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)`]: (
      _type: NetType,
      record: ErrorRecord | null,
      exception: NetException | null,
    ) => {
      if (record === null) throw argumentNull('errorRecord');
      const copy = new ErrorRecord(
        exception ?? record.exception,
        record.errorId,
        record.categoryInfo,
        record.targetObject,
        record.commandTypeName,
      );
      copy.errorDetails = record.errorDetails;
      copy.invocationInfo = record.invocationInfo;
      return copy;
    },
    'System.Exception Exception {get;}': (self: ErrorRecord) => self.exception,
    'System.Object TargetObject {get;}': (self: ErrorRecord) => self.targetObject,
    [`${automation}.ErrorCategoryInfo CategoryInfo {get;}`]: (self: ErrorRecord) => self.categoryInfo,
    'string FullyQualifiedErrorId {get;}': (self: ErrorRecord) => self.fullyQualifiedErrorId,
    [`${automation}.ErrorDetails ErrorDetails {get;set;}`]: {
      get: (self: ErrorRecord) => self.errorDetails,
      set: (self: ErrorRecord, value: ErrorDetails | null) => {
        self.errorDetails = value;
      },
    },
    [`${automation}.InvocationInfo InvocationInfo {get;}`]: (self: ErrorRecord) => self.invocationInfo,
    'string ScriptStackTrace {get;}': (self: ErrorRecord) => self.scriptStackTrace,
    'System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}': (self: ErrorRecord) =>
      readOnlyCollection(types.int32(), self.pipelineIterationInfo),
    'string ToString()': recordText,
  },
}));

/** A settable text property of ErrorCategoryInfo. */
function text(name: 'activity' | 'reason' | 'targetName' | 'targetType') {
  return {
    get: (self: ErrorCategoryInfo) => self[name],
    set: (self: ErrorCategoryInfo, value: string | null) => {
      self[name] = value ?? '';
    },
  };
}

defineType(`${automation}.ErrorCategoryInfo`, { class: ErrorCategoryInfo }, () => ({
  toString: (self: ErrorCategoryInfo) => self.toString(),
  members: {
    [`${automation}.ErrorCategory Category {get;}`]: (self: ErrorCategoryInfo) => self.category,
    'string Activity {get;set;}': text('activity'),
    'string Reason {get;set;}': text('reason'),
    'string TargetName {get;set;}': text('targetName'),
    'string TargetType {get;set;}': text('targetType'),
    'string GetMessage()': (self: ErrorCategoryInfo) => self.toString(),
    'string GetMessage(cultureinfo uiCultureInfo)': (self: ErrorCategoryInfo) => self.toString(),
    'string ToString()': (self: ErrorCategoryInfo) => self.toString(),
  },
}));

defineType(`${automation}.ErrorDetails`, { class: ErrorDetails }, () => ({
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  toString: (self: ErrorDetails) => self.message,
  members: {
    'new(string message)': (_type: NetType, message: string | null) => new ErrorDetails(message ?? ''),
    'string Message {get;}': (self: ErrorDetails) => self.message,
    'string RecommendedAction {get;set;}': {
      get: (self: ErrorDetails) => self.recommendedAction,
      set: (self: ErrorDetails, value: string | null) => {
        self.recommendedAction = value ?? '';
      },
    },
    'string ToString()': (self: ErrorDetails) => self.message,
  },
}));
