/**
 * The transcripts of a session (Start-Transcript): files to which everything is written that the host shows, and the command
 * lines that the user gives. Written at once, so that a shell that is killed leaves what there was.
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { hostname, release, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { DateTime } from '../dotnet/system/date-time.js';
import type { TranscribedHost, Transcript } from '../host/transcribed-host.js';
import { argumentText } from '../language/format/index.js';
import { toText } from '../language/index.js';
import { netError } from '../objects/errors.js';
import { isNull } from '../objects/values.js';
import { onFile } from '../providers/filesystem/file-errors.js';
import { versionTable } from './version-table.js';

export interface TranscriptOptions {
  /** Each command line is preceded by the time at which it began. */
  includeInvocationHeader: boolean;
  useMinimalHeader: boolean;
}

class TranscriptFile implements Transcript {
  readonly #descriptor: number;
  constructor(
    readonly path: string,
    readonly options: TranscriptOptions,
  ) {
    onFile(path, () => mkdirSync(dirname(path), { recursive: true }));
    this.#descriptor = onFile(path, () => openSync(path, 'a'));
  }
  write(text: string): void {
    onFile(this.path, () => writeSync(this.#descriptor, text));
  }
  close(): void {
    closeSync(this.#descriptor);
  }
}

export class Transcription {
  readonly #files: TranscriptFile[] = [];
  /** The last prompt, which stands before a command line. */
  prompt = '';

  constructor(readonly host: TranscribedHost) {}

  get isActive(): boolean {
    return this.#files.length > 0;
  }

  /** Begins to write at the end of the file. Throws what opening the file throws. */
  start(path: string, options: TranscriptOptions): void {
    const file = new TranscriptFile(path, options);
    file.write(header(options));
    this.#files.push(file);
    this.host.transcripts.push(file);
  }
  /** Ends the transcript that was begun last; returns its path. Throws PSInvalidOperationException when there is none. */
  stop(): string {
    const file = this.#files.pop();
    if (file === undefined)
      throw netError(
        'PSInvalidOperationException',
        'InvalidOperation',
        'The host is not currently transcribing.',
        'InvalidOperation',
      );
    this.host.transcripts.pop();
    file.write(`${rule}PowerShell transcript end\nEnd time: ${timeNow()}\n${rule}`);
    file.close();
    return file.path;
  }

  /** A command line that the user gave. */
  writeCommand(commandLine: string): void {
    for (const file of this.#files) {
      if (file.options.includeInvocationHeader) file.write(`${rule}Command start time: ${timeNow()}\n${rule}`);
      file.write(`${this.prompt}${commandLine}\n`);
    }
  }
}

const rule = '**********************\n';
const timeNow = () => argumentText(DateTime.fromDate(new Date()), 'yyyyMMddHHmmss');

function header({ useMinimalHeader }: TranscriptOptions): string {
  const start = `${rule}PowerShell transcript start\nStart time: ${timeNow()}\n`;
  if (useMinimalHeader) return start + rule;
  const user = `${hostname()}\\${userInfo().username}`;
  const lines = [
    `Username: ${user}`,
    `RunAs User: ${user}`,
    'Configuration Name: ',
    `Machine: ${hostname()} (Unix ${/^[\d.]*\d/.exec(release())?.[0] ?? release()})`,
    `Host Application: ${process.argv.join(' ')}`,
    `Process ID: ${process.pid}`,
  ];
  for (const [key, value] of versionTable().entries())
    if (!isNull(value))
      lines.push(
        `${toText(key)}: ${Array.isArray(value) ? value.map((each) => toText(each)).join(', ') : toText(value)}`,
      );
  return `${start}${lines.join('\n')}\n${rule}`;
}
