/** Set-PSDebug -Step: the question before each step. */
import { HostMethod } from '../../host/host-call.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import type { ExecutionContext } from '../execution-context.js';
import { completeCategory, RaisedError } from '../raised-error.js';

const choices = [
  { label: '&Yes', helpMessage: 'Continue.' },
  { label: 'Yes to &All', helpMessage: 'Continue, and do not ask again whether to continue in this session.' },
  { label: '&No', helpMessage: 'End the operation with an error.' },
  {
    label: 'No to A&ll',
    helpMessage: 'End the operation with an error. Do not request to resume operation for this session.',
  },
  {
    label: '&Suspend',
    helpMessage: 'Pause the current operation and enter a command prompt. Type "exit" to resume the paused operation.',
  },
];
const suspend = 4;

/** `all`: do not ask again. Throws a RaisedError that ends the script when the answer is no. */
export function askToGoOn(engine: ExecutionContext, line: string): 'once' | 'all' {
  for (;;) {
    const answer = engine.host.call(HostMethod.PromptForChoice, 'Continue with this operation?', line, choices, 0);
    if (answer === suspend) engine.hostObject.enterNestedPrompt();
    else if (answer > 1) throw stopped();
    else return answer === 1 ? 'all' : 'once';
  }
}

function stopped(): RaisedError {
  const message = "WriteDebug stopped because the value of the DebugPreference variable was 'Stop'.";
  const exception = new NetException('System.Management.Automation.ActionPreferenceStopException', message);
  const record = new ErrorRecord(exception, 'UserStopRequest', new ErrorCategoryInfo('OperationStopped'));
  exception.errorRecord = record;
  completeCategory(record);
  return new RaisedError(record, true, true);
}
