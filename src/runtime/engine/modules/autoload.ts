/**
 * Loading the module that has a command nobody found (about_Modules, $PSModuleAutoLoadingPreference): the one that a qualified
 * name names, or the first along PSModulePath that would bring a command of this name.
 */
import { toText } from '../../language/index.js';
import { ErrorCategoryInfo, ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { fold, isNull } from '../../objects/values.js';
import type { CommandInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import { raisedFrom } from '../raised-error.js';
import { isSignal } from '../signals.js';
import { availableCommands } from './available-commands.js';
import { runModuleCommand } from './module-command.js';
import { exportedCommands } from './module-exports.js';
import type { PSModuleInfo } from './module-info.js';
import { qualifiedName, versionedManifest } from './qualified-commands.js';

/** True when a command of this name may be there now. Throws a CommandNotFoundException where its module cannot be loaded. */
export function autoload(engine: ExecutionContext, name: string): CommandInfo | boolean {
  const { searching } = engine.modules;
  const key = fold(name);
  const preference = autoloadingPreference(engine);
  if (preference === 'none' || searching.has(key)) return false;
  searching.add(key);
  try {
    const qualified = qualifiedName(name);
    if (qualified !== null) return loadQualified(engine, name) ?? false;
    return preference === 'all' && !/[:/]/.test(name) && loadModuleWith(engine, name);
  } finally {
    searching.delete(key);
  }
}

function autoloadingPreference(engine: ExecutionContext): 'all' | 'none' | 'modulequalified' {
  const value = engine.getVariable(engine.currentScope, 'PSModuleAutoLoadingPreference');
  const text = isNull(value) ? engine.environment['PSModuleAutoLoadingPreference'] : toText(value);
  const preference = fold(text ?? '');
  return preference === 'none' || preference === 'modulequalified' ? preference : 'all';
}

function loadQualified(engine: ExecutionContext, name: string): CommandInfo | undefined {
  const qualified = qualifiedName(name);
  if (qualified === null || qualified.module.endsWith('.') || qualified.module.includes('/')) return undefined;
  const versioned = versionedManifest(qualified);
  const wanted = versioned?.path ?? qualified.module;
  const [known] = engine.modules.matching([wanted]);
  const module = known ?? load(engine, wanted).module;
  if (module === undefined)
    throw notLoaded(
      name,
      'CouldNotAutoLoadModule',
      `The module '${wanted}' could not be loaded. For more information, run 'Import-Module ${wanted}'.`,
    );
  return exportedCommands(module).get(versioned?.command ?? qualified.command);
}

function loadModuleWith(engine: ExecutionContext, name: string): boolean {
  for (const { commands, module: found } of availableCommands(engine)) {
    if (!commands.has(name)) continue;
    const { module, problem } = load(engine, found.path);
    if (module !== undefined) return true;
    const could = `The '${name}' command was found in the module '${found.name}', but the module could not be loaded`;
    throw notLoaded(
      name,
      'CouldNotAutoloadMatchingModule',
      problem === null
        ? `${could}. For more information, run 'Import-Module ${found.name}'.`
        : `${could} due to the following error: [${problem}]\nFor more information, run 'Import-Module ${found.name}'.`,
    );
  }
  return false;
}

/** Imports into the global session, without a word. */
function load(engine: ExecutionContext, name: string): { module: PSModuleInfo | undefined; problem: string | null } {
  try {
    const { modules } = runModuleCommand(engine, 'Import-Module', {
      Name: name,
      Scope: 'Global',
      PassThru: true,
      ErrorAction: 'Ignore',
      WarningAction: 'Ignore',
      InformationAction: 'Ignore',
      Verbose: false,
      Debug: false,
    });
    return { module: modules[0], problem: null };
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return { module: undefined, problem: raisedFrom(thrown).record.message };
  }
}

function notLoaded(name: string, id: string, message: string): NetException {
  const exception = new NetException('System.Management.Automation.CommandNotFoundException', message);
  exception.properties = { CommandName: name };
  const category = new ErrorCategoryInfo('ObjectNotFound', '', 'CommandNotFoundException', name, 'String');
  exception.errorRecord = new ErrorRecord(exception, id, category, name);
  return exception;
}
