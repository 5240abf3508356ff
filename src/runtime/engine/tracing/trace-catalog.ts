/**
 * The trace sources there are: those that PowerShell on Linux has made by the time of its first prompt, and what scripts named
 * to configure beforehand. Only ParameterBinding writes anything here.
 */
import { fold } from '../../objects/values.js';
import { DefaultTraceListener } from './trace-listener.js';
import { TraceSource } from './trace-source.js';

const descriptions: Readonly<Record<string, string>> = {
  CmdletProviderClasses: 'The namespace provider base classes tracer',
  CommandDiscovery: 'Traces the discovery of cmdlets, scripts, functions, applications, etc.',
  ConsoleHost: 'ConsoleHost subclass of S.M.A.PSHost',
  ConsoleHostRunspaceInit: "Initialization code for ConsoleHost's Runspace",
  ConsoleHostUserInterface: "Console host's subclass of S.M.A.Host.Console",
  ConsoleLineOutput: 'ConsoleLineOutput',
  ETS: 'Extended Type System',
  FileSystemProvider: 'The namespace navigation provider for the file system',
  FormatFileLoading: 'Loading format files',
  LocationGlobber: 'The location globber converts PowerShell paths with glob characters to zero or more paths.',
  MemberResolution: 'Traces the resolution from member name to the member. A member can be a property, method, etc.',
  MethodInvocation: 'Traces the invocation of .NET methods.',
  Modules: 'Module loading and analysis',
  MshSnapinLoadUnload: 'Loading and unloading mshsnapins',
  ParameterBinderBase:
    'A abstract helper class for the CommandProcessor that binds parameters to the specified object.',
  ParameterBinderController: 'Controls the interaction between the command processor and the parameter binder(s).',
  ParameterBinding:
    'Traces the process of binding the arguments to the parameters of cmdlets, scripts, and applications.',
  PathResolution: 'Traces the path resolution algorithm.',
  PSDriveInfo: 'The namespace navigation tracer',
  PSSnapInLoadUnload: 'Loading and unloading mshsnapins',
  RunspaceInit: 'Initialization code for Runspace',
  SessionState: 'SessionState Class',
  TypeConversion: 'Traces the type conversion algorithm',
};

let catalog: TraceSource[] | null = null;
/** Sources that were named although nothing of the engine has that name. */
const preconfigured = new Map<string, TraceSource>();

function newSource(name: string, description: string): TraceSource {
  return new TraceSource(name, description, [new DefaultTraceListener('Default')]);
}

export function traceSources(): readonly TraceSource[] {
  catalog ??= Object.entries(descriptions).map(([name, description]) => newSource(name, description));
  return catalog;
}

export function preconfiguredSource(name: string): TraceSource {
  let source = preconfigured.get(fold(name));
  if (source === undefined) preconfigured.set(fold(name), (source = newSource(name, '')));
  return source;
}
