/** Get-PSCallStack lists the calls that led to where it stands, the innermost first. */
import { callStackOf } from '../../engine/call-stack.js';
import { cmdlet } from '../cmdlet.js';

export const GetPSCallStack = cmdlet('Get-PSCallStack', ['gcs'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists the calls that are under way.',
  parameters: {},
  outputs: ['System.Management.Automation.CallStackFrame'],
  examples: [
    {
      code: 'function Outer { Inner }; function Inner { (Get-PSCallStack)[0..1].Command }; Outer',
      output: 'Inner\nOuter',
    },
  ],
  run: (cmd) => ({
    process() {
      for (const frame of callStackOf(cmd.context.frame)) cmd.writeObject(frame);
    },
  }),
}));
