/** System.Text.RegularExpressions.Regex: a pattern that was compiled, and what can be done with it. */
import { netException } from '../../objects/errors.js';
import type { NetType } from '../../objects/net-type.js';
import { type JavaScriptPattern, toJavaScript } from './javascript.js';
import { Match } from './match.js';
import { type CaptureList, Matcher } from './matcher.js';
import { isNullable, patternFacts } from './pattern-facts.js';
import { parsePattern } from './pattern-parser.js';
import { RegexOptions } from './regex-options.js';
import { parseReplacement, type Replacement, toJavaScriptReplacement } from './replacement.js';
import type { RegexTree } from './syntax.js';

const nonAscii = /[^\x00-\x7f]/;
let lastText = '';
let lastIsAscii = true;
/** True for texts without any unit above 0x7f. The last answer is kept: matches of one text follow each other. */
function isAscii(text: string): boolean {
  if (text !== lastText) {
    lastIsAscii = !nonAscii.test(text);
    lastText = text;
  }
  return lastIsAscii;
}

export class Regex {
  declare readonly netType: NetType;
  readonly #tree: RegexTree;
  /** For ASCII texts and for others; null where JavaScript cannot do it. */
  readonly #translations: (JavaScriptPattern | null | undefined)[] = [undefined, undefined];
  #matcher: Matcher | undefined;
  #exactGroups: boolean | undefined;
  #plain: boolean | undefined;
  #lastReplacement: { by: string; translation: JavaScriptPattern; replacement: string | null } | null = null;

  /** Throws a RegexParseException. */
  constructor(
    readonly pattern: string,
    /** RegexOptions. */
    readonly options: number,
  ) {
    this.#tree = parsePattern(pattern, options);
  }

  get groupNumbers(): readonly number[] {
    return this.#tree.groupNumbers;
  }
  get groupNames(): readonly string[] {
    return this.#tree.groupNames;
  }
  groupNumber(name: string): number | undefined {
    return this.#tree.numberOfName.get(name);
  }
  get isRightToLeft(): boolean {
    return (this.options & RegexOptions.RightToLeft) !== 0;
  }
  get isEcma(): boolean {
    return (this.options & RegexOptions.ECMAScript) !== 0;
  }

  test(text: string, start?: number): boolean {
    const translation = start === undefined ? this.#translation(text) : null;
    if (!translation) return this.match(text, start).success;
    translation.regExp.lastIndex = 0;
    return translation.regExp.test(text);
  }

  /** The first match from `start` on (the end, going backwards, for RightToLeft); a failed Match when there is none. */
  match(text: string, start = this.isRightToLeft ? text.length : 0): Match {
    return this.#matchIn(text, start, 0, text.length);
  }
  /** The first match in a part of the text, whose ends count as the ends of the text. */
  matchPart(text: string, from: number, length: number): Match {
    const to = from + length;
    return this.#matchIn(text, this.isRightToLeft ? to : from, from, to);
  }
  /** The match that follows another one. */
  matchAfter(previous: Match): Match {
    const { index, length, from, to } = previous;
    const start = this.isRightToLeft ? index : index + length;
    if (length > 0) return this.#matchIn(previous.text, start, from, to);
    // Behind an empty match the search goes on one further, but \G still is where that match was.
    const scanFrom = start + (this.isRightToLeft ? -1 : 1);
    if (scanFrom < from || scanFrom > to) return Match.failed(this);
    return this.#matchIn(previous.text, start, from, to, scanFrom);
  }
  /** All matches, lazily. */
  *matches(text: string, start?: number): IterableIterator<Match> {
    for (let match = this.match(text, start); match.success; match = match.next()) yield match;
  }

  /** Replaces `count` matches (all when negative). A pattern's `$` substitutions are made; a function gets the match. */
  replace(text: string, by: string | Replacement, count = -1, start?: number): string {
    if (count === 0) return text;
    if (typeof by === 'string' && count < 0 && start === undefined) {
      const replaced = this.#replaceAll(text, by);
      if (replaced !== null) return replaced;
    }
    const replacement = typeof by === 'string' ? parseReplacement(this, by) : by;
    const parts: string[] = [];
    let end = this.isRightToLeft ? text.length : 0;
    let left = count;
    for (const match of this.matches(text, start)) {
      const behind = match.index + match.length;
      parts.push(this.isRightToLeft ? text.slice(behind, end) : text.slice(end, match.index), replacement(match));
      end = this.isRightToLeft ? match.index : behind;
      if (--left === 0) break;
    }
    if (parts.length === 0) return text;
    if (!this.isRightToLeft) return parts.join('') + text.slice(end);
    return text.slice(0, end) + parts.reverse().join('');
  }

