/** ExpandString: the text of a double-quoted string, expanded in the running scope. */
import type { PipelineAst } from '../../parser/index.js';
import { Compilation } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import { toText } from '../language/index.js';
import type { ExecutionContext } from './execution-context.js';
import { parseScript } from './script-file.js';

export function expandString(engine: ExecutionContext, source: string): string {
  const { frame } = engine;
  // Parsed as a here-string, in which quotation marks need no escape.
  const block = parseScript(`@"\n${source}\n"@`, null, null);
  const pipeline = block.ast.endBlock?.statements[0] as PipelineAst;
  const element = pipeline.pipelineElements[0] as unknown as { expression: Parameters<typeof compileExpression>[1] };
  return toText(compileExpression(new Compilation(block.template, frame.scope.table), element.expression)(frame));
}
