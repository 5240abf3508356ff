/**
 * What the prompt asks: the session's TabExpansion2, which users replace. While it is the one that the session began with, it is
 * not called, but what it would call.
 */
import { CommandCompletion } from '../dotnet/automation/command-completion.js';
import { FunctionInfo } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { baseOf } from '../objects/ps-object.js';
import type { CompletionSet } from '../runspaces/runspace.js';
import { completeInput } from './complete-input.js';
import { ResultType, type ResultTypeName } from './results.js';
import { quietly, runQuietly } from './run-quietly.js';
import { tabExpansionFunction } from './tab-expansion-function.js';

const typeNames = Object.keys(ResultType) as ResultTypeName[];

export function completeLine(engine: ExecutionContext, text: string, cursor: number): CompletionSet {
  const { replacementIndex, replacementLength, matches } = expand(engine, text, cursor);
  return {
    replacementIndex,
    replacementLength,
    items: matches.map(({ completionText, listItemText, resultType, toolTip }) => ({
      ...{ completionText, listItemText, toolTip },
      resultType: typeNames[resultType] ?? 'Text',
    })),
  };
}

/** Completion that fails offers nothing: a prompt must not end for it. */
function expand(engine: ExecutionContext, text: string, cursor: number): CommandCompletion {
  return quietly(engine, () => [callTabExpansion(engine, text, cursor)])[0] ?? nothing;
}
const nothing = new CommandCompletion([], -1, -1, -1);

function callTabExpansion(engine: ExecutionContext, text: string, cursor: number): CommandCompletion {
  const command = engine.commands.find(engine.currentScope, 'TabExpansion2');
  const isOurs = command instanceof FunctionInfo && command.definition === tabExpansionFunction;
  if (isOurs) return completeInput(engine, text, cursor);
  const [answer] = runQuietly(engine, 'TabExpansion2', { inputScript: text, cursorColumn: cursor });
  const base = baseOf(answer);
  return base instanceof CommandCompletion ? base : nothing;
}
