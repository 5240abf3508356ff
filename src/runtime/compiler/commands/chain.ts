/** `a && b || c` (about_Pipeline_Chain_Operators). */
import type { PipelineChainAst, StatementAst } from '../../../parser/index.js';
import { debugging } from '../../engine/debugger/debugging.js';
import { Completion, type Statement } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatement } from '../statements/statement.js';

export function compilePipelineChain(compilation: Compilation, ast: PipelineChainAst): Statement {
  const left = compileStatement(compilation, ast.lhsPipelineChain);
  const right = compileStatement(compilation, ast.rhsPipeline);
  const wanted = ast.operator === 'AndAnd';
  const { lhsPipelineChain, rhsPipeline } = ast;
  return (f) => {
    f.position = lhsPipelineChain as StatementAst;
    if (debugging.active && lhsPipelineChain.kind === 'PipelineAst') f.engine.debugger.atStep(f, lhsPipelineChain);
    const completion = left(f);
    if (completion !== Completion.Normal) return completion;
    if (f.engine.lastSucceeded !== wanted) return completion;
    f.position = rhsPipeline;
    if (debugging.active) f.engine.debugger.atStep(f, rhsPipeline);
    return right(f);
  };
}
