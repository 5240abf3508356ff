/** break, continue, return, exit and throw. */
import type {
  BreakStatementAst,
  ContinueStatementAst,
  ExitStatementAst,
  ExpressionAst,
  ReturnStatementAst,
  StatementAst,
  ThrowStatementAst,
} from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { ExitSignal } from '../../engine/signals.js';
import { throwStatement } from '../../engine/throw-statement.js';
import { toText, tryConvertTo } from '../../language/index.js';
import { types } from '../../objects/net-type.js';
import { AutomationNull, fold, isNull } from '../../objects/values.js';
import { writeExpressionValue } from '../../pipeline/sink.js';
import { Completion, type Statement } from '../block-code.js';
import type { ClassMember } from '../classes/class-member.js';
import { lateConversion } from '../classes/value-conversion.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { compileStatement } from './statement.js';
import { compileStatementValue, loneExpression } from './value.js';

export function compileBreakOrContinue(
  compilation: Compilation,
  ast: BreakStatementAst | ContinueStatementAst,
): Statement {
  const completion = ast.kind === 'BreakStatementAst' ? Completion.Break : Completion.Continue;
  if (ast.label === null)
    return (f) => {
      f.label = null;
      return completion;
    };
  const label = compileLabel(compilation, ast.label);
  return (f) => {
    f.label = label(f);
    return completion;
  };
}

function compileLabel(compilation: Compilation, ast: ExpressionAst): (f: Frame) => string | null {
  const value = compileExpression(compilation, ast);
  return (f) => {
    const label = value(f);
    return isNull(label) ? null : fold(toText(label));
  };
}

export function compileReturn(compilation: Compilation, ast: ReturnStatementAst): Statement {
  const { pipeline } = ast;
  if (pipeline === null) return () => Completion.Return;
  const { classMember } = compilation.block;
  if (classMember !== null) return compileMethodReturn(compilation, classMember, pipeline);
  if (loneExpression(pipeline) !== null) {
    const value = compileStatementValue(compilation, pipeline);
    return (f) => {
      f.position = pipeline;
      if (debugging.active) f.engine.debugger.atStep(f, pipeline);
      writeExpressionValue(f.out, value(f));
      return Completion.Return;
    };
  }
  const statement = compileStatement(compilation, pipeline);
  return (f) => {
    f.position = pipeline;
    if (debugging.active) f.engine.debugger.atStep(f, pipeline);
    statement(f);
    return Completion.Return;
  };
}

/** In a method of a class: the value, converted to the method's type, and not enumerated. */
function compileMethodReturn(compilation: Compilation, member: ClassMember, pipeline: StatementAst): Statement {
  const value = compileStatementValue(compilation, pipeline);
  const converted = lateConversion(() => member.returnType);
  return (f) => {
    f.position = pipeline;
    if (debugging.active) f.engine.debugger.atStep(f, pipeline);
    const result = value(f);
    f.position = pipeline;
    f.returned = converted(result);
    return Completion.Return;
  };
}

export function compileExit(compilation: Compilation, ast: ExitStatementAst): Statement {
  const value = ast.pipeline ? compileStatementValue(compilation, ast.pipeline) : () => 0;
  return (f) => {
    const argument = value(f);
    const code = isNull(argument) ? 0 : tryConvertTo(argument, types.int32());
    throw new ExitSignal(typeof code === 'number' ? code : 0, argument);
  };
}

export function compileThrow(compilation: Compilation, ast: ThrowStatementAst): Statement {
  const value = ast.pipeline ? compileStatementValue(compilation, ast.pipeline) : () => AutomationNull;
  return (f) => {
    f.position = ast;
    const argument = value(f);
    f.position = ast;
    throw throwStatement(f, argument, ast.pipeline === null);
  };
}
