/** With the cursor behind a blank: another argument, key, value or member. */
import type {
  AssignmentStatementAst,
  Ast,
  BinaryExpressionAst,
  BreakStatementAst,
  HashtableAst,
  IndexExpressionAst,
  Token,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { completeAssignedValue, completeComparedValue } from './assignments.js';
import { completeAttributeArgument, isInAttributeOfParameter } from './attribute-arguments.js';
import { completeCommandArgument } from './command-arguments.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { completeHashtableKey } from './hashtable-keys.js';
import { isSwitchFile } from './identifiers.js';
import { completeLoopLabel, completeUsingKeyword } from './keywords.js';
import { completeMember } from './members.js';
import { completeIndex } from './strings.js';

type Results = CompletionResult[] | null;

export function completeBetweenTokens(context: CompletionContext): Results {
  const { lastAst, tokenBeforeCursor: before, line } = context;
  const isEmptyLine = line.trim() === '';
  const isContinued = before?.kind === 'LineContinuation';
  if (!(isEmptyLine && !isContinued) && isPartOfCommand(lastAst)) return completeNextArgument(context);
  const found =
    isEmptyLine && !isContinued
      ? (nonEmpty(tableAround(context)) ?? (before === null ? null : onEmptyLine(context, before)))
      : before === null
        ? null
        : behindToken(context, before);
  if (found !== null && found.length > 0) {
    if (before?.kind !== 'Using') context.insertAt(context.cursor);
    return found;
  }
  if (before?.kind === 'Using') return found;
  const isRedirection = lastAst.kind === 'ErrorExpressionAst' && lastAst.parent?.kind === 'FileRedirectionAst';
  if (!isRedirection && !(lastAst.kind === 'ErrorStatementAst' && isSwitchFile(lastAst, before))) return found;
  context.word = '';
  context.insertAt(context.cursor);
  return completeFileName(context);
}

function nonEmpty(found: Results): Results {
  return found === null || found.length === 0 ? null : found;
}

function isPartOfCommand({ kind, parent }: Ast): boolean {
  if (kind === 'CommandParameterAst' || kind === 'CommandAst') return true;
  if (!/(ExpressionAst|ArrayLiteralAst|HashtableAst)$/.test(kind) || kind === 'CommandExpressionAst') return false;
  const isCommand = (ast: Ast | null | undefined) => ast?.kind === 'CommandAst' || ast?.kind === 'CommandParameterAst';
  return isCommand(parent) || (parent?.kind === 'ArrayLiteralAst' && isCommand(parent.parent));
}

function completeNextArgument(context: CompletionContext): Results {
  const { lastAst } = context;
  context.word = '';
  if (lastAst.kind !== 'HashtableAst') {
    context.replacementLength = 0;
    return completeCommandArgument(context);
  }
  if (hasPendingValue(lastAst as HashtableAst)) return [];
  context.insertAt(context.cursor);
  return completeHashtableKey(context, lastAst as HashtableAst);
}

/** `@{ X = `: what is behind the sign is no key. */
export function hasPendingValue({ keyValuePairs }: HashtableAst): boolean {
  return keyValuePairs.some(([, value]) => value.kind === 'ErrorStatementAst');
}

/** Keys of the table around the cursor, where a new one can begin. */
export function tableAround(context: CompletionContext): Results {
  const { relatedAsts, cursor, source, tokenAtCursor, tokenBeforeCursor } = context;
  const around = relatedAsts.findLast(({ extent }) => cursor >= extent.start && cursor <= extent.end);
  if (around?.kind !== 'HashtableAst' || tokenAtCursor?.kind === 'RCurly') return null;
  const line = source.lineOf(cursor);
  const isAtPair = (around as HashtableAst).keyValuePairs.some(
    ([key, value]) => cursor >= key.extent.start && (cursor <= value.extent.end || line === value.extent.endLineNumber),
  );
  if (isAtPair && (tokenBeforeCursor ?? tokenAtCursor)?.kind !== 'Semi') return null;
  context.insertAt(cursor);
  return completeHashtableKey(context, around as HashtableAst);
}

const comparisons = /^[ICic](eq|ne|like|notlike|match|notmatch)$/;

function onEmptyLine(context: CompletionContext, { kind }: Token): Results {
  switch (kind) {
    case 'LParen':
    case 'Comma':
      return attributeArgument(context);
  }
  return inExpression(context, kind);
}

/** What an operator, a dot or a bracket expects behind it, on the same line or the next. */
function inExpression(context: CompletionContext, kind: string): Results {
  const { lastAst } = context;
  switch (kind) {
    case 'Dot':
    case 'ColonColon':
    case 'QuestionDot':
      context.insertAt(context.cursor);
      return completeMember(context, kind === 'ColonColon');
    case 'LBracket':
      if (lastAst.parent?.kind !== 'IndexExpressionAst') return null;
      context.word = '';
      return completeIndex(context, (lastAst.parent as IndexExpressionAst).target);
  }
  if (!comparisons.test(kind) || lastAst.kind !== 'BinaryExpressionAst') return null;
  context.word = '';
  return completeComparedValue(context, (lastAst as BinaryExpressionAst).left);
}

function behindToken(context: CompletionContext, { kind }: Token): Results {
  const { lastAst } = context;
  switch (kind) {
    case 'Equals':
    case 'Comma':
    case 'AtParen':
    case 'LParen': {
      const assigned =
        lastAst.kind === 'AssignmentStatementAst'
          ? completeAssignedValue(context, lastAst as AssignmentStatementAst)
          : null;
      return assigned ?? attributeArgument(context);
    }
    case 'Break':
    case 'Continue':
      return /^(Break|Continue)StatementAst$/.test(lastAst.kind) && (lastAst as BreakStatementAst).label === null
        ? completeLoopLabel(context)
        : null;
    case 'Using':
      return completeUsingKeyword(context);
  }
  return inExpression(context, kind);
}

export function attributeArgument(context: CompletionContext): Results {
  const isInAttribute = context.lastAst.kind === 'AttributeAst' || isInAttributeOfParameter(context);
  return isInAttribute ? completeAttributeArgument(context) : null;
}
