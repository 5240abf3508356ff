/** Get-Content reads items piece by piece: a file's lines (or bytes, or delimited parts), a variable's value. */

import { netException } from '../../objects/errors.js';
import { NetException } from '../../objects/net-exception.js';
import type { ContentReader } from '../../providers/capabilities.js';
import { providerMessages } from '../../providers/messages.js';
import type { PathInfo } from '../../providers/path-info.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { ContentNotes, contentPaths } from './content-paths.js';
import { credential, filterParameters, force, pathByName } from './item-parameters.js';
import { pathsOf, providerContext, providerParameters, reportingPathErrors } from './provider-call.js';

interface Amounts {
  readCount: number;
  /** -1: all. */
  totalCount: number;
  /** -1: from the start. */
  tail: number;
}

export const GetContent = cmdlet('Get-Content', ['gc', 'type'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the content of an item.',
  defaultSet: 'Path',
  parameters: {
    ReadCount: {
      type: t.long,
      default: 1n,
      from: 'propertyName',
      help: 'How many pieces are sent at once; 0 sends all as one array.',
    },
    TotalCount: {
      type: t.long,
      default: -1n,
      aliases: ['First', 'Head'],
      from: 'propertyName',
      validate: [{ range: 'NonNegative' }],
      help: 'How many pieces are read, from the start.',
    },
    Tail: {
      type: t.int,
      default: -1,
      aliases: ['Last'],
      from: 'propertyName',
      validate: [{ range: 'NonNegative' }],
      help: 'How many pieces are read, from the end. For files only.',
    },
    ...pathByName,
    ...filterParameters,
    Force: force,
    Credential: credential,
  },
  dynamicParameters: providerParameters('getContent'),
  outputs: ['System.String', 'System.Byte'],
  examples: [
    { code: "Set-Content a.txt 'one', 'two', 'three'; Get-Content a.txt -TotalCount 2", output: 'one\ntwo' },
    { code: "Set-Content a.txt 'one', 'two', 'three'; Get-Content a.txt -Tail 1", output: 'three' },
    { code: "Set-Content a.txt 'one', 'two'; (Get-Content a.txt -Raw).Length", output: '8' },
    { code: "Set-Content a.txt 'a;b;c' -NoNewline; (Get-Content a.txt -Delimiter ';') -join '+'", output: 'a+b+c' },
    { code: '$n = 5; Get-Content variable:n', output: '5' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const amounts = {
        readCount: Number(parameters.ReadCount),
        totalCount: Number(parameters.TotalCount),
        tail: parameters.Tail,
      };
      if (amounts.totalCount !== -1 && amounts.tail !== -1) {
        reportBoth(cmd);
        return;
      }
      if (amounts.totalCount === 0) return;
      const context = providerContext(cmd, parameters);
      for (const info of contentPaths(cmd, pathsOf(parameters), context, false))
        reportingPathErrors(cmd, () => {
          const reader = cmd.session.providers.content.reader(info, context);
          if (reader === null) return;
          try {
            readAll(cmd, reader, info, amounts);
          } finally {
            reader.close();
          }
        });
    },
  }),
}));

function reportBoth(cmd: CmdletRuntime): void {
  const message = providerMessages.headAndTail('TotalCount', 'Tail');
  const exception = netException('System.InvalidOperationException', message);
  cmd.writeError(cmd.error('TailAndHeadCannotCoexist', 'InvalidOperation', null, message, exception));
}

function readAll(cmd: CmdletRuntime, reader: ContentReader, info: PathInfo, amounts: Amounts): void {
  const { readCount, totalCount, tail } = amounts;
  if (tail >= 0) {
    if (reader.seekToTail === undefined) {
      const message = providerMessages.tailNotSupported;
      const exception = netException('System.InvalidOperationException', message);
      cmd.writeError(cmd.error('TailNotSupported', 'InvalidOperation', tail, message, exception));
      return;
    }
    reader.seekToTail(tail);
  }
  const notes = new ContentNotes(cmd, info);
  for (let read = 0; totalCount === -1 || read < totalCount; ) {
    const left = totalCount - read;
    const wanted = totalCount > 0 && (readCount <= 0 || left < readCount) ? left : readCount;
    const pieces = readSome(cmd, reader, wanted);
    if (pieces.length === 0) return;
    read += pieces.length;
    cmd.writeObject(notes.on(readCount === 1 ? pieces[0] : pieces, read));
  }
}

/** Reads; a failure is reported and ends the item. */
function readSome(cmd: CmdletRuntime, reader: ContentReader, count: number): unknown[] {
  try {
    return reader.read(count);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const { errorRecord } = error;
    cmd.writeError(errorRecord ?? cmd.error('GetContentReaderIOError', 'ReadError', null, error.message, error));
    return [];
  }
}
