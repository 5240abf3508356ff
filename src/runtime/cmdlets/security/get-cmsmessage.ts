/** Get-CmsMessage shows what an encrypted message tells without being decrypted. */

import { EnvelopedCms, recipientList } from '../../dotnet/security/cms/enveloped-cms.js';
import { decode } from '../../dotnet/security/cms/enveloped-data.js';
import { attachMembers } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { messageFile, messageParameters, unarmored } from './cms-text.js';

export const GetCmsMessage = cmdlet('Get-CmsMessage', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Gets content that has been encrypted by using the Cryptographic Message Syntax format.',
  parameters: {
    Content: {
      type: t.string,
      sets: { ByContent: { mandatory: true, position: 0, from: 'pipeline' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'The message, or its lines.',
    },
    ...messageParameters,
  },
  outputs: ['System.Security.Cryptography.Pkcs.EnvelopedCms'],
  examples: [
    {
      code: "try { 'plain' | Get-CmsMessage } catch { $_.Exception.Message }",
      output: 'Cannot unprotect message. The input contained no encrypted content.',
    },
    { code: '(Get-Command Get-CmsMessage).ParameterSets.Name', output: 'ByContent\nByPath\nByLiteralPath' },
  ],
  run(cmd, { Path, LiteralPath }) {
    const file = messageFile(cmd, { Path, LiteralPath });
    const lines: string[] = [];
    return {
      process({ Content }) {
        if (Content !== undefined) lines.push(Content);
      },
      end() {
        const text = file === undefined ? lines.join('\n') : Buffer.from(file).toString('utf8');
        const found = unarmored(text);
        if (found === null) {
          const message = 'Cannot unprotect message. The input contained no encrypted content.';
          const exception = 'System.ArgumentException';
          return cmd.throwTerminating(
            cmd.error('InputContainedNoEncryptedContent', 'ObjectNotFound', null, message, exception),
          );
        }
        const cms = new EnvelopedCms(decode(found.bytes));
        const members = attachMembers(cms);
        members.setEntry('Recipients', recipientList(cms));
        members.setEntry('Content', text);
        cmd.writeObject(cms);
      },
    };
  },
}));
