/** All tokens of a text without its tree: what an editor colours its input by. Does not load the grammar. */
import { ScriptSource } from '../ast/extent.js';
import { nextToken } from './next-token.js';
import { ScriptReader } from './reader/script-reader.js';
import type { Token } from './token.js';
import { TokenKind as K } from './token-kinds.js';
import { Tokenizer } from './tokenizer.js';

/**
 * Tokens in order, comments and line ends among them, EndOfInput last. For text that parses they are those of `parse`; other
 * text has tokens, too, but may be taken up again at another place than there.
 */
export function tokenize(text: string): Token[] {
  const tokenizer = savingTokenizer(text);
  try {
    new ScriptReader(tokenizer).readScript();
    return tokenizer.saved as Token[];
  } catch (error) {
    // Nested too deeply to be followed.
    if (!(error instanceof RangeError)) throw error;
    return flatTokens(text);
  }
}

function savingTokenizer(text: string): Tokenizer {
  const tokenizer = new Tokenizer(new ScriptSource(text));
  tokenizer.saved = [];
  return tokenizer;
}

function flatTokens(text: string): Token[] {
  const tokenizer = savingTokenizer(text);
  while (nextToken(tokenizer).code !== K.EndOfInput);
  return tokenizer.saved as Token[];
}
