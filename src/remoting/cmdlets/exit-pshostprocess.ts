/** Exit-PSHostProcess leaves the process that Enter-PSHostProcess went into. */
import { cmdlet } from '../../runtime/cmdlets/cmdlet.js';
import { HostMethod } from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';

export const ExitPSHostProcess = cmdlet('Exit-PSHostProcess', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Ends the work at the prompt of another process.',
  parameters: {},
  examples: [{ code: 'Exit-PSHostProcess', remarks: '`exit` does the same.' }],
  run: (cmd) => ({
    process() {
      if (cmd.host.supportsPush) cmd.host.call(HostMethod.PopRunspace);
      else
        cmd.writeError(
          cmd.error(
            'ExitPSHostProcessHostDoesNotSupportIASession',
            'InvalidArgument',
            null,
            messages.hostProcessHost,
            'System.ArgumentException',
          ),
        );
    },
  }),
}));
