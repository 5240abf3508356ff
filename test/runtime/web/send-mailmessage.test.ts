/** Send-MailMessage against a mail server of our own, through the services of the built shell. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServerSession, type ServerSession } from '../../support/server-session.js';
import type { Session } from '../../support/session.js';

let opened: ServerSession;
let session: Session;

beforeAll(async () => {
  opened = await openServerSession('mail-server.mjs');
  ({ session } = opened);
  session.run(
    `$PSDefaultParameterValues = @{ 'Send-MailMessage:Port' = ${opened.port}; 'Send-MailMessage:SmtpServer' = '127.0.0.1'; 'Send-MailMessage:WarningAction' = 'Ignore'; 'Send-MailMessage:From' = 'Ant <ant@x.example>' }`,
  );
}, 60_000);
afterAll(() => opened.close());

const run = (code: string) => {
  const { output, errors } = session.run(code);
  return output + errors;
};
/** What the server heard. */
async function heard(code: string): Promise<string> {
  const message = once(opened.server, 'message');
  expect(run(code)).toBe('');
  return (await message)[0].replaceAll('\r\n', '\n');
}

test('the envelope and the message', async () => {
  const said = await heard(
    "$c = [pscredential]::new('me', (ConvertTo-SecureString pw -AsPlainText)); Send-MailMessage bee@x.example, 'Cat <cat@x.example>' Hello \".dot`nend\" -Bcc dog@x.example -Credential $c -Priority High -DeliveryNotificationOption OnFailure, Delay",
  );
  expect(said).toMatch(/^EHLO .*\nAUTH LOGIN bWU=\ncHc=\nMAIL FROM:<ant@x\.example>\n/);
  expect(said).toContain('RCPT TO:<dog@x.example> NOTIFY=FAILURE,DELAY\nDATA\n');
  expect(said).toContain('\nFrom: "Ant" <ant@x.example>\nTo: bee@x.example, "Cat" <cat@x.example>\n');
  expect(said).toContain('\nX-Priority: 1\n');
  expect(said).toMatch(
    /\nSubject: Hello\nContent-Type: text\/plain; charset=us-ascii\n.*\n\n\.\.dot\nend\n\.\nQUIT\n$/,
  );
  expect(said).not.toMatch(/^Bcc/m);
});

test('text that is not ASCII, and attachments', async () => {
  const said = await heard(
    "Set-Content a.txt one -NoNewline; Get-Item a.txt | Send-MailMessage bee@x.example 'é' '<b>é</b>' -BodyAsHtml -Encoding utf8",
  );
  expect(said).toContain('\nSubject: =?utf-8?B?w6k=?=\nContent-Type: multipart/mixed; boundary=');
  expect(said).toContain(
    '\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGI+w6k8L2I+\n',
  );
  expect(said).toContain('\nContent-Type: application/octet-stream; name=a.txt\n');
  expect(said).toContain('\nContent-Disposition: attachment\n\nb25l\n');
});

test('refusals are errors', () => {
  expect(
    run('try { Send-MailMessage nobody@x.example -ErrorAction Stop } catch { "$_"; $_.FullyQualifiedErrorId }'),
  ).toBe(
    'Mailbox unavailable. The server response was: no such user\nSmtpException,Microsoft.PowerShell.Commands.SendMailMessage',
  );
  expect(run('try { Send-MailMessage bee@x.example -UseSsl -ErrorAction Stop } catch { $_.Exception.Message }')).toBe(
    'Server does not support secure connections.',
  );
  expect(run('try { Send-MailMessage bee@x.example -Port 1 -ErrorAction Stop } catch { $_.Exception.Message }')).toBe(
    'Connection refused',
  );
});
