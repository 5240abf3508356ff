/** Names of modules and of their files: the extensions that make a file a module, in the order in which they are tried. */
import { basename, extname, isAbsolute } from 'node:path';
import { fold } from '../../objects/values.js';

/** Tried where a name has none. */
export const moduleExtensions = ['.psd1', '.psm1', '.cdxml', '.dll', '.exe'] as const;
const importable = new Set<string>([...moduleExtensions, '.ps1']);
const compiled = new Set(['.dll', '.exe']);

export function isModuleExtension(extension: string): boolean {
  return importable.has(fold(extension));
}
/** True for files that hold .NET code. */
export function isCompiled(path: string): boolean {
  return compiled.has(fold(extname(path)));
}
/** The folded extension of a module file, '' when the file is none. */
export function moduleExtensionOf(path: string): string {
  const extension = fold(extname(path));
  return importable.has(extension) ? extension : '';
}

/** The module that a file makes: its name without the extension. */
export function moduleNameOf(path: string): string {
  const name = basename(path.replaceAll('\\', '/'));
  return name.slice(0, name.length - moduleExtensionOf(name).length);
}

/** A name that leads somewhere by itself: absolute, or from the current folder. */
export function isRooted(path: string): boolean {
  return isAbsolute(path) || /^(?:\.{1,2}|~)[/\\]|:/.test(path);
}

/** A name with a folder in it. */
export function isPathLike(name: string): boolean {
  return /[/\\]/.test(name) || name === '.' || name === '..';
}

/** `Get-Thing` with the prefix My is `Get-MyThing`; what is no cmdlet's name gets it in front. */
export function withPrefix(name: string, prefix: string): string {
  if (prefix === '') return name;
  const parts = splitCommandName(name);
  return parts === null ? prefix + name : `${parts.verb}-${prefix}${parts.noun}`;
}

export function withoutPrefix(name: string, prefix: string): string {
  if (prefix === '') return name;
  const parts = splitCommandName(name);
  const rest = parts === null ? name : parts.noun;
  if (!fold(rest).startsWith(fold(prefix))) return name;
  return (parts === null ? '' : `${parts.verb}-`) + rest.slice(prefix.length);
}

/** The parts of `Verb-Noun`; null for other names. */
export function splitCommandName(name: string): { verb: string; noun: string } | null {
  const dash = name.search(/[-\u2013\u2014\u2015]/);
  return dash <= 0 ? null : { verb: name.slice(0, dash), noun: name.slice(dash + 1) };
}
