/** Stop-Computer turns the computer off. */
import { cmdlet } from '../cmdlet.js';
import { runShutdown } from './shutdown.js';

export const StopComputer = cmdlet('Stop-Computer', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Stops (shuts down) the computer.',
  supportsShouldProcess: true,
  parameters: {},
  examples: [
    { code: 'Stop-Computer -WhatIf', remarks: 'Only says what would be done.' },
    { code: '(Get-Command Stop-Computer).CommandType', output: 'Cmdlet' },
  ],
  run(cmd) {
    runShutdown(cmd, process.platform === 'darwin' ? ['now'] : ['-P', 'now']);
    return undefined;
  },
}));
