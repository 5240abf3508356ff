/** ErrorActionPreference Inquire: the user decides whether a command that failed goes on. */
import { HostMethod } from '../host/host-call.js';
import type { ExecutionContext } from './execution-context.js';

const choices = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&Halt Command', helpMessage: 'Stop the current command.' },
  { label: '&Suspend', helpMessage: 'Pause the current pipeline and return to the command prompt.' },
];

/** True to go on. */
export function inquire({ host }: ExecutionContext, message: string): boolean {
  const text = `${message}\nContinue with this operation?`;
  return host.call(HostMethod.PromptForChoice, 'Confirm', text, choices, 0) !== 2;
}
