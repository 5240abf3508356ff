/** A bare word: a command's name, an argument, a member, a key, a label. */
import type {
  Ast,
  BinaryExpressionAst,
  CommandBaseAst,
  ErrorStatementAst,
  ExpressionAst,
  FileRedirectionAst,
  HashtableAst,
  IndexExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
  Token,
  UsingStatementAst,
} from '../../parser/index.js';
import { EmptyExtent, findAll, TokenFlags } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { completeAttributeArgument, isInAttributeOfParameter } from './attribute-arguments.js';
import { completeCommandArgument } from './command-arguments.js';
import { completeCommandParameter } from './command-parameters.js';
import { completeCommand, needsAmpersand } from './commands.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { completeHashtableKey } from './hashtable-keys.js';
import { completeLoopLabel } from './keywords.js';
import { completeMember } from './members.js';
import { completeModuleName } from './modules.js';
import { pathText, variableText } from './path-words.js';
import { result } from './results.js';
import { completeIndex } from './strings.js';
import { completeNamespace } from './types.js';
import { completeVariable } from './variables.js';

const moduleExtensions = ['.psm1', '.psd1', '.dll', '.exe', '.cdxml'];

export function completeIdentifier(context: CompletionContext): CompletionResult[] {
  const { lastAst } = context;
  const token = context.tokenAtCursor as Token;
  context.word = token.text;
  if (/^(Break|Continue)StatementAst$/.test(lastAst.parent?.kind ?? '')) return completeLoopLabel(context);
  if (lastAst.kind === 'StringConstantExpressionAst') {
    if ((lastAst as StringConstantExpressionAst).value === '$') {
      context.word = '';
      return completeVariable(context);
    }
    if (lastAst.parent?.kind === 'UsingStatementAst') {
      const used = completeUsed(context, lastAst.parent as UsingStatementAst);
      if (used !== null) return used;
    }
  }
  if ((token.flags & TokenFlags.MemberName) !== 0) {
    const isArgument = [lastAst, lastAst.parent].some((ast) => ast?.kind === 'NamedAttributeArgumentAst');
    const found = isArgument || isInAttributeOfParameter(context) ? completeAttributeArgument(context) : null;
    if (found !== null) return found;
  }
  if ((token.flags & TokenFlags.CommandName) !== 0) return completeCommandWord(context, token);
  const isInCommand = lastAst.parent?.kind === 'CommandAst';
  if (isInCommand && /^[-\u2013-\u2015]{1,2}$/.test(token.text)) {
    const found = token.text.length === 1 ? completeCommandParameter(context) : [];
    return found.length > 0 ? found : completeCommandArgument(context);
  }
  return completeMemberWord(context, token) ?? completeOtherWord(context, token);
}

/** What follows `using module` and the like; null for kinds of which nothing is known. */
function completeUsed(
  context: CompletionContext,
  { usingStatementKind }: UsingStatementAst,
): CompletionResult[] | null {
  context.word = context.lastAst.extent.text;
  switch (usingStatementKind) {
    case 'Assembly':
      return completeFileName(context, { extensions: ['.dll'] });
    case 'Module': {
      const files = completeFileName(context, { extensions: moduleExtensions });
      return /[\\/:]/.test(context.word) ? files : [...files, ...completeModuleName(context, false)];
    }
    case 'Namespace':
      return completeNamespace(context.word);
  }
  return null;
}

// ---- The name of a command -------------------------------------------------------------------------------------------------

function completeCommandWord(context: CompletionContext, token: Token): CompletionResult[] {
  const [root] = context.relatedAsts as [Ast];
  const before = findAll(root, ({ extent }) => extent.end <= token.start && !(extent instanceof EmptyExtent), true).at(
    -1,
  );
  if (before !== undefined) {
    const isAdjacent = before.extent.end === token.start;
    if (isAdjacent && /^[\\/]/.test(token.text)) {
      const whole = pathText(context.engine, before, token.text);
      const path = whole ?? variablePath(context, before, token.text);
      if (path === null) return [];
      context.word = path;
      const widen = () => context.replace(before.extent.start, token.end - before.extent.start);
      if (whole !== null) {
        const files = completeFileName(context);
        if (files.length > 0) widen();
        return files;
      }
      widen();
    } else if (isAdjacent && !(before.kind === 'ErrorExpressionAst' && before.parent?.kind === 'IndexExpressionAst'))
      return [];
    if (before.parent?.kind === 'IndexExpressionAst') {
      const { index, target } = before.parent as IndexExpressionAst;
      if (index.kind === 'ErrorExpressionAst') {
        context.word = context.word.replace(/\]$/, '');
        return completeIndex(context, target);
      }
    }
  }
  if (token.nestedTokens !== null && context.lastAst.kind === 'ExpandableStringExpressionAst') {
    const expanded = pathText(context.engine, context.lastAst);
    if (expanded === null) return [];
    context.word = expanded;
  }
  return [...completeFileAsCommand(context), ...completeCommand(context)];
}

