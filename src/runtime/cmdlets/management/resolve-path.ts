/** Resolve-Path expands wildcards and writes the paths that exist, as PathInfo objects or relative to a place. */
import { NetException } from '../../objects/net-exception.js';
import type { PathInfo } from '../../providers/path-info.js';
import { joinPath } from '../../providers/path-syntax.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential, force, pathFromPipeline } from './item-parameters.js';
import { eachPath, providerContext } from './provider-call.js';

/** Where -Relative paths start. */
interface Base {
  drive: PathInfo['drive'];
  providerPath: string;
}

export const ResolvePath = cmdlet('Resolve-Path', ['rvpa'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Expands the wildcards in a path.',
  defaultSet: 'Path',
  parameters: {
    ...pathFromPipeline,
    Relative: { type: t.switch, default: false, sets: ['Path', 'LiteralPath'], help: 'Write relative paths, as text.' },
    RelativeBasePath: { type: t.string, help: 'Resolve from here; with -Relative, also write from here.' },
    Force: force,
    Credential: credential,
  },
  outputs: ['System.Management.Automation.PathInfo', 'System.String'],
  examples: [
    { code: 'Set-Content a.txt 1; Resolve-Path *.txt | Split-Path -Leaf', output: 'a.txt' },
    { code: 'New-Item d/a.txt -Force | Out-Null; Resolve-Path d/* -Relative', output: './d/a.txt' },
    { code: '(Resolve-Path env:HOM*).Path', output: 'Env:/HOME' },
  ],
  run(cmd, { RelativeBasePath, Relative }) {
    const base = RelativeBasePath ? givenBase(cmd, RelativeBasePath) : currentBase(cmd);
    return {
      process(parameters) {
        eachPath(cmd, parameters, (path) => {
          const context = providerContext(cmd, parameters);
          const resolve = () => cmd.session.providers.paths.resolve(path, context);
          const found = RelativeBasePath ? resolvedFrom(cmd, base.providerPath, resolve) : resolve();
          for (const info of found) cmd.writeObject(Relative ? relativePath(cmd, info, base) : info);
        });
      },
    };
  },
}));

function currentBase(cmd: CmdletRuntime): Base {
  const { drive, providerPath } = cmd.session.providers.locations.current;
  return { drive, providerPath };
}
function givenBase(cmd: CmdletRuntime, path: string): Base {
  try {
    const { drive, providerPath } = cmd.session.providers.paths.locate(path, providerContext(cmd, {}));
    return { drive, providerPath };
  } catch (error) {
    if (error instanceof NetException && error.errorRecord !== null) cmd.throwTerminating(error.errorRecord);
    throw error;
  }
}

/** Resolves while the session stands in another place. */
function resolvedFrom(cmd: CmdletRuntime, path: string, resolve: () => PathInfo[]): PathInfo[] {
  const { locations } = cmd.session.providers;
  locations.push('');
  try {
    locations.set(path, providerContext(cmd, {}));
    return resolve();
  } finally {
    locations.pop('', providerContext(cmd, {}));
  }
}

function relativePath(cmd: CmdletRuntime, info: PathInfo, base: Base): string {
  if (info.drive !== base.drive && base.drive !== null && !info.providerPath.startsWith(base.drive.root))
    return info.path;
  const relative = cmd.session.providers.paths.normalizeRelative(
    info.path,
    base.providerPath,
    providerContext(cmd, {}),
  );
  const isRooted = info.drive === null ? relative.startsWith(info.path) : relative.startsWith(info.drive.root);
  return isRooted || relative.startsWith('.') ? relative : joinPath('.', relative);
}
