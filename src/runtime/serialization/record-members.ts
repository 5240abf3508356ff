/** What an ErrorRecord or a warning, verbose or debug record is written as (MS-PSRP 2.2.3.15, 2.2.3.16): notes, no properties. */
import { ErrorRecord, errorCategories } from '../objects/error-record.js';
import type { InformationalRecord } from '../objects/records.js';
import type { WrittenMember } from './written-members.js';

export function recordMembers(record: ErrorRecord | InformationalRecord): WrittenMember[] {
  const values = record instanceof ErrorRecord ? errorValues(record) : informationalValues(record);
  return values.map(([name, value]) => ({
    name,
    memberType: 'NoteProperty',
    isInstance: true,
    get: () => value ?? null,
  }));
}

function errorValues(record: ErrorRecord): [name: string, value: unknown][] {
  const { categoryInfo: category, errorDetails: details } = record;
  return [
    ['Exception', record.exception],
    ['TargetObject', record.targetObject],
    ['FullyQualifiedErrorId', record.fullyQualifiedErrorId],
    ['InvocationInfo', record.invocationInfo],
    ['ErrorCategory_Category', errorCategories.indexOf(category.category)],
    ['ErrorCategory_Activity', category.activity],
    ['ErrorCategory_Reason', category.reason],
    ['ErrorCategory_TargetName', category.targetName],
    ['ErrorCategory_TargetType', category.targetType],
    ['ErrorCategory_Message', category.toString()],
    ...(details === null
      ? []
      : ([
          ['ErrorDetails_Message', details.message],
          ['ErrorDetails_RecommendedAction', details.recommendedAction],
        ] as [string, unknown][])),
    ['SerializeExtendedInfo', false],
    ...(record.scriptStackTrace
      ? ([['ErrorDetails_ScriptStackTrace', record.scriptStackTrace]] as [string, unknown][])
      : []),
  ];
}

function informationalValues(record: InformationalRecord): [name: string, value: unknown][] {
  return [
    ['InformationalRecord_Message', record.message],
    ['InformationalRecord_SerializeInvocationInfo', false],
  ];
}
