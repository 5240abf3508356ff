/**
 * ssh_config(5): which options hold for a host. As in OpenSSH the first value that is found wins, so the user's file comes
 * before the system's, and command-line options before both. Match knows the criteria that need no program to be run:
 * `Match exec` never matches here.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { ifThere, readOptionalFile } from '../optional-file.js';

/** Options by lower-case keyword; keywords that collect (IdentityFile) have several values. */
export type SshOptions = Map<string, string[]>;

/** Keywords that add up instead of first come, first served. */
const collecting: ReadonlySet<string> = new Set([
  'identityfile',
  'certificatefile',
  'sendenv',
  'setenv',
  'localforward',
  'remoteforward',
]);
const maxIncludeDepth = 16;

export interface SshConfigContext {
  /** The host as the user wrote it. */
  originalHost: string;
  localUser: string;
  /** The user's file and the system's, in the order in which they are read. */
  files: readonly string[];
}

interface Line {
  keyword: string;
  args: string[];
}

/** The options for a host: those given, then those of the files. Files that do not exist are passed over; throws TransportError for one that cannot be read. */
export function readSshConfig(context: SshConfigContext, given: SshOptions): SshOptions {
  const options: SshOptions = new Map([...given].map(([keyword, values]) => [keyword, [...values]]));
  for (const file of context.files) readFile(file, { context, options, active: true }, 0);
  return options;
}

interface ReadState {
  context: SshConfigContext;
  options: SshOptions;
  active: boolean;
}

function readFile(file: string, state: ReadState, depth: number): void {
  const text = readOptionalFile(file);
  if (text === null) return;
  const outer = state.active;
  for (const line of parseLines(text)) readLine(line, state, file, outer, depth);
  state.active = outer;
}

function readLine({ keyword, args }: Line, state: ReadState, file: string, outer: boolean, depth: number): void {
  switch (keyword) {
    case 'host':
      state.active = outer && matchesPatterns(state.context.originalHost, args);
      return;
    case 'match':
      state.active = outer && matches(args, state);
      return;
    case 'include':
      if (state.active && depth < maxIncludeDepth)
        for (const pattern of args) for (const name of expandInclude(pattern, file)) readFile(name, state, depth + 1);
      return;
  }
  if (!state.active) return;
  const values = state.options.get(keyword);
  if (!values) state.options.set(keyword, collecting.has(keyword) ? [args[0] ?? ''] : args);
  else if (collecting.has(keyword)) values.push(args[0] ?? '');
}

/** Splits a file into keywords and arguments; `key value`, `key=value` and double quotes are understood. */
function parseLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z]\w*)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(raw);
    if (!match) continue;
    const args = [...(match[2] as string).matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? (m[2] as string));
    const comment = args.findIndex((argument) => argument.startsWith('#'));
    lines.push({ keyword: (match[1] as string).toLowerCase(), args: comment < 0 ? args : args.slice(0, comment) });
  }
  return lines;
}

function matches(criteria: string[], state: ReadState): boolean {
  const { options, context } = state;
  const host = options.get('hostname')?.[0] ?? context.originalHost;
  const user = options.get('user')?.[0] ?? context.localUser;
  for (let i = 0; i < criteria.length; i++) {
    const negated = (criteria[i] as string).startsWith('!');
    const name = (criteria[i] as string).slice(negated ? 1 : 0).toLowerCase();
    if (name === 'all') continue;
    if (name === 'canonical' || name === 'final') {
      if (!negated) return false;
      continue;
    }
    const patterns = (criteria[++i] ?? '').split(',');
    const subject = { host, originalhost: context.originalHost, user, localuser: context.localUser }[name];
    if (subject === undefined || matchesPatterns(subject, patterns) === negated) return false;
  }
  return criteria.length > 0;
}

/** True when a pattern matches and no negated one does. Patterns have `*` and `?`; case counts not. */
export function matchesPatterns(text: string, patterns: readonly string[]): boolean {
  let found = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (!matchesPattern(text, negated ? pattern.slice(1) : pattern)) continue;
    if (negated) return false;
    found = true;
  }
  return found;
}

function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}

function expandInclude(pattern: string, file: string): string[] {
  const home = expandTilde(pattern);
  const path = isAbsolute(home) ? home : join(dirname(file), home);
  const name = path.slice(dirname(path).length + 1);
  if (!/[*?]/.test(name)) return [path];
  const names = ifThere(dirname(path), () => readdirSync(dirname(path))) ?? [];
  return names
    .filter((entry) => matchesPattern(entry, name))
    .sort()
    .map((entry) => join(dirname(path), entry));
}

/** `~/x` as a path in the home folder. */
export function expandTilde(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}

/** Replaces `%h`, `%p` and so on, and `${NAME}` of the environment. */
export function expandTokens(text: string, tokens: Readonly<Record<string, string>>): string {
  return text
    .replace(/%(.)/g, (whole, token: string) => (token === '%' ? '%' : (tokens[token] ?? whole)))
    .replace(/\$\{(\w+)\}/g, (_, name: string) => process.env[name] ?? '');
}
