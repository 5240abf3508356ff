/** The compiler's entry: a script block becomes closures, once for each slot table it runs against. */
import { type NamedBlockAst, type ScriptBlockAst, ScriptExtent } from '../../parser/index.js';
import { debugging } from '../engine/debugger/debugging.js';
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
    ast === null
      ? null
      : watched(
          block.ast,
          ast,
          lazily(() => compileStatements(compilation, ast.statements, ast.traps)),
        );
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

/** The braces around a block are steps for the debugger; a script file has none. */
function watched({ extent: whole }: ScriptBlockAst, block: NamedBlockAst, code: Statement): Statement {
  const { source, start, end } = block.unnamed ? whole : block.extent;
  const open = block.unnamed ? start : source.text.indexOf('{', start);
  const isBraced = source.text[open] === '{';
  return (f) => {
    if (!debugging.active) return code(f);
    const { engine } = f;
    engine.debugger.enter(f, isBraced ? new ScriptExtent(source, open, open + 1) : null);
    const completion = code(f);
    engine.debugger.leave(f, isBraced ? new ScriptExtent(source, end - 1, end) : null);
    return completion;
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
