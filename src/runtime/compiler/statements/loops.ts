/** while, do, for and foreach. Every pass looks at the stop flag, so that Ctrl+C ends any loop. */
import type {
  DoUntilStatementAst,
  DoWhileStatementAst,
  ForEachStatementAst,
  ForStatementAst,
  StatementAst,
  WhileStatementAst,
} from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { LoopSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { enumerableOf } from '../../language/index.js';
import { PSEnumerator } from '../../objects/enumerator.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatementCondition } from '../expressions/condition.js';
import { compileVariableAssignment } from '../variables.js';
import { compileStatements } from './block.js';
import { compileStatement } from './statement.js';
import { compileItems, compileStatementValue } from './value.js';

/** True when a break or continue with the frame's label is meant for this loop; the label is then used up. */
export function isForLoop(f: Frame, label: string | null): boolean {
  if (f.label === null) return true;
  if (f.label !== label) return false;
  f.label = null;
  return true;
}

export function loopLabel(label: string | null): string | null {
  return label === null ? null : fold(label);
}

function loop(
  condition: ((f: Frame) => boolean) | null,
  body: Statement,
  iterator: Statement | null,
  label: string | null,
  testFirst: boolean,
): Statement {
  return (f) => {
    const { stop } = f.engine;
    let test = testFirst;
    for (;;) {
      if (test && condition !== null && !condition(f)) return Completion.Normal;
      test = true;
      if (stop[0] !== 0) f.engine.throwIfStopped();
      let completion: Completion;
      try {
        completion = body(f);
      } catch (thrown) {
        if (!(thrown instanceof LoopSignal) || (thrown.label !== null && thrown.label !== label)) throw thrown;
        completion = thrown.isContinue ? Completion.Continue : Completion.Break;
        f.label = null;
      }
      if (completion !== Completion.Normal) {
        if (completion === Completion.Return || !isForLoop(f, label)) return completion;
        if (completion === Completion.Break) return Completion.Normal;
      }
      if (iterator !== null) iterator(f);
    }
  };
}

export function compileWhile(compilation: Compilation, ast: WhileStatementAst): Statement {
  const condition = ast.condition ? compileStatementCondition(compilation, ast.condition) : null;
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  return loop(condition, body, null, loopLabel(ast.label), true);
}

export function compileDoWhile(compilation: Compilation, ast: DoWhileStatementAst | DoUntilStatementAst): Statement {
  const test = ast.condition ? compileStatementCondition(compilation, ast.condition) : null;
  const condition = ast.kind === 'DoUntilStatementAst' && test ? (f: Frame) => !test(f) : test;
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  return loop(condition, body, null, loopLabel(ast.label), false);
}

export function compileFor(compilation: Compilation, ast: ForStatementAst): Statement {
  const initializer = ast.initializer ? compileSilent(compilation, ast.initializer) : null;
  const iterator = ast.iterator ? compileSilent(compilation, ast.iterator) : null;
  const condition = ast.condition ? compileStatementCondition(compilation, ast.condition) : null;
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  const run = loop(condition, body, iterator, loopLabel(ast.label), true);
  if (initializer === null) return run;
  return (f) => {
    initializer(f);
    return run(f);
  };
}

/** The initializer and the iterator of `for` write nothing. */
export function compileSilent(compilation: Compilation, ast: NonNullable<ForStatementAst['initializer']>): Statement {
  if (ast.kind === 'PipelineAst') {
    const value = compileStatementValue(compilation, ast);
    return (f) => {
      f.position = ast;
      if (debugging.active) f.engine.debugger.atStep(f, ast);
      value(f);
      return Completion.Normal;
    };
  }
  const statement = compileStatement(compilation, ast);
  return (f) => {
    f.position = ast;
    if (debugging.active) f.engine.debugger.atStep(f, ast);
    return statement(f);
  };
}

export function compileForEach(compilation: Compilation, ast: ForEachStatementAst): Statement {
  const collection = compileItems(compilation, ast.condition as NonNullable<typeof ast.condition>);
  const assign = compileVariableAssignment(compilation, ast.variable);
  const body = compileStatements(compilation, ast.body.statements, ast.body.traps);
  const label = loopLabel(ast.label);
  const position = ast.condition;
  return (f) => {
    f.position = position;
    if (debugging.active) f.engine.debugger.atStep(f, position as StatementAst);
    const value = collection(f);
    if (isNull(value)) return Completion.Normal;
    const base = baseOf(value);
    const items = Array.isArray(base) ? base : (enumerableOf(base) ?? [value]);
    const enumerator = new PSEnumerator(items);
    const outer = f.slots[Slot.Foreach];
    f.slots[Slot.Foreach] = enumerator;
    const { stop } = f.engine;
    try {
      while (true) {
        f.position = ast.variable;
        if (debugging.active) f.engine.debugger.atStep(f, ast.variable);
        if (!enumerator.moveNext()) {
          if (debugging.active) f.engine.debugger.endOfLoop(f);
          return Completion.Normal;
        }
        if (stop[0] !== 0) f.engine.throwIfStopped();
        assign(f, enumerator.current);
        let completion: Completion;
        try {
          completion = body(f);
        } catch (thrown) {
          if (!(thrown instanceof LoopSignal) || (thrown.label !== null && thrown.label !== label)) throw thrown;
          completion = thrown.isContinue ? Completion.Continue : Completion.Break;
          f.label = null;
        }
        if (completion !== Completion.Normal) {
          if (completion === Completion.Return || !isForLoop(f, label)) return completion;
          if (completion === Completion.Break) return Completion.Normal;
        }
      }
    } finally {
      f.slots[Slot.Foreach] = outer;
    }
  };
}
