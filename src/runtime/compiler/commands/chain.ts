/** `a && b || c` (about_Pipeline_Chain_Operators). */
import type { PipelineChainAst, StatementAst } from '../../../parser/index.js';
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
    const completion = left(f);
    if (completion !== Completion.Normal) return completion;
    if (f.engine.lastSucceeded !== wanted) return completion;
    f.position = rhsPipeline;
    return right(f);
  };
}
