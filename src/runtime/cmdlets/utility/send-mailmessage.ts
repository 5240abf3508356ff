/** Send-MailMessage sends a mail by a mail server. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import type { PSCredential } from '../../dotnet/automation/credential.js';
import { type Encoding, encodingOfName } from '../../dotnet/text/encoding/encoding.js';
import { credentialArgument } from '../../engine/credentials.js';
import { IoError } from '../../io/client.js';
import type { SmtpRequest } from '../../io/services/smtp.js';
import { toText } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { isType } from '../../providers/errors.js';
import { toEncoding } from '../../providers/filesystem/encoding-argument.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { type MailAddress, mailAddress, mailText } from './mail-message.js';

const notEmpty = [{ notNullOrEmpty: true }] as const;
const texts = t.array(t.string);
const smtpPort = 25;

export const SendMailMessage = cmdlet('Send-MailMessage', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sends an email message.',
  className: 'Microsoft.PowerShell.Commands.SendMailMessage',
  parameters: {
    Attachments: { type: texts, from: 'both', aliases: ['PsPath'], validate: notEmpty, help: 'Files to attach.' },
    Bcc: { type: texts, from: 'propertyName', validate: notEmpty, help: 'Who gets it without being named.' },
    Body: { type: t.string, position: 2, from: 'propertyName', validate: notEmpty, help: 'The text.' },
    BodyAsHtml: { type: t.switch, default: false, from: 'propertyName', aliases: ['BAH'], help: 'The text is HTML.' },
    Encoding: {
      type: t.net<Encoding>('System.Text.Encoding'),
      from: 'propertyName',
      aliases: ['BE'],
      validate: notEmpty,
      transform: toEncoding,
      help: 'Of text and subject; ASCII where it is left out.',
    },
    Cc: { type: texts, from: 'propertyName', validate: notEmpty, help: 'Who gets a copy.' },
    DeliveryNotificationOption: {
      type: t.enum('System.Net.Mail.DeliveryNotificationOptions'),
      default: 'None',
      from: 'propertyName',
      aliases: ['DNO'],
      validate: notEmpty,
      help: 'What the sender is told of the delivery.',
    },
    From: { type: t.string, mandatory: true, from: 'propertyName', validate: notEmpty, help: 'The sender.' },
    SmtpServer: {
      type: t.string,
      position: 3,
      from: 'propertyName',
      aliases: ['ComputerName'],
      validate: notEmpty,
      help: 'The mail server; $PSEmailServer where it is left out.',
    },
    Priority: {
      type: t.enum('System.Net.Mail.MailPriority'),
      default: 'Normal',
      from: 'propertyName',
      validate: notEmpty,
      help: 'How urgent it is.',
    },
    ReplyTo: { type: texts, from: 'propertyName', help: 'Where answers go.' },
    Subject: { type: t.string, position: 1, from: 'propertyName', aliases: ['sub'], help: 'The subject.' },
    To: { type: texts, mandatory: true, position: 0, from: 'propertyName', validate: notEmpty, help: 'Who gets it.' },
    Credential: {
      type: t.net<PSCredential>('System.Management.Automation.PSCredential'),
      from: 'propertyName',
      transform: credentialArgument,
      validate: notEmpty,
      help: 'User name and password for the server.',
    },
    UseSsl: { type: t.switch, default: false, from: 'propertyName', help: 'Only over a safe connection.' },
    Port: {
      type: t.int,
      default: 0,
      from: 'propertyName',
      validate: [{ range: [0, 2_147_483_647] }],
      help: 'The port of the server; 25 where it is left out.',
    },
  },
  examples: [
    {
      code: 'try { Send-MailMessage a@ant.example -From b@bee.example -WarningAction Ignore } catch { $_.Exception.Message }',
      output:
        'The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.',
    },
    {
      code: 'try { Send-MailMessage a@b -From none -WarningAction Ignore } catch { $_.FullyQualifiedErrorId }',
      output: 'FormatException,Microsoft.PowerShell.Commands.SendMailMessage',
    },
  ],
  run(cmd, p) {
    cmd.writeWarning(
      "The command 'Send-MailMessage' is obsolete. This cmdlet does not guarantee secure connections to SMTP servers. While there is no immediate replacement available in PowerShell, we recommend you do not use Send-MailMessage at this time. See https://aka.ms/SendMailMessage for more information.",
    );
    const from = senderOf(cmd, p.From);
    const to = addressesOf(cmd, p.To);
    const [bcc, cc, replyTo] = [p.Bcc, p.Cc, p.ReplyTo].map((list) => addressesOf(cmd, list ?? [])) as [
      MailAddress[],
      MailAddress[],
      MailAddress[],
    ];
    const host = p.SmtpServer ?? toText(cmd.session.getVariable('PSEmailServer') ?? '');
    if (host === '') {
      const message =
        'The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.';
      cmd.throwTerminating(cmd.error('', 'InvalidArgument', null, message, 'System.InvalidOperationException'));
    }
    const attachments: { name: string; content: Uint8Array }[] = [];
    return {
      process({ Attachments }) {
        for (const given of Attachments ?? [])
          for (const { providerPath } of cmd.session.providers.paths.resolve(given, new ProviderContext(null))) {
            const content = onFile(providerPath, () => new Uint8Array(readFileSync(providerPath)));
            attachments.push({ name: basename(providerPath), content });
          }
      },
      end() {
        const message = mailText({
          from,
          to,
          cc,
          replyTo,
          subject: p.Subject ?? '',
          body: p.Body ?? '',
          isHtml: p.BodyAsHtml,
          encoding: p.Encoding ?? encodingOfName('us-ascii'),
          priority: p.Priority,
          attachments,
          date: new Date(),
        });
        send(cmd, {
          host,
          port: p.Port || smtpPort,
          secure: p.UseSsl,
          credentials: p.Credential ? { userName: p.Credential.userName, password: p.Credential.password.text } : null,
          from: from.address,
          recipients: [...to, ...cc, ...bcc].map(({ address }) => address),
          notify: notifyText(p.DeliveryNotificationOption),
          message,
          clientName: hostname(),
        });
      },
    };
  },
}));

function senderOf(cmd: CmdletRuntime, text: string): MailAddress {
  try {
    return mailAddress(text);
  } catch (error) {
    if (!isType(error, 'System.FormatException')) throw error;
    return cmd.throwTerminating(cmd.error('FormatException', 'InvalidType', text, error.message, error));
  }
}
/** What is no address is reported. */
function addressesOf(cmd: CmdletRuntime, list: readonly string[]): MailAddress[] {
  return list.flatMap((text) => {
    try {
      return [mailAddress(text)];
    } catch (error) {
      if (!isType(error, 'System.FormatException')) throw error;
      cmd.writeError(cmd.error('FormatException', 'InvalidType', null, error.message, error));
      return [];
    }
  });
}

