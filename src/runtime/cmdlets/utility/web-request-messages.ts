/** The verbose and debug messages of web requests. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type HttpHeaders, parseMediaType } from '../../dotnet/net/http/http-headers.js';
import type { HttpContent, HttpRequestMessage, HttpResponseMessage } from '../../dotnet/net/http/http-messages.js';
import type { Encoding } from '../../dotnet/text/encoding/encoding.js';
import { toText } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { contentLengthText, isTextType } from '../../web/content-text.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const mediaType = (headers: HttpHeaders) => parseMediaType(headers.get('Content-Type') ?? '')?.mediaType;

/** `WebRequest: v1.1 GET http://host/path with query length 6`: what the query says is left to debug messages. */
export function requestText({ version, method, uri, content }: HttpRequestMessage, outFile: string | null): string {
  const { path, query } = uri.absolute;
  const parts = [`WebRequest: v${version} ${method} ${uri.leftAuthority}${path}`];
  if (query.length > 1) parts.push(`with query length ${query.length - 1}`);
  const type = content && mediaType(content.headers);
  if (type) parts.push(`with ${type} payload`);
  if (content !== null) parts.push(`with body size ${contentLengthText(lengthOf(content))}`);
  if (outFile !== null) parts.push(`output to ${outFile}`);
  return parts.join(' ');
}
const lengthOf = ({ bytes, file }: HttpContent) => bytes?.length ?? statSync(file as string).size;

/** `WebResponse: 200 OK with text/plain payload with body size 6 B (6 bytes)` */
export function responseText({ status, reason, statusName, content }: HttpResponseMessage): string {
  const parts = [`WebResponse: ${status} ${reason || statusName}`];
  const type = mediaType(content.headers);
  if (type !== undefined) parts.push(`with ${type} payload`);
  const length = content.headers.get('Content-Length');
  if (length !== undefined) parts.push(`with body size ${contentLengthText(Number(length))}`);
  return parts.join(' ');
}

export function writeRequestDebug(cmd: CmdletRuntime, { uri, headers, content }: HttpRequestMessage): void {
  const { query } = uri.absolute;
  let text = 'WebRequest Detail\n';
  if (query !== '') text += `--- QUERY\n${query.replace(/^\?/, '').split('&').join('\n')}\n\n`;
  text += `--- HEADERS\n${headers}\n`;
  if (content !== null) {
    const kind = content.netType.fullName;
    const prefix = kind.endsWith('MultipartFormDataContent') ? '=> Multipart Form Content\n' : '';
    const body = kind.endsWith('StreamContent')
      ? `[Stream content: ${contentLengthText(lengthOf(content))}]`
      : prefix + content.text;
    text += `${content.headers}\n--- BODY\n${body}\n`;
  }
  cmd.writeDebug(text.trim());
}

/** Written when the body is there: it is part of the message. */
export function writeResponseDebug(cmd: CmdletRuntime, { headers, content }: HttpResponseMessage): void {
  const body = isTextType(mediaType(content.headers))
    ? content.text
    : `[Binary content: ${contentLengthText(content.bytes?.length)}]`;
  cmd.writeDebug(`WebResponse Detail\n--- HEADERS\n${headers}\n${content.headers}\n--- BODY\n${body}`.trim());
}

export function fileNameText(path: string): string {
  return `File Name: ${basename(path)}`;
}

export function encodingText(encoding: Encoding): string {
  const name = toText(getProperty(encoding, 'EncodingName'));
  return `WebResponse content encoding: ${encoding.webName} (${name}) CodePage: ${encoding.codePage}`;
}
