/** Capture, Group, Match and their collections. The classes are language/regex/match.ts. */
import { Capture, Group, Match, type Regex } from '../../../language/regex/index.js';
import { noGroup } from '../../../language/regex/match.js';
import { parseReplacement } from '../../../language/regex/replacement.js';
import { defineType, type NetType, requireType, types } from '../../../objects/net-type.js';
import type { PSReference } from '../../../objects/values.js';
import { typedArray } from '../../collections/elements.js';
import { definePlainEnumerator, NetEnumerator } from '../../collections/enumerator.js';
import { copyItems } from '../../collections/net-list.js';
import { argumentNull, notSupported, outOfRange } from '../../system/errors.js';

const namespace = 'System.Text.RegularExpressions';

defineType(`${namespace}.Capture`, { class: Capture }, () => ({
  toString: (self: Capture) => self.value,
  members: {
    'int Index {get;}': (self: Capture) => self.index,
    'int Length {get;}': (self: Capture) => self.length,
    'string Value {get;}': (self: Capture) => self.value,
    // A span cannot leave .NET's stack: PowerShell shows the property, and nothing as its value.
    'System.ReadOnlySpan[char] ValueSpan {get;}': () => null,
    'string ToString()': (self: Capture) => self.value,
  },
}));

defineType(`${namespace}.Group`, { class: Group }, () => ({
  base: `${namespace}.Capture`,
  members: {
    'bool Success {get;}': (self: Group) => self.success,
    'string Name {get;}': (self: Group) => self.name,
    'System.Text.RegularExpressions.CaptureCollection Captures {get;}': (self: Group) =>
      new PieceCollection(requireType(`${namespace}.CaptureCollection`), self.captures),
    'static System.Text.RegularExpressions.Group Synchronized(System.Text.RegularExpressions.Group inner)': (
      group: Group,
    ) => group,
  },
}));

const noMatch = Match.failed(null);
defineType(`${namespace}.Match`, { class: Match }, () => ({
  base: `${namespace}.Group`,
  members: {
    'static System.Text.RegularExpressions.Match Empty {get;}': () => noMatch,
    'System.Text.RegularExpressions.GroupCollection Groups {get;}': (self: Match) => new GroupCollection(self),
    'System.Text.RegularExpressions.Match NextMatch()': (self: Match) => self.next(),
    'string Result(string replacement)': (self: Match, replacement: string | null) => {
      if (replacement === null) throw argumentNull('replacement');
      if (!self.success || self.regex === null) throw notSupported('Result cannot be called on a failed Match.');
      return parseReplacement(self.regex, replacement)(self);
    },
    'static System.Text.RegularExpressions.Match Synchronized(System.Text.RegularExpressions.Match inner)': (
      match: Match,
    ) => match,
  },
}));

/** Captures of a group or groups of a match, as an array. */
class PieceCollection {
  constructor(
    readonly netType: NetType,
    readonly items: readonly Capture[],
  ) {}
}

class GroupCollection extends PieceCollection {
  constructor(readonly match: Match) {
    super(requireType(`${namespace}.GroupCollection`), match.groups);
  }
}

