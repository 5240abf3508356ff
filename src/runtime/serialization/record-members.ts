/** What an ErrorRecord or a warning, verbose or debug record is written as (MS-PSRP 2.2.3.15, 2.2.3.16): notes, no properties. */
import { ErrorRecord, errorCategories, type InvocationInfo } from '../objects/error-record.js';
import { getProperty } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import type { InformationalRecord } from '../objects/records.js';
import { isNull } from '../objects/values.js';
import type { WrittenMember } from './written-members.js';

/** `extended`: with all that the record knows of the command that wrote it. */
export function recordMembers(record: ErrorRecord | InformationalRecord, extended: boolean): WrittenMember[] {
  const invocation = extended ? record.invocationInfo : null;
  const values =
    record instanceof ErrorRecord ? errorValues(record, invocation) : informationalValues(record, invocation);
  return values.map(([name, value]) => ({
    name,
    memberType: 'NoteProperty',
    isInstance: true,
    get: () => value ?? null,
  }));
}

type Values = [name: string, value: unknown][];

function errorValues(record: ErrorRecord, invocation: InvocationInfo | null): Values {
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
        ] as Values)),
    ['SerializeExtendedInfo', invocation !== null],
    ...(invocation === null
      ? []
      : ([...invocationValues(invocation), ['PipelineIterationInfo', record.pipelineIterationInfo]] as Values)),
    ...(record.scriptStackTrace ? ([['ErrorDetails_ScriptStackTrace', record.scriptStackTrace]] as Values) : []),
  ];
}

function informationalValues(record: InformationalRecord, invocation: InvocationInfo | null): Values {
  return [
    ['InformationalRecord_Message', record.message],
    ['InformationalRecord_SerializeInvocationInfo', invocation !== null],
    ...(invocation === null
      ? []
      : ([...invocationValues(invocation), ['InformationalRecord_PipelineIterationInfo', []]] as Values)),
  ];
}

const invocationNames = [
  'BoundParameters',
  'CommandOrigin',
  'ExpectingInput',
  'InvocationName',
  'Line',
  'OffsetInLine',
  'HistoryId',
  'PipelineLength',
  'PipelinePosition',
  'PSScriptRoot',
  'PSCommandPath',
  'PositionMessage',
  'ScriptLineNumber',
  'ScriptName',
  'UnboundArguments',
];
const commandNames = ['CommandType', 'Definition', 'Name', 'Visibility'];

/** Where the command stands is told by its line and column: only extents that are made up are sent as such. */
function invocationValues(invocation: InvocationInfo): Values {
  const { myCommand } = invocation;
  const values: Values = invocationNames.map((name) => [`InvocationInfo_${name}`, propertyOf(invocation, name)]);
  values.push(['InvocationInfo_PipelineIterationInfo', []], ['SerializeExtent', false]);
  if (isNull(myCommand)) return values;
  return [
    ...values,
    ...commandNames.map((name): Values[number] => [`CommandInfo_${name}`, propertyOf(myCommand, name)]),
  ];
}

/** Null for a property that throws: serialization never fails. */
function propertyOf(value: unknown, name: string): unknown {
  try {
    return getProperty(value, name);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return null;
  }
}
