/** System.Reflection.Assembly and AssemblyName: which assembly .NET has a type in, for scripts that ask. */
import { netException } from '../../objects/errors.js';
import { allTypes, defineType, findType, type NetType, requireType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { argumentNull } from '../system/errors.js';
import { Version } from '../system/version.js';

const runtimeVersion = '10.0.0.0';
const shellVersion = '7.6.0.500';
const ecmaToken = 'b03f5f7f11d50a3a';
const tokens: Record<string, string> = {
  'System.Private.CoreLib': '7cec85d7bea7798e',
  'System.Private.Xml': 'cc7b13ffcd2ddd51',
  'System.Management.Automation': '31bf3856ad364e35',
};

/** Where the types of a namespace are, unless their registration says otherwise. The longest prefix counts. */
const byNamespace: [prefix: string, assembly: string][] = [
  ['System.Management.Automation', 'System.Management.Automation'],
  ['Microsoft.PowerShell', 'System.Management.Automation'],
  ['System.Text.RegularExpressions', 'System.Text.RegularExpressions'],
  ['System.Xml', 'System.Private.Xml'],
  ['System.Collections.Specialized', 'System.Collections.Specialized'],
  ['System.Collections.Concurrent', 'System.Collections.Concurrent'],
  ['System.Security.Cryptography', 'System.Security.Cryptography'],
  ['System.Linq', 'System.Linq'],
  ['System.Net', 'System.Net.Primitives'],
  ['System.Numerics', 'System.Runtime.Numerics'],
];
const byName: Record<string, string> = {
  'System.Uri': 'System.Private.Uri',
  'System.Console': 'System.Console',
  'System.Diagnostics.Process': 'System.Diagnostics.Process',
  'System.Collections.Generic.SortedDictionary`2': 'System.Collections',
  'System.Collections.Generic.LinkedList`1': 'System.Collections',
  'System.Collections.Generic.Stack`1': 'System.Collections',
  'System.Collections.Generic.SortedSet`1': 'System.Collections',
};

function assemblyNameOf(type: NetType): string {
  const definition = type.elementType ? null : (type.genericDefinition ?? type);
  if (definition === null) return assemblyNameOf(type.elementType as NetType);
  const known = definition.registration.assembly ?? byName[definition.fullName];
  if (known !== undefined) return known;
  return byNamespace.find(([prefix]) => definition.fullName.startsWith(`${prefix}.`))?.[1] ?? 'System.Private.CoreLib';
}

export class AssemblyName {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly version: string,
    readonly token: string | null,
  ) {}
  toString(): string {
    return `${this.name}, Version=${this.version}, Culture=neutral, PublicKeyToken=${this.token ?? 'null'}`;
  }
  static parse(text: string): AssemblyName {
    const [name = '', ...parts] = text.split(',').map((part) => part.trim());
    const values = new Map(parts.map((part) => part.split('=') as [string, string]));
    return new AssemblyName(name, values.get('Version') ?? runtimeVersion, values.get('PublicKeyToken') ?? null);
  }
}

export class Assembly {
  declare readonly netType: NetType;
  constructor(readonly name: AssemblyName) {}
  get types(): NetType[] {
    return [...allTypes()].filter((type) => assemblyNameOf(type) === this.name.name);
  }
}

const loaded = new Map<string, Assembly>();

/** The assembly of this simple name. */
function assembly(name: string): Assembly {
  let found = loaded.get(name);
  if (found === undefined && name.includes(',')) {
    found = new Assembly(AssemblyName.parse(name));
    loaded.set(name, found);
  }
  if (found === undefined) {
    const version = name === 'System.Management.Automation' ? shellVersion : runtimeVersion;
    found = new Assembly(new AssemblyName(name, version, tokens[name] ?? ecmaToken));
    loaded.set(name, found);
  }
  return found;
}

export function assemblyOf(type: NetType): Assembly {
  return assembly(assemblyNameOf(type));
}

/** AppDomain.GetAssemblies(): those that have a registered type. */
export function allAssemblies(): Assembly[] {
  for (const type of allTypes()) assemblyOf(type);
  return [...loaded.values()];
}

/** `System.Int32, System.Private.CoreLib, Version=...` */
export function assemblyQualifiedName(type: NetType): string {
  return `${reflectionName(type)}, ${assemblyOf(type).name}`;
}

