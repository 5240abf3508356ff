/** The engine's bundle: what runs without a terminal, and the worker's engine at one. */
import { parseCommandLine } from './command-line.js';
import { runHeadless } from './headless.js';
import { remotingCmdlets } from './remoting/cmdlets/index.js';
import './remoting/late-drives.js';
import { powershellVersion, productName, productVersion, serveRunspace, type WorkerStart } from './runtime/index.js';
import { usage } from './usage.js';

/** Runs the shell without a terminal and sets the exit code. `argv` is without node and the program. */
export function main(argv: readonly string[]): void {
  const line = parseCommandLine(argv);
  if (line.error !== null) {
    process.stderr.write(`${line.error}\n`);
    process.exitCode = line.exitCode;
  } else if (line.mode === 'version')
    process.stdout.write(`PowerShell ${powershellVersion} (${productName} ${productVersion})\n`);
  else if (line.mode === 'help') process.stdout.write(usage);
  else if (line.customPipeName !== null) {
    process.stderr.write('-CustomPipeName needs a terminal: without one, nobody could come in while a script runs.\n');
    process.exitCode = 64;
  } else process.exitCode = runHeadless(line);
}

/** The engine of a local runspace, in its worker. */
export function serveWorker(start: WorkerStart): void {
  serveRunspace(start, remotingCmdlets);
}
