/**
 * ModuleTable: all modules that are loaded, whichever session imported them, and what loading one needs to know of those around it.
 * The modules that ship with the shell count as loaded once a command of theirs was looked up, as if by autoloading.
 */
import type { ViewDefinition } from '../../formatting/views/view-definition.js';
import { compareText } from '../../language/text-order.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { fold } from '../../objects/values.js';
import type { ExecutionContext } from '../execution-context.js';
import type { SessionState } from '../session-state.js';
import { shippedModule } from '../shipped-modules.js';
import type { AnalysedModule } from './available-commands.js';
import type { PSModuleInfo } from './module-info.js';
import { makeShippedModule } from './shipped-module-info.js';

export const maximumNesting = 10;

export class ModuleTable {
  /** By key. */
  readonly all = new Map<string, PSModuleInfo>();
  /** Path of the module of each folded name that was imported last: it is the one that `Module\command` means. */
  readonly lastImported = new Map<string, string>();
  /** How many modules are loading within each other. */
  nesting = 0;
  /** Full path of the file that is being loaded, and of the one before: a module does not find itself by its name. */
  loading: string | null = null;
  previouslyLoading: string | null = null;
  /** Modules that were looked at for their commands, by path. */
  readonly analysed = new Map<string, AnalysedModule>();
  /** Views of format files, by the folded path of the file that brought them. */
  readonly views = new Map<string, readonly ViewDefinition[]>();
  /** Names of commands, folded, whose modules are being looked for: loading one does not look for the same again. */
  readonly searching = new Set<string>();
  readonly #shipped = new Map<string, PSModuleInfo>();

  constructor(readonly engine: ExecutionContext) {}

  find(path: string): PSModuleInfo | undefined {
    return this.all.get(fold(path));
  }

  /** Makes the module known everywhere, and as imported into `target`. */
  add(module: PSModuleInfo, target: SessionState): void {
    const { key } = module;
    if (!this.all.has(key)) this.all.set(key, module);
    this.lastImported.set(fold(module.name), module.path);
    if (!target.modules.has(key)) target.modules.set(key, module);
    target.module?.addNestedModule(module);
  }
  remove(module: PSModuleInfo): void {
    const { key } = module;
    for (const { session } of this.all.values()) session?.modules.delete(key);
    this.engine.session.modules.delete(key);
    this.all.delete(key);
    this.#shipped.delete(fold(module.name));
  }

  /** The modules of the running session and of the global one; with `all`, also those that others imported. By name. */
  list(accepts: (module: PSModuleInfo) => boolean, all = false): PSModuleInfo[] {
    const found = new Set<PSModuleInfo>();
    const { session, currentSession } = this.engine;
    const tables = all ? [this.all] : [currentSession.modules, session.modules];
    const seen = new Set<string>();
    for (const table of tables)
      for (const [key, module] of table)
        if (!seen.has(key) && accepts(module)) {
          seen.add(key);
          found.add(module);
        }
    return [...found].sort((a, b) => compareText(a.name, b.name, false));
  }
  /** By names, which may be patterns. */
  matching(patterns: readonly string[], all = false): PSModuleInfo[] {
    const wildcards = patterns.map((pattern) => new WildcardPattern(pattern));
    return this.list(({ name }) => wildcards.some((wildcard) => wildcard.isMatch(name)), all);
  }

  /** The imported module of this name: of several, the one that was imported last. */
  imported(name: string): PSModuleInfo | undefined {
    const named = this.matching([name]);
    return named.find((module) => this.lastImported.get(fold(module.name)) === module.path) ?? named[0];
  }

  /** A module that ships with the shell, whether or not it counts as loaded; undefined when there is none of this name. */
  shipped(name: string): PSModuleInfo | undefined {
    const key = fold(name);
    let module = this.#shipped.get(key);
    if (module === undefined && shippedModule(name)?.guid) {
      module = makeShippedModule(this.engine, name);
      this.#shipped.set(key, module);
    }
    return module;
  }
  /** A command of the module is used. */
  loadShipped(name: string): void {
    const module = this.shipped(name);
    if (module !== undefined && !this.all.has(module.key)) this.add(module, this.engine.session);
  }
}
