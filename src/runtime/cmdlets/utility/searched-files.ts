/** The files that Select-String searches: which, and line by line. */
import { statSync } from 'node:fs';
import type { WildcardPattern } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { FileContentReader } from '../../providers/filesystem/content-reader.js';
import { isAccessDenied, isIOException } from '../../providers/filesystem/file-errors.js';
import type { TextFormat } from '../../providers/filesystem/text-codec.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import type { LineMatcher } from './line-matcher.js';
import type { MatchContext } from './match-context.js';
import type { MatchInfo } from './match-info.js';

export interface SearchedFiles {
  matcher: LineMatcher;
  /** Null when no lines around matches are wanted. */
  newContext(): MatchContext | null;
  format: TextFormat;
  include: readonly WildcardPattern[] | null;
  exclude: readonly WildcardPattern[] | null;
  /** One match of each file is enough. */
  stopsAtFirst: boolean;
}

/** Full paths of what -Path or -LiteralPath name, directories left out. Throws when a path without wildcards leads nowhere. */
export function searchedPaths(
  cmd: CmdletRuntime,
  paths: readonly string[] | undefined,
  literal: readonly string[] | undefined,
): string[] {
  const { paths: resolver } = cmd.session.providers;
  return (paths ?? literal ?? []).flatMap((path) =>
    resolver.given(path, paths === undefined).flatMap(({ provider, providerPath }) => {
      if (provider.nameEquals('FileSystem')) return isDirectory(providerPath) ? [] : [providerPath];
      const message = `Cannot open the file because the current provider (${provider.fullName}) cannot open files.`;
      cmd.writeError(cmd.error('ProcessingFile', 'InvalidArgument', null, message, 'System.ArgumentException'));
      return [];
    }),
  );
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const linesAtOnce = 1024;

/** Searches one file; true when something was found. A file that cannot be read is an error that ends nothing. */
export function searchFile(
  cmd: CmdletRuntime,
  path: string,
  files: SearchedFiles,
  write: (matches: readonly MatchInfo[]) => void,
): boolean {
  if (files.include?.some((pattern) => pattern.isMatch(path)) === false) return false;
  if (files.exclude?.some((pattern) => pattern.isMatch(path))) return false;
  try {
    return searchLines(cmd, path, files, write);
  } catch (error) {
    if (!isIOException(error) && !isAccessDenied(error)) throw error;
    const message = `The file ${path} cannot be read: ${error.message}`;
    const exception = new NetException('System.ArgumentException', message, error);
    cmd.writeError(cmd.error('ProcessingFile', 'InvalidArgument', null, message, exception));
    return false;
  }
}

/** When one match is enough the file is closed before it is written, so that the next command can do with it what it likes. */
function searchLines(
  cmd: CmdletRuntime,
  path: string,
  { matcher, newContext, format, stopsAtFirst }: SearchedFiles,
  write: (matches: readonly MatchInfo[]) => void,
): boolean {
  const context = newContext();
  const found: MatchInfo[] = context?.complete ?? [];
  const options = { format, asBytes: false, raw: false, delimiter: undefined, wait: false };
  const reader = new FileContentReader(path, options, cmd.io);
  let hasFound = false;
  const flush = () => {
    if (found.length === 0) return;
    hasFound = true;
    write(found.splice(0));
  };
  try {
    let number = 0;
    search: for (let lines = reader.read(linesAtOnce); lines.length > 0; lines = reader.read(linesAtOnce))
      for (const line of lines as string[]) {
        number++;
        const match = matcher.match(line);
        if (match !== null) {
          match.path = path;
          match.lineNumber = number;
          if (context === null) found.push(match);
          else context.addMatch(match);
        } else context?.addLine(line);
        if (found.length === 0) continue;
        if (stopsAtFirst) break search;
        flush();
      }
  } finally {
    reader.close();
  }
  context?.end();
  flush();
  return hasFound;
}
