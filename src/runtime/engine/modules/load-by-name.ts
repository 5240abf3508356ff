/** Import-Module by name: a file, a folder, or a name that is looked for along PSModulePath. */
import { basename, extname, join } from 'node:path';
import { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import { shippedModuleName } from '../shipped-modules.js';
import { foldersIn, isFile, versionFolders } from './files.js';
import { importAgain, loadByExtensions, loadModule } from './load-module.js';
import { type LoadRequest, type LoadResult, type ModuleFile, moduleFile, notFound, report } from './load-request.js';
import { manifestVersion } from './manifest-version.js';
import { compareVersions, isConstrained, satisfies, versionMismatch } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';
import { isModuleExtension, isRooted } from './module-names.js';
import { modulePathFolders } from './module-path.js';
import { removeModule } from './remove-module.js';
import { existingPath } from './resolve-path.js';
import { writeModule } from './script-module.js';

/** Imports a module. What goes wrong is reported; null when nothing was imported. */
export function importByName(request: LoadRequest, name: string): PSModuleInfo | null {
  try {
    const result = find(request, name);
    if (!result.found) reportMissing(request, name);
    return result.module;
  } catch (thrown) {
    if (!isInvalidOperation(thrown) || thrown.errorRecord === null) throw thrown;
    if (request.reportsErrors) request.cmd.writeError(thrown.errorRecord);
    return null;
  }
}

function isInvalidOperation(thrown: unknown): thrown is NetException {
  return thrown instanceof NetException && thrown.netType.name === 'PSInvalidOperationException';
}

function find(request: LoadRequest, name: string): LoadResult {
  const engine = request.cmd.context;
  const path = existingPath(engine, name);
  if (path !== null) return findAtPath(request, path);
  if (fold(name) === 'microsoft.powershell.core') {
    // It is no module, and has no version that one could be asked for.
    if (isConstrained(request.constraints)) return notFound;
    request.cmd.writeWarning(
      `The 'Microsoft.PowerShell.Core' module was not imported because the 'Microsoft.PowerShell.Core' snap-in was already imported.`,
    );
    return { module: null, found: true, fileFound: false };
  }
  if (isRooted(name))
    return extname(name) === '' ? loadByExtensions(request, name, null) : loadModule(request, moduleFile(name));
  const result = loadByModulePath(request, modulePathFolders(engine), name);
  return result.found ? result : findShipped(request, name);
}

function findAtPath(request: LoadRequest, path: string): LoadResult {
  const { modules } = request.cmd.context;
  const loaded = modules.find(path);
  if (loaded !== undefined && !request.force) {
    const isOther = loaded.moduleType === 'Manifest' && versionMismatch(loaded.version, request.constraints) !== null;
    if (!isOther) {
      importAgain(request, loaded, request.prefix);
      return { module: loaded, found: true, fileFound: true };
    }
  }
  if (isFile(path)) {
    if (loaded !== undefined) removeModule(request, loaded);
    return loadModule(request, moduleFile(path));
  }
  const folder = path.replace(/(.)[/\\]+$/, '$1');
  const result = loadVersion(request, folder);
  return result.found ? result : loadByExtensions(request, join(folder, basename(folder)), null);
}

/** From a folder that has folders for versions: the newest that will do. */
function loadVersion(request: LoadRequest, folder: string): LoadResult {
  for (const version of versionFolders(folder)) {
    if (versionMismatch(version, request.constraints) !== null) continue;
    const base = join(folder, String(version), basename(folder));
    const manifest = `${base}.psd1`;
    if (isFile(manifest) && compareVersions(manifestVersion(manifest), version) === 0) {
      const result = loadByExtensions(request, base, '.psd1');
      if (result.found) return result;
    } else
      request.cmd.writeVerbose(
        `Skipping the Version folder ${version} under Module ${folder} as it does not have a valid module manifest file.`,
      );
  }
  return notFound;
}

export function loadByModulePath(
  request: LoadRequest,
  folders: readonly string[],
  name: string,
  more: Partial<ModuleFile> = {},
): LoadResult {
  const given = extname(name);
  const extension = isModuleExtension(given) ? given : null;
  const wanted = extension === null ? name : name.slice(0, -given.length);
  for (const folder of folders)
    for (const module of foldersIn(folder)) {
      if (fold(module) !== fold(wanted)) continue;
      const path = join(folder, module);
      const versioned = loadVersion(request, path);
      const result = versioned.found ? versioned : loadByExtensions(request, join(path, module), extension, more);
      if (result.found) return result;
    }
  return notFound;
}

/** The modules of the shell itself. */
function findShipped(request: LoadRequest, name: string): LoadResult {
  const { modules } = request.cmd.context;
  const module = shippedModuleName(name) === undefined ? undefined : modules.shipped(name);
  if (!satisfies(module, request.constraints)) return notFound;
  // In the global session its commands are there anyway.
  if (request.prefix === '' && request.target.module === null) {
    modules.add(module, request.target);
    writeModule(request, module);
  } else importAgain(request, module, request.prefix);
  return { module, found: true, fileFound: true };
}

function reportMissing(request: LoadRequest, name: string): void {
  const { minimum, maximum, required } = request.constraints;
  const none = 'was not loaded because no valid module file was found in any module directory.';
  let id = 'Modules_ModuleWithVersionNotFound';
  let message: string;
  if (required !== null) message = `The specified module '${name}' with version '${required}' ${none}`;
  else if (minimum !== null && maximum !== null)
    message = `The specified module '${name}' with MinimumVersion '${minimum}' and MaximumVersion '${maximum}' ${none}`;
  else if (minimum !== null) message = `The specified module '${name}' with version '${minimum}' ${none}`;
  else if (maximum !== null) message = `The specified module '${name}' with MaximumVersion '${maximum}' ${none}`;
  else {
    id = 'Modules_ModuleNotFound';
    message = `The specified module '${name}' ${none}`;
  }
  report(request, id, 'ResourceUnavailable', name, message, 'System.IO.FileNotFoundException');
}
