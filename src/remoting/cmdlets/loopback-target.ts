/** A loopback session's target: this shell itself, started as a server. */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { TargetOf } from '../transports/targets.js';

/** A file of the shell. A worker's own program lies beside the shell's, and the shell may have been called by a link to it. */
export function shellFile(name: string): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), name);
}

/** `shellUri` is the configuration's resource URI; '' for the default. */
export function loopbackTarget(cmd: CmdletRuntime, computerName: string, shellUri: string): TargetOf<'process'> {
  const program = shellFile('cli.cjs');
  const configuration = shellUri === '' ? [] : ['-ConfigurationName', shellUri];
  return {
    kind: 'process',
    computerName,
    file: process.execPath,
    args: [program, '-s', '-NoLogo', '-NoProfile', ...configuration],
    env: cmd.context.childEnvironment,
  };
}

/** Windows PowerShell where there is one; elsewhere this shell, as with PowerShell. */
export function windowsPowerShellTarget(cmd: CmdletRuntime): TargetOf<'process'> {
  if (process.platform !== 'win32') return loopbackTarget(cmd, 'localhost', '');
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows';
  return {
    kind: 'process',
    computerName: 'localhost',
    file: `${windows}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    args: ['-s', '-NoLogo', '-NoProfile'],
    env: cmd.context.childEnvironment,
  };
}
