/** The command line decides what the shell is: a prompt, a script, a server. Only what that needs is loaded. */
import { type CommandLine, parseCommandLine } from './command-line.js';
import { runHeadless } from './headless.js';
import { powershellVersion, productName, productVersion } from './runtime/index.js';

export function main(argv: readonly string[]): void {
  const line = parseCommandLine(argv);
  if (line.error !== null) {
    process.stderr.write(`${line.error}\n`);
    process.exitCode = line.exitCode;
    return;
  }
  switch (line.mode) {
    case 'version':
      process.stdout.write(`PowerShell ${powershellVersion} (${productName} ${productVersion})\n`);
      return;
    case 'help':
      void import('./usage.js').then(({ usage }) => process.stdout.write(usage));
      return;
  }
  if (isInteractive(line)) throw new Error('The prompt is not built yet.');
  process.exitCode = runHeadless(line);
}

function isInteractive(line: CommandLine): boolean {
  return (line.mode === 'interactive' || line.noExit) && process.stdin.isTTY === true && process.stdout.isTTY === true;
}
