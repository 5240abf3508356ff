/**
 * Classes of characters, as PowerShell's tokenizer draws them. Code units below 128 are looked up in a table; the
 * others are judged by their Unicode category. Unicode's dashes and curly quotes stand for the plain ones.
 */

const IDENTIFIER_START = 1;
const DIGIT = 2;
const HEX_DIGIT = 4;
const VARIABLE_START = 8;
const TOKEN_END = 16;
const ASSEMBLY_NAME_END = 32;
const NUMBER_END = 64;
const TYPE_SUFFIX = 128;
const MULTIPLIER = 256;
const WHITESPACE = 512;

const traits = new Uint16Array(128);
function mark(characters: string, trait: number): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    traits[code] = (traits[code] as number) | trait;
  }
}
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
mark(`${letters}_`, IDENTIFIER_START);
mark(digits, DIGIT);
mark(`${digits}abcdefABCDEF`, HEX_DIGIT);
mark(`${letters}${digits}_$:?^`, VARIABLE_START);
mark('\0\t\n\v\f\r &(),;{|}', TOKEN_END);
mark('\0\t\n\v\f\r ,=]', ASSEMBLY_NAME_END);
mark('!#%*+-./<=>]', NUMBER_END);
mark('dDlLnNsSuUyY', TYPE_SUFFIX);
mark('gGkKmMpPtT', MULTIPLIER);
mark('\t\v\f ', WHITESPACE);

const LETTER = /^\p{L}$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]$/u;
const SEPARATOR = /^\p{Z}$/u;

/** Case folding for names, keywords and operators. */
export function fold(text: string): string {
  return text.toLowerCase();
}

export function isLetter(code: number): boolean {
  if (code < 128) return code !== 95 && (traits[code]! & IDENTIFIER_START) !== 0;
  return LETTER.test(String.fromCharCode(code));
}

export function isLetterOrDigit(code: number): boolean {
  if (code < 128) return code !== 95 && (traits[code]! & (IDENTIFIER_START | DIGIT)) !== 0;
  return LETTER_OR_DIGIT.test(String.fromCharCode(code));
}

/** Blank space within a line: not the line ends. */
export function isWhitespace(code: number): boolean {
  if (code < 128) return (traits[code]! & WHITESPACE) !== 0;
  if (code <= 256) return code === 0xa0 || code === 0x85;
  return SEPARATOR.test(String.fromCharCode(code));
}

/** Hyphen, en dash, em dash, horizontal bar. */
export function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2013 && code <= 0x2015);
}

export function isSingleQuote(code: number): boolean {
  return code === 39 || (code >= 0x2018 && code <= 0x201b);
}

export function isDoubleQuote(code: number): boolean {
  return code === 34 || (code >= 0x201c && code <= 0x201e);
}

export function isVariableStart(code: number): boolean {
  return code < 128 ? (traits[code]! & VARIABLE_START) !== 0 : isLetterOrDigit(code);
}

export function isIdentifierStart(code: number): boolean {
  return code < 128 ? (traits[code]! & IDENTIFIER_START) !== 0 : isLetter(code);
}

export function isIdentifierFollow(code: number): boolean {
  return code < 128 ? (traits[code]! & (IDENTIFIER_START | DIGIT)) !== 0 : isLetterOrDigit(code);
}

export function isHexDigit(code: number): boolean {
  return code < 128 && (traits[code]! & HEX_DIGIT) !== 0;
}

export function isDecimalDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isTypeSuffix(code: number): boolean {
  return code < 128 && (traits[code]! & TYPE_SUFFIX) !== 0;
}

export function isMultiplierStart(code: number): boolean {
  return code < 128 && (traits[code]! & MULTIPLIER) !== 0;
}

/** Ends a word of a command. */
export function endsToken(code: number): boolean {
  return code < 128 ? (traits[code]! & TOKEN_END) !== 0 : isWhitespace(code);
}

/** Ends a number inside an expression; `?` and `:` do so only where a ternary expression is possible. */
export function endsNumber(code: number, inTernary: boolean): boolean {
  if (code < 128) return (traits[code]! & NUMBER_END) !== 0 || (inTernary && (code === 63 || code === 58));
  return isDash(code);
}

export function endsAssemblyNamePart(code: number): boolean {
  return code < 128 ? (traits[code]! & ASSEMBLY_NAME_END) !== 0 : isWhitespace(code);
}
