/** What the cursor is at, and therefore what completes it: by the token there, and by the node that the token belongs to. */
import {
  type AssignmentStatementAst,
  type Ast,
  type CommandAst,
  type ErrorStatementAst,
  findAll,
  type HashtableAst,
  type IndexExpressionAst,
  type Token,
  TokenFlags,
  type TypeConstraintAst,
  type TypeExpressionAst,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { completeAssignedValue } from './assignments.js';
import { attributeArgument, completeBetweenTokens, hasPendingValue, tableAround } from './between-tokens.js';
import { completeCommandArgument } from './command-arguments.js';
import { completeCommandParameter } from './command-parameters.js';
import { completeCommand } from './commands.js';
import { completeComment } from './comments.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { completeFileAsCommand, completeIdentifier } from './identifiers.js';
import { completeOperator, completeSwitchFlag, completeUsingKeyword } from './keywords.js';
import { completeMember, membersOfValue } from './members.js';
import { result } from './results.js';
import { completeIndex, completeString } from './strings.js';
import { typeNameAt } from './type-names.js';
import { completeType } from './types.js';
import { completeVariable } from './variables.js';

type Results = CompletionResult[] | null;

export function analyze(context: CompletionContext): CompletionResult[] {
  const { tokenAtCursor } = context;
  if (tokenAtCursor !== null) context.replace(tokenAtCursor.start, tokenAtCursor.end - tokenAtCursor.start);
  const found = tokenAtCursor === null ? completeBetweenTokens(context) : completeAtToken(context, tokenAtCursor);
  if (found !== null && found.length > 0) return found;
  if (isFinal(context)) return [];
  return completeTypeAtCursor(context) ?? completeKeyAtCursor(context) ?? completeWholeInput(context);
}

/** Where a value is missing in a table, nothing else is offered. */
function isFinal({ lastAst, tokenAtCursor }: CompletionContext): boolean {
  const isOpen = tokenAtCursor === null || /^(Equals|AtParen|LParen)$/.test(tokenAtCursor.kind);
  return isOpen && lastAst.kind === 'HashtableAst' && hasPendingValue(lastAst as HashtableAst);
}

// ---- At a token ------------------------------------------------------------------------------------------------------------

const operators = new Set(
  `Format Not Bnot And Or Xor Band Bor Bxor Join Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Ireplace Icontains
   Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch Creplace Ccontains Cnotcontains Cin
   Cnotin Csplit Is IsNot As Shl Shr`.split(/\s+/),
);

type Completer = (context: CompletionContext, token: Token) => Results;

const completeMemberBehind: Completer = (context, token) => {
  context.insertAt(token.end);
  return completeMember(context, token.kind === 'ColonColon');
};
const completeVariableName: Completer = (context, token) => {
  context.word = token.value;
  return completeVariable(context);
};
const completeWord: Completer = (context, token) => {
  if ((token.flags & TokenFlags.TypeName) !== 0) return null;
  return completeUsingKeyword(context) ?? completeIdentifier(context);
};

const byKind: Readonly<Record<string, Completer>> = {
  Variable: completeVariableName,
  SplattedVariable: completeVariableName,
  Multiply: completeWord,
  Generic: completeWord,
  MinusMinus: completeWord,
  Identifier: completeWord,
  Parameter: completeParameterToken,
  Dot: completeMemberBehind,
  ColonColon: completeMemberBehind,
  QuestionDot: completeMemberBehind,
  Comment(context, token) {
    context.word = token.text;
    return completeComment(context);
  },
  StringExpandable: completeString,
  StringLiteral: completeString,
  RBracket: completeBehindType,
  Comma: completeBehindComma,
  AtCurly(context, token) {
    const found = tableAround(context);
    context.insertAt(token.start + 2);
    return found;
  },
  Semi(context, token) {
    const found = context.lastAst.kind === 'HashtableAst' ? tableAround(context) : null;
    if (found !== null) context.insertAt(token.start + 1);
    return found;
  },
  Number: completeNumber,
  Redirection(context, token) {
    if (context.lastAst.kind !== 'ErrorExpressionAst' || context.lastAst.parent?.kind !== 'FileRedirectionAst')
      return null;
    context.word = '';
    context.insertAt(token.end);
    return completeFileName(context);
  },
  Minus(context, token) {
    if (context.lastAst.kind === 'BinaryExpressionAst') return completeOperator('');
    return isInSwitch(context, token) ? completeSwitchFlag(token.text) : null;
  },
  Equals: completeBehindOpening,
  AtParen: completeBehindOpening,
  LParen: completeBehindOpening,
  LBracket(context, token) {
    const { parent } = context.lastAst;
    if (parent?.kind !== 'IndexExpressionAst') return null;
    context.word = '';
    const found = completeIndex(context, (parent as IndexExpressionAst).target);
    if (found.length > 0) context.insertAt(token.end);
    return found;
  },
};

function completeAtToken(context: CompletionContext, token: Token): Results {
  const completer = byKind[token.kind];
  if (completer !== undefined) return completer(context, token);
  if (operators.has(token.kind)) return completeOperator(token.text);
  const using = completeUsingKeyword(context);
  if (using !== null) return using;
  if ((token.flags & TokenFlags.Keyword) === 0) {
    context.replace(-1, -1);
    return null;
  }
  context.word = token.text;
  return [...completeFileAsCommand(context), ...completeCommand(context)];
}

function completeParameterToken(context: CompletionContext, token: Token): Results {
  const { lastAst } = context;
  context.word = token.text;
  if (lastAst.kind === 'StringConstantExpressionAst' && lastAst.parent?.kind === 'CommandAst')
    if ((lastAst.parent as CommandAst).commandElements.length === 1) return completeFileAsCommand(context);
  if (isBrokenSwitch(lastAst)) return completeSwitchFlag(token.text);
  if (lastAst.kind === 'CommandParameterAst' && isExpression(lastAst.parent)) return completeOperator(token.text);
  if (!token.text.endsWith(':')) return completeCommandParameter(context);
  context.insertAt(token.end);
  context.word = '';
  return completeCommandArgument(context);
}

function isExpression(ast: Ast | null): boolean {
  return (
    ast !== null && /ExpressionAst$|ArrayLiteralAst|HashtableAst/.test(ast.kind) && ast.kind !== 'CommandExpressionAst'
  );
}
function isBrokenSwitch(ast: Ast): boolean {
  return ast.kind === 'ErrorStatementAst' && (ast as ErrorStatementAst).broken?.keyword.kind === 'Switch';
}

/** `switch -`: the dash stands where a flag would. */
function isInSwitch({ relatedAsts }: CompletionContext, token: Token): boolean {
  const before = findAll(relatedAsts[0] as Ast, ({ extent }) => extent.end <= token.end, true);
  const statement = before.findLast(isBrokenSwitch) as ErrorStatementAst | undefined;
  return statement?.broken?.conditions.length === 0;
}

/** `[int]`: its static members, with the `::` that is missing. */
function completeBehindType(context: CompletionContext, token: Token): Results {
  if (context.lastAst.kind !== 'TypeExpressionAst') return null;
  const found = membersOfValue(context, context.lastAst as TypeExpressionAst, '', true);
  if (found.length === 0) return null;
  context.insertAt(token.end);
  return found.map(({ completionText, listItemText, resultType, toolTip }) =>
    result(resultType === 6 ? 'Method' : 'Property', `::${completionText}`, listItemText, toolTip),
  );
}

function completeBehindComma(context: CompletionContext, token: Token): Results {
  const { lastAst } = context;
  const isList = lastAst.kind === 'ErrorExpressionAst' || lastAst.kind === 'ArrayLiteralAst';
  const isArgument = lastAst.parent?.kind === 'CommandAst' || lastAst.parent?.kind === 'CommandParameterAst';
  if (!(isList && isArgument) && lastAst.kind !== 'AttributeAst') return null;
  context.insertAt(token.end);
  return lastAst.kind === 'AttributeAst' ? attributeArgument(context) : completeCommandArgument(context);
}

function completeNumber(context: CompletionContext, token: Token): Results {
  const { lastAst } = context;
  if (lastAst.kind !== 'ConstantExpressionAst') return null;
  const holder = lastAst.parent?.kind === 'ArrayLiteralAst' ? lastAst.parent.parent : lastAst.parent;
  if (holder?.kind === 'CommandAst' || holder?.kind === 'CommandParameterAst') {
    context.word = token.text;
    return completeCommandArgument(context);
  }
  const statement = lastAst.parent?.kind === 'CommandExpressionAst' ? lastAst.parent.parent : null;
  return statement?.kind === 'AssignmentStatementAst'
    ? completeAssignedValue(context, statement as AssignmentStatementAst)
    : null;
}

function completeBehindOpening(context: CompletionContext, token: Token): Results {
  const { lastAst } = context;
  if (lastAst.kind === 'HashtableAst' && hasPendingValue(lastAst as HashtableAst)) return null;
  const [index, length] = [context.replacementIndex, context.replacementLength];
  context.insertAt(token.end);
  const found =
    lastAst.kind === 'AssignmentStatementAst'
      ? completeAssignedValue(context, lastAst as AssignmentStatementAst)
      : attributeArgument(context);
  if (found === null) context.replace(index, length);
  return found;
}

// ---- Where nothing was found -----------------------------------------------------------------------------------------------

function completeTypeAtCursor(context: CompletionContext): Results {
  const { relatedAsts, cursor, tokenAtCursor } = context;
  const named =
    relatedAsts.find((ast): ast is TypeExpressionAst => ast.kind === 'TypeExpressionAst') ??
    relatedAsts.find((ast): ast is TypeConstraintAst => ast.kind === 'TypeConstraintAst');
  let found = named === undefined ? null : typeNameAt(named.typeName, cursor);
  if (found === null && tokenAtCursor !== null && (tokenAtCursor.flags & TokenFlags.TypeName) !== 0) {
    const { text, start, end } = tokenAtCursor;
    found = { name: text, start, end };
  }
  if (found === null) return null;
  context.replace(found.start, found.end - found.start);
  return completeType(context, found.name);
}

function completeKeyAtCursor(context: CompletionContext): Results {
  const [index, length] = [context.replacementIndex, context.replacementLength];
  const found = tableAround(context);
  if (found !== null && found.length > 0) return found;
  context.replace(index, length);
  return null;
}

/** A word that is no name of a command may be that of a file: `./+fi`. */
function completeWholeInput(context: CompletionContext): CompletionResult[] {
  const [root] = context.relatedAsts as [Ast];
  const { text, start, end } = root.extent;
  if (!/^\S+$/.test(text) || root.kind !== 'ScriptBlockAst') return [];
  context.replace(start, end - start);
  context.word = text;
  return completeFileAsCommand(context);
}
