/** Debug-Process asks Windows to attach a debugger to processes. Nothing elsewhere does that, which each process is told. */
import { cmdlet } from '../cmdlet.js';
import { matchingProcesses, processError, processLabel, processParameters } from './matching-processes.js';

export const DebugProcess = cmdlet('Debug-Process', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Debugs one or more processes running on the local computer.',
  defaultSet: 'Name',
  supportsShouldProcess: true,
  parameters: processParameters,
  examples: [
    {
      code: 'try { Debug-Process -Id $PID -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'CouldNotDebugProcess,Microsoft.PowerShell.Commands.DebugProcessCommand',
    },
    {
      code: 'try { Debug-Process -Id 0x7ffffff0 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NoProcessFoundForGivenId,Microsoft.PowerShell.Commands.DebugProcessCommand',
    },
  ],
  run: (cmd) => ({
    process(selection) {
      for (const found of matchingProcesses(cmd, selection)) {
        if (!cmd.shouldProcess(processLabel(found))) continue;
        const why = 'Debuggers are attached by Windows only.';
        const message = `Cannot debug process "${processLabel(found)}" because of the following error: ${why}`;
        cmd.writeError(processError(cmd, 'CouldNotDebugProcess', 'InvalidOperation', found, message, found.name));
      }
    },
  }),
}));
