/**
 * Arguments of commands: values of the parameter that the argument is for, or would be for; where nothing is known of it, what a
 * completer for the program offers, and names of files.
 */
import type {
  ArrayLiteralAst,
  Ast,
  CommandAst,
  CommandParameterAst,
  ExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
  Token,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { commandNameOf } from '../type-inference/command-at.js';
import { bindForCompletion, type PseudoBinding } from '../type-inference/pseudo-binding.js';
import { completeNativeArgument } from './argument-completers.js';
import { type ArgumentLocation, locateExpression, locateToken } from './argument-location.js';
import { completeBoundArgument, completeNamedByText, completePositional } from './bound-arguments.js';
import { completeCommand } from './commands.js';
import { completeInput } from './complete-input.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { membersOfValue } from './members.js';
import { joinAdjacentWords } from './path-words.js';
import { result } from './results.js';

export function completeCommandArgument(context: CompletionContext): CompletionResult[] {
  const place = argumentAtCursor(context);
  if (place === null) return [];
  const { command } = place;
  const binding = bindForCompletion(context.engine, command, { purpose: 'argument' });
  const found = binding === null ? null : fromBinding(context, binding, place);
  if (found !== null && found.length > 0) return found;
  const known = found ?? withoutBinding(context, binding, place);
  return known ?? [];
}

interface Place {
  command: CommandAst;
  /** The argument, or null for one that is to begin. */
  expression: ExpressionAst | null;
  /** `$x.pro` in front of `perty*`. */
  before: MemberExpressionAst | null;
}

function argumentAtCursor(context: CompletionContext): Place | null {
  const { lastAst, word } = context;
  const { parent } = lastAst;
  if (lastAst.kind === 'CommandParameterAst') return { command: parent as CommandAst, expression: null, before: null };
  if (lastAst.kind === 'CommandAst') return { command: lastAst as CommandAst, expression: null, before: null };
  const expression = lastAst as ExpressionAst;
  const isMissing = lastAst.kind === 'ErrorExpressionAst' && lastAst.extent.text.endsWith(',');
  if (parent?.kind === 'CommandAst') {
    const command = parent as CommandAst;
    if (isMissing) context.word = '';
    else if (command.commandElements.length === 1 || word === '') return { command, expression: null, before: null };
    else if (command.commandElements.length > 2) return joinAdjacentWords(context, command, expression);
    return { command, expression, before: null };
  }
  if (parent?.kind === 'CommandParameterAst' && parent.parent?.kind === 'CommandAst') {
    if (isMissing) context.word = '';
    return {
      command: parent.parent as CommandAst,
      expression: context.word === '' && !isMissing ? null : expression,
      before: null,
    };
  }
  if (parent?.kind !== 'ArrayLiteralAst') return null;
  const list = parent as ArrayLiteralAst;
  const owner = list.parent as Ast;
  if (owner.kind === 'CommandAst') {
    const command = owner as CommandAst;
    const isFirst = command.commandElements.length === 1 || word === '';
    return { command, expression: isFirst ? null : list, before: null };
  }
  if (owner.kind !== 'CommandParameterAst') return null;
  return { command: owner.parent as CommandAst, expression: word === '' ? null : list, before: null };
}

// ---- With a binding ----------------------------------------------------------------------------------------------------

/** Null where the parameter says nothing of its values. */
function fromBinding(context: CompletionContext, binding: PseudoBinding, place: Place): CompletionResult[] | null {
  const { command, expression } = place;
  if (binding.parsed !== null && binding.parsed.length > 0) {
    const location = locate(context, binding, expression);
    if (location !== null) {
      context.binding = binding;
      return completeBoundArgument(context, binding, location, command);
    }
  }
  const { index, previous } = elementBefore(context, place);
  if (index === 1) return completePositional(context, binding, command, 0, -1);
  const isOpen = previous?.kind === 'CommandParameterAst' && (previous as CommandParameterAst).argument === null;
  return isOpen
    ? completeNamedByText(context, binding, command, (previous as CommandParameterAst).parameterName)
    : null;
}

function locate(
  { tokenAtCursor, tokenBeforeCursor }: CompletionContext,
  { parsed }: PseudoBinding,
  expression: ExpressionAst | null,
): ArgumentLocation | null {
  const isDash = expression?.kind === 'StringConstantExpressionAst' && expression.extent.text.trim() === '-';
  if (expression !== null && !isDash) return locateExpression(parsed ?? [], expression);
  return locateToken(parsed ?? [], (tokenAtCursor ?? tokenBeforeCursor) as Token);
}

function elementBefore(
  { tokenAtCursor, tokenBeforeCursor }: CompletionContext,
  { command, expression }: Place,
): { index: number; previous: Ast | null } {
  const { commandElements } = command;
  const end = (tokenAtCursor ?? tokenBeforeCursor)?.end ?? 0;
  const isHere = (element: Ast) => (expression === null ? element.extent.start > end : element === expression);
  const found = commandElements.findIndex(isHere);
  const index = found < 0 ? commandElements.length : found;
  return { index, previous: commandElements[index - 1] ?? null };
}

// ---- Without one ---------------------------------------------------------------------------------------------------------

function withoutBinding(
  context: CompletionContext,
  binding: PseudoBinding | null,
  place: Place,
): CompletionResult[] | null {
  const { command, expression } = place;
  const isCalled = command.invocationOperator !== 'Unknown';
  if (expression === null && command.commandElements.length === 1 && isCalled && context.word !== '')
    return context.withLiteralPaths(() => [
      ...completeFileName(context),
      ...(context.word.includes('-') ? completeCommand(context) : []),
    ]);
  if (expression?.kind === 'StringConstantExpressionAst') {
    const constant = expression as StringConstantExpressionAst;
    const special = staticMemberInArgument(context, constant) ?? wildcardMember(context, constant, place.before);
    if (special !== null) return special;
    const called = calledPath(context, binding, command, constant);
    if (called !== null) return called;
  }
  const completed = completeNativeArgument(context, command, commandNameOf(command));
  if (completed !== null) return completed;
  const files =
    binding === null ? context.withLiteralPaths(() => completeFileName(context)) : completeFileName(context);
  return context.word.indexOf('-') > 0 ? [...files, ...completeCommand(context)] : files;
}

/** `Write-Output [int]::Max`: becomes an expression in parentheses. */
function staticMemberInArgument(
  context: CompletionContext,
  { value }: StringConstantExpressionAst,
): CompletionResult[] | null {
  if (!/^\[[\w\d.]+\]::[\w\d*]*$/.test(value)) return null;
  const inner = completeInput(context.engine, value, value.length, context.options);
  if (inner.matches.length === 0) return null;
  const prefix = `(${value.slice(0, inner.replacementIndex)}`;
  return inner.matches.map((match) => {
    const isProperty = match.resultType === 5;
    const text = prefix + match.completionText + (isProperty ? ')' : '');
    return result(isProperty ? 'Property' : 'Method', text, match.listItemText, match.toolTip);
  });
}

/** `Write-Output $x.pro*`. */
function wildcardMember(
  context: CompletionContext,
  { value, extent }: StringConstantExpressionAst,
  before: MemberExpressionAst | null,
): CompletionResult[] | null {
  if (!value.includes('*') || before === null || before.extent.end !== extent.start) return null;
  const { expression, member } = before;
  if (expression.kind === 'VariableExpressionAst' && (expression as unknown as { splatted: boolean }).splatted)
    return [];
  const begun = member.kind === 'StringConstantExpressionAst' ? (member as StringConstantExpressionAst).value : '';
  const found = membersOfValue(context, expression, begun + value.replace(/\*$/, ''), false);
  if (found.length === 0) return null;
  context.replacementLength += begun.length;
  context.replacementIndex = expression.extent.end + 1;
  return found;
}

/** `& 'a folder'/na`: both words are one path. */
function calledPath(
  context: CompletionContext,
  binding: PseudoBinding | null,
  { commandElements, invocationOperator }: CommandAst,
  { value, extent }: StringConstantExpressionAst,
): CompletionResult[] | null {
  const [first] = commandElements;
  if (invocationOperator === 'Unknown' || !/^[\\/]/.test(value) || commandElements.length !== 2) return null;
  if (first?.kind !== 'StringConstantExpressionAst' || first.extent.end !== extent.start) return null;
  if (binding !== null) return [];
  context.replace(first.extent.start, context.replacementLength + first.extent.end - first.extent.start);
  context.word = (first as unknown as StringConstantExpressionAst).value + value;
  return context.withLiteralPaths(() => completeFileName(context));
}
