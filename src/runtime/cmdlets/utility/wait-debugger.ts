/** Wait-Debugger stops the script in the debugger, where it stands. */
import { cmdlet } from '../cmdlet.js';

export const WaitDebugger = cmdlet('Wait-Debugger', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Stops a script in the debugger.',
  parameters: {},
  examples: [{ code: 'Wait-Debugger; 6', remarks: 'Type h at the prompt for what the debugger can do.' }],
  run: (cmd) => ({
    end() {
      const { extent } = cmd.invocation;
      cmd.writeVerbose(`Wait-Debugger called on line ${extent?.startLineNumber ?? 0} in ${extent?.file ?? ''}.`);
      cmd.context.debugger.breakHere(cmd.context.frame);
    },
  }),
}));
