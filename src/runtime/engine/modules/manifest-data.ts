/** The hash table of a module manifest: read in restricted language, its keys checked, its values converted one by one. */
import { extname, join } from 'node:path';
import { restrictedLanguageErrors } from '../../../parser/index.js';
import type { CmdletRuntime } from '../../cmdlets/cmdlet-runtime.js';
import type { Version } from '../../dotnet/system/version.js';
import { convertTo } from '../../language/index.js';
import { WildcardPattern } from '../../language/wildcard.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import { Hashtable } from '../../objects/hashtable.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold, isNull } from '../../objects/values.js';
import { invokeBlock } from '../invoke.js';
import { thrownToLibrary } from '../raised-error.js';
import { loadScript, parseException, scriptText } from '../script-file.js';
import { powershellVersion } from '../version.js';
import { isFile } from './files.js';
import { engineOf, type LoadRequest, report } from './load-request.js';
import { compareVersions, parseVersion } from './module-constraints.js';
import { isRooted } from './module-names.js';
import { existingPath } from './resolve-path.js';

const permittedCommands = ['Import-LocalizedData', 'ConvertFrom-StringData', 'Write-Host', 'Out-Host', 'Join-Path'];
const permittedVariables = ['PSScriptRoot', 'PSEdition', 'EnabledExperimentalFeatures'];

const members =
  'ModuleToProcess NestedModules GUID Author CompanyName Copyright ModuleVersion Description PowerShellVersion PowerShellHostName PowerShellHostVersion CLRVersion DotNetFrameworkVersion ProcessorArchitecture RequiredModules TypesToProcess FormatsToProcess ScriptsToProcess PrivateData RequiredAssemblies ModuleList FileList FunctionsToExport VariablesToExport AliasesToExport CmdletsToExport DscResourcesToExport CompatiblePSEditions HelpInfoURI RootModule DefaultCommandPrefix'.split(
    ' ',
  );
const known = new Set(members.map(fold));

/** Thrown where a manifest is not good enough: the load ends with nothing more said. */
export const manifestRefused = Symbol('manifest refused');

/** The values of a manifest. What is wrong with one is reported; a strict request then ends by `manifestRefused`. */
export class ManifestData {
  constructor(
    readonly request: LoadRequest,
    /** Full path of the manifest. */
    readonly path: string,
    /** The folder that file names start from. */
    readonly folder: string,
    readonly table: Hashtable,
  ) {}

  raw(key: string): unknown {
    return this.table.get(key);
  }
  /** Something is wrong that was reported already. */
  fail(): null {
    if (this.request.isStrict) throw manifestRefused;
    return null;
  }

