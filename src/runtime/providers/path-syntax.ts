/**
 * What the text of a path says by itself: is it a home path, provider-qualified, absolute; and how paths are put together.
 * A backslash separates as well as a slash does, on every system: scripts are written on Windows too (about_Path_Syntax).
 */
import type { PSDriveInfo } from './drive-info.js';

export function isSeparator(character: string | undefined): boolean {
  return character === '/' || character === '\\';
}

/** With slashes for backslashes. */
export function normalizeSeparators(path: string): string {
  return path.includes('\\') ? path.replaceAll('\\', '/') : path;
}

export function trimTrailingSeparators(path: string): string {
  let end = path.length;
  while (end > 0 && isSeparator(path[end - 1])) end--;
  return path.slice(0, end);
}

function startsAtCurrentLocation(path: string): boolean {
  return path.startsWith('./') || path.startsWith('.\\');
}

/** A path that the provider takes as it stands: a UNC path. */
export function isProviderDirect(path: string): boolean {
  return path.startsWith('\\\\') || path.startsWith('//');
}

/** The provider's name in `FileSystem::/x`, or undefined when the path is not provider-qualified. */
export function providerQualifier(path: string): string | undefined {
  if (startsAtCurrentLocation(path)) return undefined;
  const colon = path.indexOf(':');
  return colon > 0 && path[colon + 1] === ':' ? path.slice(0, colon) : undefined;
}

export function withoutProviderQualifier(path: string): string {
  const index = path.indexOf('::');
  return index < 0 ? path : path.slice(index + 2);
}

/** `~`, `~/x` and `FileSystem::~/x`. */
export function isHomePath(path: string): boolean {
  const inner = providerQualifier(path) === undefined ? path : withoutProviderQualifier(path);
  return inner[0] === '~' && (inner.length === 1 || isSeparator(inner[1]));
}

/** The drive that an absolute path names: `/` for a rooted file system path, `Env` for `Env:x`. Undefined for relative paths. */
export function driveNameOf(path: string): string | undefined {
  if (path === '' || startsAtCurrentLocation(path)) return undefined;
  if (isSeparator(path[0])) return '/';
  const colon = path.indexOf(':');
  return colon > 0 ? path.slice(0, colon) : undefined;
}

export function isAbsolute(path: string): boolean {
  return driveNameOf(path) !== undefined;
}

/** A drive-relative path as the user sees it: `/tmp`, `Env:/HOME`, `FileSystem::/tmp` on a hidden drive. */
export function qualify(relativePath: string, drive: PSDriveInfo): string {
  if (drive.hidden) return isProviderDirect(relativePath) ? relativePath : qualifyByProvider(relativePath, drive);
  if (!drive.volumeSeparatedByColon) return isSeparator(relativePath[0]) ? relativePath : drive.name + relativePath;
  return `${drive.name}:${relativePath.startsWith('/') ? '' : '/'}${relativePath}`;
}

function qualifyByProvider(path: string, drive: PSDriveInfo): string {
  const qualifier = providerQualifier(path);
  return qualifier !== undefined && drive.provider.nameEquals(qualifier) ? path : `${drive.provider.fullName}::${path}`;
}

/** Parent and child with one separator between; a child that is empty or a separator leaves a trailing separator. */
export function joinPath(parent: string, child: string): string {
  if (parent === '') return normalizeSeparators(child);
  const normalParent = normalizeSeparators(parent);
  if (child === '' || child === '/' || child === '\\')
    return normalParent.endsWith('/') ? normalParent : `${normalParent}/`;
  const normalChild = normalizeSeparators(child);
  const tail = normalChild.startsWith('/') ? normalChild.slice(1) : normalChild;
  return normalParent.endsWith('/') || tail.startsWith('/') ? normalParent + tail : `${normalParent}/${tail}`;
}

/** All but the last name: '' for a root or a single name. `root` is a path that has no parent. */
export function parentOf(path: string, root: string): string {
  const normal = trimTrailingSeparators(normalizeSeparators(path));
  if (normal === normalizeSeparators(root)) return '';
  const index = normal.lastIndexOf('/');
  if (index < 0) return '';
  return index === 0 ? '/' : normal.slice(0, index);
}

/** The last name; '' for a root. */
export function leafOf(path: string): string {
  const normal = trimTrailingSeparators(normalizeSeparators(path));
  return normal.slice(normal.lastIndexOf('/') + 1);
}

/** Resolves `.`, `..` and doubled separators against a base. `..` at the root stays there. A trailing separator is kept. */
export function resolveRelative(base: string, path: string): string {
  const names = base === '' ? [] : splitNames(base);
  const prefix = base.startsWith('/') ? '/' : '';
  const normal = normalizeSeparators(path);
  let last = '';
  for (const name of normal.split('/')) {
    last = name;
    if (name === '' || name === '.') continue;
    if (name === '..') names.pop();
    else names.push(name);
  }
  const resolved = prefix + names.join('/');
  const keepsSeparator = last === '' && /[^/.]/.test(normal) && resolved !== '' && !resolved.endsWith('/');
  return keepsSeparator ? `${resolved}/` : resolved;
}

function splitNames(path: string): string[] {
  return normalizeSeparators(path)
    .split('/')
    .filter((name) => name !== '');
}
