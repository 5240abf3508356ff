/** Debug-Process asks Windows to attach a debugger to processes. Nothing elsewhere does that, which each process is told. */
import type { Process } from '../../dotnet/diagnostics/process.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingProcesses, processError, processLabel } from './matching-processes.js';

export const DebugProcess = cmdlet('Debug-Process', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Debugs one or more processes running on the local computer.',
  defaultSet: 'Name',
  supportsShouldProcess: true,
  parameters: {
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
  },
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
