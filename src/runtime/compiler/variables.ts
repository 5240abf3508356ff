/** Variables: reading and assigning by the path that a script wrote (about_Variables, about_Scopes). Hot. */
import type { VariableExpressionAst } from '../../parser/index.js';
import type { Frame } from '../engine/frame.js';
import { frameVariables } from '../engine/frame-call.js';
import type { Scope } from '../engine/scope.js';
import { convertForVariable, VariableCell } from '../engine/variable-cell.js';
import { errorAt, runtimeError } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { requireType } from '../objects/net-type.js';
import { AutomationNull, fold } from '../objects/values.js';
import type { Value } from './block-code.js';
import type { Compilation } from './compilation.js';

export type VariableQualifier = 'global' | 'local' | 'script' | 'private' | 'using' | 'workflow' | 'variable';

export interface VariablePath {
  /** Scope word, folded; null when none is written. */
  qualifier: VariableQualifier | null;
  /** Drive name (`env`, `function`...); null for variables. */
  drive: string | null;
  name: string;
}

const qualifiers = new Set<string>(['global', 'local', 'script', 'private', 'using', 'workflow', 'variable']);

export function parseVariablePath(path: string): VariablePath {
  const colon = path.indexOf(':');
  if (colon <= 0 || path[colon + 1] === ':') return { qualifier: null, drive: null, name: path };
  const prefix = fold(path.slice(0, colon));
  const name = path.slice(colon + 1);
  if (qualifiers.has(prefix)) return { qualifier: prefix as VariableQualifier, drive: null, name };
  return { qualifier: null, drive: prefix, name };
}

/** Names of variables that exist in every scope (ScopedItemOptions.AllScope) from the start: assigning them is never local. */
const allScopeNames = new Set([
  'host',
  'pid',
  'home',
  'shellid',
  'executioncontext',
  'pshome',
  'psversiontable',
  'error',
  '?',
  'true',
  'false',
  'null',
  'iscoreclr',
  'islinux',
  'ismacos',
  'iswindows',
  'psedition',
  'psculture',
  'psuiculture',
  'enabledexperimentalfeatures',
  'consolefilename',
]);

/** `strictFrom`: the strict mode from which an unset variable is an error; a string that expands is laxer than code. */
export function compileVariable(compilation: Compilation, ast: VariableExpressionAst, strictFrom = 1): Value {
  const path = parseVariablePath(ast.variablePath);
  const key = fold(path.name);
  if (path.drive !== null) {
    const { drive, name } = path;
    return (f) => f.engine.getProviderVariable(drive, name);
  }
  switch (path.qualifier) {
    case null:
    case 'variable':
      break;
    case 'local':
    case 'private': {
      return (f) => checkedValue(f, f.scope.getLocal(key), ast, strictFrom);
    }
    default: {
      const scopeOf = scopeSelector(path.qualifier);
      return (f) => checkedValue(f, scopeOf(f).getLocal(key), ast, strictFrom);
    }
  }
  switch (key) {
    case 'true':
      return () => true;
    case 'false':
      return () => false;
    case 'null':
      return () => null;
    case '?':
      return (f) => f.engine.lastSucceeded;
    case '_':
    case 'psitem':
      return quietSlotRead(0, '_');
    case 'args':
    case 'input':
      return quietSlotRead(compilation.table.slotOf(path.name), key);
  }
  const automatic = frameVariables.get(key);
  if (automatic !== undefined) {
    const slot = compilation.table.slotOf(path.name);
    const template = compilation.block;
    return (f) => {
      const value = f.slots[slot];
      if (value === undefined) return automatic(f, template);
      return value instanceof VariableCell ? value.get() : value;
    };
  }
  const slot = compilation.table.slotOf(path.name);
  return (f) => {
    const value = f.slots[slot];
    if (value === undefined) return checkedValue(f, f.scope.lookup(key), ast, strictFrom);
    return value instanceof VariableCell ? value.get() : value;
  };
}

/** Variables that strict mode lets be unset. */
function quietSlotRead(slot: number, key: string): Value {
  return (f) => {
    const value = f.slots[slot];
    if (value === undefined) return f.scope.lookup(key) ?? null;
    return value instanceof VariableCell ? value.get() : value;
  };
}

