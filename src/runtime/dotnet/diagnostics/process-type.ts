/** System.Diagnostics.Process as a .NET type. */

import { makeArray } from '../../objects/arrays.js';
import { defineType, type MemberImplementation, requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { DateTime } from '../system/date-time.js';
import { invalidOperation } from '../system/errors.js';
import { TimeSpan } from '../system/time-span.js';
import { millisecondsOf } from '../threading/waiting.js';
import { Process } from './process.js';
import { ProcessModule } from './process-module.js';
import { ProcessStartInfo } from './process-start-info.js';
import { handleCount, modulesOf, type ProcessStatus, programOf } from './process-status.js';
import { startProcess } from './start-process.js';

const name = 'System.Diagnostics.Process';
const processes = (items: Process[]) => makeArray(requireType(name), items);
const span = (seconds: number) => TimeSpan.fromMilliseconds(Math.round(seconds * 1000));

/** Bytes, by property. */
const sizes: Readonly<Record<string, (status: ProcessStatus) => number>> = {
  WorkingSet: (status) => status.residentSize,
  PeakWorkingSet: (status) => status.peakResidentSize,
  VirtualMemorySize: (status) => status.virtualSize,
  PeakVirtualMemorySize: (status) => status.peakVirtualSize,
  PagedMemorySize: (status) => status.swappedSize,
  PeakPagedMemorySize: () => 0,
  PrivateMemorySize: (status) => status.privateSize,
  PagedSystemMemorySize: () => 0,
  NonpagedSystemMemorySize: () => 0,
};
/** Sizes come as long, and under an older name as int. */
function sizeMembers(): Record<string, MemberImplementation> {
  const members: Record<string, MemberImplementation> = {};
  for (const [property, read] of Object.entries(sizes)) {
    members[`long ${property}64 {get;}`] = (self: Process) => BigInt(read(self.status));
    members[`int ${property} {get;}`] = (self: Process) => read(self.status) | 0;
  }
  return members;
}

function priorityClass(nice: number): string {
  if (nice < -15) return 'RealTime';
  if (nice < -10) return 'High';
  if (nice < -5) return 'AboveNormal';
  if (nice === 0) return 'Normal';
  return nice <= 10 ? 'BelowNormal' : 'Idle';
}

function modules(self: Process): ProcessModule[] {
  const program = programOf(self.knownId);
  const all = modulesOf(self.knownId).map(({ file, start, size }) => new ProcessModule(file, start, size));
  const main = all.find((module) => module.file === program);
  return main === undefined ? all : [main, ...all.filter((module) => module !== main)];
}
function mainModule(self: Process): ProcessModule | null {
  const program = programOf(self.knownId);
  return modules(self)[0] ?? (program === null ? null : new ProcessModule(program, 0n, 0));
}

function redirected<T>(stream: T | null | undefined, which: string): T {
  if (stream) return stream;
  throw invalidOperation(`Standard${which} has not been redirected.`);
}

defineType(name, { class: Process }, () => ({
  interfaces: ['System.IDisposable'],
  toString: (self: Process) => self.toString(),
  members: {
    'new()': () => new Process(null),
    'static System.Diagnostics.Process GetProcessById(int processId)': (id: number) => Process.byId(id),
    [`static ${name}[] GetProcesses()`]: () => processes(Process.all()),
    [`static ${name}[] GetProcessesByName(string processName)`]: (wanted: string) =>
      processes(Process.all().filter((each) => fold(each.name) === fold(wanted ?? ''))),
    [`static ${name} GetCurrentProcess()`]: () => Process.current(),
    [`static ${name} Start(System.Diagnostics.ProcessStartInfo startInfo)`]: (info: ProcessStartInfo) =>
      startProcess(info),
    [`static ${name} Start(string fileName)`]: (file: string) => startProcess(infoOf(file, [])),
    [`static ${name} Start(string fileName, string arguments)`]: (file: string, text: string) => {
      const info = infoOf(file, []);
      info.arguments = text ?? '';
      return startProcess(info);
    },
    [`static ${name} Start(string fileName, System.Collections.Generic.IEnumerable[string] arguments)`]: (
      file: string,
      words: string[],
    ) => startProcess(infoOf(file, words)),
    'bool Start()': (self: Process) => {
      self.startInfo ??= new ProcessStartInfo();
      startProcess(self.startInfo, {}, self);
      return true;
    },
    'int Id {get;}': (self: Process) => self.knownId,
    'string ProcessName {get;}': (self: Process) => self.name,
    'bool HasExited {get;}': (self: Process) => self.hasExited,
    'int ExitCode {get;}': (self: Process) => self.exitCode,
    'datetime StartTime {get;}': (self: Process) => DateTime.fromDate(new Date(self.status.startTime)),
    'datetime ExitTime {get;}': (self: Process) => {
      if (!self.hasExited) throw invalidOperation('Process must exit before requested information can be determined.');
      return DateTime.fromDate(new Date(self.exitTime));
    },
    'int HandleCount {get;}': (self: Process) => handleCount(self.knownId),
    'int SessionId {get;}': (self: Process) => self.status.sessionId,
    'int BasePriority {get;}': () => 8,
    'System.Diagnostics.ProcessPriorityClass PriorityClass {get;}': (self: Process) => priorityClass(self.status.nice),
    'timespan TotalProcessorTime {get;}': (self: Process) => span(self.status.userTime + self.status.systemTime),
    'timespan UserProcessorTime {get;}': (self: Process) => span(self.status.userTime),
    'timespan PrivilegedProcessorTime {get;}': (self: Process) => span(self.status.systemTime),
    ...sizeMembers(),
    'System.Diagnostics.ProcessModule MainModule {get;}': mainModule,
    'System.Diagnostics.ProcessModule[] Modules {get;}': modules,
    'System.Object[] Threads {get;}': (self: Process) => new Array(self.status.threadCount).fill(null),
    'string MachineName {get;}': () => '.',
    'string MainWindowTitle {get;}': () => '',
    'bool Responding {get;}': () => true,
    'bool EnableRaisingEvents {get;set;}': {
      get: (self: Process) => self.enableRaisingEvents,
      set: (self: Process, value: boolean) => {
        self.enableRaisingEvents = value;
      },
    },
    'System.Diagnostics.ProcessStartInfo StartInfo {get;set;}': {
      get: (self: Process) => {
        self.startInfo ??= new ProcessStartInfo();
        return self.startInfo;
      },
      set: (self: Process, value: ProcessStartInfo) => {
        self.startInfo = value;
      },
    },
    'System.IO.StreamReader StandardOutput {get;}': (self: Process) => redirected(self.streams?.output, 'Out'),
    'System.IO.StreamReader StandardError {get;}': (self: Process) => redirected(self.streams?.error, 'Error'),
    'System.IO.StreamWriter StandardInput {get;}': (self: Process) => redirected(self.streams?.input, 'In'),
    'void Kill()': (self: Process) => self.kill(),
    'void Kill(bool entireProcessTree)': (self: Process) => self.kill(),
    'void WaitForExit()': (self: Process) => void self.waitForExit(),
    'bool WaitForExit(int milliseconds)': (self: Process, milliseconds: number) => self.waitForExit(milliseconds),
    'bool WaitForExit(timespan timeout)': (self: Process, timeout: TimeSpan) =>
      self.waitForExit(millisecondsOf(timeout)),
    'void Refresh()': (self: Process) => self.refresh(),
    'bool CloseMainWindow()': () => false,
    'void Close()': () => undefined,
    'void Dispose()': () => undefined,
    'string ToString()': (self: Process) => self.toString(),
  },
}));

function infoOf(file: string, words: readonly string[]): ProcessStartInfo {
  const info = new ProcessStartInfo();
  info.fileName = file ?? '';
  info.argumentList.items.push(...(words ?? []));
  return info;
}
