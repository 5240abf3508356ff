/** Classes and enums that a module's file defines: what `using module` brings, and GetExportedTypeDefinitions tells. */
import { extname, resolve } from 'node:path';
import { findAll, parse, type ScriptBlockAst, type TypeDefinitionAst } from '../../../parser/index.js';
import { fold } from '../../objects/values.js';
import { scriptText } from '../script-file.js';
import { isFile } from './files.js';
import type { PSModuleInfo } from './module-info.js';

/** By name; those of nested modules first, so that the module's own count. */
export function exportedTypeDefinitions(module: PSModuleInfo): Map<string, TypeDefinitionAst> {
  const found = new Map<string, TypeDefinitionAst>();
  for (const nested of module.nestedModules)
    if (nested !== module) for (const [name, ast] of exportedTypeDefinitions(nested)) found.set(name, ast);
  const path = scriptOf(module);
  if (path !== null) for (const type of typesIn(parse(scriptText(path), path).ast)) found.set(type.name, type);
  return found;
}

function scriptOf({ details, base, path }: PSModuleInfo): string | null {
  const { rootModule } = details;
  const file = rootModule === null ? path : resolve(base, rootModule);
  return fold(extname(file)) === '.psm1' && isFile(file) ? file : null;
}

function typesIn(ast: ScriptBlockAst): TypeDefinitionAst[] {
  return findAll(ast, ({ kind }) => kind === 'TypeDefinitionAst', false) as TypeDefinitionAst[];
}
