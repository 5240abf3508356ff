/**
 * Where the help comment of a function or script stands: in front of the function with at most one blank line between, or
 * first or last in its body; for a script first or last in the file. Comments are tokens, and found by scanning the text again.
 */
import type { Ast, FunctionDefinitionAst, ParameterAst, ScriptBlockAst, Token } from '../../parser/index.js';
import { tokenize } from '../../parser/index.js';
import { type CommentHelp, readDirectives, readSection } from './comment-directives.js';

export interface FoundComment {
  help: CommentHelp;
  /** For each parameter in order: the comments around it. */
  parameterComments: string[];
}

/** How many lines a comment may be in front of what it belongs to. */
const proximity = 2;

/** Scanning a text is slow, and a module's functions are often asked about one after the other. */
let scanned: { text: string; tokens: Token[] } = { text: '', tokens: [] };
function tokensOf(text: string): Token[] {
  if (scanned.text !== text) scanned = { text, tokens: tokenize(text) };
  return scanned.tokens;
}

/** The help comment of a function, or of a script or block without a name; null when there is none. */
export function helpCommentOf(node: FunctionDefinitionAst | ScriptBlockAst): FoundComment | null {
  const search = new CommentSearch(node.extent.source.text);
  const isFunction = node.kind === 'FunctionDefinitionAst';
  const help = isFunction ? search.ofFunction(node) : search.ofScript(node);
  if (help === null) return null;
  const { paramBlock } = isFunction ? node.body : node;
  const parameters = (isFunction ? node.parameters : null) ?? paramBlock?.parameters ?? [];
  return { help, parameterComments: parameters.map((parameter) => search.around(parameter)) };
}

class CommentSearch {
  readonly #tokens: readonly Token[];
  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  ofFunction(definition: FunctionDefinitionAst): CommentHelp | null {
    const before = this.#helpIn(this.#before(this.#firstOf(definition), proximity));
    return before ?? this.#inBody(definition.body, this.#lastOf(definition));
  }

  ofScript(ast: ScriptBlockAst): CommentHelp | null {
    const isWholeText = ast.extent.start === 0 && ast.extent.end >= ast.extent.source.text.length;
    if (!isWholeText) return this.#inBody(ast, this.#lastOf(ast));
    return this.#leading(0, ast) ?? this.#trailing(this.#tokens.length - 1);
  }

  #inBody(body: Ast, last: number): CommentHelp | null {
    return this.#leading(this.#firstOf(body) + 1, null) ?? this.#trailing(last);
  }

  /** The first comment that is help before anything else is said. `script`: one that belongs to its first function is not its. */
  #leading(from: number, script: ScriptBlockAst | null): CommentHelp | null {
    let start = from;
    for (;;) {
      const block = this.#after(start);
      const last = block.at(-1);
      if (last === undefined) return null;
      start = this.#tokens.indexOf(last, start) + 1;
      const help = this.#helpIn(block);
      if (help !== null) return script !== null && belongsToFunction(script, last) ? null : help;
    }
  }

  #trailing(last: number): CommentHelp | null {
    const token = this.#tokens[last];
    return token === undefined ? null : this.#helpIn(this.#before(last, startLine(token)));
  }

  #helpIn(comments: readonly Token[]): CommentHelp | null {
    return readDirectives(comments.flatMap((comment) => commentLines(comment.text)));
  }

  /** What is said about a parameter in comments next to it. */
  around(parameter: ParameterAst): string {
    const first = this.#firstOf(parameter);
    const last = this.#lastOf(parameter);
    const inside = this.#tokens.slice(first, last).filter(isComment);
    const comments = [...this.#before(first, proximity), ...inside, ...this.#after(last + 1)];
    return readSection(
      comments.flatMap((comment) => commentLines(comment.text)),
      0,
    ).text;
  }

  /** The comments from token `start` on, each at most a line below the one before. */
  #after(start: number): Token[] {
    const comments: Token[] = [];
    let lastLine = Number.POSITIVE_INFINITY;
    for (let i = start; i < this.#tokens.length; i++) {
      const token = this.#tokens[i] as Token;
      if (startLine(token) > lastLine || (!isComment(token) && token.kind !== 'NewLine')) break;
      if (!isComment(token)) continue;
      comments.push(token);
      lastLine = endLine(token) + 1;
    }
    return comments;
  }

  /** The comments right in front of a token, the nearest at most `distance` lines away. */
  #before(index: number, distance: number): Token[] {
    const comments: Token[] = [];
    const token = this.#tokens[index];
    if (token === undefined) return comments;
    let firstLine = startLine(token) - distance;
    for (let i = index - 1; i >= 0; i--) {
      const candidate = this.#tokens[i] as Token;
      if (endLine(candidate) < firstLine || (!isComment(candidate) && candidate.kind !== 'NewLine')) break;
      if (!isComment(candidate)) continue;
      comments.unshift(candidate);
      firstLine = startLine(candidate) - 1;
    }
    return comments;
  }

  #firstOf({ extent }: Ast): number {
    return this.#tokens.findIndex((token) => token.end > extent.start);
  }
  #lastOf({ extent }: Ast): number {
    const behind = this.#tokens.findIndex((token) => token.start >= extent.end);
    return (behind < 0 ? this.#tokens.length : behind) - 1;
  }
}

const isComment = (token: Token) => token.kind === 'Comment';
const startLine = (token: Token) => token.source.lineOf(token.start);
const endLine = (token: Token) => token.source.lineOf(token.end);

function belongsToFunction({ endBlock }: ScriptBlockAst, comment: Token): boolean {
  const first = endBlock?.unnamed ? endBlock.statements[0] : undefined;
  return first?.kind === 'FunctionDefinitionAst' && first.extent.startLineNumber - endLine(comment) <= proximity;
}

/** The lines of a comment without what makes it one: `<#` and `#>`, or all the `#` in front. */
function commentLines(text: string): string[] {
  return text.startsWith('<') ? text.slice(2, -2).split(/\r\n|\r|\n/) : [text.replace(/^#+/, '')];
}
