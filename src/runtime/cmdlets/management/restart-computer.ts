/** Restart-Computer starts the computer anew. */
import { cmdlet } from '../cmdlet.js';
import { runShutdown } from './shutdown.js';

export const RestartComputer = cmdlet('Restart-Computer', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Restarts the operating system.',
  supportsShouldProcess: true,
  parameters: {},
  examples: [
    { code: 'Restart-Computer -WhatIf', remarks: 'Only says what would be done.' },
    { code: '(Get-Command Restart-Computer).CommandType', output: 'Cmdlet' },
  ],
  run(cmd) {
    runShutdown(cmd, ['-r', 'now']);
    return undefined;
  },
}));
