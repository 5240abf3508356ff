/** New-WSManSessionOption: the options of Connect-WSMan's connections. */
import { cmdlet, t } from '../../../runtime/cmdlets/cmdlet.js';
import { SessionOption } from '../../wsman/drive/management-types.js';
import { credential } from './wsman-parameters.js';

const flag = (help: string) => ({ type: t.switch, default: false, help }) as const;

export const NewWSManSessionOption = cmdlet('New-WSManSessionOption', [], () => ({
  module: 'Microsoft.WSMan.Management',
  className: 'Microsoft.WSMan.Management.NewWSManSessionOptionCommand',
  synopsis: 'Makes the options of connections to WSMan services, for Connect-WSMan -SessionOption.',
  parameters: {
    ProxyAccessType: {
      type: t.enum('Microsoft.WSMan.Management.ProxyAccessType'),
      validate: [{ notNullOrEmpty: true }],
      help: 'Which proxy a connection goes through.',
    },
    ProxyAuthentication: {
      type: t.enum('Microsoft.WSMan.Management.ProxyAuthentication'),
      validate: [{ notNullOrEmpty: true }],
      help: 'How you log in at the proxy.',
    },
    ProxyCredential: { ...credential, aliases: [], from: undefined, help: 'Who logs in at the proxy.' },
    SkipCACheck: flag('Any authority may have signed the certificate of the server.'),
    SkipCNCheck: flag('The certificate may name another computer.'),
    SkipRevocationCheck: flag('The certificate may be revoked.'),
    SPNPort: {
      type: t.int,
      validate: [{ range: [0, 2_147_483_647] }],
      help: 'The port in the name by which Kerberos knows the service; 0 for none.',
    },
    OperationTimeout: {
      type: t.int,
      aliases: ['OperationTimeoutMSec'],
      validate: [{ range: [0, 2_147_483_647] }],
      help: 'Milliseconds that an operation may take.',
    },
    NoEncryption: flag('What is sent over HTTP can be read by who is in between.'),
    UseUTF16: flag('Requests are in UTF-16.'),
  },
  outputs: ['Microsoft.WSMan.Management.SessionOption'],
  examples: [
    { code: '(New-WSManSessionOption -SkipCACheck).SkipCACheck', output: 'True' },
    { code: '(New-WSManSessionOption -OperationTimeout 5000 -NoEncryption).UseEncryption', output: 'False' },
  ],
  run: (cmd, values) => ({
    end() {
      const option = new SessionOption();
      option.skipCACheck = values.SkipCACheck;
      option.skipCNCheck = values.SkipCNCheck;
      option.skipRevocationCheck = values.SkipRevocationCheck;
      option.useEncryption = !values.NoEncryption;
      option.useUtf16 = values.UseUTF16;
      if (values.ProxyAccessType !== undefined) option.proxyAccessType = values.ProxyAccessType;
      if (values.ProxyAuthentication !== undefined) option.proxyAuthentication = values.ProxyAuthentication;
      option.proxyCredential = values.ProxyCredential ?? null;
      option.spnPort = values.SPNPort ?? 0;
      option.operationTimeout = values.OperationTimeout ?? 0;
      cmd.writeObject(option);
    },
  }),
}));