/** Type.FullName: like Type.ToString(), but with assembly-qualified type arguments. */
export function reflectionName(type: NetType): string {
  if (type.elementType) return `${reflectionName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (type.genericDefinition === null) return type.fullName;
  const args = type.genericArguments.map((argument) => `[${assemblyQualifiedName(argument)}]`);
  return `${type.genericDefinition.fullName}[${args.join(',')}]`;
}

/** Names under which scripts load assemblies whose types are there anyway. */
const facades = /^(System|Microsoft|mscorlib|netstandard|WindowsBase|PresentationCore|PresentationFramework)\b/i;

function load(name: string | AssemblyName | null): Assembly {
  if (name === null) throw argumentNull('assemblyString');
  const wanted = name instanceof AssemblyName ? name : AssemblyName.parse(name);
  if (facades.test(wanted.name)) return assembly(wanted.name);
  throw netException(
    'System.IO.FileNotFoundException',
    `Could not load file or assembly '${wanted.name}, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.\n`,
    { FileName: String(wanted) },
  );
}

function typeIn(self: Assembly, name: string, throwOnError = false): NetType | null {
  const type = findType(name);
  if (type !== undefined) return type;
  if (!throwOnError) return null;
  throw netException('System.TypeLoadException', `Could not load type '${name}' from assembly '${self.name}'.`, {
    TypeName: name,
  });
}

defineType('System.Reflection.AssemblyName', { class: AssemblyName }, () => ({
  interfaces: ['System.ICloneable'],
  toString: (self: AssemblyName) => String(self),
  members: {
    'new(string assemblyName)': (_type: NetType, name: string) => AssemblyName.parse(name),
    'string Name {get;}': (self: AssemblyName) => self.name,
    'version Version {get;}': (self: AssemblyName) => Version.parse(self.version),
    'cultureinfo CultureInfo {get;}': () => null,
    'string CultureName {get;}': () => '',
    'string FullName {get;}': (self: AssemblyName) => String(self),
    'byte[] GetPublicKeyToken()': (self: AssemblyName) =>
      self.token === null ? null : Uint8Array.from(Buffer.from(self.token, 'hex')),
  },
}));

defineType('System.Reflection.Module', {}, () => ({ abstract: true }));
defineType('System.Reflection.Assembly', {}, () => ({
  abstract: true,
  members: {
    ...overloads(load, [
      'static System.Reflection.Assembly Load(string assemblyString)',
      'static System.Reflection.Assembly Load(System.Reflection.AssemblyName assemblyRef)',
    ]),
    'static System.Reflection.Assembly LoadFrom(string assemblyFile)': load,
    'static System.Reflection.Assembly LoadFile(string path)': load,
    'static System.Reflection.Assembly LoadWithPartialName(string partialName)': (name: string) =>
      facades.test(name) ? load(name) : null,
    'static System.Reflection.Assembly GetAssembly(type type)': assemblyOf,
    'static System.Reflection.Assembly GetExecutingAssembly()': () => assembly('System.Management.Automation'),
    'static System.Reflection.Assembly GetCallingAssembly()': () => assembly('System.Management.Automation'),
    'static System.Reflection.Assembly GetEntryAssembly()': () => assembly('System.Management.Automation'),
  },
}));
defineType('System.Reflection.RuntimeAssembly', { class: Assembly }, () => ({
  base: 'System.Reflection.Assembly',
  toString: (self: Assembly) => String(self.name),
  members: {
    'string FullName {get;}': (self: Assembly) => String(self.name),
    'string Location {get;}': () => '',
    'string CodeBase {get;}': () => '',
    'bool IsDynamic {get;}': () => false,
    'bool GlobalAssemblyCache {get;}': () => false,
    'string ImageRuntimeVersion {get;}': () => 'v4.0.30319',
    'System.Reflection.AssemblyName GetName()': (self: Assembly) => self.name,
    ...overloads((self: Assembly) => self.types, ['type[] GetTypes()', 'type[] GetExportedTypes()']),
    'System.Collections.Generic.IEnumerable[type] DefinedTypes {get;}': (self: Assembly) => self.types,
    ...overloads(typeIn, [
      'type GetType(string name)',
      'type GetType(string name, bool throwOnError)',
      'type GetType(string name, bool throwOnError, bool ignoreCase)',
    ]),
    'type GetType()': (_self: Assembly) => requireType('System.Reflection.RuntimeAssembly'),
    'System.Object[] GetCustomAttributes(bool inherit)': () => [],
    'System.Object[] GetCustomAttributes(type attributeType, bool inherit)': () => [],
    'string[] GetManifestResourceNames()': () => [],
  },
}));
