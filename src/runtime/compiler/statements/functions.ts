/** function and filter definitions. */
import type { FunctionDefinitionAst } from '../../../parser/index.js';
import { AliasInfo, FunctionInfo } from '../../engine/command-info.js';
import { aliasesOf } from '../../engine/modules/script-exports.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { ScopedItemOption } from '../../engine/variable-cell.js';
import { fold } from '../../objects/values.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';

export function compileFunctionDefinition(compilation: Compilation, ast: FunctionDefinitionAst): Statement {
  const template = compilation.block.nested(ast.body, ast);
  const colon = ast.name.indexOf(':');
  const qualifier = colon > 0 ? fold(ast.name.slice(0, colon)) : '';
  const isQualified = ['global', 'script', 'local', 'private', 'function'].includes(qualifier);
  const name = isQualified ? ast.name.slice(colon + 1) : ast.name;
  const aliases = aliasesOf(ast.body.paramBlock?.attributes ?? []);
  return (f) => {
    const block = new ScriptBlock(template, f.scope.session);
    block.isFilter = ast.isFilter;
    const info = FunctionInfo.of(name, block);
    if (qualifier === 'private') info.options = ScopedItemOption.Private;
    const scope =
      qualifier === 'global' ? f.engine.globalScope : qualifier === 'script' ? f.scope.scriptScope : f.scope;
    f.engine.defineFunction(scope, info);
    for (const alias of aliases) scope.setAlias(new AliasInfo(alias, name));
    f.engine.lastSucceeded = true;
    return Completion.Normal;
  };
}
