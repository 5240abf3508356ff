/**
 * Names of files, and of the items of other providers. What stands before the last separator is resolved, and may be a
 * pattern; what stands behind it is the beginning of the names that are looked for.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { UsingStatementAst } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { isSignal } from '../engine/signals.js';
import { toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import { fold, isNull } from '../objects/values.js';
import type { PathInfo } from '../providers/path-info.js';
import { driveNameOf } from '../providers/path-syntax.js';
import { ContainerProvider } from '../providers/provider.js';
import { ProviderContext } from '../providers/provider-context.js';
import type { CompletionContext } from './completion-context.js';
import { type EscapedPath, escapePath, type PathForm, pathArgument } from './path-text.js';
import { byText, result, startingWith, unquote } from './results.js';
import { quietly } from './run-quietly.js';

export interface FileNameOptions {
  containersOnly?: boolean;
  /** With their dots; other files are left out. */
  extensions?: readonly string[] | null;
}

interface Search {
  form: PathForm;
  /** Beginning of the names, and possibly a pattern. */
  name: string;
  isRelative: boolean;
  /** `FileSystem::` as it was written. */
  providerPrefix: string;
  usesHome: boolean;
  options: FileNameOptions;
}

export function completeFileName(context: CompletionContext, options: FileNameOptions = {}): CompletionResult[] {
  return quietly(context.engine, () => find(context, options));
}

function find(context: CompletionContext, options: FileNameOptions): CompletionResult[] {
  const { word, quote } = unquote(context.word);
  const provider = word.indexOf('::');
  const usesHome = /^~[\\/]/.test(provider < 0 ? word : word.slice(provider + 2));
  const split = Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\'), word.lastIndexOf(':')) + 1;
  const folder = split === 0 ? '.' : word.slice(0, split);
  const isAbsolute = usesHome || /^[\\/]/.test(folder) || (split > 0 && isDrivePath(context, word));
  const isRelative = context.option('RelativePaths', !isAbsolute);
  if (isRelative && provider >= 0) return [];
  const form = { quote, isLiteral: context.literalPaths };
  const places = resolve(context, folder, isRelative);
  const [first] = places;
  if (first === undefined) return [];
  const search: Search = {
    ...{ form, isRelative, usesHome, options },
    name: word.slice(split),
    providerPrefix:
      provider < 0
        ? ''
        : `${provider === first.provider.name.length ? first.provider.name : first.provider.fullName}::`,
  };
  const found =
    first.provider.name === 'FileSystem'
      ? places.flatMap((place) => filesIn(context, place, search))
      : places.flatMap((place) => itemsIn(context, place, search));
  return found.sort((a, b) => byText(a.toolTip, b.toolTip));
}

function isDrivePath({ engine }: CompletionContext, word: string): boolean {
  const drive = driveNameOf(word);
  return word.includes('::') || (drive !== undefined && engine.providers.drives.find(drive) !== undefined);
}

function resolve(context: CompletionContext, folder: string, isRelative: boolean): PathInfo[] {
  const base = isRelative ? baseFolder(context) : null;
  const path = base === null ? folder : join(base, folder);
  const call = new ProviderContext(null);
  call.literal = context.literalPaths;
  try {
    return context.engine.providers.paths.resolve(path, call);
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return []; // the folder is not there
  }
}

/** What a `using` statement of a file names is relative to that file; null for the current location. */
function baseFolder({ lastAst }: CompletionContext): string | null {
  if (lastAst.parent?.kind !== 'UsingStatementAst') return null;
  const { usingStatementKind } = lastAst.parent as UsingStatementAst;
  const { file } = lastAst.extent;
  return file !== null && /^(Module|Assembly)$/.test(usingStatementKind) ? dirname(file) : null;
}

// ---- The file system -----------------------------------------------------------------------------------------------------

