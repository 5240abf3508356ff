/** ConvertFrom-SecureString writes a secure string as text. Only with a key is that text encrypted. */
import { psArgument } from '../../dotnet/automation/ps-errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { encode, encrypt } from './encrypted-text.js';
import { keyOf, keyParameters, secureString } from './secure-string-parameters.js';

export const ConvertFromSecureString = cmdlet('ConvertFrom-SecureString', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Writes a secure string as text.',
  description:
    'With a key the text is encrypted with AES. Without one it is only encoded: whoever has it can read it, for there is no protection by the account outside of Windows.',
  defaultSet: 'Secure',
  parameters: {
    SecureString: {
      type: secureString,
      position: 0,
      mandatory: true,
      from: 'pipeline',
      help: 'What to write.',
    },
    ...keyParameters,
    AsPlainText: { type: t.switch, sets: ['AsPlainText'], default: false, help: 'Writes the text itself.' },
  },
  outputs: ['System.String'],
  examples: [
    { code: "ConvertTo-SecureString 'ab' -AsPlainText | ConvertFrom-SecureString", output: '61006200' },
    { code: "ConvertTo-SecureString 'ab' -AsPlainText | ConvertFrom-SecureString -AsPlainText", output: 'ab' },
  ],
  run: (cmd, { SecureKey, Key, AsPlainText }) => ({
    process({ SecureString: secret }) {
      if (secret.length === 0) throw psArgument('SecureString');
      const key = keyOf(SecureKey, Key);
      if (key !== null) cmd.writeObject(encrypt(secret, key));
      else cmd.writeObject(AsPlainText ? secret.text : encode(secret));
    },
  }),
}));
