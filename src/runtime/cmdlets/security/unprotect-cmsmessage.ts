/** Unprotect-CmsMessage decrypts a message with the private key of a certificate of -To. */
import { decode, decrypt } from '../../dotnet/security/cms/enveloped-data.js';
import { toText } from '../../language/index.js';
import { getProperty, setProperty } from '../../objects/members.js';
import { defineType } from '../../objects/net-type.js';
import { cmdlet, t } from '../cmdlet.js';
import { type CmsMessageRecipient, resolveRecipient } from './cms-recipient.js';
import { messageFile, unarmored } from './cms-text.js';

// Of Windows: nothing here is one, so that what comes through the pipeline is content.
defineType('System.Diagnostics.Eventing.Reader.EventLogRecord', {}, () => ({ abstract: true, members: {} }));

export const UnprotectCmsMessage = cmdlet('Unprotect-CmsMessage', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Decrypts content that has been encrypted by using the Cryptographic Message Syntax format.',
  defaultSet: 'ByWinEvent',
  parameters: {
    Content: {
      type: t.string,
      sets: { ByContent: { mandatory: true, position: 0, from: 'both' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'The message, or its lines.',
    },
    EventLogRecord: {
      type: t.net('System.Diagnostics.Eventing.Reader.EventLogRecord'),
      sets: { ByWinEvent: { mandatory: true, position: 0, from: 'pipeline' } },
      help: 'An event whose Message is encrypted.',
    },
    Path: { type: t.string, sets: { ByPath: { mandatory: true, position: 0 } }, help: 'A file with the message.' },
    LiteralPath: {
      type: t.string,
      sets: { ByLiteralPath: { mandatory: true, position: 0 } },
      help: 'A path in which wildcard characters stand for themselves.',
    },
    IncludeContext: { type: t.switch, default: false, help: 'Write what stands around the message, too.' },
    To: {
      type: t.array(t.net<CmsMessageRecipient>('System.Management.Automation.CmsMessageRecipient')),
      position: 1,
      help: 'Certificates with their private keys.',
    },
  },
  outputs: ['System.String'],
  examples: [
    {
      code: "try { Unprotect-CmsMessage -Content 'plain' } catch { $_.FullyQualifiedErrorId }",
      output: 'InputContainedNoEncryptedContentIncludeContext,Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand',
    },
    { code: "Unprotect-CmsMessage -Content 'plain' -IncludeContext", output: 'plain' },
  ],
  run(cmd, { Path, LiteralPath, IncludeContext, To }) {
    const file = messageFile(cmd, { Path, LiteralPath });
    const lines: string[] = [];
    const plainText = (text: string): string => {
      const found = unarmored(text);
      if (found === null) {
        if (IncludeContext) return text;
        const message =
          "Cannot unprotect message. The input contained no encrypted content. Specify the '-IncludeContext' parameter if you wish to output the original content when no encrypted content is detected.";
        const id = 'InputContainedNoEncryptedContentIncludeContext';
        return cmd.throwTerminating(cmd.error(id, 'ObjectNotFound', null, message, 'System.ArgumentException'));
      }
      const certificates = (To ?? []).flatMap((recipient) => resolveRecipient(cmd, recipient, 'decryption'));
      const content = Buffer.from(decrypt(decode(found.bytes), certificates)).toString('utf8');
      return IncludeContext ? found.before + content + found.after : content;
    };
    return {
      process({ Content, EventLogRecord }) {
        if (Content !== undefined) lines.push(Content);
        if (cmd.parameterSet !== 'ByWinEvent') return;
        const content = plainText(toText(getProperty(EventLogRecord, 'Message')));
        if (IncludeContext) setProperty(EventLogRecord, 'Message', content);
        cmd.writeObject(IncludeContext ? EventLogRecord : content);
      },
      end() {
        if (cmd.parameterSet === 'ByWinEvent') return;
        cmd.writeObject(plainText(file === undefined ? lines.join('\n') : Buffer.from(file).toString('utf8')));
      },
    };
  },
}));
