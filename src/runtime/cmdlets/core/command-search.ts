/** What Get-Command's -Name asks for: a plain name, a pattern, capitals, or something like a name. */
import type { CommandInfo } from '../../engine/command-info.js';
import { commandsMatching, commandsNamed, type TypeFilter } from '../../engine/find-commands.js';
import { WildcardPattern } from '../../language/index.js';
import { fold } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { moduleFilter } from './command-filters.js';
import { distanceBetween } from './fuzzy-distance.js';

export interface Found {
  command: CommandInfo;
  /** How far its name is from what was asked for; 0 without -UseFuzzyMatching. */
  score: number;
}

export interface SearchOptions {
  All: boolean;
  UseFuzzyMatching: boolean;
  FuzzyMinimumDistance: number;
  UseAbbreviationExpansion: boolean;
}

export interface NameSearch {
  readonly name: string;
  readonly isPattern: boolean;
  matches(text: string): boolean;
  score(command: CommandInfo): number;
  /** False where `Module\pattern` means another module. */
  isInModule(command: CommandInfo): boolean;
}

export function searchFor(name: string, options: SearchOptions): NameSearch {
  const search = { name, isPattern: true, score: () => 0, isInModule: () => true };
  if (options.UseFuzzyMatching) {
    const distance = (text: string) => distanceBetween(text, name);
    return {
      ...search,
      matches: (text) => distance(text) <= options.FuzzyMinimumDistance,
      score: (command) => distance(command.name),
    };
  }
  if (options.UseAbbreviationExpansion)
    return { ...search, matches: (text) => fold(text) === fold(name) || fold(capitalsOf(text)) === fold(name) };
  if (!WildcardPattern.containsWildcard(name))
    return { ...search, isPattern: false, matches: (text) => fold(text) === fold(name) };
  const [, module, pattern] = /^(?:([^\\/]+)\\)?(.*)$/s.exec(name) as unknown as [string, string | undefined, string];
  const wildcard = new WildcardPattern(pattern);
  const isInModule = module === undefined ? search.isInModule : moduleFilter([module], [], []);
  return { ...search, matches: (text) => wildcard.isMatch(text), isInModule };
}

/** `I-PSDF` of Import-PowerShellDataFile. */
function capitalsOf(name: string): string {
  return name.replace(/[^A-Z-]/g, '');
}

/** What the session has. */
export function find(cmd: CmdletRuntime, search: NameSearch, accepts: TypeFilter, all: boolean): Iterable<Found> {
  const { context } = cmd;
  if (!search.isPattern) return scored(search, commandsNamed(context, search.name, accepts, all));
  return scored(
    search,
    commandsMatching(context, (text) => search.matches(text), accepts),
  );
}

/** What of these is asked for. */
export function* scored(search: NameSearch, commands: Iterable<CommandInfo>): Iterable<Found> {
  for (const command of commands) if (search.isInModule(command)) yield { command, score: search.score(command) };
}
