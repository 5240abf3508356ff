/** Commands by `Module\name`: they are looked for in what the module exports, whatever hides them elsewhere. */
import { parse } from 'node:path';
import type { CommandInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import { exportedAliases, exportedCmdlets, exportedFunctions } from './module-exports.js';

export interface QualifiedName {
  module: string;
  command: string;
}

/** Null for plain names, and for paths from a drive. */
export function qualifiedName(name: string): QualifiedName | null {
  const at = name.search(/[\\:]/);
  if (at <= 0 || name[at] === ':' || at === name.length - 1) return null;
  return { module: name.slice(0, at), command: name.slice(at + 1) };
}

/** The command of an imported module; undefined when the module is not imported or has none of this name. */
export function qualifiedCommand(engine: ExecutionContext, name: string): CommandInfo | undefined {
  const qualified = qualifiedName(name);
  if (qualified === null) return undefined;
  const module = engine.modules.imported(qualified.module);
  if (module === undefined) return undefined;
  const { command } = qualified;
  return (
    exportedAliases(module).get(command) ??
    exportedFunctions(module).get(command) ??
    exportedCmdlets(module).get(command)
  );
}

/** `Module\1.2\name` means that version: where its manifest is, seen from a folder of modules. */
export function versionedManifest({ module, command }: QualifiedName): { path: string; command: string } | null {
  const [version = '', ...rest] = command.split('\\');
  if (rest.length === 0 || !/^\d+(?:\.\d+){1,3}$/.test(version)) return null;
  return { path: `${module}\\${version}\\${parse(module).base}.psd1`, command: rest.join('\\') };
}
