/**
 * Add-Type accepts the names of assemblies whose types are there anyway. It compiles nothing: C# source, and assemblies in
 * files, end in an error that says so.
 */

import { loadableAssembly } from '../../dotnet/reflection/loadable-assemblies.js';
import { invokeMethod, invokeStatic } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const [source, member, path, literalPath, assemblyName] = [
  'FromSource',
  'FromMember',
  'FromPath',
  'FromLiteralPath',
  'FromAssemblyName',
] as const;
const compiled = [source, member, path, literalPath];

export const AddType = cmdlet('Add-Type', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes the types of an assembly known.',
  description: 'There is no .NET here: only assemblies that PowerShell brings can be named. C# source is not compiled.',
  defaultSet: source,
  parameters: {
    TypeDefinition: {
      type: t.string,
      sets: { [source]: { mandatory: true, position: 0 } },
      help: 'C# source of types.',
    },
    Name: { type: t.string, sets: { [member]: { mandatory: true, position: 0 } }, help: 'Name of a class.' },
    MemberDefinition: {
      type: t.array(t.string),
      sets: { [member]: { mandatory: true, position: 1 } },
      help: 'C# source of its members.',
    },
    Namespace: { type: t.string, sets: [member], aliases: ['NS'], allowNull: true, help: 'Namespace of the class.' },
    UsingNamespace: {
      type: t.array(t.string),
      sets: [member],
      aliases: ['Using'],
      validate: [{ notNull: true }],
      help: 'Namespaces that the source uses.',
    },
    Path: {
      type: t.array(t.string),
      sets: { [path]: { mandatory: true, position: 0 } },
      help: 'Files with C# source, or assemblies.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { [literalPath]: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      help: 'The same, in whose paths wildcard characters stand for themselves.',
    },
    AssemblyName: {
      type: t.array(t.string),
      sets: { [assemblyName]: { mandatory: true } },
      aliases: ['AN'],
      help: 'Names of assemblies.',
    },
    Language: {
      type: t.enum('Microsoft.PowerShell.Commands.Language'),
      sets: [source, member],
      help: 'The language of the source.',
    },
    ReferencedAssemblies: {
      type: t.array(t.string),
      sets: compiled,
      aliases: ['RA'],
      help: 'Assemblies that the source needs.',
    },
    OutputAssembly: { type: t.string, sets: compiled, aliases: ['OA'], help: 'A file for the assembly.' },
    OutputType: {
      type: t.enum('Microsoft.PowerShell.Commands.OutputAssemblyType'),
      sets: compiled,
      aliases: ['OT'],
      help: 'What kind of file that is.',
    },
    PassThru: { type: t.switch, default: false, help: 'Write the types.' },
    IgnoreWarnings: { type: t.switch, default: false, sets: compiled, help: 'Pass over warnings of the compiler.' },
    CompilerOptions: {
      type: t.array(t.string),
      sets: compiled,
      validate: [{ notNullOrEmpty: true }],
      help: 'Options of the compiler.',
    },
  },
  outputs: ['System.Type'],
  examples: [
    { code: 'Add-Type -AssemblyName System.Web', remarks: 'Scripts may name what they need, although it is there.' },
    {
      code: "try { Add-Type 'public class Ant {}' -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
      output: 'SOURCE_CODE_ERROR,Microsoft.PowerShell.Commands.AddTypeCommand',
    },
  ],
  run: (cmd, { AssemblyName, Path, LiteralPath, PassThru }) => ({
    end() {
      if (AssemblyName !== undefined) for (const name of AssemblyName) loadByName(cmd, name, PassThru);
      else refuse(cmd, filesOf(cmd, Path, LiteralPath));
    },
  }),
}));

function loadByName(cmd: CmdletRuntime, given: string, writesTypes: boolean): void {
  const name = loadableAssembly(given);
  if (name === undefined) {
    const file = /\.dll$/i.test(given) ? given : `${given.split(',')[0]}.dll`;
    // What is not there is told in the words of the provider.
    cmd.session.providers.paths.resolve(file, new ProviderContext(null));
    refuseAssembly(cmd, given);
  } else if (writesTypes) {
    const assembly = invokeStatic(requireType('System.Reflection.Assembly'), 'Load', [name]);
    cmd.writeEnumerated(invokeMethod(assembly, 'GetTypes', []));
  }
}

function filesOf(cmd: CmdletRuntime, paths: string[] | undefined, literal: string[] | undefined): string[] {
  return (paths ?? literal ?? []).flatMap((one) =>
    cmd.session.providers.paths.given(one, paths === undefined).map((place) => place.providerPath),
  );
}

function refuse(cmd: CmdletRuntime, files: readonly string[]): void {
  for (const file of files) {
    const extension = /\.[^./]*$/.exec(file)?.[0].toUpperCase() ?? '';
    if (extension === '.DLL') refuseAssembly(cmd, file);
    if (extension === '.CS') continue;
    const message = `Cannot add type. The "${extension}" extension is not supported.`;
    cmd.throwTerminating(
      cmd.error('EXTENSION_NOT_SUPPORTED', 'InvalidArgument', extension, message, 'System.Exception'),
    );
  }
  const message = 'Cannot add type. C# source cannot be compiled: there is no C# compiler here.';
  cmd.writeError(cmd.error('SOURCE_CODE_ERROR', 'InvalidData', null, message, 'System.Exception'));
}

function refuseAssembly(cmd: CmdletRuntime, name: string): never {
  const message = `Cannot load assembly '${name}'. Assemblies in files cannot be loaded: there is no .NET here.`;
  return cmd.throwTerminating(cmd.error('ErrorLoadingAssembly', 'InvalidOperation', name, message, 'System.Exception'));
}
