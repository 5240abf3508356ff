/**
 * Look-ahead of one token, from tables made ahead of time (`lookahead.generated.ts`). One token is always enough: the
 * modal tokenizer and the rules' gates decide the rest. Chevrotain would work the same tables out at start-up, by running
 * every rule once to record it; that takes longer than parsing most scripts. A test records the grammar and compares.
 */
import { TokenKind } from '../tokenizer/token-kinds.js';

/** A place where the grammar chooses: the rule, the method with its number, and for each alternative the kinds that begin it. */
export type Decision = readonly [
  rule: string,
  method: DecisionMethod,
  occurrence: number,
  alternatives: readonly string[],
];
export type DecisionMethod = 'OR' | 'OPTION' | 'MANY';

/** By kind of token, for OR the first alternative that it can begin, counted from 1; otherwise 1 if it goes in. 0 is for none. */
export type Table = Uint8Array;

/** How Chevrotain numbers its methods within the key of a decision. */
const METHOD_KEYS: Record<DecisionMethod, number> = { OR: 1 << 8, OPTION: 2 << 8, MANY: 3 << 8 };

export function decisionKey(ruleKey: number, method: DecisionMethod, occurrence: number): number {
  return ruleKey | METHOD_KEYS[method] | occurrence;
}

/** One table for each alternative; the first of them tells the first alternative for every kind. */
export function decisionTables([, method, , alternatives]: Decision): Table[] {
  const tables = alternatives.map((kinds) => {
    const table = new Uint8Array(TokenKind.Clean + 1);
    mark(table, kinds, 1);
    return table;
  });
  if (method !== 'OR') return tables;
  const first = new Uint8Array(TokenKind.Clean + 1);
  for (let i = alternatives.length; i > 0; i--) mark(first, alternatives[i - 1] as string, i);
  return [first, ...tables];
}

/** Kinds are written as numbers and ranges of numbers: `1-4,12,137`. Nothing stands for all: an alternative may be empty. */
function mark(table: Table, kinds: string, value: number): void {
  if (kinds === '') {
    table.fill(value);
    return;
  }
  for (const range of kinds.split(',')) {
    const dash = range.indexOf('-');
    if (dash < 0) table[Number(range)] = value;
    else table.fill(value, Number(range.slice(0, dash)), Number(range.slice(dash + 1)) + 1);
  }
}
