/** Wait-Process waits until processes have ended: all of them, or with -Any the first. */
import type { Process } from '../../dotnet/diagnostics/process.js';
import { waitUntil } from '../../dotnet/threading/waiting.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingProcesses, processError, processParameters } from './matching-processes.js';

export const WaitProcess = cmdlet('Wait-Process', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Waits until processes have ended.',
  defaultSet: 'Name',
  parameters: {
    ...processParameters,
    Timeout: {
      type: t.int,
      position: 1,
      aliases: ['TimeoutSec'],
      validate: [{ notNullOrEmpty: true }, { range: [0, 32767] }],
      help: 'How long at most, in seconds.',
    },
    Any: { type: t.switch, default: false, help: 'Waits for the first one only.' },
    PassThru: { type: t.switch, default: false, help: 'Writes the processes.' },
  },
  outputs: ['System.Diagnostics.Process'],
  examples: [
    {
      code: '$p = Start-Process sh -ArgumentList \'-c "exit 3"\' -PassThru; $p | Wait-Process; $p.ExitCode',
      output: '3',
    },
    {
      code: 'try { Wait-Process -Id $PID -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'WaitOnItself,Microsoft.PowerShell.Commands.WaitProcessCommand',
    },
  ],
  run(cmd, { Timeout, Any, PassThru }) {
    const waited: Process[] = [];
    return {
      process(selection) {
        for (const found of matchingProcesses(cmd, selection)) {
          if (found.knownId !== process.pid) waited.push(found);
          else
            cmd.writeError(
              processError(
                cmd,
                'WaitOnItself',
                'ObjectNotFound',
                found,
                'This command stopped operation because it cannot wait on itself. Specify another process and Run your command again.',
                found.name,
              ),
            );
        }
      },
      end() {
        const isDone = () => (Any ? waited.some((each) => each.hasExited) : waited.every((each) => each.hasExited));
        if (waited.length > 0 && !waitUntil(isDone, Timeout === undefined ? -1 : Timeout * 1000))
          for (const process of waited.filter((each) => !each.hasExited))
            cmd.writeError(
              cmd.error(
                'ProcessNotTerminated',
                'CloseError',
                process,
                `This command stopped operation because process "${process.name} (${process.knownId})" is not stopped in the specified time-out.`,
                'System.TimeoutException',
              ),
            );
        if (PassThru) for (const process of waited) cmd.writeObject(process);
      },
    };
  },
}));
