/** Base64 as payloads travel in it. Node's own reading passes over what is no base64, and what is lost then shows up far away. */
import { ProtocolError } from './protocol-error.js';

/** White space is allowed, as XML may have it anywhere. Throws ProtocolError (InvalidData) for anything else that is no base64. */
export function fromBase64(text: string): Buffer {
  const data = Buffer.from(text, 'base64');
  if (isWholly(text, data.length)) return data;
  const dense = text.replace(/\s+/g, '');
  if (isWholly(dense, data.length)) return data;
  throw new ProtocolError('InvalidData', 'What came as base64 is not.');
}

/** Every character counted: four of them are three bytes, less one for each `=` at the end. */
function isWholly(text: string, length: number): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return length === (text.length / 4) * 3 - padding;
}
