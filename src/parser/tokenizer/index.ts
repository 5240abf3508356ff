/** The tokenizer's public face. Unlike the parser's it loads no grammar. */
export { Token } from './token.js';
export { TokenFlags, type TokenKindName } from './token-kinds.js';
export { tokenize } from './tokenize.js';
