/**
 * The grammar as Chevrotain records and validates it, for the tests. While rules are being recorded nothing is parsed, so
 * everything they are given is a placeholder: any property and any call of it is the placeholder again.
 */
import { Alternation, type IProduction, NonTerminal, Option, Repetition, type Rule, Terminal } from 'chevrotain';
import type { Decision, DecisionMethod } from '../../src/parser/grammar/lookahead.js';
import { PowerShellParser } from '../../src/parser/grammar/powershell-parser.js';
import { createVocabulary } from '../../src/parser/grammar/token-types.js';
import { TokenKind } from '../../src/parser/tokenizer/token-kinds.js';

// biome-ignore lint/suspicious/noExplicitAny: it stands for everything
const placeholder: any = new Proxy(() => placeholder, {
  get(_, property) {
    if (property === Symbol.iterator) return function* () {};
    if (property === Symbol.toPrimitive) return () => 0;
    return placeholder;
  },
});

/** Chevrotain's recorder, which is no part of its public types. */
interface Recorder {
  topLevelRuleRecord(name: string, definition: () => void): Rule;
  consumeInternalRecord(...args: unknown[]): unknown;
  subruleInternalRecord(...args: unknown[]): unknown;
  optionInternalRecord(...args: unknown[]): unknown;
  orInternalRecord(...args: unknown[]): unknown;
}
const recorder = Object.getPrototypeOf(Object.getPrototypeOf(PowerShellParser)).prototype as Recorder;

export class RecordedParser extends PowerShellParser {
  constructor() {
    super('recorded');
  }
  topLevelRuleRecord(name: string, definition: (...args: unknown[]) => void): Rule {
    const args = [placeholder, placeholder, placeholder, placeholder];
    return recorder.topLevelRuleRecord.call(this, name, () => definition.apply(this, args));
  }
  consumeInternalRecord(...args: unknown[]): unknown {
    recorder.consumeInternalRecord.apply(this, args);
    return placeholder;
  }
  subruleInternalRecord(...args: unknown[]): unknown {
    recorder.subruleInternalRecord.apply(this, args);
    return placeholder;
  }
  optionInternalRecord(...args: unknown[]): unknown {
    recorder.optionInternalRecord.apply(this, args);
    return placeholder;
  }
  orInternalRecord(...args: unknown[]): unknown {
    recorder.orInternalRecord.apply(this, args);
    return placeholder;
  }
  get rules(): Record<string, Rule> {
    return this.getGAstProductions();
  }
}

/** What can begin a production; `empty` when it can match nothing at all. */
interface First {
  kinds: Set<TokenKind>;
  empty: boolean;
}

/** Works out the decisions of the grammar: the content of `lookahead.generated.ts`. */
export function decisionsOf(rules: Record<string, Rule>): Decision[] {
  const known = new Map<Rule, First>();

  function first(production: IProduction): First {
    if (production instanceof Terminal) return { kinds: kindsOf(production.terminalType.name), empty: false };
    if (production instanceof NonTerminal) return firstOfRule(production.referencedRule);
    if (production instanceof Alternation) return union(alternativesOf(production).map(sequence));
    const inner = sequence((production as Option).definition);
    const optional = production instanceof Option || production instanceof Repetition;
    return { kinds: inner.kinds, empty: inner.empty || optional };
  }
  function firstOfRule(rule: Rule): First {
    const found = known.get(rule);
    if (found !== undefined) return found;
    // The grammar has no left recursion, so this is only met again behind something.
    known.set(rule, { kinds: new Set(), empty: false });
    const result = sequence(rule.definition);
    known.set(rule, result);
    return result;
  }
  function sequence(productions: readonly IProduction[]): First {
    const kinds = new Set<TokenKind>();
    for (const production of productions) {
      const next = first(production);
      for (const kind of next.kinds) kinds.add(kind);
      if (!next.empty) return { kinds, empty: false };
    }
    return { kinds, empty: true };
  }
  function union(firsts: First[]): First {
    return { kinds: new Set(firsts.flatMap(({ kinds }) => [...kinds])), empty: firsts.some(({ empty }) => empty) };
  }

  const decisions: Decision[] = [];
  function collect(rule: string, production: IProduction): void {
    const { definition, idx } = production as Option;
    if (production instanceof Terminal || production instanceof NonTerminal) return;
    if (production instanceof Alternation) {
      const alternatives = alternativesOf(production).map((alternative) => {
        const { kinds, empty } = sequence(alternative);
        return empty ? '' : ranges(kinds);
      });
      decisions.push([rule, 'OR', idx, alternatives]);
    } else if (production instanceof Option || production instanceof Repetition) {
      const method: DecisionMethod = production instanceof Option ? 'OPTION' : 'MANY';
      decisions.push([rule, method, idx, [ranges(sequence(definition).kinds)]]);
    }
    for (const inner of definition) collect(rule, inner);
  }
  for (const [name, rule] of Object.entries(rules)) for (const production of rule.definition) collect(name, production);
  return decisions;
}

function alternativesOf(production: Alternation): IProduction[][] {
  return production.definition.map((alternative) => (alternative as Option).definition);
}

function kindsOf(tokenType: string): Set<TokenKind> {
  const kinds = new Set<TokenKind>();
  for (const [kind, names] of kindNames()) if (names.has(tokenType)) kinds.add(kind);
  return kinds;
}

let names: Map<TokenKind, Set<string>> | undefined;
function kindNames(): Map<TokenKind, Set<string>> {
  if (names !== undefined) return names;
  names = new Map();
  for (const [name, { CATEGORIES = [] }] of Object.entries(createVocabulary())) {
    const kind = TokenKind[name as keyof typeof TokenKind];
    if (kind === undefined) continue;
    const categories = CATEGORIES as { name: string }[];
    names.set(kind, new Set([name, ...categories.map((category) => category.name)]));
  }
  return names;
}

function ranges(kinds: ReadonlySet<TokenKind>): string {
  const sorted = [...kinds].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const start = i;
    while (i + 1 < sorted.length && sorted[i + 1] === (sorted[i] as number) + 1) i++;
    parts.push(start === i ? `${sorted[i]}` : `${sorted[start]}-${sorted[i]}`);
  }
  return parts.join(',');
}
