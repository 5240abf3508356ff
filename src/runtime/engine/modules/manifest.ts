/**
 * Loading a module by its manifest, or only reading it (about_Module_Manifests). The modules that it names are loaded into the
 * session that it makes; the root module runs in that very session and gives the result its file, the manifest the rest.
 */
import { dirname, extname } from 'node:path';
import { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { Guid } from '../../dotnet/system/guid.js';
import { Version } from '../../dotnet/system/version.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { netError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { addScopeTypes } from '../scope-types.js';
import type { SessionState } from '../session-state.js';
import { namedSpecification } from './available-modules.js';
import { compiledModuleError } from './compiled-module.js';
import { loadDataFiles, unloadDataFiles } from './data-files.js';
import { exportMembers, type MemberPatterns } from './export-members.js';
import { isFile } from './files.js';
import { importMembers } from './import-members.js';
import { loadModule } from './load-module.js';
import {
  allMembers,
  everything,
  type LoadRequest,
  type LoadResult,
  moduleFile,
  noMembers,
  report,
} from './load-request.js';
import { checkSurroundings, checkVersion } from './manifest-checks.js';
import { ManifestData, manifestRefused, readManifest } from './manifest-data.js';
import {
  absoluteName,
  checkExperimentalFeatures,
  completeDetails,
  readDetails,
  readLists,
  readSourceLocation,
} from './manifest-details.js';
import { declareExports, inheritForeseen, limitExports, readExports, takeForeseen } from './manifest-exports.js';
import { satisfies, unconstrained } from './module-constraints.js';
import { PSModuleInfo } from './module-info.js';
import { isCompiled, isModuleExtension, moduleExtensions } from './module-names.js';
import { moduleSession } from './module-session.js';
import { loadNamedModule } from './named-module.js';
import { removeModule } from './remove-module.js';
import { requireModule } from './required-modules.js';
import { normalizedName } from './resolve-path.js';

const specifications = 'Microsoft.PowerShell.Commands.ModuleSpecification[]';

/** Null when it is not good enough; why was reported. Throws where a module that it names cannot be loaded. */
export function loadManifest(request: LoadRequest, path: string): PSModuleInfo | null {
  const table = readManifest(request, path);
  if (table === null) return null;
  try {
    return new ManifestLoad(new ManifestData(request, path, dirname(path), table)).load();
  } catch (thrown) {
    if (thrown === manifestRefused) return null;
    throw thrown;
  }
}

class ManifestLoad {
  readonly request: LoadRequest;
  readonly path: string;
  /** Of the manifest; null while it is only looked at. */
  readonly session: SessionState | null;
  readonly module: PSModuleInfo;
  #prefix = '';
  #exports: MemberPatterns = allMembers;

  constructor(readonly data: ManifestData) {
    this.request = data.request;
    this.path = data.path;
    const engine = this.request.cmd.context;
    this.session = this.request.isImport ? moduleSession(engine) : null;
    this.module = new PSModuleInfo(null, this.path, this.session);
    this.module.moduleType = 'Manifest';
  }

  load(): PSModuleInfo {
    const { data, request, module } = this;
    const { details } = module;
    details.rootModule = this.#rootModule();
    const defaultPrefix = data.text('DefaultCommandPrefix') ?? '';
    this.#prefix = request.prefix || defaultPrefix;
    details.prefix = this.#prefix;
    const loaded = this.#loadedRoot();
    if (loaded !== null) return loaded;
    const nested = this.#readMembers();
    if (request.isImport) loadDataFiles(request, details);
    else if (declareExports(module, this.#exports, defaultPrefix, nested)) {
      for (const { name, version, requiredVersion } of nested)
        module.addNestedModule(mentionedModule(name, requiredVersion ?? version));
      return module;
    }
    for (const script of details.scripts) this.#runScript(script);
    try {
      for (const specification of nested) this.#loadNested(specification);
      return this.#finish(details.rootModule === null ? null : this.#loadRoot(details.rootModule));
    } catch (thrown) {
      unloadDataFiles(request, details);
      throw thrown;
    }
  }

  #rootModule(): string | null {
    const { data, request, path } = this;
    const old = data.text('ModuleToProcess');
    const name = data.text('RootModule');
    if (old !== null && !request.isImport && request.reportsErrors)
      request.cmd.writeWarning(
        "The module manifest member 'ModuleToProcess' has been deprecated. Use the 'RootModule' member instead.",
      );
    if (old !== null && name !== null) {
      report(
        request,
        'Modules_ModuleManifestCannotContainBothModuleToProcessAndRootModule',
        'InvalidOperation',
        path,
        `The module manifest cannot contain both the 'ModuleToProcess' and 'RootModule' members. Change the module manifest file to remove one of these members at '${path}', and then try again.`,
      );
      data.fail();
    }
    const root = old ?? name;
    if (root !== null) this.#refuseWildcards(root);
    return root;
  }
  #refuseWildcards(name: string): void {
    if (!WildcardPattern.containsWildcard(name)) return;
    throw netError(
      'PSInvalidOperationException',
      'Modules_WildCardNotAllowedInModuleToProcessAndInNestedModules',
      `Wildcard characters are not allowed in members 'ModuleToProcess', 'RootModule', or 'NestedModules' in the module manifest '${this.path}'.`,
      'InvalidOperation',
    );
  }

  /** The root module is what counts: one that is loaded already is not loaded once more. */
  #loadedRoot(): PSModuleInfo | null {
    const { data, request, module } = this;
    const { rootModule } = module.details;
    if (rootModule === null || !request.isImport) return null;
    const { modules } = request.cmd.context;
    const paths = (isModuleExtension(extname(rootModule)) ? [''] : moduleExtensions).map((extension) =>
      data.filePath(rootModule, extension),
    );
    const path = paths.find((each) => modules.find(each) !== undefined);
    const loaded = path === undefined ? undefined : modules.find(path);
    if (!satisfies(loaded, request.constraints)) return null;
    if (request.force) {
      if (isFile(loaded.path)) removeModule(request, loaded);
      return null;
    }
    modules.add(loaded, request.target);
    importMembers(loaded, this.#prefix, request);
    return loaded;
  }

  /** Takes the manifest's members over; returns the nested modules that it names. */
  #readMembers(): ModuleSpecification[] {
    const { data, request, module } = this;
    const { details } = module;
    readDetails(data, module);
    module.guid = data.value<Guid>('guid', 'System.Guid') ?? Guid.empty;
    module.version = checkVersion(data, module) ?? module.version;
    checkSurroundings(data, module);
    details.helpInfoUri = data.text('HelpInfoURI');
    this.#requireModules();
    const nested = (data.value<ModuleSpecification[]>('NestedModules', specifications) ?? []).map((each) =>
      Object.assign(each, { name: absoluteName(data.folder, each.name) }),
    );
    for (const { name } of nested) this.#refuseWildcards(name);
    details.privateData = data.raw('PrivateData') ?? null;
    checkExperimentalFeatures(data, module);
    const exports = readExports(data, module);
    this.#exports = request.isImport ? withEverything(exports) : exports;
    details.requiredAssemblies = data.texts('RequiredAssemblies') ?? [];
    if (request.isImport) this.#checkAssemblies();
    details.typeFiles = data.files('TypesToProcess', '.ps1xml', true);
    details.formatFiles = data.files('FormatsToProcess', '.ps1xml', true);
    details.scripts = data.files('ScriptsToProcess', '.ps1', true);
    readLists(data, module);
    readSourceLocation(data, module);
    return nested;
  }

  #requireModules(): void {
    const { data, request, module, path } = this;
    const required = data.value<ModuleSpecification[]>('RequiredModules', specifications) ?? [];
    module.requiredSpecifications.push(...required);
    const engine = request.cmd.context;
    for (const each of required) {
      if (!request.isImport) {
        module.addRequiredModule(mentionedModule(each.name, each.requiredVersion ?? each.version));
        continue;
      }
      const wanted = namedSpecification(each, normalizedName(engine, each.name, data.folder));
      try {
        const found = requireModule(engine, wanted, { manifest: path, module, session: request.inside });
        if (found !== null) module.addRequiredModule(found);
      } catch (thrown) {
        if (!(thrown instanceof NetException) || thrown.errorRecord === null) throw thrown;
        request.cmd.writeError(thrown.errorRecord);
        throw manifestRefused;
      }
    }
  }

  /** Assemblies of .NET may be named: what of them exists here is there anyway. A module's own cannot be had. */
  #checkAssemblies(): void {
    for (const name of this.module.details.requiredAssemblies) {
      if (WildcardPattern.containsWildcard(name))
        throw netError(
          'PSInvalidOperationException',
          'Modules_WildCardNotAllowedInRequiredAssemblies',
          `Wildcard characters are not allowed in the member 'RequiredAssemblies' in the module manifest '${this.path}'.`,
          'InvalidOperation',
        );
      const path = this.data.filePath(name, isCompiled(name) ? '' : '.dll');
      if (isFile(path)) throw compiledModuleError(path);
    }
  }

  /** Runs where the module is imported. */
  #runScript(script: string): void {
    const { module, request, data } = this;
    const file = moduleFile(script, { base: data.folder });
    const loaded = loadModule({ ...request, prefix: '', constraints: unconstrained }, file);
    if (loaded.module !== null && this.session === null) takeForeseen(module, loaded.module);
  }

  #loadNested(specification: ModuleSpecification): void {
    const { request, session, module } = this;
    const nested: LoadRequest = {
      ...request,
      inside: session ?? request.inside,
      target: session ?? request.target,
      members: allMembers,
      prefix: '',
      passThru: false,
      checksNames: false,
      noClobber: false,
      isLocal: false,
    };
    const loaded = this.#loadNamed(nested, specification, true);
    if (!loaded.found) throw this.#notProcessed(specification.name, 'NestedModules');
    if (loaded.module === null) return;
    if (session === null) takeForeseen(module, loaded.module);
    module.addNestedModule(loaded.module);
    const types = loaded.module.session?.topScope.types?.types;
    if (session !== null && types !== undefined) addScopeTypes(session.topScope, types);
  }

  #loadNamed(request: LoadRequest, specification: ModuleSpecification, isNested: boolean): LoadResult {
    return loadNamedModule(request, {
      specification,
      parent: isNested ? this.module : null,
      base: this.data.folder,
      searchesModulePath: isNested,
      session: isNested ? null : this.session,
      privateData: this.module.details.privateData,
    });
  }

  /** Its module stands for the whole, with what the manifest says. */
  #loadRoot(name: string): PSModuleInfo {
    const { request, session, module } = this;
    const inner = { ...request, inside: session, members: noMembers, passThru: false, prefix: this.#prefix };
    const specification = Object.assign(new ModuleSpecification(), { name });
    const { module: root, found } = this.#loadNamed(inner, specification, false);
    if (!found || root === null) throw this.#notProcessed(name, 'ModuleToProcess/RootModule');
    root.name = module.name;
    for (const nested of module.nestedModules) root.addNestedModule(nested);
    for (const required of module.requiredModules) root.addRequiredModule(required);
    root.requiredSpecifications.push(...module.requiredSpecifications);
    root.version = module.version;
    if (String(root.guid) === String(Guid.empty)) root.guid = module.guid;
    completeDetails(root, module);
    if (session === null) root.path = this.path;
    inheritForeseen(root, module);
    return root;
  }

  #notProcessed(name: string, field: string): NetException {
    const message = `The module to process '${name}', listed in field '${field}' of module manifest '${this.path}' was not processed because no valid module was found in any module directory.`;
    const inner = new NetException('System.IO.FileNotFoundException', message);
    return netError(
      'PSInvalidOperationException',
      'Modules_ModuleFileNotFound',
      message,
      'ResourceUnavailable',
      this.module.name,
      inner,
    );
  }

  #finish(root: PSModuleInfo | null): PSModuleInfo {
    const { request, session, module } = this;
    const { cmd } = request;
    const verbose = (text: string) => cmd.writeVerbose(text);
    if (root === null) {
      if (session !== null) exportMembers(session, this.#exports, verbose);
    } else {
      if (session !== null && !session.exports.isDecided)
        exportMembers(session, { ...noMembers, functions: everything, cmdlets: everything }, verbose);
      limitExports(root, this.#exports);
    }
    const result = root ?? module;
    if (request.isImport) importMembers(result, this.#prefix, request);
    return result;
  }
}

/** What a manifest does not mention is exported. */
function withEverything(exports: MemberPatterns): MemberPatterns {
  return {
    functions: exports.functions ?? everything,
    cmdlets: exports.cmdlets ?? everything,
    aliases: exports.aliases ?? everything,
    variables: exports.variables ?? everything,
  };
}

/** A module of which nothing is known but that a manifest mentions it. */
function mentionedModule(name: string, version: unknown): PSModuleInfo {
  const module = new PSModuleInfo(name, name, null);
  if (version instanceof Version) module.version = version;
  return module;
}
