/** System.Environment. Environment variables are the session's own, shared with the Env: drive. */

import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import { TerminateSignal } from '../../engine/signals.js';
import { netException } from '../../objects/errors.js';
import { Hashtable } from '../../objects/hashtable.js';
import { defineType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { currentDirectory, setCurrentDirectory } from '../io/current-directory.js';
import { overloads } from '../overloads.js';
import { environmentVariables } from './environment-variables.js';
import { argumentError, argumentNull } from './errors.js';
import { OperatingSystem } from './operating-system.js';
import { runtimeVersion } from './runtime-information.js';
import { specialFolderPath } from './special-folders.js';
import { Version } from './version.js';

let exitCode = 0;

/** EnvironmentVariableTarget: 0 is the process; Unix keeps nothing for users and machines. */
const isProcess = (target?: EnumValue) => target === undefined || Number(target.value) === 0;

function getVariable(name: string | null, target?: EnumValue): string | null {
  if (name === null) throw argumentNull('variable');
  return isProcess(target) ? (environmentVariables()[name] ?? null) : null;
}

function setVariable(name: string | null, value: string | null, target?: EnumValue): void {
  if (name === null) throw argumentNull('variable');
  if (name === '') throw argumentError('The value cannot be an empty string.', 'variable');
  if (name.startsWith('\0')) throw argumentError('The first char in the string is the null character.', 'variable');
  if (name.includes('=')) throw argumentError('Environment variable name cannot contain equal character.', 'variable');
  if (!isProcess(target)) return;
  if (value === null) delete environmentVariables()[name];
  else environmentVariables()[name] = value;
}

function allVariables(target?: EnumValue): Hashtable {
  const table = new Hashtable();
  if (isProcess(target)) for (const [name, value] of Object.entries(environmentVariables())) table.set(name, value);
  return table;
}

function setDirectory(path: string): void {
  try {
    if (!statSync(path).isDirectory()) throw new TypeError('Not a directory');
  } catch {
    throw netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
  }
  setCurrentDirectory(path);
}

/** Mount points, as /proc tells them. */
function logicalDrives(): string[] {
  try {
    const mounts = readFileSync('/proc/self/mounts', 'utf8').trim().split('\n');
    return mounts.map((line) => line.split(' ')[1] ?? '/');
  } catch {
    return ['/'];
  }
}

const userDomain = () => os.hostname().split('.')[0] ?? '';

defineType('System.Environment', {}, () => ({
  abstract: true,
  members: {
    'static void Exit(int exitCode)': (code: number) => {
      throw new TerminateSignal(code);
    },
    ...overloads(
      (message: string | null) => {
        process.stderr.write(`Process terminated.${message ? `\n${message}` : ''}\n`);
        throw new TerminateSignal(134);
      },
      ['static void FailFast(string message)', 'static void FailFast(string message, System.Exception exception)'],
    ),
    ...overloads(getVariable, [
      'static string GetEnvironmentVariable(string variable)',
      'static string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)',
    ]),
    ...overloads(allVariables, [
      'static System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)',
      'static System.Collections.IDictionary GetEnvironmentVariables()',
    ]),
    ...overloads(setVariable, [
      'static void SetEnvironmentVariable(string variable, string value)',
      'static void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)',
    ]),
    'static string[] GetCommandLineArgs()': () => [process.argv0, ...process.argv.slice(2)],
    'static string ExpandEnvironmentVariables(string name)': (text: string | null) => {
      if (text === null) throw argumentNull('name');
      return text.replace(/%([^%]+)%/g, (whole, name: string) => environmentVariables()[name] ?? whole);
    },
    ...overloads(
      (folder: EnumValue) => specialFolderPath(Number(folder.value)),
      [
        'static string GetFolderPath(System.Environment+SpecialFolder folder)',
        'static string GetFolderPath(System.Environment+SpecialFolder folder, System.Environment+SpecialFolderOption option)',
      ],
    ),
    'static string[] GetLogicalDrives()': logicalDrives,
    'static int CurrentManagedThreadId {get;}': () => 1,
    'static int ExitCode {get;set;}': {
      get: () => exitCode,
      set: (value: number) => {
        exitCode = value;
      },
    },
    'static int ProcessorCount {get;}': () => os.availableParallelism(),
    'static bool IsPrivilegedProcess {get;}': () => process.geteuid?.() === 0,
    'static bool HasShutdownStarted {get;}': () => false,
    'static string CommandLine {get;}': () => [process.argv0, ...process.argv.slice(2)].join(' '),
    'static string CurrentDirectory {get;set;}': { get: currentDirectory, set: setDirectory },
    'static int ProcessId {get;}': () => process.pid,
    'static string ProcessPath {get;}': () => process.execPath,
    'static bool Is64BitProcess {get;}': () => true,
    'static bool Is64BitOperatingSystem {get;}': () => true,
    'static string NewLine {get;}': () => '\n',
    'static System.OperatingSystem OSVersion {get;}': () => OperatingSystem.current(),
    'static string StackTrace {get;}': () => '   at System.Environment.get_StackTrace()',
    'static int SystemPageSize {get;}': () => 4096,
    'static int TickCount {get;}': () => Number(BigInt.asIntN(32, BigInt(Math.floor(os.uptime() * 1000)))),
    'static bool UserInteractive {get;}': () => true,
    'static string SystemDirectory {get;}': () => '',
    'static string UserDomainName {get;}': userDomain,
    'static long TickCount64 {get;}': () => BigInt(Math.floor(os.uptime() * 1000)),
    'static string MachineName {get;}': userDomain,
    'static string UserName {get;}': () => os.userInfo().username,
    'static long WorkingSet {get;}': () => BigInt(process.memoryUsage.rss()),
    'static version Version {get;}': () => Version.parse(runtimeVersion),
  },
}));
