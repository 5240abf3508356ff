/** Start-Process starts a program and does not wait for it, unless asked. Its streams are the shell's own or files. */
import { existsSync, statSync } from 'node:fs';
import type { Process } from '../../dotnet/diagnostics/process.js';
import { ProcessStartInfo } from '../../dotnet/diagnostics/process-start-info.js';
import { type StreamFiles, startProcess } from '../../dotnet/diagnostics/start-process.js';
import { commandsNamed, typeFilter } from '../../engine/find-commands.js';
import { toText } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, type ParameterSpecs, type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const notEmpty = [{ notNullOrEmpty: true as const }];
const file = (name: string, alias: string, help: string) =>
  ({ type: t.string, sets: ['Default'], aliases: [alias], validate: notEmpty, help: `${help} ${name}.` }) as const;

const parameters = {
  FilePath: {
    type: t.string,
    mandatory: true,
    position: 0,
    aliases: ['PSPath', 'Path'],
    validate: notEmpty,
    help: 'The program, or a document or address that a program opens.',
  },
  ArgumentList: {
    type: t.array(t.string),
    position: 1,
    aliases: ['Args'],
    help: 'Its arguments, which become one line: blanks part them, quotation marks keep them together.',
  },
  Credential: {
    type: t.net('System.Management.Automation.PSCredential'),
    sets: ['Default'],
    aliases: ['RunAs'],
    validate: notEmpty,
    help: 'For another user; not available here.',
  },
  WorkingDirectory: { type: t.string, validate: notEmpty, help: 'The folder in which it starts.' },
  LoadUserProfile: { type: t.switch, sets: ['Default'], aliases: ['Lup'], default: false, help: 'Has no effect here.' },
  NoNewWindow: {
    type: t.switch,
    sets: ['Default'],
    aliases: ['nnw'],
    default: false,
    help: 'In this terminal, as always here.',
  },
  PassThru: { type: t.switch, default: false, help: 'Writes the process.' },
  RedirectStandardError: file('errors', 'RSE', 'A file for its'),
  RedirectStandardInput: file('input', 'RSI', 'A file for its'),
  RedirectStandardOutput: file('output', 'RSO', 'A file for its'),
  Verb: { type: t.string, sets: ['UseShellExecute'], validate: notEmpty, help: 'Not available here.' },
  WindowStyle: {
    type: t.enum('System.Diagnostics.ProcessWindowStyle'),
    validate: notEmpty,
    help: 'Not available here.',
  },
  Wait: { type: t.switch, default: false, help: 'Waits for its end.' },
  UseNewEnvironment: { type: t.switch, sets: ['Default'], default: false, help: 'Begins with an empty environment.' },
  Environment: { type: t.hashtable, help: 'Variables of its environment; $null takes one away.' },
} as const satisfies ParameterSpecs;
type Values = ParameterValues<typeof parameters>;

export const StartProcess = cmdlet('Start-Process', ['saps'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Starts a program.',
  defaultSet: 'Default',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters,
  outputs: ['System.Diagnostics.Process'],
  examples: [
    {
      code: "Start-Process echo 'hello there' -Wait -RedirectStandardOutput out.txt; Get-Content out.txt",
      output: 'hello there',
    },
    { code: '(Start-Process sh \'-c "exit 4"\' -Wait -PassThru).ExitCode', output: '4' },
    {
      code: "Start-Process sh '-c \"echo $COLOUR\"' -Environment @{ COLOUR = 'red' } -Wait -RedirectStandardOutput out.txt; Get-Content out.txt",
      output: 'red',
    },
  ],
  run(cmd, values) {
    return {
      process() {
        refuseWindowsOnly(cmd, values);
        const info = startInfo(cmd, values);
        const files = info === null ? null : streamFiles(cmd, values);
        if (info === null || files === null) return;
        if (!cmd.shouldProcess(`${info.fileName} ${info.arguments.trim()}`)) return;
        const process = start(cmd, info, files);
        if (values.PassThru) cmd.writeObject(process);
        if (values.Wait) wait(cmd, process);
      },
    };
  },
}));

function wait({ context }: CmdletRuntime, process: Process): void {
  // It may talk to the user meanwhile.
  context.beforeNative(true);
  try {
    process.waitForExit();
  } finally {
    context.afterNative();
  }
}

