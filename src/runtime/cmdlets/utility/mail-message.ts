/** A mail as text (RFC 5322, MIME), the way .NET's MailMessage writes it. */
import { randomUUID } from 'node:crypto';
import type { Encoding } from '../../dotnet/text/encoding/encoding.js';
import { netException } from '../../objects/errors.js';

export interface MailAddress {
  /** '' for none. */
  name: string;
  address: string;
}
export interface MailMessage {
  from: MailAddress;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  body: string;
  isHtml: boolean;
  encoding: Encoding;
  priority: string;
  attachments: { name: string; content: Uint8Array }[];
  date: Date;
}

/** `Name <user@host>`, or an address alone. Throws FormatException. */
export function mailAddress(text: string): MailAddress {
  const match = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>|([^\s<>@]+@[^\s<>@]+))\s*$/.exec(text);
  if (!match)
    throw netException(
      'System.FormatException',
      'The specified string is not in the form required for an e-mail address.',
    );
  return { name: match[1]?.trim() ?? '', address: (match[2] ?? match[3]) as string };
}

const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);
function encodedWord(text: string, encoding: Encoding): string {
  if (isAscii(text)) return text.replace(/[\r\n]+/g, ' ');
  return `=?${encoding.webName}?B?${Buffer.from(encoding.encode(text)).toString('base64')}?=`;
}
function addressText({ name, address }: MailAddress, encoding: Encoding): string {
  if (name === '') return address;
  return `${isAscii(name) ? `"${name}"` : encodedWord(name, encoding)} <${address}>`;
}
const base64Lines = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

function quotedPrintable(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1').replace(/\r?\n/g, '\r\n');
  const escaped = text.replace(
    /[^\t\r\n -<>-~]|[\t ](?=\r\n|$)/g,
    (unit) => `=${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return escaped.replace(/[^\r\n]{70}(?:=[0-9A-F]{2}|[^=\r\n])?(?=[^\r\n]{4})/g, (line) => `${line}=\r\n`);
}

const priorityHeaders: Readonly<Record<string, readonly string[]>> = {
  High: ['X-Priority: 1', 'Priority: urgent', 'Importance: high'],
  Low: ['X-Priority: 5', 'Priority: non-urgent', 'Importance: low'],
};

/** With CR LF at the end of lines. */
export function mailText(mail: MailMessage): string {
  const { encoding } = mail;
  const list = (name: string, addresses: readonly MailAddress[]) =>
    addresses.length === 0 ? [] : [`${name}: ${addresses.map((each) => addressText(each, encoding)).join(', ')}`];
  const headers = [
    'MIME-Version: 1.0',
    ...list('From', [mail.from]),
    ...list('To', mail.to),
    ...list('Cc', mail.cc),
    ...list('Reply-To', mail.replyTo),
    ...(priorityHeaders[mail.priority] ?? []),
    `Date: ${mail.date
      .toUTCString()
      .replace(/^\w+, /, '')
      .replace('GMT', '+0000')}`,
    ...(mail.subject === '' ? [] : [`Subject: ${encodedWord(mail.subject, encoding)}`]),
  ];
  const bytes = encoding.encode(mail.body);
  const isPlain = !/[^\t\r\n -~]/.test(Buffer.from(bytes).toString('latin1'));
  const body = [
    `Content-Type: text/${mail.isHtml ? 'html' : 'plain'}; charset=${encoding.webName}`,
    `Content-Transfer-Encoding: ${isPlain ? 'quoted-printable' : 'base64'}`,
    '',
    isPlain ? quotedPrintable(bytes) : base64Lines(bytes),
  ];
  if (mail.attachments.length === 0) return [...headers, ...body].join('\r\n');
  const boundary = `--boundary_0_${randomUUID()}`;
  const parts = mail.attachments.map(({ name, content }) => [
    `Content-Type: application/octet-stream; name=${encodedWord(/^[\w.-]+$/.test(name) ? name : `"${name}"`, encoding)}`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment',
    '',
    base64Lines(content),
  ]);
  return [
    ...headers,
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    ...[body, ...parts].flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
