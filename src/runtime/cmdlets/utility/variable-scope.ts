/** What the variable cmdlets share: the scope that -Scope names, and finding variables by name or pattern in it. */
import { ScopedItemOption } from '../../engine/variable-cell.js';
import { PSVariable, visibleVariables } from '../../engine/ps-variable.js';
import type { Scope } from '../../engine/scope.js';
import { WildcardPattern } from '../../language/index.js';
import { fold } from '../../objects/values.js';
import { type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const scopeParameter: ParameterSpec<string> = {
  type: t.string,
  help: 'Global, Local, Script, or the number of scopes to go out from the current one.',
};

/** The scope by name or number; the current one when none is named. Ends the command when there is no such scope. */
export function scopeOf(cmd: CmdletRuntime, name: string | undefined): Scope {
  const scope = scopeByName(cmd, name);
  if (scope !== null) return scope;
  cmd.throwTerminating(
    cmd.error(
      'ArgumentOutOfRange',
      'InvalidArgument',
      name,
      `The scope number '${name}' exceeds the number of active scopes. (Parameter 'scopeID')\nActual value was ${name}.`,
      'System.Management.Automation.PSArgumentOutOfRangeException',
    ),
  );
}
function scopeByName(cmd: CmdletRuntime, name: string | undefined): Scope | null {
  if (name === undefined) return cmd.session.currentScope;
  if (!/^(\d+|global|local|script|private)$/i.test(name))
    cmd.throwTerminating(
      cmd.error('Argument', 'InvalidArgument', name, `The scope ID '${name}' is not valid. (Parameter 'scopeID')`, 'System.Management.Automation.PSArgumentException'),
    );
  return cmd.session.scopeById(name);
}

/** Variables that a name or pattern means: those of one scope, or all that can be seen when no scope is named. */
export function findVariables(cmd: CmdletRuntime, name: string, scopeName: string | undefined): PSVariable[] {
  const plain = name.replace(/^variable:/i, '');
  if (!WildcardPattern.containsWildcard(plain)) {
    const variable = scopeName === undefined ? findVisible(cmd, plain) : inScope(scopeOf(cmd, scopeName), plain);
    return variable ? [variable] : [];
  }
  const wildcard = new WildcardPattern(plain, true);
  const all = scopeName === undefined ? [...visibleVariables(cmd.session.currentScope)] : ownVariables(scopeOf(cmd, scopeName));
  return all.filter((v) => wildcard.isMatch(v.name)).sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}
function findVisible(cmd: CmdletRuntime, name: string): PSVariable | null {
  const qualified = /^(global|local|script):(.+)$/i.exec(name);
  if (qualified) return inScope(cmd.session.scopeById(qualified[1] as string) as Scope, qualified[2] as string);
  return PSVariable.find(cmd.session.currentScope, name);
}
function inScope(scope: Scope, name: string): PSVariable | null {
  const cell = scope.cellOf(name);
  return cell ? PSVariable.of(cell) : null;
}
function ownVariables(scope: Scope): PSVariable[] {
  return [...scope.localNames()].map((name) => inScope(scope, name)).filter((v): v is PSVariable => v !== null);
}

export function variableNotFound(cmd: CmdletRuntime, name: string) {
  return cmd.error(
    'VariableNotFound',
    'ObjectNotFound',
    name,
    `Cannot find a variable with the name '${name}'.`,
    'System.Management.Automation.ItemNotFoundException',
  );
}

/** ScopedItemOptions from its text, `ReadOnly, AllScope`. */
export function scopedOptions(text: string | undefined): number {
  if (text === undefined) return 0;
  return text.split(',').reduce((sum, word) => sum | (ScopedItemOption[word.trim() as keyof typeof ScopedItemOption] ?? 0), 0);
}
