/** Reads the recorded conversations in test/vectors: stdio/*.log and traffic/*.txt. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