  /** Converted to a .NET type; null where the key is missing, or its value empty or wrong. */
  value<T>(key: string, typeName: string): T | null {
    const value = this.raw(key);
    if (isNull(value) || baseOf(value) === '') return null;
    try {
      return convertTo(value, requireType(typeName)) as T;
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      report(
        this.request,
        'Modules_InvalidManifest',
        'ResourceUnavailable',
        this.path,
        `The '${key}' member is not valid in the module manifest file '${this.path}': ${thrown.message}`,
        'System.ArgumentException',
      );
      return this.fail();
    }
  }
  text(key: string): string | null {
    return this.value<string>(key, 'System.String');
  }
  version(key: string): Version | null {
    return this.value<Version>(key, 'System.Version');
  }
  /** Null where the key is missing. */
  texts(key: string): string[] | null {
    const value = this.raw(key);
    if (isNull(value)) return null;
    try {
      return [...(convertTo(value, requireType('System.String[]')) as string[])];
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      if (this.request.reportsErrors) this.request.cmd.writeError(this.#wrongMember(key, thrown.message));
      return this.fail();
    }
  }
  patterns(key: string): WildcardPattern[] | null {
    return this.texts(key)?.flatMap((text) => (text ? new WildcardPattern(text) : [])) ?? null;
  }

  /** Full paths of files that the manifest names. One that is not there ends the command. */
  files(key: string, extension: string, mustExist: boolean): string[] {
    const found: string[] = [];
    for (const name of this.texts(key) ?? []) {
      const path = this.filePath(name, extension);
      if (mustExist && !isFile(path)) {
        const error = this.#wrongMember(key, `Cannot find path '${path}' because it does not exist.`);
        if (this.request.reportsErrors) this.request.cmd.throwTerminating(error);
        this.fail();
        return [];
      }
      found.push(path);
    }
    return found;
  }
  #wrongMember(key: string, problem: string): ErrorRecord {
    return this.request.cmd.error(
      'Modules_InvalidManifest',
      'ResourceUnavailable',
      this.path,
      `The member '${key}' in the module manifest is not valid: ${problem}. Verify that a valid value is specified for this field in the '${this.path}' file.`,
      'System.ArgumentException',
    );
  }
  reportMember(key: string, problem: string): void {
    if (this.request.reportsErrors) this.request.cmd.writeError(this.#wrongMember(key, problem));
    this.fail();
  }

  /** A file beside the manifest, or where the name leads; `extension` is added where the name ends otherwise. */
  filePath(name: string, extension = ''): string {
    const full = extension === '' || fold(extname(name)) === fold(extension) ? name : name + extension;
    return filePathIn(this.request, this.folder, full);
  }
}

export function filePathIn(request: LoadRequest, folder: string, name: string): string {
  const combined = join(folder, process.platform === 'win32' ? name : name.replaceAll('\\', '/'));
  const engine = engineOf(request);
  return (isRooted(name) ? existingPath(engine, name) : null) ?? existingPath(engine, combined) ?? combined;
}

/** Reads a manifest. What is wrong is reported; null when nothing comes of it. */
export function readManifest(request: LoadRequest, path: string): Hashtable | null {
  const table = evaluateManifest(request, path);
  if (table === null) return null;
  return hasOnlyKnownMembers(request, path, table) || !request.isStrict ? table : null;
}

function evaluateManifest(request: LoadRequest, path: string): Hashtable | null {
  let value: unknown;
  try {
    value = baseOf(runManifest(request.cmd, path));
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    reportInvalid(request, path, manifestProblem(path, thrown.message), 'System.MissingMemberException');
    return null;
  }
  if (value instanceof Hashtable) return value;
  reportInvalid(
    request,
    path,
    `Processing the module manifest file '${path}' did not result in a valid manifest object. Update the file to contain a valid PowerShell module manifest. A valid manifest can be created using the New-ModuleManifest cmdlet.`,
    'System.ArgumentException',
  );
  return null;
}

export function manifestProblem(path: string, problem: string): string {
  return `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${problem}`;
}

/** Throws a ParseException for what restricted language does not allow. */
function runManifest(cmd: CmdletRuntime, path: string): unknown {
  const block = loadScript(cmd.context, scriptText(path), path);
  const errors = restrictedLanguageErrors(block.ast, {
    commands: permittedCommands,
    variables: permittedVariables,
    environment: true,
  });
  if (errors.length > 0) throw parseException(errors, false);
  try {
    return invokeBlock(cmd.context.frame, block, {});
  } catch (thrown) {
    throw thrownToLibrary(thrown);
  }
}

function reportInvalid(request: LoadRequest, path: string, message: string, exception: string): void {
  report(request, 'Modules_InvalidManifest', 'ResourceUnavailable', path, message, exception);
}

function hasOnlyKnownMembers(request: LoadRequest, path: string, table: Hashtable): boolean {
  const bad = [...table.keys()].map(String).filter((key) => !known.has(fold(key)));
  if (bad.length === 0) return true;
  const needed = parseVersion(String(table.get('PowerShellVersion') ?? ''));
  const current = parseVersion(powershellVersion) as Version;
  const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
  if (needed !== null && compareVersions(current, needed) < 0) reportTooOld(request, path, needed);
  else
    report(
      request,
      'Modules_InvalidManifestMember',
      'InvalidData',
      path,
      `The '${path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are (${quoted(members)}). Remove the members that are not valid (${quoted(bad)}), then try to import the module again.`,
    );
  return false;
}

export function reportTooOld(request: LoadRequest, path: string, needed: Version): void {
  report(
    request,
    'Modules_InsufficientPowerShellVersion',
    'ResourceUnavailable',
    path,
    `The version of PowerShell on this computer is '${powershellVersion}'. The module '${path}' requires a minimum PowerShell version of '${needed}' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.`,
  );
}
