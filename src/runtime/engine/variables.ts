/** Variables by a path that is only known at run time: Get-Variable, splatting, provider drives in variable syntax. */
import { parseVariablePath } from '../compiler/variables.js';
import { toText } from '../language/index.js';
import { runtimeError } from '../objects/errors.js';
import { baseOf } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';
import { putAlias } from './aliases.js';
import { AliasInfo, FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { placeOf, readProviderItem, writeProviderItem } from './provider-environment.js';
import type { Scope } from './scope.js';
import { ScriptBlock } from './script-block.js';
import { ScopedItemOption, VariableCell } from './variable-cell.js';

function scopeFor(scope: Scope, qualifier: string | null): Scope {
  if (qualifier === 'global') return scope.session.engine.globalScope;
  if (qualifier === 'script') return scope.scriptScope;
  return scope;
}

/** Where a variable goes that is named with its scope (`global:x`): a name without one belongs to the scope itself. */
export function variableTarget(scope: Scope, text: string): { scope: Scope; name: string } {
  const { drive, qualifier, name } = parseVariablePath(text);
  return drive === null ? { scope: scopeFor(scope, qualifier), name } : { scope, name: text };
}

/** undefined when it is not set. */
export function getVariable(scope: Scope, text: string): unknown {
  const path = parseVariablePath(text);
  if (path.drive !== null) return getProviderVariable(scope.session.engine, path.drive, path.name);
  const key = fold(path.name);
  if (path.qualifier === null || path.qualifier === 'variable') return scope.lookup(key === 'psitem' ? '_' : key);
  return scopeFor(scope, path.qualifier).getLocal(key);
}

export function setVariable(scope: Scope, text: string, value: unknown): void {
  const path = parseVariablePath(text);
  if (path.drive !== null) setProviderVariable(scope.session.engine, path.drive, path.name, value);
  else scopeFor(scope, path.qualifier).setLocal(path.name, value);
}

export function setPrivateVariable(scope: Scope, name: string, value: unknown): void {
  const cell = scope.cellOf(name) ?? new VariableCell(name, null);
  cell.set(value);
  cell.options |= ScopedItemOption.Private;
  scope.putCell(cell);
}

/** `$env:PATH`, `$function:prompt`, `$alias:gci`, `$C:/file`. */
export function getProviderVariable(engine: ExecutionContext, drive: string, path: string): unknown {
  switch (drive) {
    case 'env':
      return engine.environment[path] ?? null;
    case 'function':
      return engine.commands.findFunction(...placeOf(engine.currentScope, path))?.scriptBlock ?? null;
    case 'alias':
      return engine.commands.findAlias(...placeOf(engine.currentScope, path))?.definition ?? null;
  }
  return readProviderItem(engine, `${drive}:${path}`);
}

/** Null for what is no body of a function. */
function functionBody(engine: ExecutionContext, value: unknown): ScriptBlock | null {
  if (value instanceof FunctionInfo) return value.scriptBlock;
  if (typeof value === 'string') return engine.parseBlock(value);
  return value instanceof ScriptBlock ? value : null;
}

export function setProviderVariable(engine: ExecutionContext, drive: string, path: string, value: unknown): void {
  const [scope, name] = placeOf(engine.currentScope, path);
  switch (drive) {
    case 'env':
      if (value === null || value === undefined) delete engine.environment[path];
      else engine.environment[path] = toText(value);
      engine.commands.forgetApplications();
      return;
    case 'function': {
      if (value === null) {
        engine.commands.removeFunction(scope, name);
        return;
      }
      const block = functionBody(engine, baseOf(value));
      if (block === null)
        throw runtimeError(
          'InvalidFunctionValue',
          'Cannot set a function to a value that is not a script block.',
          'InvalidArgument',
          value,
        );
      engine.defineFunction(scope, FunctionInfo.of(name, block));
      return;
    }
    case 'alias':
      putAlias(scope, new AliasInfo(name, toText(value)), false);
      return;
  }
  writeProviderItem(engine, `${drive}:${path}`, value);
}
