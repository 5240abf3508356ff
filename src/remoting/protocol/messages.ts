/**
 * A PSRP message (MS-PSRP 2.2.1): a 40-byte header, little-endian, and one CLIXML object in UTF-8 without a root element.
 * The real engine puts a byte order mark before the XML; so do we, and both are read.
 */
import { emptyGuid, readGuid, writeGuid } from './guid.js';
import type { MessageType } from './message-types.js';
import { ProtocolError } from './protocol-error.js';

export const Destination = { Client: 1, Server: 2 } as const;
export type Destination = (typeof Destination)[keyof typeof Destination];

export interface Message {
  destination: Destination;
  type: MessageType;
  poolId: string;
  /** Null for messages of the pool itself. */
  pipelineId: string | null;
  /** CLIXML; '' where there is no body (end of input, `$null` as output). */
  body: string;
}

const headerLength = 40;
const byteOrderMark = '\ufeff';

export function encodeMessage(message: Message): Buffer {
  const text = message.body === '' ? '' : byteOrderMark + message.body;
  const bytes = Buffer.allocUnsafe(headerLength + Buffer.byteLength(text));
  bytes.writeUInt32LE(message.destination, 0);
  bytes.writeUInt32LE(message.type, 4);
  writeGuid(bytes, 8, message.poolId);
  writeGuid(bytes, 24, message.pipelineId ?? emptyGuid);
  bytes.write(text, headerLength, 'utf8');
  return bytes;
}

/** Reads a whole message. The type may be one that MS-PSRP does not define. Throws ProtocolError when it is cut short. */
export function decodeMessage(bytes: Buffer): Message {
  if (bytes.length < headerLength)
    throw new ProtocolError('InvalidData', `A message of ${bytes.length} bytes has no header`);
  const pipelineId = readGuid(bytes, 24);
  const hasMark = bytes.length >= headerLength + 3 && bytes.readUIntBE(headerLength, 3) === 0xefbbbf;
  return {
    destination: bytes.readUInt32LE(0) as Destination,
    type: bytes.readUInt32LE(4) as MessageType,
    poolId: readGuid(bytes, 8),
    pipelineId: pipelineId === emptyGuid ? null : pipelineId,
    body: bytes.toString('utf8', hasMark ? headerLength + 3 : headerLength),
  };
}
