/** Words of the language: operators, flags of `switch`, what follows `using`, labels of loops. */
import type { Ast, ErrorStatementAst, LabeledStatementAst } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { fold } from '../objects/values.js';
import type { CompletionContext } from './completion-context.js';
import { byText, hasPrefix, result, startingWith } from './results.js';
import { operatorToolTips, usingToolTips } from './tool-tips.js';

/** `word` with or without its dash. */
export function completeOperator(word: string): CompletionResult[] {
  const begun = word.startsWith('-') ? word.slice(1) : word;
  return Object.entries(operatorToolTips)
    .filter(([name]) => hasPrefix(name, begun))
    .sort(([a], [b]) => byText(a, b))
    .map(([name, toolTip]) => result('ParameterName', `-${name}`, name, toolTip));
}

const switchFlags = ['CaseSensitive', 'Exact', 'File', 'Parallel', 'Regex', 'Wildcard'];

export function completeSwitchFlag(word: string): CompletionResult[] {
  const colon = word.endsWith(':') ? ':' : '';
  const begun = word.slice(1, colon === '' ? undefined : -1);
  const fits = startingWith(begun);
  const isWhole = (flag: string) => fold(flag) === fold(begun);
  const found = [...switchFlags.filter(isWhole), ...switchFlags.filter((flag) => !isWhole(flag) && fits(flag))];
  return found.map((flag) => result('ParameterName', `-${flag}${colon}`, flag));
}

/** Null where the cursor is not behind `using`. */
export function completeUsingKeyword(context: CompletionContext): CompletionResult[] | null {
  const { cursor, script } = context;
  const tokens = script.tokens.filter(({ kind }) => kind !== 'LineContinuation');
  const before = tokens.findLast(({ end }) => end < cursor);
  if (before?.kind !== 'Using') return null;
  const at = tokens.find(({ start, end }) => end >= cursor && start <= cursor);
  const word = at?.text ?? '';
  const found = Object.entries(usingToolTips).filter(([keyword]) => hasPrefix(keyword, word));
  if (found.length === 0) return null;
  context.replace(at?.start ?? cursor, word.length);
  return found.map(([keyword, toolTip]) => result('Keyword', keyword, keyword, toolTip));
}

/** Labels of the loops around `break` and `continue`. */
export function completeLoopLabel({ relatedAsts, word }: CompletionContext): CompletionResult[] {
  return relatedAsts.flatMap((ast) => {
    const label = labelOf(ast);
    return label !== null && hasPrefix(label, word) ? [result('Text', label, label, ast.extent.text)] : [];
  });
}
function labelOf(ast: Ast): string | null {
  if ('label' in ast && typeof (ast as LabeledStatementAst).label === 'string')
    return (ast as LabeledStatementAst).label;
  if (ast.kind !== 'ErrorStatementAst') return null;
  const { extent } = ast as ErrorStatementAst;
  return /^:(\w+)(?=\s+(do|switch)\b(?!-))/i.exec(extent.text)?.[1] ?? null;
}
