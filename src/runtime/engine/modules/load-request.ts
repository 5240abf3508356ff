/** What loading a module is asked to do: Import-Module's parameters, and those that a manifest sets for the modules it names. */
import type { CmdletRuntime } from '../../cmdlets/cmdlet-runtime.js';
import { WildcardPattern } from '../../language/wildcard.js';
import type { ErrorCategory } from '../../objects/error-record.js';
import type { ExecutionContext } from '../execution-context.js';
import type { SessionState } from '../session-state.js';
import type { MemberPatterns } from './export-members.js';
import { type ModuleConstraints, unconstrained } from './module-constraints.js';
import type { PSModuleInfo } from './module-info.js';

export const everything: readonly WildcardPattern[] = [new WildcardPattern('*')];
export const allMembers: MemberPatterns = {
  functions: everything,
  cmdlets: everything,
  aliases: everything,
  variables: everything,
};
/** Nothing was said: all that is exported is meant. */
export const unspecifiedMembers: MemberPatterns = { functions: null, cmdlets: null, aliases: null, variables: null };
export const noMembers: MemberPatterns = { functions: [], cmdlets: [], aliases: [], variables: [] };

export interface LoadRequest {
  /** The cmdlet that runs: errors and messages are its. */
  readonly cmd: CmdletRuntime;
  /** The session that gets the members. */
  readonly target: SessionState;
  /** The session that a manifest made, for the modules that it names; null where the cmdlet itself runs. */
  readonly inside: SessionState | null;
  /** The module is run; else only its text is looked at. */
  readonly isImport: boolean;
  readonly reportsErrors: boolean;
  /** Stop at the first thing that is wrong with a manifest. */
  readonly isStrict: boolean;
  /** What a manifest says of the host does not matter. */
  readonly ignoresHost: boolean;
  readonly force: boolean;
  readonly constraints: ModuleConstraints;
  readonly members: MemberPatterns;
  readonly prefix: string;
  readonly args: readonly unknown[];
  readonly checksNames: boolean;
  /** Commands that are there already are kept. */
  readonly noClobber: boolean;
  /** Members go into the scope that runs, not into the session's outermost one. */
  readonly isLocal: boolean;
  readonly passThru: boolean;
  readonly asCustomObject: boolean;
}

/** A file to load, and what is known of it before. */
export interface ModuleFile {
  /** Full path. */
  readonly path: string;
  /** The manifest's module, for one that a manifest names. */
  readonly parent: PSModuleInfo | null;
  /** Folder that counts as the module's; null for the file's own. */
  readonly base: string | null;
  /** The session to run in, which the manifest made; null for a new one. */
  readonly session: SessionState | null;
  readonly privateData: unknown;
}

export interface LoadResult {
  module: PSModuleInfo | null;
  /** What was looked for is there, even if it could not be loaded. */
  found: boolean;
  /** A file of that name was read. */
  fileFound: boolean;
}
export const notFound: LoadResult = { module: null, found: false, fileFound: false };

export function moduleFile(path: string, more: Partial<ModuleFile> = {}): ModuleFile {
  return { path, parent: null, base: null, session: null, privateData: null, ...more };
}

/** Looking at a module without running it, as Get-Module -ListAvailable does. */
export function analysisRequest(cmd: CmdletRuntime, more: Partial<LoadRequest> = {}): LoadRequest {
  return {
    cmd,
    target: cmd.session,
    inside: null,
    isImport: false,
    reportsErrors: false,
    isStrict: true,
    ignoresHost: true,
    force: false,
    constraints: unconstrained,
    members: unspecifiedMembers,
    prefix: '',
    args: [],
    checksNames: false,
    noClobber: false,
    isLocal: false,
    passThru: false,
    asCustomObject: false,
    ...more,
  };
}

export function engineOf(request: LoadRequest): ExecutionContext {
  return request.cmd.context;
}

/** Writes an error with these, if errors are wanted. */
export function report(
  request: LoadRequest,
  id: string,
  category: ErrorCategory,
  target: unknown,
  message: string,
  exception = 'System.InvalidOperationException',
): void {
  const { cmd } = request;
  if (request.reportsErrors) cmd.writeError(cmd.error(id, category, target, message, exception));
}
