/** Within quotes: a path, a command's name, an argument, a key, or a value that is compared or assigned. */
import type {
  AssignmentStatementAst,
  Ast,
  BinaryExpressionAst,
  IndexExpressionAst,
  Token,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { toText } from '../language/index.js';
import { isDictionary } from '../objects/hashtable.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import { completeAssignedValue, completeComparedValue } from './assignments.js';
import { completeCommandArgument } from './command-arguments.js';
import { completeCommand } from './commands.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { pathText } from './path-words.js';
import { hasPrefix, result } from './results.js';

export function completeString(context: CompletionContext): CompletionResult[] {
  const { lastAst, engine } = context;
  const { parent } = lastAst;
  const { value } = context.tokenAtCursor as Token;
  if (parent?.kind === 'CommandExpressionAst' && parent.parent?.kind === 'AssignmentStatementAst') {
    const found = completeAssignedValue(context, parent.parent as AssignmentStatementAst);
    if (found !== null) return found;
  } else if (parent?.kind === 'BinaryExpressionAst') {
    context.word = value;
    const found = completeComparedValue(context, (parent as BinaryExpressionAst).left);
    if (found.length > 0) return found;
  } else if (parent?.kind === 'IndexExpressionAst') {
    context.word = value;
    return completeIndex(context, (parent as IndexExpressionAst).target);
  }
  const path = pathText(engine, lastAst);
  if (path === null) return [];
  context.word = path;
  if (isArgument(lastAst)) return completeCommandArgument(context);
  const files = completeFileName(context);
  return path.includes('-') ? [...files, ...completeCommand(context)] : files;
}

function isArgument({ parent }: Ast): boolean {
  return parent?.kind === 'CommandAst' || parent?.kind === 'CommandParameterAst';
}

/** Keys of the dictionary that is indexed, in quotes. */
export function completeIndex(context: CompletionContext, target: Ast): CompletionResult[] {
  const known = evaluateSafely(context.engine, target as never);
  const base = known === null || isNull(known.value) ? null : baseOf(known.value);
  const keys = isDictionary(base)
    ? [...(base as unknown as { keys(): Iterable<unknown> }).keys()].filter((key) => typeof key === 'string')
    : context.types.infer(target).flatMap(({ properties }) => (properties ?? []).map(({ name }) => name));
  return keys
    .filter((key) => hasPrefix(key, context.word))
    .map((key) => result('Property', `'${key}'`, toText(key), key));
}
