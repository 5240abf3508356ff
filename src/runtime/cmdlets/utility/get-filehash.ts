/** Get-FileHash works out the hash of files or of a stream. Files are read in parts, however large they are. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type NetStream, readable } from '../../dotnet/io/net-stream.js';
import { WildcardPattern } from '../../language/index.js';
import { NetException } from '../../objects/net-exception.js';
import { isType } from '../../providers/errors.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { FileHashInfo } from './file-hash-info.js';

const stream = 'StreamParameterSet';

export const GetFileHash = cmdlet('Get-FileHash', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Computes the hash of a file.',
  defaultSet: 'Path',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: { Path: { mandatory: true, position: 0, from: 'both' } },
      wildcards: true,
      help: 'Paths of files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { mandatory: true, position: 0, from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    InputStream: {
      type: t.net<NetStream>('System.IO.Stream'),
      sets: { [stream]: { mandatory: true, position: 0 } },
      help: 'A stream to read to its end.',
    },
    Algorithm: {
      type: t.string,
      default: 'SHA256',
      position: 1,
      validate: [{ set: ['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5'], ignoreCase: true }],
      help: 'The algorithm.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.FileHashInfo'],
  examples: [
    {
      code: 'Set-Content a.txt ant -NoNewline; (Get-FileHash a.txt -Algorithm MD5).Hash',
      output: '63B07E828BF016E976FF95D6EE07A105',
    },
    { code: 'Set-Content a.txt ant -NoNewline; (Get-FileHash a.txt).Algorithm', output: 'SHA256' },
  ],
  run(cmd, parameters) {
    const algorithm = parameters.Algorithm.toUpperCase();
    const hashOf = (read: (into: Hash) => void): string => {
      const hash = createHash(algorithm);
      read(hash);
      return hash.digest('hex').toUpperCase();
    };
    const write = (hash: string, path: string) => cmd.writeObject(new FileHashInfo(algorithm, hash, path));
    return {
      process({ Path, LiteralPath, InputStream }) {
        if (InputStream !== undefined) return;
        const paths = Path === undefined ? literalPaths(cmd, LiteralPath ?? []) : resolvedPaths(cmd, Path);
        for (const path of paths)
          reportingFileErrors(cmd, path, () =>
            write(
              hashOf((hash) => readFile(path, hash)),
              path,
            ),
          );
      },
      end() {
        const { InputStream } = parameters;
        if (InputStream === undefined) return;
        write(
          hashOf((hash) => hash.update(readable(InputStream).readToEnd())),
          '',
        );
      },
    };
  },
}));

function literalPaths(cmd: CmdletRuntime, paths: readonly string[]): string[] {
  return paths.map((path) => cmd.session.providers.paths.providerPath(path));
}

function resolvedPaths(cmd: CmdletRuntime, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    try {
      return cmd.session.providers.paths.given(path, false).map((info) => info.providerPath);
    } catch (error) {
      if (!isType(error, 'System.Management.Automation.ItemNotFoundException')) throw error;
      if (!WildcardPattern.containsWildcard(path))
        cmd.writeError(cmd.error('FileNotFound', 'ObjectNotFound', path, error.message, error));
      return [];
    }
  });
}

function readFile(path: string, hash: Hash): void {
  onFile(path, () => {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.allocUnsafe(1 << 20);
      for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer))
        hash.update(buffer.subarray(0, count));
    } finally {
      closeSync(file);
    }
  });
}

function reportingFileErrors(cmd: CmdletRuntime, path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const { fullName } = error.netType;
    const record = (id: string, category: 'ObjectNotFound' | 'InvalidData' | 'ReadError') =>
      cmd.writeError(cmd.error(id, category, path, error.message, error));
    if (fullName === 'System.IO.FileNotFoundException') record('FileNotFound', 'ObjectNotFound');
    else if (fullName === 'System.UnauthorizedAccessException') record('UnauthorizedAccessError', 'InvalidData');
    else if (fullName.startsWith('System.IO.')) record('FileReadError', 'ReadError');
    else throw error;
  }
}