function refuseWindowsOnly(cmd: CmdletRuntime, { WindowStyle, Credential }: Values): void {
  const refused =
    cmd.parameterSet === 'UseShellExecute'
      ? '-Verb'
      : WindowStyle !== undefined
        ? '-WindowStyle'
        : Credential !== undefined
          ? '-Credential'
          : null;
  if (refused === null) return;
  const message = `The parameter '${refused}' is not supported for the cmdlet 'Start-Process' on this edition of PowerShell.`;
  cmd.throwTerminating(
    cmd.error('NotSupportedException', 'NotImplemented', null, message, 'System.NotSupportedException'),
  );
}

/** Null when something is wrong, which is reported. */
function startInfo(cmd: CmdletRuntime, values: Values): ProcessStartInfo | null {
  const { FilePath, ArgumentList, WorkingDirectory, UseNewEnvironment, Environment } = values;
  const info = new ProcessStartInfo();
  const [command] = commandsNamed(cmd.context, FilePath, typeFilter('Application, ExternalScript'), false);
  info.fileName = command?.definition ?? FilePath;
  info.useShellExecute = command === undefined && ArgumentList === undefined && !givesDefaultSet(cmd);
  info.arguments = (ArgumentList ?? []).join(' ');
  info.workingDirectory = cmd.context.currentDirectory;
  if (WorkingDirectory !== undefined) {
    info.workingDirectory = fullPath(cmd, WorkingDirectory);
    if (!statSync(info.workingDirectory, { throwIfNoEntry: false })?.isDirectory()) {
      invalidInput(cmd, 'WorkingDirectory', 'DirectoryNotFoundException');
      return null;
    }
  }
  const { environment } = info;
  if (UseNewEnvironment) for (const [name] of [...environment.entries()]) environment.remove(name);
  for (const [name, value] of Environment?.entries() ?? []) {
    environment.remove(toText(name));
    if (!isNull(value)) environment.set(toText(name), toText(value));
  }
  return info;
}
const defaultSetParameters = [
  'NoNewWindow',
  'RedirectStandardError',
  'RedirectStandardInput',
  'RedirectStandardOutput',
  'UseNewEnvironment',
  'LoadUserProfile',
  'Environment',
];
const givesDefaultSet = (cmd: CmdletRuntime) => defaultSetParameters.some((name) => cmd.isBound(name));

function fullPath(cmd: CmdletRuntime, path: string): string {
  return cmd.session.providers.paths.providerPath(path);
}

/** Null when two of them are the same or the input is missing, which is reported. */
function streamFiles(cmd: CmdletRuntime, values: Values): StreamFiles | null {
  const path = (name: 'RedirectStandardInput' | 'RedirectStandardOutput' | 'RedirectStandardError') =>
    values[name] === undefined ? undefined : fullPath(cmd, values[name]);
  const input = path('RedirectStandardInput');
  const output = path('RedirectStandardOutput');
  const error = path('RedirectStandardError');
  if (input !== undefined && !existsSync(input)) {
    invalidInput(cmd, `RedirectStandardInput '${input}'`, 'FileNotFoundException');
    return null;
  }
  const pairs = [
    [input, output, 'RedirectStandardInput', 'RedirectStandardOutput'],
    [input, error, 'RedirectStandardInput', 'RedirectStandardError'],
    [output, error, 'RedirectStandardOutput', 'RedirectStandardError'],
  ] as const;
  const same = pairs.find(([a, b]) => a !== undefined && a.toLowerCase() === b?.toLowerCase());
  if (same === undefined) return { input, output, error };
  const message = `This command cannot be run because "${same[2]}" and "${same[3]}" are same. Give different inputs and Run your command again.`;
  cmd.writeError(cmd.error('InvalidOperationException', 'InvalidOperation', null, message));
  return null;
}

function invalidInput(cmd: CmdletRuntime, parameter: string, exception: string): void {
  const message = `This command cannot be run because either the parameter "${parameter}" has a value that is not valid or cannot be used with this command. Give a valid input and Run your command again.`;
  cmd.writeError(cmd.error(exception, 'InvalidOperation', null, message, `System.IO.${exception}`));
}

/** What is opened by another program fails as an invalid operation, a program itself with the system's own error. */
function start(cmd: CmdletRuntime, info: ProcessStartInfo, files: StreamFiles): Process {
  try {
    return startProcess(info, files);
  } catch (error) {
    if (!(error instanceof NetException) || !info.useShellExecute) throw error;
    const message = `This command cannot be run due to the error: ${error.message}`;
    return cmd.throwTerminating(cmd.error('InvalidOperationException', 'InvalidOperation', null, message));
  }
}