/** The value; of a variable that is not set null, or in strict mode an error that points at the variable. */
function checkedValue(f: Frame, value: unknown, ast: VariableExpressionAst, strictFrom: number): unknown {
  if (value !== undefined) return value;
  if (!f.engine.strictUsed || f.scope.strict < strictFrom) return null;
  throw errorAt(ast.extent, variableIsUndefined(ast.variablePath));
}
export function variableIsUndefined(name: string): NetException {
  return runtimeError(
    'VariableIsUndefined',
    `The variable '$${name}' cannot be retrieved because it has not been set.`,
    'InvalidOperation',
    name,
  );
}

function scopeSelector(qualifier: VariableQualifier): (f: Frame) => Scope {
  switch (qualifier) {
    case 'global':
      return (f) => f.engine.globalScope;
    case 'script':
      return (f) => f.scope.scriptScope;
    default:
      return (f) => f.scope;
  }
}

/** Preference variables have their types in every scope. */
const preferenceTypes = new Map<string, string>([
  ...['error', 'warning', 'verbose', 'debug', 'information', 'progress'].map((name): [string, string] => [
    name === 'error' ? 'erroractionpreference' : `${name}preference`,
    'System.Management.Automation.ActionPreference',
  ]),
  ['confirmpreference', 'System.Management.Automation.ConfirmImpact'],
]);

export type Assign = (f: Frame, value: unknown) => void;

export function compileVariableAssignment(compilation: Compilation, ast: VariableExpressionAst): Assign {
  const path = parseVariablePath(ast.variablePath);
  if (path.drive !== null) {
    const { drive, name } = path;
    return (f, value) => f.engine.setProviderVariable(drive, name, value);
  }
  // Assigning to $null throws the value away.
  if (path.qualifier === null && fold(path.name) === 'null') return () => {};
  const name = fold(path.name) === 'psitem' ? '_' : path.name;
  const key = fold(name);
  switch (path.qualifier) {
    case 'global':
    case 'script': {
      const scopeOf = scopeSelector(path.qualifier);
      return (f, value) => scopeOf(f).setLocal(name, plain(value));
    }
    case 'private':
      return (f, value) => f.engine.setPrivateVariable(f.scope, name, plain(value));
  }
  const slot = compilation.table.slotOf(name);
  const constraint = compilation.table.constraints.get(slot);
  if (constraint !== undefined) {
    return (f, value) => {
      value = plain(value);
      const old = f.slots[slot];
      if (old instanceof VariableCell) old.set(value);
      else f.slots[slot] = constraint.apply(value);
    };
  }
  const preference = preferenceTypes.get(key);
  if (preference !== undefined) {
    const name = path.name;
    return (f, value) => f.scope.setLocal(name, convertForVariable(plain(value), requireType(preference)));
  }
  const known = allScopeNames.has(key);
  return (f, value) => {
    const old = f.slots[slot];
    if (old instanceof VariableCell) old.set(value);
    else if (old === undefined && (known || f.engine.hasDynamicAllScope)) f.scope.setLocal(name, value);
    else f.slots[slot] = value;
  };
}

/** AutomationNull as $null: a variable may hold it, arguments, elements and properties never do. */
export function plain(value: unknown): unknown {
  return value === AutomationNull || value === undefined ? null : value;
}

/** `[int] $x = ...`: the variable keeps the type from now on. */
export function compileTypedAssignment(
  compilation: Compilation,
  ast: VariableExpressionAst,
  prepare: (f: Frame, cell: VariableCell) => void,
): Assign {
  const path = parseVariablePath(ast.variablePath);
  if (path.drive !== null) return compileVariableAssignment(compilation, ast);
  const scopeOf = path.qualifier === null ? (f: Frame) => f.scope : scopeSelector(path.qualifier);
  const key = fold(path.name);
  const isNullVariable = path.qualifier === null && key === 'null';
  return (f, value) => {
    const scope = scopeOf(f);
    const existing = isNullVariable ? undefined : (scope.cellOf(path.name) ?? f.engine.allScopeVariables.get(key));
    const cell = new VariableCell(path.name, null);
    if (existing) {
      cell.options = existing.options;
      if (existing.getter !== null || existing.options !== 0) {
        existing.set(value);
        return;
      }
    }
    prepare(f, cell);
    cell.set(plain(value));
    if (!isNullVariable) scope.putCell(cell);
  };
}