function variablePath({ engine }: CompletionContext, before: Ast, more: string): string | null {
  const text = variableText(engine, before as ExpressionAst);
  return text === null ? null : text + more;
}

/** A file as a command: with `&` in front where its name has to be quoted. */
export function completeFileAsCommand(context: CompletionContext): CompletionResult[] {
  const adds = needsAmpersand(context, true);
  return context
    .withLiteralPaths(() => completeFileName(context))
    .map((file) => {
      const { completionText, listItemText, toolTip, resultType } = file;
      if (!adds || !/^'.+'$/.test(completionText)) return file;
      const kind = resultType === 4 ? 'ProviderContainer' : 'ProviderItem';
      return result(kind, `& ${completionText}`, listItemText, toolTip);
    });
}

// ---- Members -----------------------------------------------------------------------------------------------------------

/** Null where it is no member after all. */
function completeMemberWord(context: CompletionContext, token: Token): CompletionResult[] | null {
  const { lastAst, cursor } = context;
  let isStatic = false;
  let isMember = /MemberExpressionAst$/.test(lastAst.parent?.kind ?? '');
  let isOperator = false;
  if (isMember) {
    let current = lastAst.parent as MemberExpressionAst;
    while (
      current.extent.end >= cursor &&
      /MemberExpressionAst$/.test(current.expression.kind) &&
      (current.expression as MemberExpressionAst).member.extent.end >= cursor
    )
      current = current.expression as MemberExpressionAst;
    isStatic = current.isStatic;
  } else if (token.text === '.' || token.text === '::') {
    isMember = true;
    isOperator = true;
    isStatic = token.text === '::';
  } else if (token.kind === 'Multiply' && lastAst.kind === 'BinaryExpressionAst') {
    const { left, operator, errorPosition } = lastAst as BinaryExpressionAst;
    if (left.kind !== 'MemberExpressionAst' || operator !== 'Multiply') return null;
    const { member, isStatic: own } = left as MemberExpressionAst;
    if (errorPosition.start !== member.extent.end) return null;
    // `$a.p*`: a pattern, and no product.
    context.relatedAsts.splice(context.relatedAsts.indexOf(lastAst), 1);
    context.relatedAsts.push(left);
    isMember = true;
    isStatic = own;
    if (member.kind === 'StringConstantExpressionAst')
      context.replace(member.extent.start, context.replacementLength + member.extent.text.length);
    const [at, length] = [context.replacementIndex, context.replacementLength];
    const starred = completeMember(context, isStatic);
    if (starred.length > 0) return starred;
    context.replace(at, length);
    return null;
  }
  if (!isMember) return null;
  const found = completeMember(context, isStatic);
  if (found.length === 0) return null;
  if (isOperator) context.insertAt(token.end);
  return found;
}

// ---- Keys, files, arguments ------------------------------------------------------------------------------------------------

function completeOtherWord(context: CompletionContext, token: Token): CompletionResult[] {
  const { lastAst, engine } = context;
  const { parent } = lastAst;
  if (parent?.kind === 'HashtableAst') {
    const found = completeHashtableKey(context, parent as HashtableAst);
    if (found !== null && found.length > 0) return found;
  }
  const path = pathText(engine, lastAst);
  if (parent?.kind === 'FileRedirectionAst' || isSwitchFile(lastAst, context.tokenBeforeCursor)) {
    if (path !== null) {
      context.word = path;
      return completeFileName(context);
    }
  } else if (/^[\\/]/.test(token.text)) {
    const redirection = (parent as CommandBaseAst | null)?.redirections?.[0] as FileRedirectionAst | undefined;
    if (redirection?.kind === 'FileRedirectionAst' && redirection.extent.end === lastAst.extent.start) {
      const whole = pathText(engine, redirection.location, token.text);
      if (whole !== null) {
        const { start } = redirection.location.extent;
        context.word = whole;
        context.replace(start, token.end - start);
        return completeFileName(context);
      }
    }
  }
  if (path !== null) context.word = path;
  return completeCommandArgument(context);
}

/** The file of `switch -file`. */
export function isSwitchFile(last: Ast, before: Token | null): boolean {
  if (last.kind === 'ErrorStatementAst') {
    const { broken } = last as ErrorStatementAst;
    const flag = broken?.keyword.kind === 'Switch' ? broken.flags.get('file') : undefined;
    return flag !== undefined && before !== null && flag.parameter.end === before.end;
  }
  if (last.parent?.kind !== 'CommandExpressionAst') return false;
  const pipeline = last.parent.parent;
  if (pipeline?.kind !== 'PipelineAst' || pipeline.parent?.kind !== 'ErrorStatementAst') return false;
  const { broken } = pipeline.parent as ErrorStatementAst;
  return broken?.keyword.kind === 'Switch' && broken.flags.get('file')?.file === pipeline;
}
