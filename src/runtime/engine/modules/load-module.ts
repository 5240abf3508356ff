/** Loading one file as a module, by its extension; and finding the file for a name that has none. */
import { extname } from 'node:path';
import { fold } from '../../objects/values.js';
import { compiledModuleError, compiledModuleInfo } from './compiled-module.js';
import { isFile } from './files.js';
import { importMembers } from './import-members.js';
import { type LoadRequest, type LoadResult, type ModuleFile, moduleFile, notFound } from './load-request.js';
import { loadManifest } from './manifest.js';
import { ManifestData, manifestRefused, readManifest } from './manifest-data.js';
import { analyseScriptModule, isExplicit } from './module-analysis.js';
import { isConstrained, satisfies, versionMismatch } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';
import { moduleExtensions } from './module-names.js';
import { removeModule } from './remove-module.js';
import { fullPath } from './resolve-path.js';
import { importScriptFile, importScriptModule, writeModule } from './script-module.js';

/** Throws PSInvalidOperationException where a module that the file names cannot be loaded, and for compiled modules. */
export function loadModule(request: LoadRequest, file: ModuleFile): LoadResult {
  const { path } = file;
  const extension = fold(extname(path));
  const { modules } = request.cmd.context;
  if (!isFile(path)) return notFound;
  if (isConstrained(request.constraints)) {
    // Only a manifest tells a version.
    if (extension !== '.psd1') return notFound;
    const loaded = modules.find(path);
    if (loaded !== undefined && versionMismatch(loaded.version, { ...request.constraints, required: null }) !== null)
      return notFound;
  }
  const outer = modules.loading;
  modules.previouslyLoading = outer;
  modules.loading = path;
  try {
    request.cmd.writeVerbose(`Loading module from path '${path}'.`);
    return loadByExtension(request, file, extension);
  } finally {
    modules.loading = outer;
  }
}

function loadByExtension(request: LoadRequest, file: ModuleFile, extension: string): LoadResult {
  switch (extension) {
    case '.psm1':
      return request.isImport ? importScriptModule(request, file) : analysed(request, file);
    case '.ps1':
      return request.isImport ? importScriptFile(request, file) : analysed(request, file);
    case '.psd1':
      return loadManifestFile(request, file.path);
    case '.dll':
    case '.exe':
    case '.cdxml':
      return compiledModule(request, file);
  }
  const { cmd } = request;
  cmd.writeError(
    cmd.error(
      'Modules_InvalidModuleExtension',
      'InvalidOperation',
      null,
      wrongExtension(extname(file.path), file.path),
    ),
  );
  return { module: null, found: true, fileFound: true };
}

export function wrongExtension(extension: string, path: string): string {
  return `The extension '${extension}' is not a valid module extension. The supported module extensions are '.dll', '.ps1', '.psm1', '.psd1' and '.cdxml'. Correct the extension then try adding the file '${path}' again.`;
}

/** A manifest that lists its functions one by one says all there is to know of its script modules. */
function analysed(request: LoadRequest, { path, parent }: ModuleFile): LoadResult {
  if (parent !== null && isExplicit(parent.foreseen.declaredFunctions))
    return { module: null, found: true, fileFound: true };
  return { module: analyseScriptModule(request, path), found: true, fileFound: true };
}

function loadManifestFile(request: LoadRequest, path: string): LoadResult {
  const { cmd, target } = request;
  const module = loadManifest(request, path);
  if (module === null) return { module, found: !isConstrained(request.constraints), fileFound: true };
  if (request.isImport) cmd.context.modules.add(module, target);
  if (request.passThru) cmd.writeObject(module);
  return { module, found: true, fileFound: true };
}

/** There is no .NET here to run it: looking at it gives a module without commands, loading it is refused. */
function compiledModule(request: LoadRequest, { path }: ModuleFile): LoadResult {
  if (request.isImport) throw compiledModuleError(path);
  return { module: compiledModuleInfo(null, path), found: true, fileFound: true };
}

/** As LoadModule, for a name without an extension: the first file of that name with one that makes it a module. */
export function loadByExtensions(
  request: LoadRequest,
  base: string,
  extension: string | null,
  more: Partial<ModuleFile> = {},
): LoadResult {
  const { cmd } = request;
  const { modules } = cmd.context;
  let fileFound = false;
  for (const each of extension === null ? moduleExtensions : [extension]) {
    const path = fullPath(cmd.context, base + each);
    // A script module that imports its own name means one with another extension.
    if (path === null || (modules.loading !== null && fold(modules.loading) === fold(path))) continue;
    const loaded = modules.find(path);
    if (!request.force && request.isImport && satisfies(loaded, request.constraints)) {
      importAgain(request, loaded, request.prefix || defaultPrefix(request, loaded));
      return { module: loaded, found: true, fileFound: true };
    }
    if (!isFile(path)) continue;
    if (request.force && satisfies(loaded, request.constraints)) removeModule(request, loaded);
    const result = loadModule(request, moduleFile(path, more));
    fileFound = result.fileFound;
    if (result.found) return result;
  }
  return { ...notFound, fileFound };
}

/** A module that is loaded already gives its members once more. */
export function importAgain(request: LoadRequest, module: PSModuleInfo, prefix: string): void {
  request.cmd.context.modules.add(module, request.target);
  importMembers(module, prefix, request);
  writeModule(request, module);
}

function defaultPrefix(request: LoadRequest, module: PSModuleInfo): string {
  if (fold(extname(module.path)) !== '.psd1' || !isFile(module.path)) return '';
  const quiet = { ...request, reportsErrors: false };
  const table = readManifest(quiet, module.path);
  if (table === null) return '';
  try {
    return new ManifestData(quiet, module.path, '', table).text('DefaultCommandPrefix') ?? '';
  } catch (thrown) {
    if (thrown === manifestRefused) return '';
    throw thrown;
  }
}

/** A module that somebody has in hand: looked at only, or made by New-Module and not yet known. */
export function importLoaded(request: LoadRequest, module: PSModuleInfo): void {
  const { modules } = request.cmd.context;
  const known = modules.find(module.path);
  if (known !== undefined && !request.force) {
    importAgain(request, known, request.prefix);
    return;
  }
  if (known !== undefined) removeModule(request, known);
  if (module.session === null) loadModule(request, moduleFile(module.path));
  else if (module.name !== '') importAgain(request, module, request.prefix);
}
