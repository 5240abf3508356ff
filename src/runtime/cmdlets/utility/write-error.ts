/** Write-Error writes a non-terminating error. Inside a function the error is the function's: it says where that was called. */

import type { CommandInfo } from '../../engine/command-info.js';
import { type ErrorCategory, ErrorDetails, type ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { callerInvocation } from '../caller.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const details = ['NoException', 'WithException'];

export const WriteError = cmdlet('Write-Error', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a non-terminating error.',
  defaultSet: 'NoException',
  parameters: {
    Exception: {
      type: t.net<NetException>('System.Exception'),
      sets: { WithException: { mandatory: true, position: 0 } },
      help: 'The exception behind the error.',
    },
    Message: {
      type: t.string,
      sets: { NoException: { mandatory: true, position: 0, from: 'pipeline' }, WithException: {} },
      aliases: ['Msg'],
      allowNull: true,
      allowEmptyString: true,
      help: 'The text.',
    },
    ErrorRecord: {
      type: t.net<ErrorRecord>('System.Management.Automation.ErrorRecord'),
      sets: { ErrorRecord: { mandatory: true, position: 0 } },
      help: 'A whole error record.',
    },
    Category: {
      type: t.enum<ErrorCategory>('System.Management.Automation.ErrorCategory'),
      sets: details,
      default: 'NotSpecified',
      help: 'The kind of error.',
    },
    ErrorId: { type: t.string, sets: details, default: '', help: 'An id for programs.' },
    TargetObject: { type: t.object, sets: details, help: 'What the command was working on.' },
    RecommendedAction: { type: t.string, default: '', help: 'What the user could do.' },
    CategoryActivity: { type: t.string, default: '', aliases: ['Activity'], help: 'What was being done.' },
    CategoryReason: { type: t.string, default: '', aliases: ['Reason'], help: 'Why it failed.' },
    CategoryTargetName: { type: t.string, default: '', aliases: ['TargetName'], help: 'Name of the target.' },
    CategoryTargetType: { type: t.string, default: '', aliases: ['TargetType'], help: 'Type of the target.' },
  },
  examples: [
    {
      code: "Write-Error 'no good' -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId",
      output: 'Microsoft.PowerShell.Commands.WriteErrorException',
    },
    { code: "try { Write-Error 'stop' -ErrorAction Stop } catch { $_.Exception.Message }", output: 'stop' },
  ],
  run(cmd, parameters) {
    return {
      process(values) {
        const record = values.ErrorRecord
          ? values.ErrorRecord.copy()
          : recordOf(cmd, values.Exception, values.Message, {
              ...parameters,
              Category: parameters.Category as ErrorCategory,
            });
        const info = record.categoryInfo;
        if (parameters.CategoryActivity !== '') info.activity = parameters.CategoryActivity;
        if (parameters.CategoryReason !== '') info.reason = parameters.CategoryReason;
        if (parameters.CategoryTargetName !== '') info.targetName = parameters.CategoryTargetName;
        if (parameters.CategoryTargetType !== '') info.targetType = parameters.CategoryTargetType;
        const caller = callerInvocation(cmd);
        if (caller !== null) {
          record.invocationInfo = caller;
          record.preserveInvocationInfoOnce = true;
          record.commandTypeName = (caller.myCommand as CommandInfo).errorClass;
          if (info.activity === '') info.activity = 'Write-Error';
        }
        record.idIsWhole = caller === null;
        cmd.writeError(record);
      },
    };
  },
}));

function recordOf(
  cmd: CmdletRuntime,
  exception: NetException | undefined,
  message: string | undefined,
  p: { Category: ErrorCategory; ErrorId: string; TargetObject: unknown; RecommendedAction: string },
): ErrorRecord {
  const made = exception ?? new NetException('Microsoft.PowerShell.Commands.WriteErrorException', message ?? '');
  const id = p.ErrorId === '' ? made.netType.fullName : p.ErrorId;
  const record = cmd.error(id, p.Category, p.TargetObject ?? null, made.message, made);
  record.commandTypeName = p.ErrorId === '' ? '' : record.commandTypeName;
  if (exception && message) record.errorDetails = new ErrorDetails(message);
  if (p.RecommendedAction !== '')
    record.errorDetails = new ErrorDetails(record.errorDetails?.message ?? message ?? '', p.RecommendedAction);
  return record;
}
