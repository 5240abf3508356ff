/** From text to tree. There is one parser a thread, made when it is first needed. */
import { ScriptSource } from './ast/extent.js';
import type { ScriptBlockAst } from './ast/nodes.js';
import { checkScript } from './checks/index.js';
import { PowerShellParser } from './grammar/powershell-parser.js';
import type { ParseError } from './parse-error.js';
import { readRequirements } from './requirements.js';
import type { Token } from './tokenizer/token.js';

export interface ParseResult {
  ast: ScriptBlockAst;
  /** In the order in which they were found; none if the text is right. */
  errors: ParseError[];
  /** All tokens, comments and line ends too. The text is parsed once more when they are first asked for. */
  readonly tokens: Token[];
}

let parser: PowerShellParser | undefined;

/** Parses a script. `file` is the path that errors and $PSCommandPath tell. Never throws for what is in the text. */
export function parse(text: string, file: string | null = null): ParseResult {
  parser ??= new PowerShellParser();
  const source = new ScriptSource(text, file);
  const { ast, errors, hasTypes, requires } = parser.parseScript(source, false);
  if (requires.length > 0) {
    const report: Parameters<typeof readRequirements>[1] = ({ start, end }, id, ...args) =>
      errors.add(start, end, false, id, args);
    ast.scriptRequirements = readRequirements(requires, report);
  }
  checkScript(ast, hasTypes, errors);
  let tokens: Token[] | undefined;
  return {
    ast,
    errors: errors.errors,
    get tokens(): Token[] {
      tokens ??= (parser as PowerShellParser).parseScript(source, true).tokens as Token[];
      return tokens;
    },
  };
}

/** False when the text only lacks its end: an open bracket, string or block. A prompt then asks for another line. */
export function isComplete(text: string): boolean {
  const { errors } = parse(text);
  return errors.length === 0 || errors.some(({ incompleteInput }) => !incompleteInput);
}
