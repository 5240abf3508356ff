/** Test-ModuleManifest reads a manifest, checks that the files and modules it names are there, and gives the module. */
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import type { ModuleSpecification } from '../../dotnet/automation/module-specification.js';
import { collectionOf } from '../../dotnet/collections/collection.js';
import { Version } from '../../dotnet/system/version.js';
import { availableModules } from '../../engine/modules/available-modules.js';
import { isFile, isFolder } from '../../engine/modules/files.js';
import { listAvailable } from '../../engine/modules/list-available.js';
import { analysisRequest, type LoadRequest } from '../../engine/modules/load-request.js';
import { loadManifest } from '../../engine/modules/manifest.js';
import { wrongVersionFolder } from '../../engine/modules/manifest-checks.js';
import { ManifestData, manifestProblem, readManifest } from '../../engine/modules/manifest-data.js';
import { compareVersions, parseVersion } from '../../engine/modules/module-constraints.js';
import type { PSModuleInfo } from '../../engine/modules/module-info.js';
import { moduleExtensions } from '../../engine/modules/module-names.js';
import { existingPaths } from '../../engine/modules/resolve-path.js';
import { runtimeError } from '../../objects/errors.js';
import { requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const TestModuleManifest = cmdlet('Test-ModuleManifest', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Checks a module manifest.',
  parameters: {
    Path: { type: t.string, mandatory: true, position: 0, from: 'both', help: 'The manifest, a .psd1 file.' },
  },
  outputs: ['System.Management.Automation.PSModuleInfo'],
  examples: [
    {
      code: 'Set-Content Sums.psd1 "@{ ModuleVersion = \'1.2\'; Author = \'me\' }"; $m = Test-ModuleManifest Sums.psd1; "$($m.Name) $($m.Version) by $($m.Author)"',
      output: 'Sums 1.2 by me',
    },
  ],
  run(cmd) {
    return {
      process({ Path }) {
        const file = manifestFile(cmd, Path);
        if (file === null) return;
        const request: LoadRequest = {
          ...analysisRequest(cmd),
          reportsErrors: true,
          isStrict: false,
          ignoresHost: false,
        };
        const module = loadManifest(request, file);
        if (module === null) return;
        new ManifestTest(request, file, Path, module).run();
        checkVersionFolder(cmd, file, Path, module.version);
        cmd.writeObject(module);
      },
    };
  },
}));

/** Null where there is none, which was reported. */
function manifestFile(cmd: CmdletRuntime, path: string): string | null {
  const found = existingPaths(cmd.context, path);
  const [file] = found;
  if (file === undefined) {
    const message = `The specified module '${path}' was not loaded because no valid module file was found in any module directory.`;
    const type = 'System.IO.FileNotFoundException';
    cmd.writeError(cmd.error('Modules_ModuleNotFound', 'ResourceUnavailable', path, message, type));
    return null;
  }
  if (found.length > 1)
    throw runtimeError(
      'AmbiguousPath',
      'The path cannot be processed because it resolved to more than one file; only one file at a time can be processed.',
      'InvalidOperation',
      collectionOf(requireType('System.String'), found),
    );
  return fold(extname(file)) === '.psd1' ? file : refusePath(cmd, file, path);
}

export function refusePath(cmd: CmdletRuntime, shown: string, target: string): never {
  return cmd.throwTerminating(
    cmd.error(
      'Modules_InvalidModuleManifestPath',
      'InvalidArgument',
      target,
      `The module manifest path '${shown}' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.`,
    ),
  );
}

const specifications = 'Microsoft.PowerShell.Commands.ModuleSpecification[]';
const oldestForEditions = new Version(5, 1);

class ManifestTest {
  readonly #cmd: CmdletRuntime;
  constructor(
    readonly request: LoadRequest,
    /** Full path of the manifest. */
    readonly file: string,
    /** As it was asked for: the target of errors. */
    readonly path: string,
    readonly module: PSModuleInfo,
  ) {
    this.#cmd = request.cmd;
  }

