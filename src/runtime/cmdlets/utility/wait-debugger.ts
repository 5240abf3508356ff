/** Wait-Debugger stops the script in the debugger, at the statement after it. */
import { cmdlet } from '../cmdlet.js';

export const WaitDebugger = cmdlet('Wait-Debugger', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Stops a script in the debugger before the next statement runs.',
  parameters: {},
  examples: [{ code: 'Wait-Debugger; 6', remarks: 'Type h at the prompt for what the debugger can do.' }],
  run: (cmd) => ({
    process() {
      const { extent } = cmd.invocation;
      cmd.writeVerbose(`Wait-Debugger called on line ${extent?.startLineNumber ?? 0} in ${extent?.file ?? ''}.`);
      cmd.context.debugger.breakSoon();
    },
  }),
}));
