/** Disconnect-WSMan takes a computer out of the WSMan: drive. */
import { cmdlet, t } from '../../../runtime/cmdlets/cmdlet.js';
import { fold } from '../../../runtime/objects/values.js';
import { driveMessages } from '../../wsman/drive/messages.js';
import { connectedComputers } from '../../wsman/drive/wsman-provider.js';

export const DisconnectWSMan = cmdlet('Disconnect-WSMan', [], () => ({
  module: 'Microsoft.WSMan.Management',
  className: 'Microsoft.WSMan.Management.DisconnectWSManCommand',
  synopsis: 'Takes a computer out of the WSMan: drive.',
  parameters: {
    ComputerName: { type: t.string, position: 0, help: 'The computer that Connect-WSMan has added.' },
  },
  examples: [{ code: 'Disconnect-WSMan Server01', remarks: 'Its settings are no longer in the drive.' }],
  run: (cmd, { ComputerName = 'localhost' }) => ({
    end() {
      const name = [...connectedComputers.keys()].find((known) => fold(known) === fold(ComputerName));
      if (name !== undefined) connectedComputers.delete(name);
      else
        cmd.writeError(
          cmd.error(
            'DisconnectWSManFailed',
            'InvalidArgument',
            ComputerName,
            driveMessages.notConnected(ComputerName),
            'System.InvalidOperationException',
          ),
        );
    },
  }),
}));