  run(): void {
    const { module, file, request } = this;
    for (const name of module.details.requiredAssemblies)
      if (!this.#isThere(name))
        this.#reportEntry('RequiredAssemblies', 'InvalidRequiredAssembliesInModuleManifest', name);
    if (!this.#hasRootModule())
      this.#report(
        'InvalidRootModuleInModuleManifest',
        'InvalidArgument',
        manifestProblem(module.details.rootModule ?? '', file),
      );
    const table = readManifest(request, file);
    if (table !== null) this.#checkEntries(new ManifestData(request, file, dirname(file), table));
    const { compatiblePSEditions, powerShellVersion } = module.details;
    const isOld = powerShellVersion === null || compareVersions(powerShellVersion, oldestForEditions) < 0;
    if (compatiblePSEditions.length > 0 && isOld)
      this.#report(
        'InvalidPowerShellVersionInModuleManifest',
        'InvalidArgument',
        `The module manifest '${file}' is specified with the CompatiblePSEditions key which is supported only on PowerShell version '5.1' or higher. Update the value of the PowerShellVersion key to '5.1' or higher, and try again.`,
      );
  }

  #checkEntries(data: ManifestData): void {
    const { context } = this.#cmd;
    const named = (key: string) => data.value<ModuleSpecification[]>(key, specifications) ?? [];
    for (const nested of named('NestedModules')) {
      const isThere = ['', '.dll', '.ni.dll', '.exe', '.psm1'].some((end) => this.#isThere(nested.name + end));
      if (!isThere && availableModules(context, nested).length === 0)
        this.#reportEntry('NestedModule', 'InvalidNestedModuleinModuleManifest', nested.name);
    }
    for (const { name } of named('RequiredModules'))
      if (!this.#isAvailable(name))
        this.#reportEntry('RequiredModules', 'InvalidRequiredModulesinModuleManifest', name);
    for (const name of data.texts('FileList') ?? [])
      if (!this.#isThere(name)) this.#reportEntry('FileList', 'InvalidFilePathinModuleManifest', name);
    for (const { name } of named('ModuleList'))
      if (!this.#isAvailable(name)) this.#reportEntry('ModuleList', 'InvalidModuleListinModuleManifest', name);
  }

  #isAvailable(name: string): boolean {
    return listAvailable(analysisRequest(this.#cmd), [name], false).length > 0;
  }
  #hasRootModule(): boolean {
    const { rootModule } = this.module.details;
    if (rootModule === null) return true;
    const extensions = moduleExtensions.filter((extension) => extension !== '.psd1') as string[];
    const extension = fold(extname(rootModule));
    if (extension !== '') return extensions.includes(extension) && this.#isThere(rootModule);
    return extensions.some((each) => this.#isThere(rootModule + each));
  }
  /** In the module's folder or below it. */
  #isThere(name: string): boolean {
    const { base } = this.module;
    const path = isAbsolute(name) ? name : join(base, name);
    const [found, another] = existingPaths(this.#cmd.context, path);
    if (another !== undefined) refusePath(this.#cmd, path, path);
    if (found === undefined || !(isFile(found) || isFolder(found))) return false;
    return fold(resolve(found)).startsWith(fold(resolve(base)));
  }

  #reportEntry(key: string, id: string, name: string): void {
    const message = `The specified ${key} entry '${name}' in the module manifest '${this.file}' is invalid. Try again after updating this entry with valid values.`;
    this.#report(id, 'ObjectNotFound', message, 'System.IO.DirectoryNotFoundException');
  }
  #report(
    id: string,
    category: 'InvalidArgument' | 'ObjectNotFound',
    message: string,
    exception = 'System.ArgumentException',
  ): void {
    this.#cmd.writeError(this.#cmd.error(`Modules_${id}`, category, this.path, message, exception));
  }
}

function checkVersionFolder(cmd: CmdletRuntime, file: string, path: string, version: Version): void {
  const folder = dirname(file);
  const named = parseVersion(basename(folder));
  if (named === null) return;
  if (compareVersions(named, version) !== 0)
    cmd.throwTerminating(
      cmd.error(
        'Modules_InvalidModuleManifestVersion',
        'InvalidArgument',
        path,
        wrongVersionFolder(file, version, folder),
      ),
    );
  cmd.writeVerbose('Version specified in ModuleVersion key is equal to version folder name.');
}
