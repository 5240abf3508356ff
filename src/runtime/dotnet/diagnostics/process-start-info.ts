/** System.Diagnostics.ProcessStartInfo: what to start and how. */
import { currentEngine } from '../../engine/current-engine.js';
import { defineType, type MemberImplementation, type NetType, requireType, types } from '../../objects/net-type.js';
import { collectionOf } from '../collections/collection.js';
import { NetDictionary } from '../collections/net-dictionary.js';
import type { NetList } from '../collections/net-list.js';

export class ProcessStartInfo {
  declare readonly netType: NetType;
  fileName = '';
  /** One text, quoted as on Windows; used when the list is empty. */
  arguments = '';
  workingDirectory = '';
  redirectStandardInput = false;
  redirectStandardOutput = false;
  redirectStandardError = false;
  useShellExecute = false;
  createNoWindow = false;
  verb = '';
  readonly argumentList: NetList = collectionOf(types.string());
  #environment: NetDictionary | null = null;

  /** The environment of the new process, beginning as the session's. */
  get environment(): NetDictionary {
    if (this.#environment === null) {
      this.#environment = new NetDictionary(requireType('System.Collections.Generic.Dictionary[string,string]'));
      for (const [name, value] of Object.entries(currentEngine().childEnvironment)) this.#environment.set(name, value);
    }
    return this.#environment;
  }
  get childEnvironment(): Record<string, string> {
    if (this.#environment === null) return currentEngine().childEnvironment;
    const entries = [...this.#environment.entries()].filter(([, value]) => value !== null);
    return Object.fromEntries(entries.map(([name, value]) => [String(name), String(value)]));
  }
  get words(): string[] {
    return this.argumentList.items.length > 0 ? this.argumentList.items.map(String) : splitArguments(this.arguments);
  }
}

/** A command line as words, by the rules of Windows: blanks part them, quotation marks keep them together, `\"` is one. */
export function splitArguments(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '\\') {
      let count = 1;
      while (text[i + count] === '\\') count++;
      i += count - 1;
      if (text[i + 1] !== '"') word = (word ?? '') + '\\'.repeat(count);
      else {
        word = (word ?? '') + '\\'.repeat(count >> 1);
        if (count % 2 === 1) {
          word += '"';
          i++;
        }
      }
    } else if (c === '"') {
      word ??= '';
      // A doubled mark inside of quotation marks is one.
      if (quoted && text[i + 1] === '"') {
        word += '"';
        i++;
      } else quoted = !quoted;
    } else if (!quoted && (c === ' ' || c === '\t')) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + c;
  }
  if (word !== null) words.push(word);
  return words;
}

type PlainName = Exclude<
  keyof ProcessStartInfo,
  'argumentList' | 'environment' | 'childEnvironment' | 'words' | 'netType'
>;
function plain(name: PlainName): MemberImplementation {
  return {
    get: (self: ProcessStartInfo) => self[name],
    set: (self: ProcessStartInfo, value: never) => {
      self[name] = value;
    },
  };
}

function make(fileName = '', text: string | readonly string[] = ''): ProcessStartInfo {
  const info = new ProcessStartInfo();
  info.fileName = fileName ?? '';
  if (typeof text === 'string') info.arguments = text;
  else info.argumentList.items.push(...(text ?? []));
  return info;
}

const strings = 'System.Collections.Generic.IEnumerable[string]';
defineType('System.Diagnostics.ProcessStartInfo', { class: ProcessStartInfo }, () => ({
  members: {
    'new()': () => make(),
    'new(string fileName)': (_type: NetType, fileName: string) => make(fileName),
    'new(string fileName, string arguments)': (_type: NetType, fileName: string, text: string) => make(fileName, text),
    [`new(string fileName, ${strings} arguments)`]: (_type: NetType, fileName: string, words: string[]) =>
      make(fileName, words),
    'string Arguments {get;set;}': plain('arguments'),
    'System.Collections.ObjectModel.Collection[string] ArgumentList {get;}': (self: ProcessStartInfo) =>
      self.argumentList,
    'bool CreateNoWindow {get;set;}': plain('createNoWindow'),
    'System.Collections.Generic.IDictionary[string,string] Environment {get;}': (self: ProcessStartInfo) =>
      self.environment,
    'System.Collections.Generic.IDictionary[string,string] EnvironmentVariables {get;}': (self: ProcessStartInfo) =>
      self.environment,
    'string FileName {get;set;}': plain('fileName'),
    'bool RedirectStandardError {get;set;}': plain('redirectStandardError'),
    'bool RedirectStandardInput {get;set;}': plain('redirectStandardInput'),
    'bool RedirectStandardOutput {get;set;}': plain('redirectStandardOutput'),
    'bool UseShellExecute {get;set;}': plain('useShellExecute'),
    'string Verb {get;set;}': plain('verb'),
    'string WorkingDirectory {get;set;}': plain('workingDirectory'),
  },
}));
