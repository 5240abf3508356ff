/** What the providers see of the engine: its variables, functions and aliases as items, its scopes, its environment. */
import { homedir, tmpdir } from 'node:os';
import { toText } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';
import type { Place } from '../providers/path-resolver.js';
import { ProviderContext } from '../providers/provider-context.js';
import type { SessionEnvironment, SessionItems } from '../providers/session-environment.js';
import { aliasIn, putAlias, removeAlias, visibleAliases } from './aliases.js';
import { AliasInfo, FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { PSVariable, visibleVariables } from './ps-variable.js';
import type { Scope } from './scope.js';
import { requireScope } from './scope-id.js';
import { ScriptBlock } from './script-block.js';
import { ScopedItemOption, sessionStateError } from './variable-cell.js';

export function providerEnvironment(engine: ExecutionContext, startDirectory: string): SessionEnvironment {
  const current = () => engine.currentScope;
  return {
    variables: variableItems(current),
    functions: functionItems(engine, current),
    aliases: aliasItems(engine, current),
    environmentVariables: {
      names: () => Object.keys(engine.environment),
      get: (name) => engine.environment[name],
      set(name, value) {
        if (value === null) delete engine.environment[name];
        else engine.environment[name] = value;
        engine.commands.forgetApplications();
      },
    },
    homeDirectory: engine.environment['HOME'] ?? homedir(),
    temporaryDirectory: tmpdir(),
    startDirectory,
    *scopes() {
      for (let scope: Scope | null = current(); scope !== null; scope = scope.parent) yield scope;
    },
    scope: (id) => requireScope(engine.currentSession, id),
  };
}

const qualified = /^(global|script|local|private):(.+)$/i;

/** An item's scope and its name in it: `global:name` and the like say the scope. */
export function placeOf(current: Scope, name: string): readonly [scope: Scope, name: string] {
  const [, qualifier, rest] = qualified.exec(name) ?? [];
  if (qualifier === undefined || rest === undefined) return [current, name];
  switch (fold(qualifier)) {
    case 'global':
      return [current.session.engine.globalScope, rest];
    case 'script':
      return [current.scriptScope, rest];
    default:
      return [current, rest];
  }
}

function variableItems(current: () => Scope): SessionItems {
  return {
    *entries() {
      for (const variable of visibleVariables(current())) yield [variable.name, variable];
    },
    get: (name) => PSVariable.find(...placeOf(current(), name)),
    set(path, value, { force, options }) {
      const [scope, name] = placeOf(current(), path);
      const source = value instanceof PSVariable ? value : null;
      const existing = PSVariable.find(scope, name);
      const variable = existing ?? PSVariable.create(scope, name, null);
      if (existing && !force) existing.cell.set(source ? source.value : value);
      else variable.cell.setForced(source ? source.value : value);
      if (options !== null) variable.cell.options = options;
      return variable;
    },
    remove(path, force) {
      const [scope, name] = placeOf(current(), path);
      PSVariable.remove(scope, name, force);
    },
    isItem: (value) => value instanceof PSVariable,
    valueOf: (item) => (item as PSVariable).value,
    optionsOf: (item) => (item as PSVariable).cell.options,
  };
}

function functionItems(engine: ExecutionContext, current: () => Scope): SessionItems {
  return {
    *entries() {
      for (const info of engine.commands.visibleFunctions(current())) yield [info.name, info];
    },
    get: (name) => engine.commands.findFunction(...placeOf(current(), name)) ?? null,
    set(path, value, { options }) {
      const [scope, name] = placeOf(current(), path);
      const base = baseOf(value);
      const block =
        base instanceof ScriptBlock
          ? base
          : base instanceof FunctionInfo
            ? base.scriptBlock
            : engine.parseBlock(toText(base));
      const info = FunctionInfo.of(name, block);
      if (options !== null) info.options = options;
      engine.defineFunction(scope, info);
      return info;
    },
    remove(path, force) {
      const [scope, name] = placeOf(current(), path);
      const info = engine.commands.findFunction(scope, name);
      if (info && info.options & ScopedItemOption.Constant)
        throw sessionStateError('FunctionNotRemovable', `Cannot remove function ${name} because it is constant.`, name);
      if (info && info.options & ScopedItemOption.ReadOnly && !force)
        throw sessionStateError(
          'FunctionNotRemovable',
          `Cannot remove function ${name} because it is read-only or constant.`,
          name,
        );
      engine.commands.removeFunction(scope, name);
    },
    isItem: (value) => value instanceof FunctionInfo,
    valueOf: (item) => (item as FunctionInfo).scriptBlock,
    optionsOf: (item) => (item as FunctionInfo).options,
  };
}

function aliasItems(engine: ExecutionContext, current: () => Scope): SessionItems {
  return {
    *entries() {
      for (const alias of visibleAliases(current())) yield [alias.name, alias];
    },
    get: (name) => engine.commands.findAlias(...placeOf(current(), name)) ?? null,
    set(path, value, { force, options }) {
      const [scope, name] = placeOf(current(), path);
      const alias = new AliasInfo(name, value instanceof AliasInfo ? value.definition : toText(value));
      alias.options = options ?? aliasIn(scope, name)?.options ?? 0;
      putAlias(scope, alias, force);
      return alias;
    },
    remove(path, force) {
      const [scope, name] = placeOf(current(), path);
      removeAlias(scope, name, force);
    },
    isItem: (value) => value instanceof AliasInfo,
    valueOf: (item) => (item as AliasInfo).definition,
    optionsOf: (item) => (item as AliasInfo).options,
  };
}

/** Where a path leads, null when its drive or provider does not exist. */
export function placeOfPath(engine: ExecutionContext, path: string): Place | null {
  try {
    return engine.providers.paths.locate(path);
  } catch (thrown) {
    if (thrown instanceof NetException) return null;
    throw thrown;
  }
}

/** The full path in the file system that a path means, or null when it leads to another provider or nowhere. */
export function fileSystemPath(engine: ExecutionContext, path: string): string | null {
  const place = placeOfPath(engine, path);
  return place?.provider.name === 'FileSystem' ? place.providerPath : null;
}

/** `${/etc/hosts}`-like variables: the content of the item, null when there is no such item. */
export function readProviderItem(engine: ExecutionContext, path: string): unknown {
  const context = new ProviderContext(null);
  const [found] = engine.providers.paths.resolve(path, context, true);
  if (!found) return null;
  const reader = engine.providers.content.reader(found, context);
  if (reader === null) return null;
  try {
    const pieces = reader.read(0);
    return pieces.length > 1 ? pieces : (pieces[0] ?? null);
  } finally {
    reader.close();
  }
}

export function writeProviderItem(engine: ExecutionContext, path: string, value: unknown): void {
  const context = new ProviderContext(null);
  const [found] = engine.providers.paths.resolve(path, context, true);
  const writer = found ? engine.providers.content.writer(found, context) : null;
  context.throwFirstError();
  if (writer === null) return;
  try {
    writer.write(Array.isArray(value) ? value : [value]);
  } finally {
    writer.close();
  }
}
