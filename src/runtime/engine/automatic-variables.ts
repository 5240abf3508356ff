/** The variables that every session begins with (about_Automatic_Variables, about_Preference_Variables). */
import { homedir } from 'node:os';
import { DefaultParameterDictionary } from '../dotnet/automation/hashtable-types.js';
import { currentCulture, currentUICulture } from '../dotnet/globalization/culture-info.js';
import { construct } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { findType, requireType } from '../objects/net-type.js';
import type { ExecutionContext } from './execution-context.js';
import { suspendRefused, toActionPreference } from './preferences.js';
import { ScopedItemOption, transformationFailure, VariableCell } from './variable-cell.js';
import { versionTable } from './version-table.js';

const constant = ScopedItemOption.Constant | ScopedItemOption.AllScope;
const readOnly = ScopedItemOption.ReadOnly | ScopedItemOption.AllScope;

export function defineEngineVariables(engine: ExecutionContext): void {
  const scope = engine.globalScope;
  const define = (name: string, value: unknown, options = 0, getter: (() => unknown) | null = null) => {
    const cell = new VariableCell(name, value);
    cell.options = options;
    cell.getter = getter;
    scope.putCell(cell);
    if (options & ScopedItemOption.AllScope) engine.allScopeVariables.set(name.toLowerCase(), cell);
  };
  const plain = (name: string, value: unknown) => scope.setLocal(name, value);
  const enumeration = (type: string, value: string) =>
    findType(`System.Management.Automation.${type}`)?.enumByName(value) ?? value;

  define('true', true, constant);
  define('false', false, constant);
  define('null', null, constant);
  define('?', null, readOnly, () => engine.lastSucceeded);
  define('Error', engine.errors, constant);
  define('Host', null, constant, () => engine.hostObject);
  define('ExecutionContext', null, constant, () => engine.intrinsics);
  define('PID', process.pid, constant);
  define('HOME', engine.environment['HOME'] ?? homedir(), readOnly);
  define('PSHOME', engine.shellHome, constant);
  define('ShellId', 'Microsoft.PowerShell', constant);
  define(
    'PSVersionTable',
    null,
    constant,
    lazily(() => versionTable()),
  );
  define('PSEdition', 'Core', constant);
  define('IsLinux', process.platform === 'linux', constant);
  define('IsMacOS', process.platform === 'darwin', constant);
  define('IsWindows', process.platform === 'win32', constant);
  define('IsCoreCLR', true, constant);
  define('PSCulture', null, readOnly, () => currentCulture().name);
  define('PSUICulture', null, readOnly, () => currentUICulture().name);
  define('EnabledExperimentalFeatures', [], constant);
  define('PWD', null, ScopedItemOption.AllScope, () => engine.providers.locations.current);
  define('PSStyle', null, constant, () => engine.style);
  define('StackTrace', '');
  plain('$', null);
  plain('^', null);
  define('ConsoleFileName', '', readOnly);
  define(
    'PROFILE',
    null,
    0,
    lazily(() => engine.profilePaths),
  );

  /** A preference that keeps its enum type: other values are converted or refused. */
  const preference = (name: string, type: string, value: string) => {
    const cell = new VariableCell(name, enumeration(type, value));
    cell.type = findType(`System.Management.Automation.${type}`) ?? null;
    if (type === 'ActionPreference') cell.check = withoutSuspend;
    scope.putCell(cell);
  };
  preference('ErrorActionPreference', 'ActionPreference', 'Continue');
  preference('WarningPreference', 'ActionPreference', 'Continue');
  preference('VerbosePreference', 'ActionPreference', 'SilentlyContinue');
  preference('DebugPreference', 'ActionPreference', 'SilentlyContinue');
  preference('InformationPreference', 'ActionPreference', 'SilentlyContinue');
  preference('ProgressPreference', 'ActionPreference', 'Continue');
  preference('ConfirmPreference', 'ConfirmImpact', 'High');
  preference('ErrorView', 'ErrorView', 'ConciseView');
  plain('WhatIfPreference', false);
  plain('NestedPromptLevel', 0);
  plain('MaximumHistoryCount', 4096);
  plain('FormatEnumerationLimit', 4);
  plain('PSDefaultParameterValues', new DefaultParameterDictionary());
  plain('PSNativeCommandUseErrorActionPreference', false);
  plain('PSNativeCommandArgumentPassing', enumeration('NativeArgumentPassingStyle', 'Standard'));
  plain('PSEmailServer', '');
  plain('args', []);
  define(
    'OutputEncoding',
    null,
    0,
    lazily(() => construct(requireType('System.Text.UTF8Encoding'), [])),
  );
  plain('PSSessionApplicationName', 'wsman');
  plain('PSSessionConfigurationName', 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell');
  define(
    'PSSessionOption',
    null,
    0,
    lazily(() => construct(requireType('System.Management.Automation.Remoting.PSSessionOption'), [])),
  );
}

function withoutSuspend(value: unknown): unknown {
  if (toActionPreference(value) !== 'Suspend') return value;
  throw transformationFailure(new NetException('System.NotSupportedException', suspendRefused));
}

function lazily(make: () => unknown): () => unknown {
  let value: unknown;
  return () => {
    value ??= make();
    return value;
  };
}
