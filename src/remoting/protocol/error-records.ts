/** ErrorRecords as the protocol needs them: their texts, and small ones of our own (MS-PSRP 2.2.3.15). */
import { errorCategories } from '../../runtime/objects/error-record.js';
import { WireObject, type WireValue, wireObject } from './wire-value.js';

/** The FullyQualifiedErrorId with which an endpoint in no-language mode refuses script. */
export const noLanguageErrorId = 'ScriptsNotAllowed';

/** The exception's message, or the record's own text. */
export function errorMessage(record: WireObject): string {
  const details = record.get('ErrorDetails_Message');
  if (typeof details === 'string' && details !== '') return details;
  const exception = record.get('Exception');
  if (exception instanceof WireObject) {
    const message = exception.get('Message');
    if (typeof message === 'string') return message;
    if (exception.text !== null) return exception.text;
  }
  return record.text ?? '';
}

export function fullyQualifiedErrorId(record: WireObject): string {
  return record.string('FullyQualifiedErrorId');
}

/** An ErrorRecord around an exception that has a type, a message, and nothing more. */
export function exceptionRecord(
  error: { message: string; exceptionType: string },
  fullyQualifiedId: string,
  category: (typeof errorCategories)[number] = 'NotSpecified',
): WireObject {
  const reason = error.exceptionType.slice(error.exceptionType.lastIndexOf('.') + 1);
  const record = wireObject(
    {
      Exception: exceptionObject(error.exceptionType, error.message),
      TargetObject: null,
      FullyQualifiedErrorId: fullyQualifiedId,
      InvocationInfo: null,
      ErrorCategory_Category: errorCategories.indexOf(category),
      ErrorCategory_Activity: '',
      ErrorCategory_Reason: reason,
      ErrorCategory_TargetName: '',
      ErrorCategory_TargetType: '',
      ErrorCategory_Message: `${category}: (:) [], ${reason}`,
      SerializeExtendedInfo: false,
    },
    ['System.Management.Automation.ErrorRecord', 'System.Object'],
  );
  record.text = error.message;
  return record;
}

/** Between the types of our own records and System.Exception. */
const basesOf: Readonly<Record<string, readonly string[]>> = {
  'System.InvalidOperationException': ['System.SystemException'],
  'System.Management.Automation.RuntimeException': ['System.SystemException'],
  'System.Management.Automation.PipelineStoppedException': [
    'System.Management.Automation.RuntimeException',
    'System.SystemException',
  ],
};

function exceptionObject(type: string, message: string): WireObject {
  const exception = new WireObject();
  const bases = type === 'System.Exception' ? [] : [...(basesOf[type] ?? []), 'System.Exception'];
  exception.typeNames = [type, ...bases, 'System.Object'];
  exception.text = `${type}: ${message}`;
  exception.adapted = new Map<string, WireValue>([
    ['Message', message],
    ['InnerException', null],
    ['HResult', -2146233088],
  ]);
  return exception;
}
