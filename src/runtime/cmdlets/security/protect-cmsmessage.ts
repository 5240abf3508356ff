/** Protect-CmsMessage encrypts content so that only the recipients can read it. Objects are encrypted as they are shown. */
import { writeFileSync } from 'node:fs';
import { encrypt } from '../../dotnet/security/cms/enveloped-data.js';
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { TextLineOutput, unlimitedColumns } from '../../formatting/layout/line-output.js';
import { OutLineOutput } from '../../formatting/out-line-output.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { type CmsMessageRecipient, resolveRecipient } from './cms-recipient.js';
import { armored, messageFile, messageParameters } from './cms-text.js';

export const ProtectCmsMessage = cmdlet('Protect-CmsMessage', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Encrypts content by using the Cryptographic Message Syntax format.',
  defaultSet: 'ByContent',
  parameters: {
    To: {
      type: t.array(t.net<CmsMessageRecipient>('System.Management.Automation.CmsMessageRecipient')),
      mandatory: true,
      position: 0,
      help: 'Certificates of those who may read it, or paths of them.',
    },
    Content: {
      type: t.psobject,
      sets: { ByContent: { mandatory: true, position: 1, from: 'pipeline' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'What is encrypted.',
    },
    ...messageParameters,
    OutFile: { type: t.string, position: 2, help: 'A file for the message.' },
  },
  outputs: ['System.String'],
  examples: [
    {
      code: "try { 'secret' | Protect-CmsMessage -To none.cer } catch { $_.FullyQualifiedErrorId }",
      output: 'NoCertificateFound,Microsoft.PowerShell.Commands.ProtectCmsMessageCommand',
    },
    { code: '(Get-Command Protect-CmsMessage).ParameterSets.Name', output: 'ByContent\nByPath\nByLiteralPath' },
  ],
  run(cmd, { To, Path, LiteralPath, OutFile }) {
    const file = messageFile(cmd, { Path, LiteralPath });
    const objects: unknown[] = [];
    return {
      process({ Content }) {
        if (file === undefined) objects.push(Content);
      },
      end() {
        const content = file ?? new Uint8Array(Buffer.from(shownText(cmd, objects)));
        const certificates = To.flatMap((recipient) => resolveRecipient(cmd, recipient, 'encryption'));
        const message = content.length === 0 ? '' : armored(encrypt(content, certificates));
        if (OutFile === undefined) cmd.writeObject(message);
        else {
          const { providerPath } = cmd.session.providers.paths.locate(OutFile, new ProviderContext(null));
          onFile(providerPath, () => writeFileSync(providerPath, message), true);
        }
      },
    };
  },
}));

function shownText(cmd: CmdletRuntime, objects: readonly unknown[]): string {
  const lines: string[] = [];
  const text = new TextLineOutput(unlimitedColumns, cmd.host, (line) => lines.push(line));
  const output = new OutLineOutput(text, new EngineFormattingSession(cmd));
  for (const object of objects) output.process(object);
  output.end();
  return lines.join('\n');
}
