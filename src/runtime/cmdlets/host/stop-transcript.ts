/** Stop-Transcript ends the transcript that was started last. */
import { NetException } from '../../objects/net-exception.js';
import { PSObject } from '../../objects/ps-object.js';
import { cmdlet } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const StopTranscript = cmdlet('Stop-Transcript', [], () => ({
  module: 'Microsoft.PowerShell.Host',
  synopsis: 'Ends the transcript.',
  supportsShouldProcess: true,
  confirmImpact: 'None',
  parameters: {},
  outputs: ['System.String'],
  examples: [
    {
      code: "$null = Start-Transcript log.txt; (Stop-Transcript) -like 'Transcript stopped, output file is *log.txt'",
      output: 'True',
    },
  ],
  run(cmd) {
    if (!cmd.shouldProcess('')) return undefined;
    const path = stop(cmd);
    const stopped = new PSObject(`Transcript stopped, output file is ${path}`);
    stopped.setEntry('Path', path);
    cmd.writeObject(stopped);
    return undefined;
  },
}));

function stop(cmd: CmdletRuntime): string {
  try {
    return cmd.context.transcription.stop();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return cmd.throwTerminating(
      cmd.error(
        'InvalidOperation',
        'InvalidOperation',
        null,
        `An error occurred stopping transcription: ${error.message}`,
        'System.Management.Automation.PSInvalidOperationException',
      ),
    );
  }
}
