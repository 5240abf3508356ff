/** Stop-Process ends processes at once. The shell's own comes last, so that the others are ended whatever their order. */
import type { Process } from '../../dotnet/diagnostics/process.js';
import { NetException } from '../../objects/net-exception.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingProcesses, processError, processLabel } from './matching-processes.js';

export const StopProcess = cmdlet('Stop-Process', ['spps'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Ends processes.',
  defaultSet: 'Id',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['Name'],
      aliases: ['ProcessName'],
      wildcards: true,
      help: 'Names of the programs.',
    },
    Id: {
      type: t.array(t.int),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      sets: ['Id'],
      help: 'Numbers of the processes.',
    },
    InputObject: {
      type: t.array(t.net<Process>('System.Diagnostics.Process')),
      mandatory: true,
      position: 0,
      from: 'pipeline',
      sets: ['InputObject'],
      help: 'The processes.',
    },
    PassThru: { type: t.switch, default: false, help: 'Writes the processes.' },
    Force: {
      type: t.switch,
      default: false,
      validate: [{ notNullOrEmpty: true }],
      help: 'Does not ask about the processes of others.',
    },
  },
  outputs: ['System.Diagnostics.Process'],
  examples: [
    {
      code: '$sleeper = Start-Process sleep 100 -PassThru; Stop-Process $sleeper; $sleeper.WaitForExit(); $sleeper.HasExited',
      output: 'True',
    },
    { code: 'Stop-Process -Id $PID -WhatIf 6>$null' },
  ],
  run(cmd, { PassThru }) {
    let own: Process | null = null;
    const stop = (process: Process) => {
      try {
        process.kill();
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        const message = `Cannot stop process "${processLabel(process)}" because of the following error: ${error.message}`;
        cmd.writeError(processError(cmd, 'CouldNotStopProcess', 'CloseError', process, message, process.name, error));
        return false;
      }
      return true;
    };
    return {
      process(selection) {
        for (const process of matchingProcesses(cmd, selection)) {
          if (!cmd.shouldProcess(processLabel(process))) continue;
          if (process.knownId === globalThis.process.pid) own = process;
          else if (stop(process) && PassThru) cmd.writeObject(process);
        }
      },
      end() {
        if (own === null) return;
        cmd.host.flush();
        stop(own);
      },
    };
  },
}));
