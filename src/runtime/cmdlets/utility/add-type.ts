/**
 * Add-Type compiles C# (runtime/csharp) and accepts the names of assemblies whose types are there anyway. Assemblies in files end
 * in an error that says so.
 */

import { compileCSharp } from '../../csharp/compile.js';
import { CompileError } from '../../csharp/compile-error.js';
import { loadableAssembly } from '../../dotnet/reflection/loadable-assemblies.js';
import { invokeMethod, invokeStatic } from '../../objects/members.js';
import { findType, type NetType, requireType } from '../../objects/net-type.js';
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
  synopsis: 'Makes types of C# source, or of an assembly, known.',
  description:
    'C# source is compiled by the shell itself, which has most of the language. There is no .NET here: of assemblies only those that PowerShell brings can be named.',
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
      code: "Add-Type 'public static class Ant { public static int Twice(int n) => n * 2; }'; [Ant]::Twice(21)",
      output: '42',
    },
    {
      code: "Add-Type -Namespace Tools -Name Words -MemberDefinition 'public static string Loud(string s) { return s.ToUpper(); }'; [Tools.Words]::Loud('hi')",
      output: 'HI',
    },
    {
      code: "try { Add-Type 'public class Bee { int x = ; }' -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
      output: 'SOURCE_CODE_ERROR,Microsoft.PowerShell.Commands.AddTypeCommand',
    },
  ],
  run: (cmd, given) => ({
    end() {
      const { AssemblyName, Path, LiteralPath, PassThru, TypeDefinition } = given;
      if (AssemblyName !== undefined) for (const name of AssemblyName) loadByName(cmd, name, PassThru);
      else if (TypeDefinition !== undefined) add(cmd, TypeDefinition, PassThru);
      else if (given.MemberDefinition !== undefined) add(cmd, classSource(given), PassThru);
      else for (const file of filesOf(cmd, Path, LiteralPath)) add(cmd, sourceOf(cmd, file), PassThru);
    },
  }),
}));

/** A class around the members that -MemberDefinition gives, with PowerShell's own layout: places in errors tell of it. */
function classSource({
  Name,
  Namespace,
  MemberDefinition = [],
  UsingNamespace = [],
}: {
  Name?: string;
  Namespace?: string | null;
  MemberDefinition?: string[];
  UsingNamespace?: string[];
}): string {
  const usings = ['System', 'System.Runtime.InteropServices', ...UsingNamespace].map((name) => `using ${name};\n`);
  const type = `    public class ${Name}\n    {\n    ${MemberDefinition.join('\n')}\n    }\n`;
  const namespace = Namespace === undefined ? 'Microsoft.PowerShell.Commands.AddType.AutoGeneratedTypes' : Namespace;
  return `${usings.join('')}\n${namespace ? `namespace ${namespace}\n{\n${type}\n}\n` : type}`;
}

/** Types by the source that they were compiled from: the same source again adds nothing. */
const compiledSources = new Map<string, readonly NetType[]>();

function add(cmd: CmdletRuntime, source: string, writesTypes: boolean): void {
  let types = compiledSources.get(source);
  if (types === undefined) {
    const compiled = compile(cmd, source);
    const known = compiled.types.filter(({ fullName }) => findType(fullName)?.fullName === fullName);
    for (const { fullName } of known) {
      const message = `Cannot add type. The type name '${fullName}' already exists.`;
      cmd.writeError(cmd.error('TYPE_ALREADY_EXISTS', 'InvalidOperation', fullName, message, 'System.Exception'));
    }
    if (known.length > 0) failed(cmd);
    compiled.publish();
    types = compiled.types;
    compiledSources.set(source, types);
  }
  if (writesTypes) cmd.writeEnumerated([...types]);
}
function compile(cmd: CmdletRuntime, source: string) {
  try {
    return compileCSharp(source);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    cmd.writeError(cmd.error('SOURCE_CODE_ERROR', 'InvalidData', null, error.report, 'System.Exception'));
    return failed(cmd);
  }
}
function failed(cmd: CmdletRuntime): never {
  const message = 'Cannot add type. Compilation errors occurred.';
  return cmd.throwTerminating(
    cmd.error('COMPILER_ERRORS', 'InvalidData', null, message, 'System.InvalidOperationException'),
  );
}

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

/** The text of a file with C#. */
function sourceOf(cmd: CmdletRuntime, file: string): string {
  const extension = /\.[^./]*$/.exec(file)?.[0].toUpperCase() ?? '';
  if (extension === '.DLL') refuseAssembly(cmd, file);
  if (extension === '.CS') return invokeStatic(requireType('System.IO.File'), 'ReadAllText', [file]) as string;
  const message = `Cannot add type. The "${extension}" extension is not supported.`;
  return cmd.throwTerminating(
    cmd.error('EXTENSION_NOT_SUPPORTED', 'InvalidArgument', extension, message, 'System.Exception'),
  );
}

function refuseAssembly(cmd: CmdletRuntime, name: string): never {
  const message = `Cannot load assembly '${name}'. Assemblies in files cannot be loaded: there is no .NET here.`;
  return cmd.throwTerminating(cmd.error('ErrorLoadingAssembly', 'InvalidOperation', name, message, 'System.Exception'));
}
