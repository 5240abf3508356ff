/** Scripts with one or two mistakes in them, made from scripts that have none: what people send while they type. */

import type { Token } from '../../src/parser/index.js';
import { parse } from '../../src/parser/index.js';
import type { SeededRandom } from './seeded-random.js';

type Mutation = (script: string, tokens: readonly Token[], random: SeededRandom) => string;

const brackets = ['(', ')', '{', '}', '[', ']', '@(', '@{', '$(', '"', "'", '@"\n', "@'\n"];
const strangers = [
  ...[
    '|',
    '||',
    '&&',
    '&',
    ';',
    ',',
    '.',
    '::',
    '..',
    '=',
    '+=',
    '++',
    '--',
    '!',
    '-not',
    '-f',
    '-join',
    '-is',
    '?',
    ':',
    '??',
  ],
  ...[
    '??=',
    '?.',
    '?[',
    '<',
    '>',
    '>>',
    '2>&1',
    '*>',
    '@',
    '$',
    '`',
    '#',
    '<#',
    '--%',
    '$x',
    '@x',
    '${',
    '1',
    "'s'",
    'word',
  ],
  ...[
    'if',
    'else',
    'elseif',
    'while',
    'do',
    'until',
    'for',
    'foreach',
    'in',
    'switch',
    'try',
    'catch',
    'finally',
    'trap',
    'throw',
  ],
  ...[
    'return',
    'break',
    'continue',
    'exit',
    'function',
    'filter',
    'param',
    'begin',
    'process',
    'end',
    'clean',
    'dynamicparam',
  ],
  ...[
    'class',
    'enum',
    'using',
    'data',
    'static',
    'hidden',
    'base',
    'configuration',
    'workflow',
    'parallel',
    'inlinescript',
  ],
  ...[':label', '-name', '-name:', '[int]', '[', '\n', '\n\n'],
];

const mutations: Mutation[] = [
  (script, tokens, random) => splice(script, random.pick(tokens), () => ''),
  (script, tokens, random) => splice(script, random.pick(tokens), (text) => `${text} ${text}`),
  (script, tokens, random) => splice(script, random.pick(tokens), () => ` ${random.pick(strangers)} `),
  (script, tokens, random) => splice(script, random.pick(tokens), (text) => `${random.pick(strangers)} ${text}`),
  (script, tokens, random) => splice(script, random.pick(tokens), (text) => `${text}${random.pick(strangers)}`),
  (script, tokens, random) => splice(script, random.pick(bracketsOf(tokens)), () => random.pick(brackets)),
  (script, tokens, random) => splice(script, random.pick(bracketsOf(tokens)), () => ''),
  (script, tokens, random) => script.slice(0, random.pick(tokens).end),
  (script, _tokens, random) => script.slice(0, random.below(script.length)),
  (script, _tokens, random) => {
    const at = random.below(script.length);
    return script.slice(0, at) + script.slice(at + 1 + random.below(3));
  },
  (script, tokens, random) => {
    const i = random.below(tokens.length);
    const [first, second] = [tokens[i] as Token, tokens[i + 1] ?? (tokens[i] as Token)];
    const [between, last] = [script.slice(first.end, second.start), script.slice(second.start, second.end)];
    return (
      script.slice(0, first.start) + last + between + script.slice(first.start, first.end) + script.slice(second.end)
    );
  },
];

function bracketsOf(tokens: readonly Token[]): readonly Token[] {
  const found = tokens.filter(({ kind }) => /Paren|Curly|Bracket|String/.test(kind));
  return found.length === 0 ? tokens : found;
}

function splice(script: string, { start, end }: Token, change: (text: string) => string): string {
  return script.slice(0, start) + change(script.slice(start, end)) + script.slice(end);
}

/** A part of the script, since a mistake is easier to understand in a short text, with one mistake, or two. */
export function mutateScript(script: string, random: SeededRandom): string {
  let mutated = random.chance(0.7) ? somewhereIn(script, random) : script;
  for (let count = random.chance(0.25) ? 2 : 1; count > 0; count--) {
    const tokens = parse(mutated).tokens.filter(({ start, end }) => end > start);
    if (tokens.length > 0) mutated = random.pick(mutations)(mutated, tokens, random);
  }
  return mutated;
}

function somewhereIn(script: string, random: SeededRandom): string {
  const { statements } = parse(script).ast.endBlock ?? { statements: [] };
  if (statements.length === 0) return script;
  const first = random.below(statements.length);
  const last = Math.min(statements.length - 1, first + random.below(2));
  return script.slice(statements[first]?.extent.start, statements[last]?.extent.end);
}
