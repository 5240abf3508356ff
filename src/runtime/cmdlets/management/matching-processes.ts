/** Which processes -Name, -Id and -InputObject mean, for the process cmdlets; and the errors about processes. */
import { Process } from '../../dotnet/diagnostics/process.js';
import { WildcardPattern } from '../../language/index.js';
import type { ErrorCategory, ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { fold } from '../../objects/values.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** How Wait- and Debug-Process say which ones are meant. */
export const processParameters = {
  Id: {
    type: t.array(t.int),
    mandatory: true,
    position: 0,
    from: 'propertyName',
    sets: ['Id'],
    aliases: ['PID', 'ProcessId'],
    validate: [{ notNullOrEmpty: true }],
    help: 'Numbers of the processes.',
  },
  Name: {
    type: t.array(t.string),
    mandatory: true,
    position: 0,
    from: 'propertyName',
    sets: ['Name'],
    aliases: ['ProcessName'],
    wildcards: true,
    help: 'Names of the programs.',
  },
  InputObject: {
    type: t.array(t.net<Process>('System.Diagnostics.Process')),
    mandatory: true,
    from: 'pipeline',
    sets: ['InputObject'],
    help: 'The processes.',
  },
} as const;

export interface ProcessSelection {
  Name?: readonly string[] | undefined;
  Id?: readonly number[] | undefined;
  InputObject?: readonly Process[] | undefined;
}

/** By name and id, each once; all of them when nothing is named. What is not there is reported. */
export function matchingProcesses(cmd: CmdletRuntime, { Name, Id, InputObject }: ProcessSelection): Process[] {
  const found = new Map<number, Process>();
  const add = (process: Process) => {
    const id = process.knownId;
    if (!found.has(id)) found.set(id, process);
  };
  if (InputObject !== undefined) for (const process of InputObject) add(process);
  else if (Id !== undefined) for (const id of Id) byId(cmd, id, add);
  else {
    const all = Process.all();
    if (Name === undefined) return all.sort(byNameAndId);
    for (const name of Name) byName(cmd, name, all, add);
  }
  return [...found.values()].sort(byNameAndId);
}

function byId(cmd: CmdletRuntime, id: number, add: (process: Process) => void): void {
  try {
    add(Process.byId(id));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `Cannot find a process with the process identifier ${id}.`;
    cmd.writeError(processError(cmd, 'NoProcessFoundForGivenId', 'ObjectNotFound', id, message, ''));
  }
}

function byName(cmd: CmdletRuntime, name: string, all: readonly Process[], add: (process: Process) => void): void {
  const pattern = new WildcardPattern(name);
  const found = all.filter((process) => pattern.isMatch(process.name));
  for (const process of found) add(process);
  if (found.length > 0 || WildcardPattern.containsWildcard(name)) return;
  const isNumber = /^\d+$/.test(name);
  const advice = isNumber
    ? 'Try running with -Id to search by Id of processes.'
    : 'Verify the process name and call the cmdlet again.';
  const message = `Cannot find a process with the name "${name}". ${advice}`;
  const id = isNumber ? 'RecommendIdTagForGivenName' : 'NoProcessFoundForGivenName';
  cmd.writeError(processError(cmd, id, 'ObjectNotFound', name, message, name));
}

function byNameAndId(a: Process, b: Process): number {
  const [nameA, nameB] = [fold(a.name), fold(b.name)];
  return nameA === nameB ? a.knownId - b.knownId : nameA < nameB ? -1 : 1;
}

/** An error with a ProcessCommandException. */
export function processError(
  cmd: CmdletRuntime,
  id: string,
  category: ErrorCategory,
  target: unknown,
  message: string,
  name: string,
  inner: NetException | null = null,
): ErrorRecord {
  const exception = new NetException('Microsoft.PowerShell.Commands.ProcessCommandException', message, inner, {
    ProcessName: name,
  });
  return cmd.error(id, category, target, message, exception);
}

/** `node (4711)` */
export function processLabel(process: Process): string {
  return `${process.name} (${process.knownId})`;
}
