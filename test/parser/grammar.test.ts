/** The grammar is well formed by Chevrotain's own measure, and the tables that decide its choices are those that it gives. */
import { type IProduction, NonTerminal, type Rule, Terminal } from 'chevrotain';
import { expect, test } from 'vitest';
import { createVocabulary } from '../../src/parser/grammar/token-types.js';
import { TokenKind } from '../../src/parser/tokenizer/token-kinds.js';
import { decisionsOf, RecordedParser } from '../support/recorded-grammar.js';

// Chevrotain validates while this is made, and throws if something is wrong.
const { rules } = new RecordedParser();

function productionsOf(rule: Rule): IProduction[] {
  const found: IProduction[] = [];
  const collect = (production: IProduction): void => {
    found.push(production);
    if (production instanceof Terminal || production instanceof NonTerminal) return;
    for (const inner of (production as Rule).definition) collect(inner);
  };
  for (const production of rule.definition) collect(production);
  return found;
}

test('every rule can be reached from a script or a #requires line', () => {
  const reached = new Set<string>();
  const reach = (rule: Rule): void => {
    if (reached.has(rule.name)) return;
    reached.add(rule.name);
    for (const production of productionsOf(rule)) {
      if (production instanceof NonTerminal) reach(production.referencedRule);
    }
  };
  for (const name of ['scriptBlock', 'command']) reach(rules[name] as Rule);
  // The last one reads on where a member's name is missing: nothing that is well formed has it.
  expect(Object.keys(rules).filter((name) => !reached.has(name))).toEqual(['misplacedArgument']);
});

test('every kind of token has its place', () => {
  const used = new Set<string>();
  for (const rule of Object.values(rules)) {
    for (const production of productionsOf(rule)) {
      if (production instanceof Terminal) used.add(production.terminalType.name);
    }
  }
  const unused = Object.entries(createVocabulary())
    .filter(([name]) => TokenKind[name as keyof typeof TokenKind] !== undefined)
    .filter(([name, { CATEGORIES = [] }]) => ![name, ...CATEGORIES.map((c) => c.name)].some((n) => used.has(n)))
    .map(([name]) => name);
  // These are skipped between the others, or end everything.
  expect(unused).toEqual(['NewLine', 'LineContinuation', 'Comment', 'EndOfInput']);
});

test('the look-ahead is that of the grammar', async () => {
  const lines = decisionsOf(rules).map(([rule, method, occurrence, alternatives]) => {
    return `  ['${rule}', '${method}', ${occurrence}, [${alternatives.map((kinds) => `'${kinds}'`).join(', ')}]],\n`;
  });
  const text = `/** Made by test/parser/grammar.test.ts from the recorded grammar: run that test with \`-u\` after a change of the grammar. */
import type { Decision } from './lookahead.js';

export const LOOKAHEAD: readonly Decision[] = [
${lines.join('')}];
`;
  await expect(text).toMatchFileSnapshot('../../src/parser/grammar/lookahead.generated.ts');
});
