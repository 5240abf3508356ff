/**
 * Translates a pattern's tree to a JavaScript RegExp, where one exists that finds the same matches: null where JavaScript
 * differs, and the matcher does it. There are two translations of each pattern, because most texts are ASCII: for those,
 * `\w` is `\w`; for others it is a class of some seven hundred ranges.
 */
import type { CharSet, Ranges } from './char-set.js';
import { ecmaWord, wordSet } from './char-set.js';
import { isNullable, type PatternFacts, patternFacts } from './pattern-facts.js';
import { RegexOptions } from './regex-options.js';
import { type AnchorKind, infinity, type RegexNode, type RegexTree } from './syntax.js';

export interface JavaScriptPattern {
  /** With the g flag, or the y flag for patterns that begin with \G. */
  regExp: RegExp;
  /** RegExp's group index to .NET's group number; -1 for groups of the translation's own. */
  groups: number[];
}

/** `ascii`: for texts without any unit above 0x7f. */
export function toJavaScript(tree: RegexTree, ascii: boolean): JavaScriptPattern | null {
  if ((tree.options & RegexOptions.RightToLeft) !== 0) return null;
  const facts = patternFacts(tree);
  if (!facts.translatable) return null;
  const translator = new Translator(ascii, facts);
  let root = tree.root.kind === 'Capture' ? tree.root.body : tree.root;
  const sticky = startsAtStart(root);
  if (sticky && root.kind === 'Sequence') root = { kind: 'Sequence', items: root.items.slice(1) };
  const source = translator.translate(root);
  if (source === null) return null;
  if (facts.ignoreCaseReferences && !(ascii && translator.caseClosed)) return null;
  const flags = `${sticky ? 'y' : 'g'}${facts.ignoreCaseReferences ? 'i' : ''}`;
  return { regExp: new RegExp(source, flags), groups: translator.groups };
}

function startsAtStart(root: RegexNode): boolean {
  return root.kind === 'Sequence' && root.items[0]?.kind === 'Anchor' && root.items[0].anchor === 'Start';
}

class Translator {
  /** By RegExp's index; the whole match first. */
  readonly groups: number[] = [0];
  /** False once something was emitted that tells upper from lower case. */
  caseClosed = true;
  readonly #limit: 0x80 | 0x10000;
  #indexOf = new Map<number, number>();
  /** True while the copy of a condition is emitted that must not capture. */
  #muted = false;
  constructor(
    readonly ascii: boolean,
    readonly facts: PatternFacts,
  ) {
    this.#limit = ascii ? 0x80 : 0x10000;
  }

  /** Source text, or null when there is no translation. */
  translate(node: RegexNode): string | null {
    switch (node.kind) {
      case 'Text':
        if (/[A-Za-z]/.test(node.text)) this.caseClosed = false;
        return escapeText(node.text);
      case 'Set':
        return this.#set(node.set);
      case 'Anchor':
        return this.#anchor(node.anchor);
      case 'Sequence':
        return this.#all(node.items, '');
      case 'Alternation': {
        const branches = this.#all(node.branches, '|');
        return branches === null ? null : `(?:${branches})`;
      }
      case 'Loop':
        return this.#loop(node.body, node.min, node.max, node.lazy);
      case 'Capture':
        return this.#capture(node.body, node.group);
      case 'Look': {
        const body = this.translate(node.body);
        return body === null ? null : `(?${node.behind ? '<' : ''}${node.negative ? '!' : '='}${body})`;
      }
      case 'Atomic': {
        const index = this.groups.push(-1) - 1;
        const body = this.translate(node.body);
        return body === null ? null : `(?:(?=(${body}))\\${index}(?:))`;
      }
      case 'Backreference': {
        const index = this.#indexOf.get(node.group);
        return index === undefined ? null : `(?:\\${index})`;
      }
      case 'ExpressionCondition':
        return this.#condition(node);
      case 'GroupCondition':
        return null;
    }
  }

