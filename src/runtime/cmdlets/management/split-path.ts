/** Split-Path writes a part of a path: the parent when nothing else is asked for. It reads the text; -Resolve looks at items. */
import { netException } from '../../objects/errors.js';
import { isType } from '../../providers/errors.js';
import { driveNameOf, providerQualifier, withoutProviderQualifier } from '../../providers/path-syntax.js';
import { cmdlet, type ParameterSetEntry, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential } from './item-parameters.js';
import { eachPath, pathsOf, providerContext, reportingPathErrors } from './provider-call.js';

type Part = 'Qualifier' | 'NoQualifier' | 'Parent' | 'Leaf' | 'LeafBase' | 'Extension' | 'IsAbsolute';
const sets = ['ParentSet', 'LeafSet', 'LeafBaseSet', 'ExtensionSet', 'QualifierSet', 'NoQualifierSet', 'IsAbsoluteSet'];
const pathEntry: ParameterSetEntry = { mandatory: true, position: 0, from: 'both' };

function part(set: string, help: string) {
  return { type: t.switch, default: false, mandatory: true, from: 'propertyName', sets: [set], help } as const;
}

export const SplitPath = cmdlet('Split-Path', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets a part of a path.',
  defaultSet: 'ParentSet',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: Object.fromEntries(sets.map((set) => [set, pathEntry])),
      help: 'The path to take apart.',
    },
    LiteralPath: {
      type: t.array(t.string),
      aliases: ['PSPath', 'LP'],
      mandatory: true,
      from: 'propertyName',
      sets: ['LiteralPathSet'],
      help: 'The path to take apart, without wildcards.',
    },
    Qualifier: part('QualifierSet', 'The drive or provider, with its colon.'),
    NoQualifier: part('NoQualifierSet', 'The path without its drive or provider.'),
    Parent: { ...part('ParentSet', 'All but the last name (the default).'), mandatory: false },
    Leaf: part('LeafSet', 'The last name.'),
    LeafBase: part('LeafBaseSet', 'The last name without its extension.'),
    Extension: part('ExtensionSet', 'The extension of the last name, with its dot.'),
    Resolve: { type: t.switch, default: false, help: 'Expand wildcards first.' },
    IsAbsolute: {
      type: t.switch,
      default: false,
      mandatory: true,
      sets: ['IsAbsoluteSet'],
      help: 'Tell whether the path is absolute.',
    },
    Credential: credential,
  },
  outputs: ['System.String', 'System.Boolean'],
  examples: [
    { code: 'Split-Path /home/user/file.tar.gz', output: '/home/user' },
    { code: 'Split-Path /home/user/file.tar.gz -Leaf', output: 'file.tar.gz' },
    { code: 'Split-Path file.tar.gz -LeafBase; Split-Path file.tar.gz -Extension', output: 'file.tar\n.gz' },
    { code: 'Split-Path env:HOME -Qualifier', output: 'env:' },
    { code: "'/home/user' | Split-Path", output: '/home' },
    { code: 'Split-Path /a -IsAbsolute; Split-Path a -IsAbsolute', output: 'True\nFalse' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const asked = (['Qualifier', 'NoQualifier', 'Leaf', 'LeafBase', 'Extension', 'IsAbsolute'] as const).find(
        (name) => parameters[name],
      );
      const write = (path: string) =>
        reportingPathErrors(cmd, () => {
          const found = partOf(cmd, path, asked ?? 'Parent');
          if (found !== null) cmd.writeObject(found);
        });
      if (!parameters.Resolve) for (const path of pathsOf(parameters)) write(path);
      else
        eachPath(cmd, parameters, (path) => {
          const found = cmd.session.providers.paths.resolve(path, providerContext(cmd, parameters));
          for (const info of found) write(info.path);
        });
    },
  }),
}));

/** null after an error was reported. */
function partOf(cmd: CmdletRuntime, path: string, asked: Part): string | boolean | null {
  const { paths } = cmd.session.providers;
  const name = () => orElse(path, () => paths.childName(path, true));
  switch (asked) {
    case 'IsAbsolute':
      return driveNameOf(path) !== undefined;
    case 'Qualifier':
      return qualifierOf(cmd, path);
    case 'NoQualifier':
      return withoutQualifier(path);
    case 'Leaf':
      return name();
    case 'LeafBase':
      return name().replace(/\.[^.]*$/, '');
    case 'Extension':
      return /\.[^.]+$/.exec(name())?.[0] ?? '';
    case 'Parent':
      return orElse('', () => paths.parent(path, '', true));
  }
}

/** What a provider without levels says, where it cannot be asked. */
function orElse(otherwise: string, ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (isType(error, 'System.Management.Automation.PSNotSupportedException')) return otherwise;
    throw error;
  }
}

function qualifierOf(cmd: CmdletRuntime, path: string): string | null {
  const colon = path.indexOf(':');
  if (colon >= 0) return path.slice(0, colon + (providerQualifier(path) === undefined ? 1 : 2));
  const message = `Cannot parse path because path '${path}' does not have a qualifier specified.`;
  const exception = netException('System.FormatException', message);
  cmd.writeError(cmd.error('ParsePathFormatError', 'InvalidArgument', path, message, exception));
  return null;
}

function withoutQualifier(path: string): string {
  if (providerQualifier(path) !== undefined) return withoutProviderQualifier(path);
  const drive = driveNameOf(path);
  return drive !== undefined && path[drive.length] === ':' && path.length > drive.length + 1
    ? path.slice(drive.length + 1)
    : path;
}
