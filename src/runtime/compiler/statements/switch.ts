/** switch (about_Switch): over a value, a collection or the lines of a file. */
import type { Ast, ExpressionAst, ScriptBlockExpressionAst, SwitchStatementAst } from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import type { Frame } from '../../engine/frame.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { LoopSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { enumerableOf, equals, matchOperator, toBoolean, toText, WildcardPattern } from '../../language/index.js';
import { PSEnumerator } from '../../objects/enumerator.js';
import { errorAt, runtimeError } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf } from '../../objects/ps-object.js';
import { AutomationNull, isNull } from '../../objects/values.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { compileStatements } from './block.js';
import { loopLabel } from './loops.js';
import { compileItems, compileStatementValue } from './value.js';

type Test = (f: Frame, item: unknown) => boolean;

export function compileSwitch(compilation: Compilation, ast: SwitchStatementAst): Statement {
  const { file } = ast.flags;
  const condition = (file ? compileStatementValue : compileItems)(
    compilation,
    ast.condition as NonNullable<typeof ast.condition>,
  );
  const tests = ast.clauses.map(([test]): Test => {
    const fits = compileTest(compilation, ast, test);
    return (f, item) => {
      f.position = test;
      if (debugging.active) f.engine.debugger.atStep(f, test);
      return fits(f, item);
    };
  });
  const bodies = ast.clauses.map(([, body]) => compileStatements(compilation, body.statements, body.traps));
  const otherwise = ast.defaultBlock
    ? compileStatements(compilation, ast.defaultBlock.statements, ast.defaultBlock.traps)
    : null;
  const label = loopLabel(ast.label);
  return (f) => {
    f.position = ast.condition;
    const value = condition(f);
    const items = file ? f.engine.readLines(f, toText(value)) : itemsOf(value);
    const enumerator = new PSEnumerator(items);
    const outerItem = f.slots[Slot.Underscore];
    const outerSwitch = f.slots[Slot.Switch];
    f.slots[Slot.Switch] = enumerator;
    try {
      for (;;) {
        if (debugging.active) f.engine.debugger.atStep(f, ast.condition as Ast);
        if (!enumerator.moveNext()) return Completion.Normal;
        if (f.engine.stop[0] !== 0) f.engine.throwIfStopped();
        const item = enumerator.current;
        f.slots[Slot.Underscore] = item;
        const completion = runClauses(f, tests, bodies, otherwise, label);
        if (completion === Completion.Normal || completion === Completion.Continue) continue;
        if (completion === Completion.Break) return f.label === null ? Completion.Normal : completion;
        return completion;
      }
    } finally {
      f.slots[Slot.Underscore] = outerItem;
      f.slots[Slot.Switch] = outerSwitch;
    }
  };
}

function itemsOf(value: unknown): Iterable<unknown> {
  if (value === AutomationNull) return [];
  const base = baseOf(value);
  if (Array.isArray(base)) return base;
  return isNull(base) ? [null] : (enumerableOf(base) ?? [value]);
}

/** Runs every clause that fits. A `continue` goes to the next item, a `break` leaves the switch; both may name an outer loop. */
function runClauses(
  f: Frame,
  tests: Test[],
  bodies: Statement[],
  otherwise: Statement | null,
  label: string | null,
): Completion {
  let matched = false;
  try {
    for (let i = 0; i < tests.length; i++) {
      // A clause may have changed `$_`.
      if (!(tests[i] as Test)(f, f.slots[Slot.Underscore])) continue;
      matched = true;
      const completion = (bodies[i] as Statement)(f);
      if (completion !== Completion.Normal) return ownOrOuter(f, completion, label);
    }
    if (!matched && otherwise !== null) {
      const completion = otherwise(f);
      if (completion !== Completion.Normal) return ownOrOuter(f, completion, label);
    }
  } catch (thrown) {
    if (!(thrown instanceof LoopSignal) || (thrown.label !== null && thrown.label !== label)) throw thrown;
    f.label = null;
    return thrown.isContinue ? Completion.Continue : Completion.Break;
  }
  return Completion.Normal;
}

/** A break or continue of this switch has its label used up; one for an outer loop is left as Break with its label. */
function ownOrOuter(f: Frame, completion: Completion, label: string | null): Completion {
  if (completion === Completion.Return) return completion;
  if (f.label === null || f.label === label) {
    f.label = null;
    return completion;
  }
  if (completion === Completion.Continue) throw new LoopSignal(true, f.label);
  return completion;
}

function compileTest(compilation: Compilation, ast: SwitchStatementAst, test: ExpressionAst): Test {
  const { flags } = ast;
  const ignoreCase = !flags.caseSensitive;
  if (test.kind === 'ScriptBlockExpressionAst') {
    const block = compileExpression(compilation, test as ScriptBlockExpressionAst);
    return (f, item) => toBoolean(f.engine.invokeInScope(f, block(f) as ScriptBlock, item));
  }
  const value = compileExpression(compilation, test);
  return (f, item) => {
    const wanted = value(f);
    if (wanted instanceof ScriptBlock) return toBoolean(f.engine.invokeInScope(f, wanted, item));
    if (flags.regex) {
      if (isNull(wanted)) return isNull(item);
      const { result, matches } = matchClause(toText(item), wanted, ignoreCase, test);
      if (matches !== null) f.slots[Slot.Matches] = matches;
      return toBoolean(result);
    }
    if (isNull(wanted)) return isNull(item);
    if (flags.wildcard) {
      const pattern = baseOf(wanted);
      const wildcard = pattern instanceof WildcardPattern ? pattern : new WildcardPattern(toText(wanted), ignoreCase);
      return wildcard.isMatch(toText(item));
    }
    // Without a flag both sides are compared as text.
    const text = isNull(item) ? '' : toText(item);
    const other = isNull(wanted) ? '' : toText(wanted);
    return ignoreCase ? equals(text, other, true) : text === other;
  };
}

/** Throws InvalidRegularExpression, which points at the clause. */
function matchClause(text: string, pattern: unknown, ignoreCase: boolean, { extent }: ExpressionAst) {
  try {
    return matchOperator(text, pattern, ignoreCase, false);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    const message = `The regular expression pattern ${toText(pattern)} is not valid.`;
    throw errorAt(extent, runtimeError('InvalidRegularExpression', message, 'InvalidOperation', pattern, thrown));
  }
}
