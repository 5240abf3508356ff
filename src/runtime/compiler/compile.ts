/** The compiler's entry: a script block becomes closures, once for each slot table it runs against. */
import type { NamedBlockAst } from '../../parser/index.js';
import type { BlockTemplate } from '../engine/script-block.js';
import type { SlotTable } from '../engine/slot-table.js';
import type { BlockCode, ParameterSlot, Statement } from './block-code.js';
import { Compilation } from './compilation.js';
import { compileExpression } from './expressions/expression.js';
import { constrainParameter } from './parameters.js';
import { compileStatements } from './statements/block.js';

export function compileBlock(block: BlockTemplate, table: SlotTable): BlockCode {
  const compilation = new Compilation(block, table);
  const parameters: ParameterSlot[] = block.parameters.map((parameter) => {
    const name = parameter.name.variablePath;
    const slot = table.slotOf(name);
    constrainParameter(compilation, parameter, slot);
    return {
      name,
      slot,
      defaultValue: parameter.defaultValue ? compileExpression(compilation, parameter.defaultValue) : null,
    };
  });
  const named = (ast: NamedBlockAst | null): Statement | null =>
    ast === null ? null : lazily(() => compileStatements(compilation, ast.statements, ast.traps));
  return {
    block,
    table,
    parameters,
    dynamicParam: named(block.ast.dynamicParamBlock),
    begin: named(block.ast.beginBlock),
    process: named(block.ast.processBlock),
    end: named(block.ast.endBlock),
    clean: named(block.ast.cleanBlock),
  };
}

/** Compiles on the first run, so that a script pays only for the functions it calls. */
function lazily(compile: () => Statement): Statement {
  let code: Statement | null = null;
  return (frame) => {
    code ??= compile();
    return code(frame);
  };
}
