/** data sections (about_Data_Sections): statements in a restricted language, whose output is the value. */
import type { DataStatementAst } from '../../../parser/index.js';
import { fold } from '../../objects/values.js';
import { writeExpressionValue } from '../../pipeline/sink.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatementCapture } from './value.js';

export function compileData(compilation: Compilation, ast: DataStatementAst): Statement {
  const value = compileStatementCapture(compilation, ast.body);
  const slot = ast.variable === null ? -1 : compilation.table.slotOf(ast.variable);
  const name = ast.variable;
  return (f) => {
    const result = value(f);
    if (slot < 0 || name === null) writeExpressionValue(f.out, result);
    else f.scope.setLocal(f.scope.table.names[slot] ?? fold(name), result);
    return Completion.Normal;
  };
}
