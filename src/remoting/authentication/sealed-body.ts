/**
 * Bodies of sealed requests and answers (MS-WSMV 2.2.9.1). They look like MIME and are not: ciphertext may hold the boundary, so
 * a part is found by the length that its header tells, never by looking for the boundary from its start.
 */
import type { MessageSealing } from './authentication.js';
import { AuthenticationError } from './authentication-error.js';
import { messages } from './messages.js';

export interface HttpBody {
  contentType: string;
  body: Buffer;
}

const boundary = 'Encrypted Boundary';

/** Header lines are not indented: Windows indents its own and takes both, OMI takes only this. Throws AuthenticationError. */
export async function sealBody(sealing: MessageSealing, { contentType, body }: HttpBody): Promise<HttpBody> {
  const pieces: Buffer[] = [];
  let parts = 0;
  for (let at = 0; at === 0 || at < body.length; at += sealing.maxPart) {
    const plaintext = body.subarray(at, at + sealing.maxPart);
    const { signature, ciphertext, padding } = await sealing.seal(plaintext);
    const header = [
      `--${boundary}`,
      `Content-Type: ${sealing.protocol}`,
      `OriginalContent: type=${contentType};Length=${plaintext.length + padding}`,
      `--${boundary}`,
      'Content-Type: application/octet-stream',
      '',
    ].join('\r\n');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(signature.length);
    pieces.push(Buffer.from(header, 'latin1'), length, signature, ciphertext);
    parts++;
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`, 'latin1'));
  const type = parts === 1 ? 'multipart/encrypted' : 'multipart/x-multi-encrypted';
  return {
    contentType: `${type};protocol="${sealing.protocol}";boundary="${boundary}"`,
    body: Buffer.concat(pieces),
  };
}

/**
 * An empty body is nothing to be opened, and any other has to be sealed: throws AuthenticationError where it is not, or was altered.
 */
export async function openBody(sealing: MessageSealing, { contentType, body }: HttpBody): Promise<HttpBody> {
  if (body.length === 0) return { contentType, body };
  const isSealed = /^\s*multipart\/(x-multi-)?encrypted\b/i.test(contentType);
  if (!isSealed) throw cannotDecrypt(messages.bodyNotSealed(contentType));
  const reader = new PartReader(body, /boundary="?([^";]+)"?/i.exec(contentType)?.[1] ?? boundary);
  const plaintexts: Buffer[] = [];
  let type = '';
  while (!reader.isAtEnd) {
    const part = reader.read();
    const plaintext = await sealing.unseal(part.signature, part.ciphertext);
    const padding = part.length - plaintext.length;
    if (padding < 0 || padding > sealing.maxPadding)
      throw cannotDecrypt(messages.bodyLength(part.length, plaintext.length));
    plaintexts.push(plaintext);
    type = part.type;
  }
  return { contentType: type, body: Buffer.concat(plaintexts) };
}

interface Part {
  /** Media type of the plaintext. */
  type: string;
  /** Of the plaintext and its padding. */
  length: number;
  signature: Buffer;
  ciphertext: Buffer;
}

class PartReader {
  #at = 0;
  readonly #boundary: RegExp;

  constructor(
    private readonly body: Buffer,
    boundary: string,
  ) {
    // Exchange writes a space after the dashes.
    this.#boundary = new RegExp(`^-- ?${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(--)?$`);
    this.#expectBoundary(false);
  }

  /** Behind the boundary with the dashes at its end. */
  isAtEnd = false;

  /** What is after a boundary, with the boundary after it. */
  read(): Part {
    const header = this.#line('OriginalContent');
    const original = /^OriginalContent:\s*type=(.*);\s*Length=(\d{1,10})\s*$/i.exec(header);
    if (original === null) throw cannotDecrypt(messages.bodyHeader('OriginalContent'));
    const length = Number(original[2]);
    this.#expectBoundary(false);
    this.#line('Content-Type');
    const signature = this.#bytes(this.#bytes(4).readUInt32LE());
    // A ciphertext is never shorter than its plaintext: only behind that may the boundary be looked for.
    const end = this.body.indexOf('--', this.#at + length, 'latin1');
    const ciphertext = this.#bytes(this.#boundaryFrom(end) - this.#at);
    this.#expectBoundary(true);
    return { type: original[1] as string, length, signature, ciphertext };
  }

  #boundaryFrom(at: number): number {
    for (let found = at; found >= 0; found = this.body.indexOf('--', found + 1, 'latin1'))
      if (this.#boundary.test(this.#lineAt(found))) return found;
    throw cannotDecrypt(messages.bodyEndsEarly);
  }

  #expectBoundary(mayEnd: boolean): void {
    const match = this.#boundary.exec(this.#lineAt(this.#at));
    if (match === null || (match[1] !== undefined && !mayEnd)) throw cannotDecrypt(messages.bodyEndsEarly);
    this.isAtEnd = match[1] !== undefined;
    this.#at += match[0].length + 2;
  }

  /** The next header of this name; those before it are passed over. */
  #line(name: string): string {
    for (;;) {
      const line = this.#lineAt(this.#at);
      if (line.startsWith('--') || line === '') throw cannotDecrypt(messages.bodyHeader(name));
      this.#at += line.length + 2;
      const text = line.trim();
      if (text.toLowerCase().startsWith(`${name.toLowerCase()}:`)) return text;
    }
  }

  /** Up to the end of the line, at most 1000 characters. */
  #lineAt(at: number): string {
    const window = this.body.toString('latin1', at, at + 1000);
    const end = window.indexOf('\r\n');
    return end < 0 ? window : window.slice(0, end);
  }

  #bytes(count: number): Buffer {
    const end = this.#at + count;
    if (end > this.body.length) throw cannotDecrypt(messages.bodyEndsEarly);
    const bytes = this.body.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}

function cannotDecrypt(why: string): AuthenticationError {
  return new AuthenticationError('CannotDecrypt', messages.cannotDecrypt(why));
}
