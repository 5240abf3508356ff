/** What the variable and alias cmdlets share: the scope that -Scope names, and finding variables by name or pattern in it. */
import { PSVariable, visibleVariables } from '../../engine/ps-variable.js';
import type { Scope } from '../../engine/scope.js';
import { requireScope } from '../../engine/scope-id.js';
import { ScopedItemOption } from '../../engine/variable-cell.js';
import { WildcardPattern } from '../../language/index.js';
import { compareText } from '../../language/text-order.js';
import { netError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { type ParameterSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const scopeParameter: ParameterSpec<string> = {
  type: t.string,
  help: 'Global, Local, Script, or the number of scopes to go out from the current one.',
};
export const includeParameter = {
  type: t.array(t.string),
  default: [] as string[],
  wildcards: true,
  help: 'Only names that fit one of these.',
};
export const excludeParameter = {
  type: t.array(t.string),
  default: [] as string[],
  wildcards: true,
  help: 'No names that fit one of these.',
};

/** The scope by name or number; the current one when none is named. Ends the command when there is no such scope. */
export function scopeOf(cmd: CmdletRuntime, name: string | undefined): Scope {
  if (!name) return cmd.session.currentScope;
  try {
    return requireScope(cmd.session, name);
  } catch (error) {
    if (!(error instanceof NetException) || error.errorRecord === null) throw error;
    return cmd.throwTerminating(error.errorRecord);
  }
}

/** The cmdlet's answer to a name that -Include and -Exclude, or a pattern, left without a variable. */
export interface MatchingVariables {
  found: PSVariable[];
  /** Something was left out, so that finding nothing is no error. */
  wasFiltered: boolean;
}

export interface NameFilter {
  Include: readonly string[];
  Exclude: readonly string[];
}

/** Variables that a name or pattern means: those of one scope, or all that can be seen when no scope is named. */
export function matchingVariables(
  cmd: CmdletRuntime,
  name: string,
  scopeName: string | undefined,
  filter: NameFilter,
): MatchingVariables {
  const included = filter.Include.map((pattern) => new WildcardPattern(pattern));
  const excluded = filter.Exclude.map((pattern) => new WildcardPattern(pattern));
  const isTaken = (text: string) =>
    (included.length === 0 || included.some((pattern) => pattern.isMatch(text))) &&
    !excluded.some((pattern) => pattern.isMatch(text));
  if (!WildcardPattern.containsWildcard(name)) {
    if (!isTaken(name)) return { found: [], wasFiltered: true };
    const variable = scopeName ? inScope(scopeOf(cmd, scopeName), name) : findVisible(cmd, name);
    return { found: variable ? [variable] : [], wasFiltered: false };
  }
  const pattern = new WildcardPattern(name);
  const all = scopeName ? ownVariables(scopeOf(cmd, scopeName)) : [...visibleVariables(cmd.session.currentScope)];
  const found = all.filter((variable) => pattern.isMatch(variable.name) && isTaken(variable.name));
  return { found: found.sort((a, b) => compareText(a.name, b.name, true)), wasFiltered: true };
}

/** As matchingVariables; a plain name that no variable has is reported. */
export function existingVariables(
  cmd: CmdletRuntime,
  name: string,
  scopeName: string | undefined,
  filter: NameFilter,
): PSVariable[] {
  const { found, wasFiltered } = matchingVariables(cmd, name, scopeName, filter);
  if (found.length === 0 && !wasFiltered) cmd.writeError(variableNotFound(name).errorRecord!);
  return found;
}

function findVisible(cmd: CmdletRuntime, name: string): PSVariable | null {
  const qualified = /^(global|local|script):(.+)$/i.exec(name);
  if (qualified) return inScope(cmd.session.scopeById(qualified[1] as string) as Scope, qualified[2] as string);
  return PSVariable.find(cmd.session.currentScope, name.replace(/^variable:/i, ''));
}
function inScope(scope: Scope, name: string): PSVariable | null {
  const cell = scope.cellOf(name);
  return cell ? PSVariable.of(cell) : null;
}
function ownVariables(scope: Scope): PSVariable[] {
  return [...scope.localNames()].map((name) => inScope(scope, name)).filter((v): v is PSVariable => v !== null);
}

function variableNotFound(name: string) {
  return netError(
    'ItemNotFoundException',
    'VariableNotFound',
    `Cannot find a variable with the name '${name}'.`,
    'ObjectNotFound',
    name,
  );
}

/** ScopedItemOptions from its text, `ReadOnly, AllScope`. */
export function scopedOptions(text: string): number {
  return text
    .split(',')
    .reduce((sum, word) => sum | (ScopedItemOption[word.trim() as keyof typeof ScopedItemOption] ?? 0), 0);
}