function notifyText(options: string): string {
  const words: Record<string, string> = { OnSuccess: 'SUCCESS', OnFailure: 'FAILURE', Delay: 'DELAY', Never: 'NEVER' };
  return options
    .split(', ')
    .flatMap((option) => words[option] ?? [])
    .join(',');
}

/** What .NET says of a reply, before the server's own words. */
const replies: Readonly<Record<string, string>> = {
  SMTP421: 'Service not available, closing transmission channel.',
  SMTP450: 'Mailbox unavailable.',
  SMTP452: 'Insufficient system storage.',
  SMTP530: 'The SMTP server requires a secure connection or the client was not authenticated.',
  SMTP535: 'The SMTP server requires a secure connection or the client was not authenticated.',
  SMTP550: 'Mailbox unavailable.',
  SMTP551: 'User not local; please try alternate path.',
  SMTP552: 'Exceeded storage allocation.',
  SMTP553: 'Mailbox name not allowed.',
  SMTP554: 'Transaction failed.',
};
const socketTexts: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ENOTFOUND: 'Name or service not known',
  ETIMEDOUT: 'Connection timed out',
  EHOSTUNREACH: 'No route to host',
};

/** Reports what the server refuses. */
function send(cmd: CmdletRuntime, request: SmtpRequest): void {
  try {
    cmd.io.call('smtp.send', request);
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    const said = error.code.startsWith('SMTP');
    const text = said
      ? `${replies[error.code] ?? 'Error in processing.'} The server response was: ${error.message}`
      : (socketTexts[error.code] ?? error.message);
    const exception = new NetException('System.Net.Mail.SmtpException', text);
    cmd.writeError(cmd.error('SmtpException', 'InvalidOperation', null, text, exception));
  }
}
