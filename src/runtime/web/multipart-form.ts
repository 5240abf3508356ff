/** The body of a form with parts (`multipart/form-data`), as .NET's MultipartFormDataContent writes it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { FileInfo } from '../dotnet/io/file-system-info.js';
import { HttpContent } from '../dotnet/net/http/http-messages.js';
import { argumentError } from '../dotnet/system/errors.js';
import { escapeData } from '../dotnet/uri/uri-escape.js';
import { enumerableOf, toText } from '../language/index.js';
import type { IDictionaryLike } from '../objects/hashtable.js';
import { baseOf } from '../objects/ps-object.js';
import { onFile } from '../providers/filesystem/file-errors.js';

/** A field's value that is a collection is one part for each element; a FileInfo is the file. */
export function multipartForm(fields: IDictionaryLike): HttpContent {
  const boundary = randomUUID();
  const parts: Buffer[] = [];
  for (const [key, value] of fields.entries()) {
    const name = quoted(toText(key));
    const field = baseOf(value);
    const elements = field instanceof FileInfo || typeof field === 'string' ? null : enumerableOf(field);
    for (const element of elements ?? [field]) {
      parts.push(Buffer.from(`${parts.length === 0 ? '' : '\r\n'}--${boundary}\r\n`), ...partOf(name, baseOf(element)));
    }
  }
  if (parts.length === 0) parts.push(Buffer.from(`--${boundary}\r\n`));
  parts.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  const content = new HttpContent('MultipartFormDataContent', new Uint8Array(Buffer.concat(parts)));
  content.headers.add('Content-Type', `multipart/form-data; boundary="${boundary}"`);
  return content;
}

function partOf(name: string, value: unknown): Buffer[] {
  const disposition = `Content-Disposition: form-data; name=${name}`;
  if (!(value instanceof FileInfo))
    return [Buffer.from(`Content-Type: text/plain; charset=utf-8\r\n${disposition}\r\n\r\n${toText(value)}`)];
  const path = value.fullName;
  const file = basename(path);
  const head = `${disposition}; filename=${quoted(file)}; filename*=utf-8''${escapeData(file)}\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return [Buffer.from(head), onFile(path, () => readFileSync(path))];
}

/** A parameter of a header: quoted where it is no token, encoded where it is not ASCII. */
function quoted(value: string): string {
  const inner = /^".*"$/s.test(value) && value.length > 1 ? value.slice(1, -1) : value;
  if (inner.includes('"')) throw argumentError(`The specified value is not a valid quoted string. '${value}'`);
  if (/[^\0-\x7f]/.test(inner)) return `"=?utf-8?B?${Buffer.from(inner).toString('base64')}?="`;
  return inner === value && /^[!#$%&'*+.^_`|~\w-]+$/.test(inner) ? inner : `"${inner}"`;
}
