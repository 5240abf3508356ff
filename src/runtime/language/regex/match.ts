/**
 * Match, Group and Capture. Most matches are only asked whether, where and what: groups are worked out when they are asked
 * for, by whoever made the match.
 */
import type { NetType } from '../../objects/net-type.js';
import type { CaptureList } from './matcher.js';
import type { Regex } from './regex.js';

/** One piece of the text that was searched. */
export class Capture {
  declare readonly netType: NetType;
  constructor(
    readonly text: string,
    readonly index: number,
    readonly length: number,
  ) {}
  get value(): string {
    return this.text.slice(this.index, this.index + this.length);
  }
  toString(): string {
    return this.value;
  }
}

export class Group extends Capture {
  readonly #captures: CaptureList;
  constructor(
    text: string,
    readonly name: string,
    captures: CaptureList,
  ) {
    super(text, captures.at(-2) ?? 0, captures.at(-1) ?? 0);
    this.#captures = captures;
  }
  get success(): boolean {
    return this.#captures.length > 0;
  }
  /** All that the group captured, in the order of the text for most patterns. The last one is the group itself. */
  get captures(): Capture[] {
    const captures: Capture[] = [];
    for (let i = 0; i < this.#captures.length - 2; i += 2)
      captures.push(new Capture(this.text, this.#captures[i] as number, this.#captures[i + 1] as number));
    if (this.success) captures.push(this);
    return captures;
  }
}

export class Match extends Group {
  #groups: Group[] | null = null;
  readonly #byNumber: Group[] = [];
  constructor(
    readonly regex: Regex | null,
    text: string,
    index: number,
    length: number,
    /** Where the searched part of the text begins and ends. */
    readonly from: number,
    readonly to: number,
    /** Captures by group number, or how to find them. */
    private lists: CaptureList[] | (() => CaptureList[]),
    /** Texts of groups by their number, where they are known without their places; undefined for no part. */
    private readonly values: ((group: number) => string | undefined) | null = null,
  ) {
    super(text, '0', [index, length]);
  }
  /** What a search that found nothing gives. */
  static failed(regex: Regex | null): Match {
    return new FailedMatch(regex, '', 0, 0, 0, 0, [[]]);
  }

  captureList(group: number): CaptureList {
    if (typeof this.lists === 'function') this.lists = this.lists();
    return this.lists[group] ?? [];
  }
  /** Text of a group by its number, null when it took no part: without making Group objects. */
  groupValue(group: number): string | null {
    if (group === 0) return this.value;
    if (this.values) return this.values(group) ?? null;
    const list = this.captureList(group);
    const length = list.at(-1);
    if (length === undefined) return null;
    const start = list.at(-2) as number;
    return this.text.slice(start, start + length);
  }
  /**
   * The groups as they are enumerated; the match itself is the first. Where a pattern's group numbers have gaps, .NET
   * enumerates by number all the same, and groups that took no part stand for the gaps.
   */
  get groups(): Group[] {
    this.#groups ??= Array.from({ length: this.regex?.groupNumbers.length ?? 1 }, (_, i) => this.group(i) ?? noGroup);
    return this.#groups;
  }
  group(number: number): Group | undefined {
    if (number === 0) return this;
    const position = this.regex?.groupNumbers.indexOf(number) ?? -1;
    if (position < 0) return undefined;
    return (this.#byNumber[number] ??= new Group(
      this.text,
      this.regex?.groupNames[position] as string,
      this.captureList(number),
    ));
  }
  groupByName(name: string): Group | undefined {
    const number = this.regex?.groupNumber(name);
    return number === undefined ? undefined : this.group(number);
  }
  /** The next match behind this one; a failed match when there is none. */
  next(): Match {
    return this.regex?.matchAfter(this) ?? Match.failed(this.regex);
  }
}

/** Stands for a group that there is not. */
export const noGroup = new Group('', '', []);

class FailedMatch extends Match {
  override get success(): boolean {
    return false;
  }
  override get captures(): Capture[] {
    return [];
  }
  override get groups(): Group[] {
    return [this];
  }
  override next(): Match {
    return this;
  }
}
