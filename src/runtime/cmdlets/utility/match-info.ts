/** MatchInfo and MatchInfoContext: what Select-String writes of a line that matches, and of the lines around it. */
import { basename } from 'node:path';
import { attributeSequences } from '../../formatting/ps-style.js';
import type { Match } from '../../language/index.js';
import { makeArray } from '../../objects/arrays.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';

export class MatchInfoContext {
  declare readonly netType: NetType;
  preContext: string[] | null = null;
  postContext: string[] | null = null;
  /** Those that are shown: no line stands in two contexts. */
  displayPreContext: string[] | null = null;
  displayPostContext: string[] | null = null;

  clone(): MatchInfoContext {
    return Object.assign(new MatchInfoContext(), this);
  }
}

/** Where in a line matches are, to be emphasised. */
export interface MatchPlace {
  index: number;
  length: number;
}

export class MatchInfo {
  declare readonly netType: NetType;
  ignoreCase = false;
  lineNumber = 0;
  line = '';
  /** Null for a line that came through the pipeline. */
  path: string | null = null;
  pattern: string | null = null;
  context: MatchInfoContext | null = null;
  matches: readonly Match[] = [];
  constructor(readonly emphasized: readonly MatchPlace[] | null = null) {}

  clone(): MatchInfo {
    const copy = Object.assign(new MatchInfo(this.emphasized), this);
    copy.context = this.context?.clone() ?? null;
    return copy;
  }

  get filename(): string {
    return this.path === null ? inputStream : basename(this.path);
  }
  /** The path below a directory, or as it is. */
  relativePath(directory: string | null): string {
    const { path } = this;
    if (path === null) return inputStream;
    if (!directory || !fold(path).startsWith(fold(directory)) || path.length === directory.length) return path;
    const isSeparator = (unit: string | undefined) => unit === '/' || unit === '\\';
    if (isSeparator(directory.at(-1))) return path.slice(directory.length);
    return isSeparator(path[directory.length]) ? path.slice(directory.length + 1) : path;
  }

  /** `path:number:line`, with the context around it, if there is one. Paths are relative to the directory. */
  toText(directory: string | null, line = this.line): string {
    const path = directory === null ? (this.path ?? inputStream) : this.relativePath(directory);
    const { context } = this;
    if (context === null) return this.#lineText('', path, this.lineNumber, line);
    const before = context.displayPreContext ?? [];
    const after = context.displayPostContext ?? [];
    const first = this.lineNumber - before.length;
    const text = (prefix: string, content: string, i: number) => this.#lineText(prefix, path, first + i, content);
    return [
      ...before.map((content, i) => text('  ', content, i)),
      text('> ', line, before.length),
      ...after.map((content, i) => text('  ', content, before.length + 1 + i)),
    ].join('\n');
  }
  #lineText(prefix: string, path: string, number: number, line: string): string {
    return this.path === null ? prefix + line : `${prefix}${path}:${number}:${line}`;
  }

  toEmphasizedText(directory: string | null): string {
    if (this.emphasized === null) return this.toText(directory);
    let text = '';
    let end = 0;
    for (const { index, length } of this.emphasized) {
      const match = this.line.slice(index, index + length);
      text += `${this.line.slice(end, index)}${attributeSequences['Reverse']}${match}${attributeSequences['Reset']}`;
      end = index + length;
    }
    return this.toText(directory, text + this.line.slice(end));
  }
}

const inputStream = 'InputStream';
const commands = 'Microsoft.PowerShell.Commands.';
const assembly = 'Microsoft.PowerShell.Commands.Utility';

function texts(field: 'preContext' | 'postContext' | 'displayPreContext' | 'displayPostContext') {
  return {
    get: (self: MatchInfoContext) => self[field],
    set: (self: MatchInfoContext, value: string[] | null) => {
      self[field] = value;
    },
  };
}

defineType(`${commands}MatchInfoContext`, { class: MatchInfoContext, assembly }, () => ({
  interfaces: ['System.ICloneable'],
  members: {
    'string[] PreContext {get;set;}': texts('preContext'),
    'string[] PostContext {get;set;}': texts('postContext'),
    'string[] DisplayPreContext {get;set;}': texts('displayPreContext'),
    'string[] DisplayPostContext {get;set;}': texts('displayPostContext'),
    'System.Object Clone()': (self: MatchInfoContext) => self.clone(),
  },
}));

function field<K extends 'ignoreCase' | 'line' | 'pattern' | 'context'>(name: K) {
  return {
    get: (self: MatchInfo) => self[name],
    set: (self: MatchInfo, value: MatchInfo[K]) => {
      self[name] = value;
    },
  };
}

defineType(`${commands}MatchInfo`, { class: MatchInfo, assembly }, () => ({
  toString: (self: MatchInfo) => self.toText(null),
  members: {
    'new()': () => new MatchInfo(),
    'bool IgnoreCase {get;set;}': field('ignoreCase'),
    'ulong LineNumber {get;set;}': {
      get: (self: MatchInfo) => self.lineNumber,
      set: (self: MatchInfo, value: bigint) => {
        self.lineNumber = Number(value);
      },
    },
    'string Line {get;set;}': field('line'),
    'string Filename {get;}': (self: MatchInfo) => self.filename,
    'string Path {get;set;}': {
      get: (self: MatchInfo) => self.path ?? inputStream,
      set: (self: MatchInfo, value: string | null) => {
        self.path = value;
      },
    },
    'string Pattern {get;set;}': field('pattern'),
    [`${commands}MatchInfoContext Context {get;set;}`]: field('context'),
    'string RelativePath(string directory)': (self: MatchInfo, directory: string | null) =>
      self.relativePath(directory),
    'string ToString()': (self: MatchInfo) => self.toText(null),
    'string ToString(string directory)': (self: MatchInfo, directory: string | null) => self.toText(directory),
    'string ToEmphasizedString(string directory)': (self: MatchInfo, directory: string | null) =>
      self.toEmphasizedText(directory),
    'System.Text.RegularExpressions.Match[] Matches {get;set;}': {
      get: (self: MatchInfo) => makeArray(requireType('System.Text.RegularExpressions.Match'), [...self.matches]),
      set: (self: MatchInfo, value: Match[] | null) => {
        self.matches = value ?? [];
      },
    },
  },
}));
