/** The keywords of comment-based help (about_Comment_Based_Help), and what stands behind some of them. */
import {
  type AnyAst,
  type Ast,
  type FunctionDefinitionAst,
  findFirst,
  type ParameterAst,
  type ScriptBlockAst,
  type Token,
} from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { fold } from '../objects/values.js';
import { completeCommand } from './commands.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { hasPrefix, result } from './results.js';
import { helpKeywordToolTips } from './tool-tips.js';
import { completeVariable } from './variables.js';

const repeatable = new Set(['EXAMPLE', 'LINK', 'PARAMETER']);
const categories =
  'Alias All Cmdlet ExternalScript FAQ Filter Function General Glossary HelpFile Provider ScriptCommand'.split(' ');

export function completeCommentHelp(context: CompletionContext): CompletionResult[] {
  const { cursor, line, source } = context;
  const token = context.tokenAtCursor as Token;
  const keywords = [...token.text.matchAll(/(?<=^\s*\.)\w*/gm)];
  const current = keywords.findLast(({ index }) => cursor >= index + token.start);
  if (current === undefined) return [];
  const [name] = current;
  const start = token.start + current.index;
  if (cursor <= start + name.length) {
    context.replace(start, name.length);
    const used = new Set(keywords.filter((each) => each !== current).map(([each]) => each.toUpperCase()));
    return Object.entries(helpKeywordToolTips)
      .filter(([keyword]) => hasPrefix(keyword, name) && (repeatable.has(keyword) || !used.has(keyword)))
      .map(([keyword, toolTip]) => result('Keyword', keyword, keyword, toolTip));
  }
  const argument = /(?<=^\s*\.\w+\s+)\S.*(?<=\S)/.exec(line);
  const lineStart = start - line.indexOf(name);
  const column = argument?.index ?? source.columnOf(cursor) - 1;
  context.replace(lineStart + column, argument?.[0].length ?? 0);
  return completeArgument(context, name, argument?.[0] ?? '');
}

function completeArgument(context: CompletionContext, keyword: string, begun: string): CompletionResult[] {
  context.word = begun;
  switch (keyword.toUpperCase()) {
    case 'PARAMETER':
      return parameterNames(context, begun);
    case 'FORWARDHELPTARGETNAME':
      return completeCommand(context);
    case 'FORWARDHELPCATEGORY':
      return categories.filter((category) => hasPrefix(category, begun)).map((category) => result('Text', category));
    case 'REMOTEHELPRUNSPACE':
      return completeVariable(context).map(({ listItemText, toolTip }) =>
        result('Variable', listItemText, listItemText, toolTip),
      );
    case 'EXTERNALHELP':
      return completeFileName(context, { extensions: ['.xml'] });
  }
  return [];
}

/** Parameters of the function or script that the help is for, without those that it describes already. */
function parameterNames(context: CompletionContext, begun: string): CompletionResult[] {
  const token = context.tokenAtCursor as Token;
  const described = [...token.text.matchAll(/(?<=^\s*\.parameter\s+)\w.*(?<=\S)/gim)].map(([name]) => fold(name));
  const used = new Set(described.filter((name) => name !== fold(begun)));
  return parametersOf(context, token)
    .map(({ name }) => name.variablePath)
    .filter((name) => hasPrefix(name, begun) && !used.has(fold(name)))
    .map((name) => result('Text', name));
}

function parametersOf({ lastAst }: CompletionContext, token: Token): readonly ParameterAst[] {
  const definition = describedFunction(lastAst, token);
  if (definition !== null) return definition.parameters ?? definition.body.paramBlock?.parameters ?? [];
  return lastAst.kind === 'ScriptBlockAst' ? ((lastAst as ScriptBlockAst).paramBlock?.parameters ?? []) : [];
}

/** The function that the comment stands in, or right in front of. */
function describedFunction(last: Ast, { end, source }: Token): FunctionDefinitionAst | null {
  if (last.kind !== 'NamedBlockAst' && last.kind !== 'ScriptBlockAst') return null;
  const next = findFirst(
    last,
    (ast) => ast.extent.start >= end && ast.kind !== 'NamedBlockAst',
    false,
  ) as AnyAst | null;
  const isNear = next !== null && next.extent.startLineNumber <= source.lineOf(end) + 2;
  if (isNear && next.kind === 'FunctionDefinitionAst') return next;
  const around = last.kind === 'NamedBlockAst' ? last.parent?.parent : last.parent;
  return around?.kind === 'FunctionDefinitionAst' ? (around as FunctionDefinitionAst) : null;
}
