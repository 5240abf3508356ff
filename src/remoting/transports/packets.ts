/**
 * The packets of remoting out of process: one XML element a line, on the stdio of a process or an SSH subsystem. No public
 * specification has them; this is what PowerShell 7 writes and reads.
 */

import { fromBase64 } from '../protocol/base64.js';
import type { PayloadStream } from '../protocol/fragments.js';
import { emptyGuid } from '../protocol/guid.js';
import type { Target } from '../protocol/pool-core.js';
import { ProtocolError } from '../protocol/protocol-error.js';

export type PacketKind = 'DataAck' | 'Command' | 'CommandAck' | 'Signal' | 'SignalAck' | 'Close' | 'CloseAck';
export type Packet =
  | { kind: 'Data'; target: Target; stream: PayloadStream; data: Buffer }
  | { kind: PacketKind; target: Target };

export function formatData(target: Target, stream: PayloadStream, data: Buffer): string {
  return `<Data Stream='${stream}' PSGuid='${target ?? emptyGuid}'>${data.toString('base64')}</Data>\n`;
}
export function formatPacket(kind: PacketKind, target: Target): string {
  return `<${kind} PSGuid='${target ?? emptyGuid}' />\n`;
}

const dataPattern = /^<Data Stream='(Default|PromptResponse)' PSGuid='([0-9a-fA-F-]{36})'>/;
const packetPattern =
  /^<(DataAck|Command|CommandAck|Signal|SignalAck|Close|CloseAck) PSGuid='([0-9a-fA-F-]{36})' ?\/>\s*$/;

/** Reads a line (without its end); undefined when it is no packet. Throws ProtocolError for a payload that is no base64. */
export function parsePacket(line: string): Packet | undefined {
  const data = dataPattern.exec(line);
  if (data) {
    const end = line.lastIndexOf('</Data>');
    if (end < 0) return undefined;
    return {
      kind: 'Data',
      stream: data[1] as PayloadStream,
      target: targetOf(data[2] as string),
      data: fromBase64(line.slice(data[0].length, end)),
    };
  }
  const packet = packetPattern.exec(line);
  return packet ? { kind: packet[1] as PacketKind, target: targetOf(packet[2] as string) } : undefined;
}

/** What is no packet, and no text either: once packets have come (`begun`), text that begins like one is a damaged one. */
export function looksDamaged(line: string, begun: boolean): boolean {
  return line.includes("PSGuid='") || (begun && line.startsWith('<'));
}

/** What is wrong with such a line, in the real engine's words. */
export function invalidPacket(line: string): string {
  return `An unknown element "${line.slice(0, 100)}" was received. This can happen if the remote process closed or ended abnormally.`;
}

function targetOf(guid: string): Target {
  return guid === emptyGuid ? null : guid.toLowerCase();
}

/** Bytes of the longest line that is taken: no packet of anybody's comes near it. */
const maxLine = 64 * 1024 * 1024;

/** Cuts chunks of bytes into lines. */
export class LineReader {
  #rest: Buffer[] = [];
  #restLength = 0;

  /** The lines that a chunk completes, without their ends. Throws ProtocolError when a line does not come to an end. */
  push(chunk: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      let line = chunk.subarray(start, end);
      if (this.#rest.length > 0) {
        line = Buffer.concat([...this.#rest, line]);
        this.#rest = [];
        this.#restLength = 0;
      }
      // Packets are ASCII, and latin1 is several times faster to decode; other text may be anything.
      const text = line[0] === 0x3c ? line.toString('latin1') : line.toString('utf8');
      lines.push(text.endsWith('\r') ? text.slice(0, -1) : text);
      start = end + 1;
    }
    if (start < chunk.length) {
      this.#rest.push(chunk.subarray(start));
      this.#restLength += chunk.length - start;
      if (this.#restLength > maxLine)
        throw new ProtocolError('ObjectTooLarge', `A line of more than ${maxLine} bytes came, which is no packet`);
    }
    return lines;
  }

  /** The text after the last line end. */
  rest(): string {
    return Buffer.concat(this.#rest).toString('utf8');
  }
}
