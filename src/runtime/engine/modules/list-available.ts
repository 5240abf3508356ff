/** The modules that could be imported (Get-Module -ListAvailable): those along PSModulePath, those at a path, and the shell's own. */
import { basename, extname } from 'node:path';
import { compareText } from '../../language/text-order.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { shippedModuleNames } from '../shipped-modules.js';
import { allModuleFiles, availableModuleFiles, isFolder, moduleFilesOf, versionOfFolder } from './files.js';
import { loadModule } from './load-module.js';
import { analysisRequest, type LoadRequest, moduleFile } from './load-request.js';
import { manifestVersion } from './manifest-version.js';
import { compareVersions, parseVersion } from './module-constraints.js';
import { PSModuleInfo } from './module-info.js';
import { isCompiled, isModuleExtension, isPathLike, moduleNameOf } from './module-names.js';
import { modulePathFolders } from './module-path.js';

/** Files that are being looked at: modules may refer to each other. */
const inProgress = new Map<string, PSModuleInfo>();

/** `names` empty is all. What is named by a path and not there is reported by the request's cmdlet. */
export function listAvailable(request: LoadRequest, names: readonly string[], all: boolean): PSModuleInfo[] {
  const paths = names.filter(isPathLike);
  const plain = names.filter((name) => !isPathLike(name));
  const atPaths = paths.flatMap((path) => modulesAt(request, path.replace(/\\+$/, ''), all));
  return names.length > 0 && plain.length === 0 ? atPaths : [...atPaths, ...namedModules(request, plain, all)];
}

function namedModules(request: LoadRequest, names: readonly string[], all: boolean): PSModuleInfo[] {
  const wildcards = names.map((name) => new WildcardPattern(name));
  const isWanted = (name: string) => wildcards.length === 0 || wildcards.some((wildcard) => wildcard.isMatch(name));
  const byName = (modules: PSModuleInfo[]) => modules.sort((a, b) => compareText(a.name, b.name, false));
  const found = modulePathFolders(request.cmd.context).flatMap((folder) =>
    byName(modulesBelow(request, folder, isWanted, all)),
  );
  const { modules } = request.cmd.context;
  return [
    ...found,
    ...shippedModuleNames()
      .filter(isWanted)
      .flatMap((name) => modules.shipped(name) ?? []),
  ];
}

function modulesBelow(
  request: LoadRequest,
  folder: string,
  isWanted: (name: string) => boolean,
  all: boolean,
): PSModuleInfo[] {
  const files = all ? allModuleFiles(folder) : availableModuleFiles(folder);
  const found: PSModuleInfo[] = [];
  for (const file of files) {
    if (!isWanted(basename(file, extname(file)))) continue;
    const module = moduleInfoOf(request, file);
    const version = all ? null : versionOfFolder(file);
    if (version === null || compareVersions(version, module.version) === 0) found.push(module);
  }
  return found;
}

function modulesAt(request: LoadRequest, path: string, all: boolean): PSModuleInfo[] {
  const isPattern = WildcardPattern.containsWildcard(path);
  const resolved = resolvedPaths(request, path);
  if (resolved.length === 0 && !isPattern) reportMissing(request, path);
  const seen = new Set<string>();
  return resolved.flatMap((each) => {
    if (!isFolder(each) && isModuleExtension(extname(each)))
      return seen.has(fold(each)) ? [] : [moduleInfoOf(request, each)];
    const found = modulesInFolder(request, each, all).filter(({ path: file }) => !seen.has(fold(file)));
    for (const { path: file } of found) seen.add(fold(file));
    if (found.length === 0 && !isPattern) reportMissing(request, each);
    return found;
  });
}

function modulesInFolder(request: LoadRequest, folder: string, all: boolean): PSModuleInfo[] {
  const name =
    parseVersion(basename(folder)) === null ? basename(folder) : basename(folder.replace(/[/\\][^/\\]*$/, ''));
  const files = all ? [...allModuleFiles(folder)] : moduleFilesOf(folder, manifestVersion);
  return files.map((file) => moduleInfoOf(request, file)).filter((module) => fold(module.name) === fold(name));
}

function resolvedPaths({ cmd }: LoadRequest, path: string): string[] {
  try {
    return cmd.context.providers.paths
      .resolve(path, new ProviderContext(null), true)
      .filter(({ provider }) => provider.nameEquals('FileSystem'))
      .map(({ providerPath }) => providerPath);
  } catch (thrown) {
    if (thrown instanceof NetException) return [];
    throw thrown;
  }
}

function reportMissing({ cmd }: LoadRequest, path: string): void {
  const message = `The specified module '${path}' was not found. Update the Name parameter to point to a valid path, and then try again. `;
  cmd.writeError(
    cmd.error(
      'Modules_ModuleNotFoundForGetModule',
      'ResourceUnavailable',
      path,
      message,
      'System.IO.FileNotFoundException',
    ),
  );
}

/** A module as its file tells of it. A file that is no good module still counts as one, without commands. */
export function moduleInfoOf({ cmd }: LoadRequest, path: string): PSModuleInfo {
  const key = fold(path);
  const underWay = inProgress.get(key);
  if (underWay !== undefined) return underWay;
  inProgress.set(key, new PSModuleInfo(null, path, null));
  try {
    const module = loadModule(analysisRequest(cmd), moduleFile(path)).module ?? unreadable(path);
    setKind(module, path);
    return module;
  } catch (thrown) {
    if (thrown instanceof NetException) return unreadable(path);
    throw thrown;
  } finally {
    inProgress.delete(key);
  }
}

function unreadable(path: string): PSModuleInfo {
  const module = new PSModuleInfo(moduleNameOf(path), path, null);
  module.hadErrorsLoading = true;
  return module;
}

function setKind(module: PSModuleInfo, path: string): void {
  const { details } = module;
  const root = fold(extname(path)) === '.psd1' ? details.rootModule : path;
  details.rootModule = root ?? path;
  if (root === null) module.moduleType = 'Manifest';
  else if (isCompiled(root)) module.moduleType = 'Binary';
  else if (fold(extname(root)) === '.cdxml') module.moduleType = 'Cim';
  else if (fold(extname(path)) !== '.psd1' || fold(extname(root)) === '.psm1') module.moduleType = 'Script';
  else module.moduleType = 'Manifest';
}
