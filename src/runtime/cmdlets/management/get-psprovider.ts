/** Get-PSProvider writes the providers of the session. */
import { isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { reportThrown } from './provider-call.js';

export const GetPSProvider = cmdlet('Get-PSProvider', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the providers.',
  parameters: {
    PSProvider: {
      type: t.array(t.string),
      position: 0,
      from: 'propertyName',
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of providers; all when it is not given.',
    },
  },
  outputs: ['System.Management.Automation.ProviderInfo'],
  examples: [
    { code: '(Get-PSProvider).Name', output: 'Alias\nEnvironment\nFileSystem\nFunction\nVariable' },
    { code: '(Get-PSProvider F*).Name', output: 'FileSystem\nFunction' },
  ],
  run: (cmd) => ({
    process({ PSProvider }) {
      const { providers } = cmd.session.providers;
      for (const name of PSProvider ?? ['*']) {
        try {
          for (const info of providers.matching(name)) cmd.writeObject(info);
        } catch (error) {
          if (!isType(error, 'System.Management.Automation.ProviderNotFoundException')) throw error;
          reportThrown(cmd, error);
        }
      }
    },
  }),
}));
