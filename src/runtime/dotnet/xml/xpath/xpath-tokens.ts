/** Splits XPath into tokens. Whether `*` and `div` are operators depends on what stands before them, as the standard says. */
import { xpathException } from '../xml-errors.js';

export interface XPathToken {
  /** A `name` may have a prefix, and be `*` or end in it. */
  kind: 'number' | 'string' | 'variable' | 'function' | 'nodeType' | 'axis' | 'name' | 'operator' | 'end';
  text: string;
}

const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.\-\xB7]*`;
const tokenPattern = new RegExp(
  [
    String.raw`(?<number>\d+(?:\.\d*)?|\.\d+)`,
    `(?<string>"[^"]*"|'[^']*')`,
    `\\$(?<variable>${name}(?::${name})?)`,
    `(?<name>${name}:\\*|${name}(?::(?!:)${name})?|\\*)`,
    String.raw`(?<operator>\/\/|!=|<=|>=|::|\.\.|[/|+\-=<>()[\].@,])`,
  ].join('|'),
  'uy',
);
const space = /[ \t\r\n]*/y;
const nodeTypes = new Set(['node', 'text', 'comment', 'processing-instruction']);
const wordOperators = new Set(['and', 'or', 'mod', 'div']);

/** Throws XPathException. */
export function tokenize(text: string): XPathToken[] {
  const tokens: XPathToken[] = [];
  let position = 0;
  const skipSpace = () => {
    space.lastIndex = position;
    space.exec(text);
    position = space.lastIndex;
  };
  for (skipSpace(); position < text.length; skipSpace()) {
    tokenPattern.lastIndex = position;
    const match = tokenPattern.exec(text);
    if (!match) {
      if (text[position] === '"' || text[position] === "'") throw xpathException('This is an unclosed string.');
      throw xpathException(`'${text}' has an invalid token.`);
    }
    position = tokenPattern.lastIndex;
    skipSpace();
    tokens.push(tokenOf(match.groups as Record<string, string | undefined>, tokens.at(-1), text, position));
    if (tokens.at(-1)?.kind === 'axis') position += 2;
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function tokenOf(
  groups: Record<string, string | undefined>,
  previous: XPathToken | undefined,
  text: string,
  next: number,
): XPathToken {
  if (groups.number !== undefined) return { kind: 'number', text: groups.number };
  if (groups.string !== undefined) return { kind: 'string', text: groups.string.slice(1, -1) };
  if (groups.variable !== undefined) return { kind: 'variable', text: groups.variable };
  if (groups.operator !== undefined) return { kind: 'operator', text: groups.operator };
  const word = groups.name as string;
  const isOperator = word === '*' || wordOperators.has(word);
  if (isOperator && previous && endsOperand(previous)) return { kind: 'operator', text: word };
  if (text.startsWith('::', next)) return { kind: 'axis', text: word };
  if (text[next] === '(' && !word.endsWith('*'))
    return { kind: nodeTypes.has(word) ? 'nodeType' : 'function', text: word };
  return { kind: 'name', text: word };
}
function endsOperand(token: XPathToken): boolean {
  if (token.kind !== 'operator') return token.kind !== 'axis' && token.kind !== 'function' && token.kind !== 'nodeType';
  return token.text === ')' || token.text === ']' || token.text === '.' || token.text === '..';
}