  #all(nodes: readonly RegexNode[], separator: string): string | null {
    const parts: string[] = [];
    for (const node of nodes) {
      const part = this.translate(node);
      if (part === null) return null;
      parts.push(part);
    }
    return parts.join(separator);
  }

  #set(set: CharSet): string {
    const ranges = set.ranges(this.#limit);
    if (this.ascii && !isCaseClosed(ranges)) this.caseClosed = false;
    return classOf(ranges, this.#limit);
  }

  #loop(body: RegexNode, min: number, max: number, lazy: boolean): string | null {
    if (isNullable(body)) return null;
    const inner = this.translate(body);
    if (inner === null) return null;
    const whole = body.kind === 'Set' || body.kind === 'Capture' ? inner : `(?:${inner})`;
    return `${whole}${quantifier(min, max)}${lazy ? '?' : ''}`;
  }

  #capture(body: RegexNode, group: number): string | null {
    if (this.#muted || group < 0) {
      const inner = this.translate(body);
      return inner === null ? null : `(?:${inner})`;
    }
    const index = this.groups.push(group) - 1;
    const inner = this.translate(body);
    this.#indexOf.set(group, index);
    return inner === null ? null : `(${inner})`;
  }

  /** A condition holds or does not; `yes` is not given up for `no`, so both looks are needed. */
  #condition(node: { condition: RegexNode; yes: RegexNode; no: RegexNode }): string | null {
    const look = (negative: boolean): RegexNode =>
      node.condition.kind === 'Look'
        ? { ...node.condition, negative: node.condition.negative !== negative }
        : { kind: 'Look', body: node.condition, behind: false, negative };
    const condition = this.translate(look(false));
    const yes = this.translate(node.yes);
    this.#muted = true;
    const counter = this.translate(look(true));
    this.#muted = false;
    const no = this.translate(node.no);
    return condition === null || counter === null || yes === null || no === null
      ? null
      : `(?:${condition}${yes}|${counter}${no})`;
  }

  #anchor(anchor: AnchorKind): string | null {
    switch (anchor) {
      case 'Bol':
        return '(?<![^\\n])';
      case 'Eol':
        return '(?![^\\n])';
      case 'Beginning':
        return '^';
      case 'EndZ':
        return '(?=\\n?$)';
      case 'End':
        return '$';
      case 'Start':
        return null;
      case 'Boundary':
      case 'EcmaBoundary':
        if (this.ascii) return '\\b';
        return boundary(anchor, true);
      case 'NonBoundary':
      case 'NonEcmaBoundary':
        return this.ascii ? '\\B' : boundary(anchor, false);
    }
  }
}

const wordClasses = new Map<string, string>();
function boundary(anchor: AnchorKind, holds: boolean): string {
  const ecma = anchor === 'EcmaBoundary' || anchor === 'NonEcmaBoundary';
  let word = wordClasses.get(String(ecma));
  if (word === undefined) {
    // \b counts the zero-width joiners as word characters, \w does not.
    const source = classOf((ecma ? ecmaWord() : wordSet).ranges(0x10000), 0x10000);
    word = ecma ? source : `[\\u200c\\u200d${source.slice(1)}`;
    wordClasses.set(String(ecma), word);
  }
  return holds
    ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
    : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
}

function quantifier(min: number, max: number): string {
  if (max === infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function escapeUnit(unit: number): string {
  if (unit >= 0x30 && unit <= 0x39) return String.fromCharCode(unit);
  if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) return String.fromCharCode(unit);
  return unit < 0x100 ? `\\x${unit.toString(16).padStart(2, '0')}` : `\\u${unit.toString(16).padStart(4, '0')}`;
}
function escapeText(text: string): string {
  let escaped = '';
  for (let i = 0; i < text.length; i++) escaped += escapeUnit(text.charCodeAt(i));
  return escaped;
}
function classOf(ranges: Ranges, limit: number): string {
  if (ranges.length === 2 && ranges[0] === 0 && ranges[1] === limit - 1) return '[^]';
  let source = '';
  for (let i = 0; i < ranges.length; i += 2) {
    const first = ranges[i] as number;
    const last = ranges[i + 1] as number;
    source += first === last ? escapeUnit(first) : `${escapeUnit(first)}-${escapeUnit(last)}`;
  }
  return `[${source}]`;
}

/** True when each letter of the set is there in both cases. */
function isCaseClosed(ranges: Ranges): boolean {
  const letters = (base: number) => {
    const found: boolean[] = [];
    for (let i = 0; i < ranges.length; i += 2)
      for (let unit = base; unit < base + 26; unit++)
        if (unit >= (ranges[i] as number) && unit <= (ranges[i + 1] as number)) found[unit - base] = true;
    return found.join();
  };
  return letters(0x41) === letters(0x61);
}
