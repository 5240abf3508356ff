/** Completion of what is typed: what CommandCompletion.CompleteInput is in PowerShell, and TabExpansion2 calls. */
import { parseWithTokens } from '../../parser/index.js';
import { CommandCompletion } from '../dotnet/automation/command-completion.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { knownTypes } from '../engine/known-types.js';
import { analyze } from './analysis.js';
import { CompletionContext, type ParsedScript } from './completion-context.js';

/** Text with the cursor in it; `cursor` counts UTF-16 units. `options` is a hashtable or null. */
export function completeInput(
  engine: ExecutionContext,
  text: string,
  cursor: number,
  options: unknown = null,
): CommandCompletion {
  return completeParsed(engine, parseInput(text, cursor), options);
}

/** The text up to the cursor is what counts of the word that the cursor is in. */
export function parseInput(text: string, cursor: number): ParsedScript {
  const { ast, tokens } = parseWithTokens(text, null, knownTypes);
  return { ast, tokens, cursor };
}

export function completeParsed(engine: ExecutionContext, script: ParsedScript, options: unknown): CommandCompletion {
  if (script.ast.extent.text === '') return new CommandCompletion([], -1, -1, -1);
  const context = new CompletionContext(engine, script, options);
  const matches = analyze(context);
  return new CommandCompletion(matches, -1, context.replacementIndex, context.replacementLength);
}