function filesIn(context: CompletionContext, place: PathInfo, search: Search): CompletionResult[] {
  const { form, options } = search;
  const fits = fileNameTest(search.name);
  const home = search.usesHome ? place.provider.home : null;
  const folder = withSeparator(place.providerPath);
  let base: EscapedPath | null = search.isRelative
    ? null
    : escapePath(search.providerPrefix + onDrive(place, folder), form, home);
  const found: CompletionResult[] = [];
  for (const entry of entriesOf(place.providerPath)) {
    if (!fits(entry)) continue;
    const path = folder + entry;
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (!isFolder && (options.containersOnly || !hasExtension(entry, options.extensions))) continue;
    base ??= escapePath(relativeFolder(context, path, entry), form);
    const text = pathArgument(base, escapePath(entry, form), form);
    found.push(result(isFolder ? 'ProviderContainer' : 'ProviderItem', text, entry, path));
  }
  return found;
}

/** Only with a whole `[ ]` in it is a name a pattern of PowerShell's; else brackets and back-ticks are characters. */
function fileNameTest(name: string): (entry: string) => boolean {
  return /(?<!`)\[.*\]/.test(name) ? startingWith(name) : startingWith(name.replace(/[[\]`]/g, '`$&'));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not a folder, or not ours to read
  }
}
function hasExtension(name: string, extensions: readonly string[] | null | undefined): boolean {
  return !extensions || extensions.includes(fold(extname(name)));
}
function withSeparator(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** On a drive whose root is not `/` the path begins with the drive. */
function onDrive({ drive }: PathInfo, folder: string): string {
  if (drive === null || !drive.volumeSeparatedByColon) return folder;
  const root = drive.root.length > 1 && drive.root.endsWith('/') ? drive.root.slice(0, -1) : drive.root;
  return `${drive.name}:${folder.slice(root.length)}`;
}

function relativeFolder({ engine }: CompletionContext, path: string, name: string): string {
  const { locations, paths } = engine.providers;
  const relative = paths.normalizeRelative(path, locations.current.providerPath, new ProviderContext(null));
  const shown = relative.startsWith('../') ? relative : `./${relative}`;
  return shown.slice(0, -name.length);
}

// ---- Other providers ---------------------------------------------------------------------------------------------------

function itemsIn(context: CompletionContext, place: PathInfo, search: Search): CompletionResult[] {
  const { form, options } = search;
  const { provider } = place.provider;
  if (!(provider instanceof ContainerProvider)) return [];
  const fits = startingWith(search.name);
  const call = new ProviderContext(null);
  call.literal = true;
  context.engine.providers.childItems.get(place.path, false, 0, call);
  const items = call.takeObjects();
  const self = `${place.provider.fullName}::${place.providerPath}`;
  if (items.length === 1 && fold(textOf(items[0], 'PSPath')) === fold(self)) return [];
  const tip = withSeparatorOf(place.providerPath === '' ? place.path : place.providerPath);
  const shown =
    search.providerPrefix === '' ? place.path : search.providerPrefix + place.path.slice(search.providerPrefix.length);
  const names = items.map((item) => ({ name: nameOf(item), isContainer: getProperty(item, 'PSIsContainer') === true }));
  const home = search.usesHome ? place.provider.home : null;
  const folder = escapePath(withSeparatorOf(search.isRelative ? '.' : shown), form, home);
  return names
    .filter(({ name, isContainer }) => fits(name) && (isContainer || !options.containersOnly))
    .map(({ name, isContainer }) => {
      const text = pathArgument(folder, escapePath(name, form), form);
      return result(isContainer ? 'ProviderContainer' : 'ProviderItem', text, name, tip + name);
    });
}

function withSeparatorOf(path: string): string {
  return /[\\/:]$/.test(path) ? path : `${path}/`;
}
function textOf(item: unknown, property: string): string {
  const value = getProperty(item, property);
  return isNull(value) ? '' : toText(value);
}
function nameOf(item: unknown): string {
  const name = textOf(item, 'PSChildName');
  if (name !== '') return name;
  const path = textOf(item, 'PSPath').replace(/^.*?::/, '');
  return path.slice(path.lastIndexOf('/') + 1) || path;
}
