/**
 * Look-ahead of one token, from tables made ahead of time (`lookahead.generated.ts`). One token is always enough: the
 * modal tokenizer and the rules' gates decide the rest. Chevrotain would work the same tables out at start-up, by running
 * every rule once to record it; that takes longer than parsing most scripts. A test records the grammar and compares.
 */
import type { IOrAlt } from 'chevrotain';
import type { Token } from '../tokenizer/token.js';
import { TokenKind } from '../tokenizer/token-kinds.js';

/** A place where the grammar chooses: the rule, the method with its number, and for each alternative the kinds that begin it. */
export type Decision = readonly [
  rule: string,
  method: DecisionMethod,
  occurrence: number,
  alternatives: readonly string[],
];
export type DecisionMethod = 'OR' | 'OPTION' | 'MANY';

interface Peeking {
  LA_FAST(howMuch: number): Token;
}
type Alternatives = readonly IOrAlt<unknown>[];

/** How Chevrotain numbers its methods within a look-ahead key. */
const METHOD_KEYS: Record<DecisionMethod, number> = { OR: 1 << 8, OPTION: 2 << 8, MANY: 3 << 8 };

export function lookaheadKey(ruleKey: number, method: DecisionMethod, occurrence: number): number {
  return ruleKey | METHOD_KEYS[method] | occurrence;
}

/** The function that Chevrotain calls to choose. */
export function lookaheadFunction([, method, , alternatives]: Decision): (alternatives?: Alternatives) => unknown {
  return method === 'OR' ? chooseAlternative(alternatives) : enters(alternatives[0] as string);
}

function enters(kinds: string): () => boolean {
  const table = new Uint8Array(TokenKind.Clean + 1);
  mark(table, kinds, 1);
  return function (this: unknown) {
    return table[(this as Peeking).LA_FAST(1).code] === 1;
  };
}

/** Among alternatives that begin alike the first one wins whose gate is open. An empty alternative takes all the rest. */
function chooseAlternative(alternatives: readonly string[]): (alts?: Alternatives) => number | undefined {
  const tables = alternatives.map((kinds) => {
    const table = new Uint8Array(TokenKind.Clean + 1);
    if (kinds === '') table.fill(1);
    else mark(table, kinds, 1);
    return table;
  });
  const first = new Uint8Array(TokenKind.Clean + 1);
  for (let i = tables.length - 1; i >= 0; i--) {
    (tables[i] as Uint8Array).forEach((begins, kind) => {
      if (begins === 1) first[kind] = i + 1;
    });
  }
  return function (this: unknown, alts: Alternatives = []) {
    const { code } = (this as Peeking).LA_FAST(1);
    for (let i = (first[code] as number) - 1; i >= 0 && i < tables.length; i++) {
      const gate = alts[i]?.GATE;
      if ((tables[i] as Uint8Array)[code] === 1 && (gate === undefined || gate.call(this))) return i;
    }
    return undefined;
  };
}

/** Kinds are written as numbers and ranges of numbers: `1-4,12,137`. */
function mark(table: Uint8Array, kinds: string, value: number): void {
  for (const range of kinds.split(',')) {
    const dash = range.indexOf('-');
    if (dash < 0) table[Number(range)] = value;
    else table.fill(value, Number(range.slice(0, dash)), Number(range.slice(dash + 1)) + 1);
  }
}
