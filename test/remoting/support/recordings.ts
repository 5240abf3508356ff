/** Reads the recorded conversations in test/vectors: stdio/*.log, traffic/*.txt and wsman/*.jsonl. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyGuid, readGuid, writeGuid } from '../../../src/remoting/protocol/guid.js';

const vectors = fileURLToPath(new URL('../../vectors/', import.meta.url));

export interface RecordedLine {
  from: 'client' | 'server' | 'stderr';
  /** The packet as it went over the wire, without its line end. */
  text: string;
}

export function recordingNames(): string[] {
  const list = (folder: string, ending: string) =>
    readdirSync(vectors + folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`);
  return [...list('stdio', '.log'), ...list('traffic', '.txt')].sort();
}

export function readRecording(name: string): RecordedLine[] {
  const lines: RecordedLine[] = [];
  for (const line of readFileSync(vectors + name, 'utf8').split('\n')) {
    const stdio = /^\s*\d+ ([CSE])> (.*)$/.exec(line);
    if (stdio && stdio[2] !== '[EOF]')
      lines.push({
        from: stdio[1] === 'C' ? 'client' : stdio[1] === 'S' ? 'server' : 'stderr',
        text: stdio[2] as string,
      });
    else if (line.startsWith('>> ')) lines.push({ from: 'client', text: line.slice(3) });
    else if (line.startsWith('<< ')) lines.push({ from: 'server', text: line.slice(3) });
  }
  return lines;
}

/** Puts our ids in the place of the recorded ones, in the headers of the messages that begin in a payload. */
export function rewrite(payload: Buffer, ids: ReadonlyMap<string, string>): Buffer {
  const copy = Buffer.from(payload);
  for (let offset = 0; offset < copy.length; ) {
    const length = copy.readUInt32BE(offset + 17);
    if ((copy[offset + 16] as number) & 1)
      for (const at of [offset + 21 + 8, offset + 21 + 24]) {
        const id = readGuid(copy, at);
        if (id !== emptyGuid) writeGuid(copy, at, ids.get(id) ?? id);
      }
    offset += 21 + length;
  }
  return copy;
}

/** A message of a recorded WSMan conversation. */
export interface RecordedHttp {
  dir: 'request' | 'response';
  connection: number;
  startLine?: string;
  status?: number;
  headers: Record<string, string | string[]>;
  body: string;
}

export function wsmanRecordings(): string[] {
  return readdirSync(`${vectors}wsman`)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -6));
}
export function readWSManRecording(name: string): RecordedHttp[] {
  const lines = readFileSync(`${vectors}wsman/${name}.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedHttp);
}

export interface ClixmlVector {
  name: string;
  expression: string;
  psrp: string[];
  received: { count: number; typeNames: string[]; text: string; baseType: string | null };
  importTypeNames: string[];
  serializerDepth1: string | null;
  exportDepth: number;
}

export function clixmlVectors(): ClixmlVector[] {
  return JSON.parse(readFileSync(`${vectors}clixml/values.json`, 'utf8'));
}
