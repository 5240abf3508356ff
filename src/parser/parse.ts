/** From text to tree. There is one parser a thread, made when it is first needed. */
import { ScriptSource } from './ast/extent.js';
import type { ScriptBlockAst } from './ast/nodes.js';
import { linkParents } from './ast/visitor.js';
import { checkScript } from './checks/index.js';
import type { KnownTypes } from './checks/known-types.js';
import { PowerShellParser } from './grammar/powershell-parser.js';
import type { ParseError } from './parse-error.js';
import { readRequirements } from './requirements.js';
import type { Token } from './tokenizer/token.js';

export interface ParseResult {
  ast: ScriptBlockAst;
  /** In the order in which they were found; none if the text is right. */
  errors: ParseError[];
  /** A class or enum is defined somewhere in it. */
  definesTypes: boolean;
  /** [psobject] or [pscustomobject] stands somewhere as a value: the script may ask what is a PSObject. */
  namesPSObject: boolean;
  /** All tokens, comments and line ends too. Unless they were asked for, the text is parsed once more to find them. */
  readonly tokens: Token[];
}

let parser: PowerShellParser | undefined;

/**
 * Parses a script. `file` is the path that errors and $PSCommandPath tell. With `types`, names of types within classes are
 * looked up. Never throws for what is in the text.
 */
export function parse(text: string, file: string | null = null, types: KnownTypes | null = null): ParseResult {
  return parseSource(new ScriptSource(text, file), types, false);
}

/** The same, for whoever wants the tokens as well: they are kept while the text is parsed. */
export function parseWithTokens(
  text: string,
  file: string | null = null,
  types: KnownTypes | null = null,
): ParseResult {
  return parseSource(new ScriptSource(text, file), types, true);
}

function parseSource(source: ScriptSource, types: KnownTypes | null, saveTokens: boolean): ParseResult {
  parser ??= new PowerShellParser();
  const { ast, errors, hasTypes, requires, tokens: saved } = parser.parseScript(source, saveTokens);
  source.treeLinker = () => linkParents(ast);
  if (requires.length > 0) {
    const report: Parameters<typeof readRequirements>[1] = ({ start, end }, id, ...args) =>
      errors.add(start, end, false, id, args);
    ast.scriptRequirements = readRequirements(requires, report);
  }
  const namesPSObject = checkScript(ast, hasTypes, errors, types);
  source.hadErrors = errors.errors.length > 0;
  let tokens = saved;
  return {
    ast,
    errors: errors.errors,
    definesTypes: hasTypes,
    namesPSObject,
    get tokens(): Token[] {
      tokens ??= tokensOf(source);
      return tokens;
    },
  };
}

/** All tokens of a text that was parsed before. */
export function tokensOf(source: ScriptSource): Token[] {
  parser ??= new PowerShellParser();
  return parser.parseScript(source, true).tokens as Token[];
}

/** False when the text only lacks its end: an open bracket, string or block. A prompt then asks for another line. */
export function isComplete(text: string): boolean {
  const { errors } = parse(text);
  return errors.length === 0 || errors.some(({ incompleteInput }) => !incompleteInput);
}