/** The matches of a text. They are searched for as they are asked for, so that the first of many comes at once. */
export class MatchCollection {
  declare readonly netType: NetType;
  readonly #found: Match[] = [];
  readonly #rest: Iterator<Match>;
  #done = false;
  constructor(regex: Regex, text: string, start?: number) {
    this.#rest = regex.matches(text, start);
  }
  at(index: number): Match | undefined {
    while (!this.#done && this.#found.length <= index) this.#more();
    return this.#found[index];
  }
  get items(): readonly Match[] {
    while (!this.#done) this.#more();
    return this.#found;
  }
  #more(): void {
    const step = this.#rest.next();
    if (step.done) this.#done = true;
    else this.#found.push(step.value);
  }
  *[Symbol.iterator](): Iterator<Match> {
    for (let i = 0; ; i++) {
      const match = this.at(i);
      if (!match) return;
      yield match;
    }
  }
}

type Collection = { readonly items: readonly Capture[] };

function collectionMembers(name: string, element: string) {
  const enumeratorType = definePlainEnumerator(`${namespace}.${name}+Enumerator`);
  return {
    'bool IsReadOnly {get;}': () => true,
    'bool IsFixedSize {get;}': () => true,
    'int Count {get;}': (self: Collection) => self.items.length,
    'bool IsSynchronized {get;}': () => false,
    'System.Object SyncRoot {get;}': (self: Collection) => self,
    'System.Collections.IEnumerator GetEnumerator()': (self: Collection) =>
      new NetEnumerator(enumeratorType(), self instanceof MatchCollection ? self : self.items),
    'void CopyTo(array array, int arrayIndex)': (self: Collection, array: unknown[], index: number) =>
      copyItems(self.items, array, index),
    [`void CopyTo(${namespace}.${element}[] array, int arrayIndex)`]: (
      self: Collection,
      array: unknown[],
      index: number,
    ) => copyItems(self.items, array, index),
  };
}
function interfacesOf(element: string): string[] {
  return [
    `System.Collections.Generic.IList[${namespace}.${element}]`,
    `System.Collections.Generic.IReadOnlyList[${namespace}.${element}]`,
    'System.Collections.IList',
  ];
}
function outside() {
  return outOfRange('i', 'Specified argument was out of the range of valid values.');
}

defineType(`${namespace}.CaptureCollection`, {}, () => ({
  interfaces: interfacesOf('Capture'),
  enumerate: (self: PieceCollection) => self.items,
  members: {
    'System.Text.RegularExpressions.Capture Item(int i) {get;}': (self: PieceCollection, index: number) => {
      const capture = self.items[index];
      if (!capture) throw outside();
      return capture;
    },
    ...collectionMembers('CaptureCollection', 'Capture'),
  },
}));

defineType(`${namespace}.MatchCollection`, { class: MatchCollection }, () => ({
  interfaces: interfacesOf('Match'),
  enumerate: (self: MatchCollection) => self,
  members: {
    'System.Text.RegularExpressions.Match Item(int i) {get;}': (self: MatchCollection, index: number) => {
      const match = index < 0 ? undefined : self.at(index);
      if (!match) throw outside();
      return match;
    },
    ...collectionMembers('MatchCollection', 'Match'),
  },
}));

defineType(`${namespace}.GroupCollection`, {}, () => ({
  interfaces: [...interfacesOf('Group'), `System.Collections.Generic.IReadOnlyDictionary[string,${namespace}.Group]`],
  enumerate: (self: GroupCollection) => self.items,
  members: {
    'System.Text.RegularExpressions.Group Item(int groupnum) {get;}': (self: GroupCollection, number: number) =>
      self.match.group(number) ?? noGroup,
    'System.Text.RegularExpressions.Group Item(string groupname) {get;}': (self: GroupCollection, name: string) =>
      self.match.groupByName(name) ?? noGroup,
    'System.Collections.Generic.IEnumerable[string] Keys {get;}': (self: GroupCollection) =>
      typedArray(types.string(), self.match.regex?.groupNames ?? ['0']),
    'System.Collections.Generic.IEnumerable[System.Text.RegularExpressions.Group] Values {get;}': (
      self: GroupCollection,
    ) => typedArray(requireType(`${namespace}.Group`), self.items),
    'bool TryGetValue(string key, [ref] System.Text.RegularExpressions.Group value)': (
      self: GroupCollection,
      name: string,
      value: PSReference,
    ) => {
      const group = self.match.groupByName(name);
      value.set(group ?? noGroup);
      return group !== undefined;
    },
    'bool ContainsKey(string key)': (self: GroupCollection, name: string) => self.match.groupByName(name) !== undefined,
    ...collectionMembers('GroupCollection', 'Group'),
  },
}));
