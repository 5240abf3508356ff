/**
 * Command discovery: what a name means (about_Command_Precedence). Aliases, then functions, by dynamic scoping; then cmdlets;
 * then scripts and programs, by path or along PATH. `Get-` is tried in front of a bare noun last.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { basename, delimiter, extname, isAbsolute, join } from 'node:path';
import type { CommandAst } from '../../parser/index.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { toText } from '../language/index.js';
import { ErrorCategoryInfo, ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { errorAt, runtimeError } from '../objects/errors.js';
import { NetException } from '../objects/net-exception.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { builtInAliasOptions } from './built-in-aliases.js';
import {
  AliasInfo,
  ApplicationInfo,
  blockCommand,
  CmdletInfo,
  CommandInfo,
  ExternalScriptInfo,
  type FunctionInfo,
} from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import type { Frame } from './frame.js';
import { autoload } from './modules/autoload.js';
import { qualifiedCommand } from './modules/qualified-commands.js';
import { fileSystemPath } from './provider-environment.js';
import type { Scope } from './scope.js';
import { ScriptBlock } from './script-block.js';
import { loadScript, scriptText } from './script-file.js';
import { ScopedItemOption, sessionStateError } from './variable-cell.js';

export class CommandTable {
  readonly #cmdlets = new Map<string, CmdletInfo>();
  /** Programs that were found along PATH, by exact name; forgotten when PATH changes. */
  #applications = new Map<string, ApplicationInfo | null>();
  #path: string | undefined;
  #hasRelativeFolders = false;

  constructor(readonly engine: ExecutionContext) {}

  /** Adds cmdlets and their aliases to the session. */
  register(definitions: readonly CmdletDefinition[]): void {
    for (const definition of definitions) {
      this.#cmdlets.set(fold(definition.name), new CmdletInfo(definition));
      for (const name of definition.aliases) this.#registerAlias(name, definition.name);
    }
    this.engine.commandEpoch++;
  }
  /** Adds aliases, by name, of what need not be a cmdlet. */
  registerAliases(aliases: Readonly<Record<string, string>>): void {
    for (const [name, definition] of Object.entries(aliases)) this.#registerAlias(name, definition);
  }
  #registerAlias(name: string, definition: string): void {
    const alias = new AliasInfo(name, definition);
    alias.options = builtInAliasOptions(name);
    this.engine.globalScope.setAlias(alias);
  }
  get cmdlets(): Iterable<CmdletInfo> {
    return this.#cmdlets.values();
  }

  // ---- Lookup -------------------------------------------------------------------------------------------------------------

  /** Loads the module that has the command, if that is what it takes. Throws CommandNotFoundException. */
  resolve(scope: Scope, name: string, ast: CommandAst | null): CommandInfo {
    const { command, wanted } = this.#follow(name, (each) => this.#lookUpOrLoad(scope, each, ast));
    if (command === null) throw commandNotFound(wanted, ast);
    if (command instanceof CmdletInfo && command.module === null)
      this.engine.modules.loadShipped(command.cmdlet.spec.module);
    return command;
  }

  /** The command with aliases followed, or null. */
  find(scope: Scope, name: string): CommandInfo | null {
    return this.#follow(name, (each) => this.lookUp(scope, each)).command;
  }
  /** `wanted` is the name at which the aliases end. */
  #follow(name: string, lookUp: (name: string) => CommandInfo | null): { command: CommandInfo | null; wanted: string } {
    let wanted = name;
    for (let depth = 0; depth < 32; depth++) {
      const found = lookUp(wanted);
      if (!(found instanceof AliasInfo)) return { command: found, wanted };
      wanted = found.definition;
    }
    return { command: null, wanted };
  }
  /** As #find, with the actions of scripts heeded. */
  #lookUpOrLoad(scope: Scope, name: string, ast: CommandAst | null): CommandInfo | null {
    const { actions } = this.engine;
    const before = actions.tell('preCommandLookup', name, null);
    const found =
      before?.stopSearch === true
        ? before.command
        : (this.#find(scope, name, ast) ?? actions.tell('commandNotFound', name, null)?.command ?? null);
    if (found === null) return null;
    const after = actions.tell('postCommandLookup', name, found);
    return after === null ? found : after.command;
  }
  #find(scope: Scope, name: string, ast: CommandAst | null): CommandInfo | null {
    const found = this.lookUp(scope, name);
    if (found !== null) return found;
    try {
      const loaded = autoload(this.engine, name);
      return loaded === true ? this.lookUp(scope, name) : loaded || null;
    } catch (thrown) {
      throw thrown instanceof NetException && ast !== null ? placed(thrown, ast) : thrown;
    }
  }

  /** The command that the very name stands for: possibly an alias. */
  lookUp(scope: Scope, name: string): CommandInfo | null {
    const isPath = name.includes('/') || name.includes('\\');
    if (!isPath) {
      const key = fold(name);
      const alias = this.findAlias(scope, key);
      if (alias) return alias;
      const defined = this.findFunction(scope, key) ?? scope.session.findCmdlet(key) ?? this.#cmdlets.get(key);
      if (defined) return defined;
    } else {
      const qualified = qualifiedCommand(this.engine, name) ?? this.findCmdlet(name);
      if (qualified) return qualified;
      const function_ = this.findFunction(scope, fold(name));
      if (function_) return function_;
    }
    return this.#findFile(name, isPath) ?? (isPath ? null : (this.#cmdlets.get(`get-${fold(name)}`) ?? null));
  }

  /** A cmdlet by name, or as `Microsoft.PowerShell.Utility\Write-Output`. */
  findCmdlet(name: string): CmdletInfo | null {
    const match = /^(?:([\w.]+)\\)?([\w-]+)$/.exec(name);
    const cmdlet = match ? this.#cmdlets.get(fold(match[2] as string)) : undefined;
    if (cmdlet === undefined) return null;
    const module = match?.[1];
    return module === undefined || fold(cmdlet.cmdlet.spec.module) === fold(module) ? cmdlet : null;
  }

  findAlias(scope: Scope, name: string): AliasInfo | undefined {
    const key = fold(name);
    for (let s: Scope | null = scope.commandScope; s !== null; s = s.parent?.commandScope ?? null) {
      const alias = s.aliases?.get(key);
      if (alias && !(alias.options & ScopedItemOption.Private && s !== scope)) return alias;
    }
    return undefined;
  }
  findFunction(scope: Scope, name: string): FunctionInfo | undefined {
    const qualifier = /^(global|script|local|private):(.+)$/i.exec(name);
    const key = fold(qualifier ? (qualifier[2] as string) : name);
    for (let s: Scope | null = scope.commandScope; s !== null; s = s.parent?.commandScope ?? null) {
      const found = s.functions?.get(key);
      if (found && !(found.options & ScopedItemOption.Private && s !== scope)) return found;
    }
    return undefined;
  }

  #findFile(name: string, isPath: boolean): CommandInfo | null {
    const { engine } = this;
    if (isPath || name.startsWith('~')) {
      const path = fileSystemPath(engine, name);
      return path === null ? null : this.#fileCommand(path);
    }
    const path = engine.environment['PATH'];
    if (path !== this.#path) {
      this.#applications.clear();
      this.#path = path;
    }
    const cached = this.#applications.get(name);
    if (cached !== undefined) return cached;
    for (const folder of this.#pathFolders()) {
      const script = extname(name).toLowerCase() === '.ps1' ? name : `${name}.ps1`;
      const scriptPath = join(folder, script);
      if (isFile(scriptPath)) return this.#scriptInfo(scriptPath);
      const candidate = join(folder, name);
      if (isExecutable(candidate)) {
        const info = new ApplicationInfo(name, candidate);
        if (!this.#hasRelativeFolders) this.#applications.set(name, info);
        return info;
      }
    }
    return null;
  }

  /** A script or program by full path. */
  #fileCommand(path: string): CommandInfo | null {
    if (extname(path).toLowerCase() === '.ps1') return isFile(path) ? this.#scriptInfo(path) : null;
    if (isFile(`${path}.ps1`)) return this.#scriptInfo(`${path}.ps1`);
    return isFile(path) ? new ApplicationInfo(basename(path), path) : null;
  }
  #scriptInfo(path: string): ExternalScriptInfo {
    return this.scriptCommand(path);
  }

  /** The command for a script file by full path: it runs in the session of whoever calls it. */
  scriptCommand(path: string): ExternalScriptInfo {
    const load = () => loadScript(this.engine, scriptText(path), path).bindTo(null);
    return new ExternalScriptInfo(basename(path), path, load);
  }

  forgetApplications(): void {
    this.#applications.clear();
    this.engine.commandEpoch++;
  }

  /** `& $x`: a script block, a command, or a name. */
  fromValue(f: Frame, value: unknown, ast: CommandAst): CommandInfo {
    const base = baseOf(value);
    if (base instanceof ScriptBlock) return blockCommand(base);
    if (base instanceof CommandInfo)
      return base instanceof AliasInfo ? this.resolve(f.scope, base.definition, ast) : base;
    const moduleSession = base as { session?: unknown } | null;
    if (isNull(base) || (typeof base === 'string' && base === ''))
      throw errorAt(
        ast.commandElements[0]?.extent ?? null,
        runtimeError(
          'BadExpression',
          `The expression after '${ast.invocationOperator === 'Dot' ? '.' : '&'}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`,
          'InvalidOperation',
          moduleSession,
        ),
      );
    return this.resolve(f.scope, toText(value), ast);
  }

  // ---- Definitions ----------------------------------------------------------------------------------------------------------

  /** Throws SessionStateUnauthorizedAccessException for read-only and constant functions. */
  defineFunction(scope: Scope, info: FunctionInfo): void {
    const existing = scope.functions?.get(fold(info.name));
    if (existing && existing.options & (ScopedItemOption.ReadOnly | ScopedItemOption.Constant))
      throw sessionStateError(
        'FunctionNotWritable',
        `Cannot write to function ${info.name} because it is read-only or constant.`,
        info.name,
      );
    scope.setFunction(info);
  }
  removeFunction(scope: Scope, name: string): boolean {
    for (let s: Scope | null = scope; s !== null; s = s.parent)
      if (s.functions?.delete(fold(name))) {
        this.engine.commandEpoch++;
        return true;
      }
    return false;
  }

  // ---- Listing --------------------------------------------------------------------------------------------------------------

  *visibleFunctions(scope: Scope): Iterable<FunctionInfo> {
    const seen = new Set<string>();
    for (let s: Scope | null = scope; s !== null; s = s.parent)
      for (const [key, info] of s.functions ?? [])
        if (!seen.has(key)) {
          seen.add(key);
          yield info;
        }
  }
  /** Programs and scripts along PATH whose names fit, in the order of PATH. */
  *externalCommands(matches: (name: string) => boolean): Iterable<ApplicationInfo | ExternalScriptInfo> {
    for (const folder of this.#pathFolders()) {
      let names: string[];
      try {
        names = readdirSync(folder).sort();
      } catch {
        continue; // PATH may name folders that are not there
      }
      for (const name of names) {
        const path = join(folder, name);
        if (extname(name).toLowerCase() === '.ps1') {
          if (matches(name) || matches(name.slice(0, -4))) yield this.scriptCommand(path);
        } else if (matches(name) && isExecutable(path)) yield new ApplicationInfo(name, path);
      }
    }
  }
  /** The scripts and programs of this name: the one at a path, or all along PATH. */
  *externalsNamed(name: string): Iterable<CommandInfo> {
    if (/[/\\]/.test(name) || name.startsWith('~')) {
      const found = this.#findFile(name, true);
      if (found !== null) yield found;
      return;
    }
    const script = extname(name).toLowerCase() === '.ps1' ? name : `${name}.ps1`;
    for (const folder of this.#pathFolders()) {
      if (isFile(join(folder, script))) yield this.scriptCommand(join(folder, script));
      if (isExecutable(join(folder, name))) yield new ApplicationInfo(name, join(folder, name));
    }
  }
  /** The folders of PATH by full path: there may be `~/bin`, and `./bin`, which goes along with the location. */
  #pathFolders(): string[] {
    const { engine } = this;
    const folders = (engine.environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    this.#hasRelativeFolders = !folders.every((folder) => isAbsolute(folder) || folder.startsWith('~'));
    return folders.map((folder) => (isAbsolute(folder) ? folder : (fileSystemPath(engine, folder) ?? folder)));
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
function isExecutable(path: string): boolean {
  if (!isFile(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function commandNotFound(name: string, ast: CommandAst | null): NetException {
  const exception = new NetException(
    'System.Management.Automation.CommandNotFoundException',
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
  );
  exception.properties = { CommandName: name };
  const record = new ErrorRecord(
    exception,
    'CommandNotFoundException',
    new ErrorCategoryInfo('ObjectNotFound', '', 'CommandNotFoundException', name, 'String'),
    name,
  );
  exception.errorRecord = record;
  return ast === null ? exception : placed(exception, ast);
}

/** The error is at the command's name. */
function placed(exception: NetException, ast: CommandAst): NetException {
  const { errorRecord: record } = exception;
  if (record === null || record.invocationInfo !== null) return exception;
  const info = new InvocationInfo();
  info.invocationName = String(record.targetObject ?? '');
  info.extent = ast.commandElements[0]?.extent ?? ast.extent;
  record.invocationInfo = info;
  return exception;
}
