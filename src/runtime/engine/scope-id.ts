/** What -Scope of a command names: Global, Local, Script, Private, or the number of scopes to go out from the current one. */
import { netError } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import type { Scope } from './scope.js';
import type { SessionState } from './session-state.js';

const argument = 'System.Management.Automation.PSArgument';
const mostScopes = 2147483647;

/** Throws PSArgumentException for what is no scope, PSArgumentOutOfRangeException for a number without one. */
export function requireScope(session: SessionState, id: string): Scope {
  const isName = /^(global|local|script|private|)$/i.test(id);
  if (!isName && !/^\s*[-+]?\d+\s*$/.test(id)) throw notAScope();
  const number = isName ? 0 : Number(id);
  if (number < 0 || number > mostScopes)
    throw outOfRange(
      id,
      'Cannot process argument because the value of argument "Scope" is out of range. Change argument "Scope" to a value that is within range.',
    );
  const scope = session.scopeById(isName ? id : String(number));
  if (scope !== null) return scope;
  throw outOfRange(id, `The scope number '${number}' exceeds the number of active scopes.`);
}

function notAScope(): NetException {
  const rule =
    'Valid values are "Global", "Local", or "Script", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent).';
  const message = `Cannot process argument because the value of parameter "Scope" is not valid. ${rule} Change the value of the "Scope" parameter and run the operation again.`;
  return netError(`${argument}Exception`, 'Argument', message, 'InvalidArgument');
}

function outOfRange(id: string, message: string): NetException {
  const text = `${message} (Parameter 'Scope')\nActual value was ${id}.`;
  return netError(`${argument}OutOfRangeException`, 'ArgumentOutOfRange', text, 'InvalidArgument');
}
