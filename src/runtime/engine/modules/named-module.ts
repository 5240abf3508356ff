/** Loading a module that a manifest names (NestedModules, RootModule): beside the manifest, then along PSModulePath. */
import { dirname, extname, join } from 'node:path';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { netError } from '../../objects/errors.js';
import { fold } from '../../objects/values.js';
import type { SessionState } from '../session-state.js';
import { availableModules, namedSpecification } from './available-modules.js';
import { compiledModuleError, compiledModuleInfo } from './compiled-module.js';
import { nested } from './create-module.js';
import { isFile } from './files.js';
import { loadByModulePath } from './load-by-name.js';
import { loadByExtensions, loadModule, wrongExtension } from './load-module.js';
import { type LoadRequest, type LoadResult, moduleFile, notFound } from './load-request.js';
import { filePathIn } from './manifest-data.js';
import { isExplicit } from './module-analysis.js';
import { constraintsOf, isConstrained, parseVersion, unconstrained } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';
import { isCompiled, isModuleExtension } from './module-names.js';
import { modulePathFolders } from './module-path.js';
import { existingPath } from './resolve-path.js';

export interface NamedModule {
  specification: ModuleSpecification;
  /** The manifest's module; null for its root module, which takes its place. */
  parent: PSModuleInfo | null;
  /** Folder of the manifest. */
  base: string;
  searchesModulePath: boolean;
  session: SessionState | null;
  privateData: unknown;
}

export function loadNamedModule(outer: LoadRequest, named: NamedModule): LoadResult {
  const engine = outer.cmd.context;
  const { name } = named.specification;
  const rooted = existingPath(engine, name);
  const path = rooted ?? filePathIn(outer, named.base, name);
  const request = { ...outer, constraints: unconstrained };
  return nested(outer.cmd, path, () => new NamedLoad(request, named, path).load(rooted !== null));
}

class NamedLoad {
  constructor(
    readonly request: LoadRequest,
    readonly named: NamedModule,
    readonly path: string,
  ) {}

  load(isRooted: boolean): LoadResult {
    const { name } = this.named.specification;
    const given = extname(name);
    const extension = isModuleExtension(given) ? given : null;
    if (extension === null && isFile(this.path)) throw this.#notAModule(given);
    let result = this.#loadAt(this.path, extension, this.named.base);
    // A module in a folder of its own, below the manifest's.
    if (!result.found && !result.fileFound)
      result = this.#loadAt(join(this.path, name), extension, join(this.named.base, name));
    if (result.found || result.fileFound || isRooted) return result;
    if (this.named.searchesModulePath) result = this.#loadByModulePath();
    return result.found ? result : this.#lastResort(extension);
  }

  #loadAt(path: string, extension: string | null, base: string): LoadResult {
    const { parent, session, privateData, specification } = this.named;
    if (!isAvailable(this.request, specification, path, extension)) return notFound;
    const more = { parent, base, session };
    if (extension === null) return loadByExtensions(this.request, path, null, more);
    return loadModule(this.request, moduleFile(path, { ...more, privateData }));
  }

  #loadByModulePath(): LoadResult {
    const { parent, session, specification } = this.named;
    const { request } = this;
    let folders = modulePathFolders(request.cmd.context);
    if (isConstrained(constraintsOf(specification))) {
      const [found] = availableModules(request.cmd.context, specification);
      if (found === undefined) return notFound;
      const folder = parseVersion(found.base.split(/[/\\]/).at(-1) ?? '') === null ? found.base : dirname(found.base);
      folders = [dirname(folder), folder];
    }
    return loadByModulePath(request, folders, specification.name, { parent, session });
  }

  /** An assembly by its name. Where the manifest lists its cmdlets nothing needs to be known of it. */
  #lastResort(extension: string | null): LoadResult {
    const { request } = this;
    const { parent, specification } = this.named;
    if (isConstrained(constraintsOf(specification))) return notFound;
    if (!request.isImport) {
      const isKnown = parent !== null && isExplicit(parent.foreseen.declaredCmdlets);
      return { module: isKnown ? null : compiledModuleInfo(specification.name, ''), found: true, fileFound: false };
    }
    if (extension !== null && isCompiled(specification.name) && isAssemblyName(specification.name))
      throw compiledModuleError(specification.name);
    return notFound;
  }

  #notAModule(extension: string) {
    const { specification, parent } = this.named;
    return netError(
      'PSInvalidOperationException',
      'Modules_InvalidModuleExtension',
      `The module to process '${specification.name}', listed in field 'NestedModules' of module manifest '${parent?.path ?? ''}' was not processed. ${wrongExtension(extension, specification.name)}`,
      'InvalidOperation',
    );
  }
}

/** True for what .NET itself would have: a library of the system or of PowerShell. */
function isAssemblyName(name: string): boolean {
  return /^(?:System|Microsoft)\./i.test(name) && !/[/\\]/.test(name);
}

/** Where a version or a GUID is asked for, it is looked at first. */
function isAvailable(
  request: LoadRequest,
  specification: ModuleSpecification,
  path: string,
  extension: string | null,
): boolean {
  if (!isConstrained(constraintsOf(specification))) return true;
  if (extension !== null && fold(extension) !== '.psd1') return false;
  const manifest = extension === null ? `${path}.psd1` : path;
  return (
    isFile(manifest) && availableModules(request.cmd.context, namedSpecification(specification, manifest)).length > 0
  );
}
