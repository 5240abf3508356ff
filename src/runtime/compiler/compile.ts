/** The compiler's entry: a script block becomes closures, once for each slot table it runs against. */
import type { NamedBlockAst } from '../../parser/index.js';
import type { Frame } from '../engine/frame.js';
import type { BlockTemplate } from '../engine/script-block.js';
import type { SlotTable } from '../engine/slot-table.js';
import { type BlockCode, Completion, type ParameterSlot, type Statement } from './block-code.js';
import { Compilation } from './compilation.js';
import { compileExpression } from './expressions/expression.js';
import { constrainParameter } from './parameters.js';
import { compileStatements } from './statements/block.js';
import type { TypeScope } from './type-scope.js';

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
  const code = {
    block,
    table,
    parameters,
    dynamicParam: named(block.ast.dynamicParamBlock),
    begin: named(block.ast.beginBlock),
    process: named(block.ast.processBlock),
    end: named(block.ast.endBlock),
    clean: named(block.ast.cleanBlock),
  };
  return block.types.block === block.ast ? beginningWithTypes(code, block.types) : code;
}

/** The types and `using` statements of a block take effect before its first statement, wherever they stand. */
function beginningWithTypes(code: BlockCode, { begin }: TypeScope): BlockCode {
  if (begin === null) return code;
  const first = code.begin !== null ? 'begin' : code.process !== null ? 'process' : 'end';
  const statement = code[first];
  return {
    ...code,
    [first]: (f: Frame) => {
      begin(f);
      return statement === null ? Completion.Normal : statement(f);
    },
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
