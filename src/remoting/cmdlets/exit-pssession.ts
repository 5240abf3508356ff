/** Exit-PSSession leaves the session that Enter-PSSession went into; at the local prompt it does nothing. */
import { cmdlet } from '../../runtime/cmdlets/cmdlet.js';
import { HostMethod } from '../../runtime/host/host-call.js';

export const ExitPSSession = cmdlet('Exit-PSSession', ['exsn'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Ends the work at the prompt of another computer.',
  parameters: {},
  examples: [{ code: 'Exit-PSSession', remarks: '`exit` does the same.' }],
  run: (cmd) => ({
    process() {
      if (cmd.host.supportsPush) cmd.host.call(HostMethod.PopRunspace);
    },
  }),
}));
