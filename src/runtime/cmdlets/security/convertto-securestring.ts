/** ConvertTo-SecureString makes a secure string of plain text, or of what ConvertFrom-SecureString wrote. */

import { SecureString } from '../../dotnet/security/secure-string.js';
import { NetException } from '../../objects/net-exception.js';
import { cmdlet, t } from '../cmdlet.js';
import { decode, decrypt } from './encrypted-text.js';
import { keyOf, keyParameters } from './secure-string-parameters.js';

/** Errors about the text, by the type of their exception. */
const ids: Readonly<Record<string, string>> = {
  'System.Management.Automation.PSArgumentException': 'ImportSecureString_InvalidArgument',
  'System.Security.Cryptography.CryptographicException': 'ImportSecureString_InvalidArgument_CryptographicError',
};

export const ConvertToSecureString = cmdlet('ConvertTo-SecureString', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Makes a secure string of a text.',
  defaultSet: 'Secure',
  parameters: {
    String: {
      type: t.string,
      position: 0,
      mandatory: true,
      from: 'pipeline',
      help: 'What ConvertFrom-SecureString wrote, or the text itself with -AsPlainText.',
    },
    ...keyParameters,
    AsPlainText: {
      type: t.switch,
      sets: ['PlainText'],
      position: 1,
      default: false,
      help: 'The text is not encrypted.',
    },
    Force: { type: t.switch, sets: ['PlainText'], position: 2, default: false, help: 'Has no effect any more.' },
  },
  outputs: ['System.Security.SecureString'],
  examples: [
    { code: "(ConvertTo-SecureString 'secret' -AsPlainText).Length", output: '6' },
    {
      code: "$key = [byte[]] (1..16)\n$text = ConvertTo-SecureString 'secret' -AsPlainText | ConvertFrom-SecureString -Key $key\n$text | ConvertTo-SecureString -Key $key | ConvertFrom-SecureString -AsPlainText",
      output: 'secret',
    },
  ],
  run: (cmd, { SecureKey, Key, AsPlainText }) => ({
    process({ String: text }) {
      const key = keyOf(SecureKey, Key);
      try {
        if (AsPlainText) cmd.writeObject(SecureString.fromText(text));
        else cmd.writeObject(key === null ? decode(text) : decrypt(text, key));
      } catch (thrown) {
        const id = thrown instanceof NetException ? ids[thrown.netType.fullName] : undefined;
        if (id === undefined) throw thrown;
        const exception = thrown as NetException;
        cmd.writeError(cmd.error(id, 'InvalidArgument', null, exception.message, exception));
      }
    },
  }),
}));
