/** Loops as steps. A body without steps runs whole; between two passes another thread can get its turn. */
import type {
  DoUntilStatementAst,
  DoWhileStatementAst,
  ForEachStatementAst,
  ForStatementAst,
  WhileStatementAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { LoopSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { enumerableOf } from '../../language/index.js';
import { PSEnumerator } from '../../objects/enumerator.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { type Steps, scheduler } from '../../threads/scheduler.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatementCondition } from '../expressions/condition.js';
import { compileSilent, isForLoop, loopLabel } from '../statements/loops.js';
import { compileStatementValue } from '../statements/value.js';
import { compileVariableAssignment } from '../variables.js';
import type { Part, ResumableStatement } from './blocks.js';
import { bodyPart } from './statements.js';

interface Loop {
  condition: ((f: Frame) => boolean) | null;
  body: Part;
  iterator: Statement | null;
  label: string | null;
  testFirst: boolean;
}

function resumableLoop({ condition, body, iterator, label, testFirst }: Loop): ResumableStatement {
  return function* loop(f): Steps<Completion> {
    const { engine } = f;
    let test = testFirst;
    for (let pass = 0; ; pass++) {
      if (test && condition !== null && !condition(f)) return Completion.Normal;
      test = true;
      if (engine.stop[0] !== 0) engine.throwIfStopped();
      let completion: Completion;
      try {
        completion = body.steps === null ? body.whole(f) : yield* body.steps(f);
      } catch (thrown) {
        completion = completionOf(f, thrown, label);
      }
      if (completion !== Completion.Normal) {
        if (completion === Completion.Return || !isForLoop(f, label)) return completion;
        if (completion === Completion.Break) return Completion.Normal;
      }
      if (iterator !== null) iterator(f);
      if ((pass & clockMask) === 0 && scheduler.isSliceOver) yield {};
    }
  };
}
/** The clock is looked at after so many passes. */
const clockMask = 0x3f;

/** What a break or continue means that came as a signal; others are thrown on. */
function completionOf(f: Frame, thrown: unknown, label: string | null): Completion {
  if (!(thrown instanceof LoopSignal) || (thrown.label !== null && thrown.label !== label)) throw thrown;
  f.label = null;
  return thrown.isContinue ? Completion.Continue : Completion.Break;
}

export function resumableWhile(compilation: Compilation, ast: WhileStatementAst): ResumableStatement {
  return resumableLoop({
    condition: ast.condition ? compileStatementCondition(compilation, ast.condition) : null,
    body: bodyPart(compilation, ast.body),
    iterator: null,
    label: loopLabel(ast.label),
    testFirst: true,
  });
}

export function resumableDo(
  compilation: Compilation,
  ast: DoWhileStatementAst | DoUntilStatementAst,
): ResumableStatement {
  const test = ast.condition ? compileStatementCondition(compilation, ast.condition) : null;
  return resumableLoop({
    condition: ast.kind === 'DoUntilStatementAst' && test ? (f: Frame) => !test(f) : test,
    body: bodyPart(compilation, ast.body),
    iterator: null,
    label: loopLabel(ast.label),
    testFirst: false,
  });
}

export function resumableFor(compilation: Compilation, ast: ForStatementAst): ResumableStatement {
  const initializer = ast.initializer ? compileSilent(compilation, ast.initializer) : null;
  const loop = resumableLoop({
    condition: ast.condition ? compileStatementCondition(compilation, ast.condition) : null,
    body: bodyPart(compilation, ast.body),
    iterator: ast.iterator ? compileSilent(compilation, ast.iterator) : null,
    label: loopLabel(ast.label),
    testFirst: true,
  });
  return (f) => {
    initializer?.(f);
    return loop(f);
  };
}

export function resumableForEach(compilation: Compilation, ast: ForEachStatementAst): ResumableStatement {
  const collection = compileStatementValue(compilation, ast.condition as NonNullable<typeof ast.condition>);
  const assign = compileVariableAssignment(compilation, ast.variable);
  const body = bodyPart(compilation, ast.body);
  const label = loopLabel(ast.label);
  return function* each(f): Steps<Completion> {
    f.position = ast.condition;
    const value = collection(f);
    if (isNull(value)) return Completion.Normal;
    const base = baseOf(value);
    const enumerator = new PSEnumerator(Array.isArray(base) ? base : (enumerableOf(base) ?? [value]));
    const outer = f.slots[Slot.Foreach];
    f.slots[Slot.Foreach] = enumerator;
    const next = (): boolean => {
      f.position = ast.variable;
      if (!enumerator.moveNext()) return false;
      assign(f, enumerator.current);
      return true;
    };
    try {
      return yield* resumableLoop({ condition: next, body, iterator: null, label, testFirst: true })(f);
    } finally {
      f.slots[Slot.Foreach] = outer;
    }
  };
}
