/** System.AppDomain, AppContext, GC and Activator: the runtime as scripts ask it. */
import { dirname } from 'node:path';
import { netException } from '../../objects/errors.js';
import { construct } from '../../objects/members.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { defaultOf } from '../collections/elements.js';
import { overloads } from '../overloads.js';
import { allAssemblies } from '../reflection/assembly.js';
import { argumentNull } from './errors.js';

export class AppDomain {
  declare readonly netType: NetType;
  static readonly current = new AppDomain();
  readonly data = new Map<string, unknown>();
}

const baseDirectory = () => `${dirname(process.argv[1] ?? process.execPath)}/`;
const switches = new Map<string, boolean>();

defineType('System.AppDomain', { class: AppDomain }, () => ({
  base: 'System.MarshalByRefObject',
  toString: () => 'Name:pwsh\nThere are no context policies.\n',
  members: {
    'static System.AppDomain CurrentDomain {get;}': () => AppDomain.current,
    'string BaseDirectory {get;}': baseDirectory,
    'string RelativeSearchPath {get;}': () => null,
    'string DynamicDirectory {get;}': () => null,
    'string FriendlyName {get;}': () => 'pwsh',
    'int Id {get;}': () => 1,
    'bool IsFullyTrusted {get;}': () => true,
    'bool IsHomogenous {get;}': () => true,
    'bool ShadowCopyFiles {get;}': () => false,
    'System.Object GetData(string name)': (self: AppDomain, name: string) => self.data.get(name) ?? null,
    'void SetData(string name, System.Object data)': (self: AppDomain, name: string, value: unknown) => {
      self.data.set(name, value);
    },
    'bool IsDefaultAppDomain()': () => true,
    'bool IsFinalizingForUnload()': () => false,
    'System.Reflection.Assembly[] GetAssemblies()': allAssemblies,
  },
}));

defineType('System.AppContext', {}, () => ({
  abstract: true,
  members: {
    'static System.Object GetData(string name)': (name: string) => AppDomain.current.data.get(name) ?? null,
    'static void SetData(string name, System.Object data)': (name: string, value: unknown) => {
      AppDomain.current.data.set(name, value);
    },
    'static bool TryGetSwitch(string switchName, [ref] bool isEnabled)': (name: string, result: PSReference) => {
      result.set(switches.get(name) ?? false);
      return switches.has(name);
    },
    'static void SetSwitch(string switchName, bool isEnabled)': (name: string, isEnabled: boolean) => {
      switches.set(name, isEnabled);
    },
    'static string BaseDirectory {get;}': baseDirectory,
    'static string TargetFrameworkName {get;}': () => '.NETCoreApp,Version=v10.0',
  },
}));

/** Memory is JavaScript's affair: collecting is a wish that need not be heard. */
defineType('System.GC', {}, () => ({
  abstract: true,
  members: {
    'static int GetGeneration(System.Object obj)': () => 0,
    ...overloads(() => {}, [
      'static void Collect(int generation)',
      'static void Collect()',
      'static void Collect(int generation, System.GCCollectionMode mode)',
      'static void Collect(int generation, System.GCCollectionMode mode, bool blocking)',
      'static void Collect(int generation, System.GCCollectionMode mode, bool blocking, bool compacting)',
    ]),
    'static int CollectionCount(int generation)': () => 0,
    'static void KeepAlive(System.Object obj)': () => {},
    'static void WaitForPendingFinalizers()': () => {},
    'static void SuppressFinalize(System.Object obj)': () => {},
    'static void ReRegisterForFinalize(System.Object obj)': () => {},
    'static long GetTotalMemory(bool forceFullCollection)': () => BigInt(process.memoryUsage().heapUsed),
    'static long GetAllocatedBytesForCurrentThread()': () => BigInt(process.memoryUsage().heapUsed),
    'static long GetTotalAllocatedBytes(bool precise = False)': () => BigInt(process.memoryUsage().heapTotal),
    'static int MaxGeneration {get;}': () => 2,
  },
}));

function createInstance(type: NetType | null, args: unknown[] | null = null): unknown {
  if (type === null) throw argumentNull('type');
  const given = args ?? [];
  if (given.length === 0 && type.isValueType) return defaultOf(type);
  if (type.fullName === 'System.String' && given.length === 0)
    throw netException(
      'System.MissingMethodException',
      "Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created.",
    );
  if (type.definition.abstract || type.isInterface)
    throw netException(
      'System.MissingMethodException',
      `Cannot dynamically create an instance of type '${type}'. Reason: Cannot create an ${type.isInterface ? 'instance of an interface' : 'abstract class'}.`,
    );
  if (!type.members.constructors.some((overload) => fits(overload.parameters, given.length)))
    throw netException('System.MissingMethodException', `Constructor on type '${type}' not found.`);
  return construct(type, given);
}

function fits(parameters: readonly { isParams: boolean; defaultText: string | undefined }[], count: number): boolean {
  const needed = parameters.filter((p) => !p.isParams && p.defaultText === undefined).length;
  return count >= needed && (count <= parameters.length || parameters.at(-1)?.isParams === true);
}

defineType('System.Activator', {}, () => ({
  abstract: true,
  members: {
    'static System.Object CreateInstance(type type, Params System.Object[] args)': createInstance,
    'static System.Object CreateInstance(type type)': createInstance,
    'static System.Object CreateInstance(type type, bool nonPublic)': (type: NetType | null) => createInstance(type),
    'static T CreateInstance[T]()': ([type]: [NetType]) => createInstance(type),
  },
}));
