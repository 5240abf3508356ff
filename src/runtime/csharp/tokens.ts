/**
 * The tokens of C#, the language of Add-Type. Preprocessor lines are passed over; interpolated strings become one token whose
 * holes are texts for the parser to read again.
 */
import { CompileError, type SourcePosition } from './compile-error.js';

export type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'char' | 'interpolated' | 'punctuation' | 'end';

export interface Token {
  kind: TokenKind;
  /** As written; of names without `@`. */
  text: string;
  /** Of strings and chars. */
  value: string;
  position: SourcePosition;
  parts?: InterpolationPart[];
}
/** A piece of text, or an expression with its alignment and format. */
export type InterpolationPart = string | { tokens: Token[]; alignment: string; format: string };

const keywords = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum
  event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace
  new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof
  stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void
  volatile while`.split(/\s+/),
);

const pattern = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*|/\*[\s\S]*?\*/|#[^\n]*)`,
    String.raw`(?<raw>"""+[\s\S]*?"""+)`,
    '(?<verbatim>@"(?:[^"]|"")*")',
    String.raw`(?<string>"(?:[^"\\\n]|\\.)*")`,
    String.raw`(?<char>'(?:[^'\\\n]|\\.[^']*)')`,
    String.raw`(?<number>0[xX][\da-fA-F_]+[uUlL]*|0[bB][01_]+[uUlL]*|(?:\d[\d_]*\.\d[\d_]*|\.\d[\d_]*|\d[\d_]*)(?:[eE][+-]?\d+)?(?:[fFdDmM]|[uUlL]+)?)`,
    String.raw`(?<name>@?[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<punctuation>\?\?=|<<=|>>=|=>|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|\?\?|\?\.|\?(?=\[)|::|<<|\.\.|[-+*/%&|^!~<>=?:;,.(){}[\]])`,
  ].join('|'),
  'uy',
);

/** Throws CompileError. */
export function tokenize(source: string, offset = 0, end = source.length): Token[] {
  const tokens: Token[] = [];
  let at = offset;
  while (at < end) {
    const position = { source, offset: at };
    const dollar = /^(?:\$@|@\$|\$)"/.exec(source.slice(at, at + 3));
    if (dollar) {
      const token = interpolated(source, at, dollar[0]);
      tokens.push(token);
      at += token.text.length;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match && source[at] === "'")
      throw new CompileError('CS1012', 'Too many characters in character literal', position);
    if (!match) throw new CompileError('CS1056', `Unexpected character '${source[at]}'`, position);
    at = pattern.lastIndex;
    if (match.groups?.space === undefined) tokens.push(tokenOf(match, position));
  }
  tokens.push({ kind: 'end', text: '', value: '', position: { source, offset: end } });
  return tokens;
}

function tokenOf(match: RegExpExecArray, position: SourcePosition): Token {
  const { raw, verbatim, string, char, number, name } = match.groups as Record<string, string | undefined>;
  const [text] = match;
  if (raw !== undefined) return { kind: 'string', text, value: rawText(raw), position };
  if (verbatim !== undefined)
    return { kind: 'string', text, value: verbatim.slice(2, -1).replaceAll('""', '"'), position };
  if (string !== undefined) return { kind: 'string', text, value: withoutEscapes(string.slice(1, -1)), position };
  if (char !== undefined) return { kind: 'char', text, value: withoutEscapes(char.slice(1, -1)), position };
  if (number !== undefined) return { kind: 'number', text, value: text, position };
  if (name === undefined) return { kind: 'punctuation', text, value: text, position };
  const kind = keywords.has(name) ? 'keyword' : 'name';
  return { kind, text: name.replace(/^@/, ''), value: name, position };
}

/** A raw string of several lines loses the indentation of its last line. */
function rawText(raw: string): string {
  const quotes = (/^"+/.exec(raw) as RegExpExecArray)[0].length;
  const inner = raw.slice(quotes, -quotes);
  if (!inner.includes('\n')) return inner;
  const lines = inner.split('\n').slice(1);
  const indent = lines.pop() ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{1,4})|(.))/g, (_all, u, long, x, one) =>
    one === undefined ? String.fromCodePoint(Number.parseInt(u ?? long ?? x, 16)) : (escapes[one] ?? one),
  );
}

/** `$"..."` from `at`: `{{` and `}}` are braces, what stands between single ones is an expression. */
function interpolated(source: string, at: number, opening: string): Token {
  const isVerbatim = opening.includes('@');
  const position = { source, offset: at };
  const parts: InterpolationPart[] = [];
  let text = '';
  let i = at + opening.length;
  const finishText = () => {
    if (text !== '') parts.push(isVerbatim ? text : withoutEscapes(text));
    text = '';
  };
  for (;;) {
    const c = source[i];
    if (c === undefined || (c === '\n' && !isVerbatim))
      throw new CompileError('CS1039', 'Unterminated string literal', position);
    const isDoubled = source[i + 1] === c;
    if (c === '"' && !(isVerbatim && isDoubled)) break;
    if ('{}"'.includes(c) && isDoubled) {
      text += c;
      i += 2;
    } else if (c === '{') {
      finishText();
      const end = holeEnd(source, i + 1, position);
      parts.push(hole(source, i + 1, end));
      i = end + 1;
    } else if (c === '\\' && !isVerbatim) {
      text += source.slice(i, i + 2);
      i += 2;
    } else {
      text += c;
      i++;
    }
  }
  finishText();
  return { kind: 'interpolated', text: source.slice(at, i + 1), value: '', position, parts };
}

/** The position of the brace that ends a hole. */
function holeEnd(source: string, from: number, position: SourcePosition): number {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const c = source[i] as string;
    if (c === '"') {
      const string = /"(?:[^"\\]|\\.)*"/y;
      string.lastIndex = i;
      if (string.exec(source)) i = string.lastIndex - 1;
    } else if ('([{'.includes(c)) depth++;
    else if (c === '}' && depth === 0) return i;
    else if (')]}'.includes(c)) depth--;
  }
  throw new CompileError('CS8076', 'Missing close delimiter for interpolated expression started with "{".', position);
}

function hole(source: string, from: number, end: number): InterpolationPart {
  let depth = 0;
  let comma = -1;
  let colon = -1;
  for (let i = from; i < end && colon < 0; i++) {
    const c = source[i] as string;
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (depth === 0 && c === ',' && comma < 0) comma = i;
    else if (depth === 0 && c === ':' && source[i + 1] !== ':' && source[i - 1] !== ':') colon = i;
  }
  const formatStart = colon < 0 ? end : colon;
  const expressionEnd = comma < 0 ? formatStart : comma;
  return {
    tokens: tokenize(source, from, expressionEnd),
    alignment: comma < 0 ? '' : source.slice(comma + 1, formatStart).trim(),
    format: colon < 0 ? '' : source.slice(colon + 1, end),
  };
}
