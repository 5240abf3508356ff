/** Reads test/vectors/authentication: what real clients and a real server said to each other over HTTP. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../vectors/authentication/', import.meta.url));

export interface RecordedMessage {
  dir: 'request' | 'response';
  connection: number;
  startLine: string;
  headers: [string, string][];
  body: Buffer;
  sealedPart?: { signature: string; sequence: number; plaintextLength: number; plaintextSha256: string };
  plaintext?: string;
}

/** Everything that follows from the password in one connection; hexadecimal but for names. */
export interface RecordedNtlm {
  connection: number;
  negotiateMessage: string;
  challengeMessage: string;
  authenticateMessage: string;
  ntlm: Record<
    | 'user'
    | 'domain'
    | 'password'
    | 'workstation'
    | 'flags'
    | 'serverChallenge'
    | 'clientChallenge'
    | 'ntowfv2'
    | 'ntProofStr'
    | 'ntResponse'
    | 'lmResponse'
    | 'sessionBaseKey'
    | 'encryptedRandomSessionKey'
    | 'exportedSessionKey'
    | 'mic'
    | 'clientSigningKey'
    | 'clientSealingKey'
    | 'serverSigningKey'
    | 'serverSealingKey',
    string
  >;
}

export function readRecorded(name: string): { messages: RecordedMessage[]; ntlm: RecordedNtlm[] } {
  const lines = readFileSync(`${folder}${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return {
    messages: lines
      .filter((line) => line.dir !== undefined)
      .map((line) => ({ ...line, body: Buffer.from(line.bodyBase64 ?? '', 'base64') })),
    ntlm: lines.filter((line) => line.ntlm !== undefined),
  };
}

export function headerOf({ headers }: RecordedMessage, name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

export const bytes = (hex: string) => Buffer.from(hex, 'hex');