  /** The text between the matches and what their groups captured; at most `count` pieces (all when 0). */
  split(text: string, count = 0, start?: number): string[] {
    if (count === 1) return [text];
    if (count === 0 && start === undefined && this.#splitsPlainly) {
      const translation = this.#translation(text);
      if (translation !== null && !translation.regExp.sticky) return text.split(translation.regExp);
    }
    const pieces: string[] = [];
    let end = this.isRightToLeft ? text.length : 0;
    let left = count - 1;
    for (const match of this.matches(text, start)) {
      const behind = match.index + match.length;
      pieces.push(this.isRightToLeft ? text.slice(behind, end) : text.slice(end, match.index));
      end = this.isRightToLeft ? match.index : behind;
      this.groupNumbers.forEach((number, i) => {
        // By place, then by number: the same gap as in Match.groups.
        if (i > 0 && match.groupValue(number) !== null) pieces.push(match.groups[i]?.value ?? '');
      });
      if (--left === 0) break;
    }
    pieces.push(this.isRightToLeft ? text.slice(0, end) : text.slice(end));
    return this.isRightToLeft ? pieces.reverse() : pieces;
  }

  /** By JavaScript's own `replace`, where it does the same; null where it would not. */
  #replaceAll(text: string, by: string): string | null {
    const translation = this.#translation(text);
    if (translation === null || translation.regExp.sticky) return null;
    const last = this.#lastReplacement;
    let replacement: string | null;
    if (last !== null && last.by === by && last.translation === translation) replacement = last.replacement;
    else {
      this.#exactGroups ??= patternFacts(this.#tree).exactGroups;
      replacement =
        this.#exactGroups || !by.includes('$') ? toJavaScriptReplacement(this, by, translation.groups) : null;
      this.#lastReplacement = { by, translation, replacement };
    }
    if (replacement === null) return null;
    translation.regExp.lastIndex = 0;
    return text.replace(translation.regExp, replacement);
  }

  /** JavaScript's `split` does the same where there are no groups and no match is empty. */
  get #splitsPlainly(): boolean {
    return (this.#plain ??= this.groupNumbers.length === 1 && !isNullable(this.#tree.root));
  }

  #translation(text: string): JavaScriptPattern | null {
    const which = isAscii(text) ? 0 : 1;
    let translation = this.#translations[which];
    if (translation === undefined) {
      translation = toJavaScript(this.#tree, which === 0);
      this.#translations[which] = translation;
    }
    return translation;
  }

  #matchIn(text: string, start: number, from: number, to: number, scanFrom = start): Match {
    const translation = from === 0 && to === text.length ? this.#translation(text) : null;
    if (translation === null) {
      const lists = withinStack(() => this.#ownMatcher().match(text, scanFrom, start, from, to));
      return lists ? this.#matchOf(text, lists, from, to) : Match.failed(this);
    }
    const { regExp } = translation;
    if (regExp.sticky && scanFrom !== start) return Match.failed(this);
    regExp.lastIndex = scanFrom;
    const found = regExp.exec(text);
    if (found === null) return Match.failed(this);
    this.#exactGroups ??= patternFacts(this.#tree).exactGroups;
    const exact = this.#exactGroups;
    return new Match(
      this,
      text,
      found.index,
      found[0].length,
      from,
      to,
      () => (exact ? exactCaptures(translation, found, text) : this.#captures(translation, found, text, start)),
      exact ? (group) => found[translation.groups.indexOf(group)] : null,
    );
  }

  #ownMatcher(): Matcher {
    this.#matcher ??= new Matcher(this.#tree);
    return this.#matcher;
  }
  #matchOf(text: string, lists: CaptureList[], from: number, to: number): Match {
    const [index = 0, length = 0] = lists[0] as CaptureList;
    return new Match(this, text, index, length, from, to, lists);
  }
  /**
   * The captures of a match that the RegExp found: the same search by the matcher, where it is known to succeed. If the
   * stack does not suffice for that, the last capture of each group is all that there is to tell.
   */
  #captures(translation: JavaScriptPattern, found: RegExpExecArray, text: string, start: number): CaptureList[] {
    try {
      const lists = this.#ownMatcher().match(text, found.index, start, 0, text.length, true);
      if (lists) return lists;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return exactCaptures(translation, found, text);
  }
}

/** The matcher is recursive: a text too long for the stack is an exception of .NET's, not a crash. */
function withinStack<T>(search: () => T): T {
  try {
    return search();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw netException(
      'System.InsufficientExecutionStackException',
      'Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.',
    );
  }
}

const withIndices = new WeakMap<RegExp, RegExp>();

/** Places of the groups: RegExp tells them only when asked by the d flag, which makes every search slower. */
function exactCaptures(translation: JavaScriptPattern, found: RegExpExecArray, text: string): CaptureList[] {
  const lists: CaptureList[] = [[found.index, found[0].length]];
  if (translation.groups.length === 1) return lists;
  let regExp = withIndices.get(translation.regExp);
  if (!regExp) {
    regExp = new RegExp(translation.regExp.source, `${translation.regExp.flags.replace('g', 'y')}d`);
    withIndices.set(translation.regExp, regExp);
  }
  regExp.lastIndex = found.index;
  const indices = regExp.exec(text)?.indices;
  translation.groups.forEach((group, i) => {
    const place = indices?.[i];
    if (i > 0 && group >= 0) lists[group] = place ? [place[0], place[1] - place[0]] : [];
  });
  return lists;
}
