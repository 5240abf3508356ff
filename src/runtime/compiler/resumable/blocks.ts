/**
 * Resumable code: the same statements as the compiler's, as generators that stop at pauses, so that a thread of the shell can be
 * left in the middle and gone on with (threads/scheduler.ts). Only statements in which something can wait or take long are
 * made so; all others run as they are compiled, at full speed.
 */
import type { AnyStatement, NamedBlockAst, StatementAst, TrapStatementAst } from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import type { BlockTemplate } from '../../engine/script-block.js';
import type { SlotTable } from '../../engine/slot-table.js';
import { reportStatementError } from '../../engine/statement-errors.js';
import { type Steps, scheduler } from '../../threads/scheduler.js';
import { type BlockCode, Completion, type Statement } from '../block-code.js';
import { Compilation } from '../compilation.js';
import { compileStatement } from '../statements/statement.js';
import { compileResumable } from './statements.js';

export type ResumableStatement = (frame: Frame) => Steps<Completion>;

/** Code that runs at once, or by steps. */
export type Part = { steps: ResumableStatement; whole: null } | { steps: null; whole: Statement };

/** Runs a part, by steps where it has them. */
export function* runPart(f: Frame, part: Part): Steps<Completion> {
  return part.steps === null ? part.whole(f) : yield* part.steps(f);
}

/** A list of statements; null where none of them needs steps. */
export function compileResumableStatements(
  compilation: Compilation,
  statements: readonly StatementAst[],
  traps: readonly TrapStatementAst[],
): ResumableStatement | null {
  if (traps.length > 0) return null;
  const steps = statements.map((statement) => compileResumable(compilation, statement as AnyStatement));
  if (steps.every((step) => step === null)) return null;
  const parts = steps.map(
    (step, i): Part =>
      step !== null
        ? { steps: step, whole: null }
        : { steps: null, whole: compileStatement(compilation, statements[i] as StatementAst) },
  );
  return function* list(f) {
    for (let i = 0; i < parts.length; i++) {
      f.position = statements[i] as StatementAst;
      try {
        const { steps, whole } = parts[i] as Part;
        const completion = steps === null ? whole(f) : yield* steps(f);
        if (completion !== Completion.Normal) return completion;
      } catch (thrown) {
        reportStatementError(f, thrown);
      }
      if (scheduler.isSliceOver) yield {};
    }
    return Completion.Normal;
  };
}

/** The blocks of a script block, with steps for those that need them. */
export interface ResumableBlocks {
  begin: ResumableStatement | null;
  process: ResumableStatement | null;
  end: ResumableStatement | null;
}
const compiled = new WeakMap<BlockTemplate, Map<SlotTable, ResumableBlocks>>();

export function resumableBlocks({ block, table }: BlockCode): ResumableBlocks {
  const known = compiled.get(block) ?? new Map<SlotTable, ResumableBlocks>();
  compiled.set(block, known);
  let blocks = known.get(table);
  if (blocks === undefined) {
    blocks = compileBlocks(block, table);
    known.set(table, blocks);
  }
  return blocks;
}

function compileBlocks(block: BlockTemplate, table: SlotTable): ResumableBlocks {
  const compilation = new Compilation(block, table);
  const { beginBlock, processBlock, endBlock } = block.ast;
  const types = block.types.block === block.ast ? block.types.begin : null;
  const named = (ast: NamedBlockAst | null, isFirst: boolean): ResumableStatement | null => {
    if (ast === null) return null;
    const steps = compileResumableStatements(compilation, ast.statements, ast.traps);
    if (steps === null || types === null || !isFirst) return steps;
    return (f) => {
      types(f);
      return steps(f);
    };
  };
  return {
    begin: named(beginBlock, true),
    process: named(processBlock, beginBlock === null),
    end: named(endBlock, beginBlock === null && processBlock === null),
  };
}
