/** Format-Hex shows the bytes of files, strings and numbers in rows of sixteen. Numbers of one type are shown together. */
import { closeSync, openSync, readSync } from 'node:fs';
import { FileSystemInfo } from '../../dotnet/io/file-system-info.js';
import { WildcardPattern } from '../../language/index.js';
import { type NetType, typeOf, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isType } from '../../providers/errors.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import { isIOException, onFile } from '../../providers/filesystem/file-errors.js';
import { encodeText } from '../../providers/filesystem/text-codec.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { ByteCollection } from './byte-collection.js';
import { bytesOfValue } from './value-bytes.js';

const filled = [{ notNullOrEmpty: true }] as const;

export const FormatHex = cmdlet('Format-Hex', ['fhx'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows a file or other input as hexadecimal.',
  className: 'Microsoft.PowerShell.Commands.FormatHex',
  defaultSet: 'Path',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: { Path: { mandatory: true, position: 0 } },
      validate: filled,
      wildcards: true,
      help: 'Paths of files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      validate: filled,
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    InputObject: {
      type: t.psobject,
      from: 'pipeline',
      sets: { ByInputObject: { mandatory: true, from: 'pipeline' } },
      help: 'Strings, numbers, arrays of numbers, or files.',
    },
    Encoding: { ...encodingParameter, sets: ['ByInputObject'], defaultText: 'utf8NoBOM' },
    Count: { type: t.long, validate: [{ range: 'Positive' }], help: 'How many bytes to show.' },
    Offset: { type: t.long, default: 0n, validate: [{ range: 'NonNegative' }], help: 'How many bytes to pass over.' },
  },
  outputs: ['Microsoft.PowerShell.Commands.ByteCollection'],
  examples: [
    { code: "('ant' | Format-Hex).HexBytes", output: '61 6E 74' },
    { code: '(1, 2 | Format-Hex).HexBytes', output: '01 00 00 00 02 00 00 00' },
    { code: "Set-Content a.txt 'ant' -NoNewline; (Format-Hex a.txt).Ascii", output: 'ant' },
  ],
  run(cmd, { Encoding, Count, Offset }) {
    const offset = Number(Offset);
    const most = Count === undefined ? Number.POSITIVE_INFINITY : Number(Count);
    const format = formatOf(Encoding);
    const gathered: Uint8Array[] = [];
    let gatheredType: NetType | null = null;

    const writePart = (bytes: Uint8Array, label: string) => {
      const part = bytes.subarray(offset, offset + most);
      for (let at = 0; at < part.length; at += 16)
        cmd.writeObject(new ByteCollection(BigInt(at), part.slice(at, at + 16), label));
    };
    const flush = () => {
      if (gatheredType !== null) writePart(Buffer.concat(gathered), labelOf(gatheredType));
      gathered.length = 0;
      gatheredType = null;
    };
    const writeFile = (path: string) =>
      reportingFileErrors(cmd, path, () => {
        for (const { at, bytes } of rowsOf(path, offset, most))
          cmd.writeObject(new ByteCollection(BigInt(at), bytes, path, path));
      });
    const writeValue = (value: unknown) => {
      const found = bytesOfValue(value);
      if (found === null || found.isArray || (gatheredType !== null && found.type !== gatheredType)) flush();
      if (found === null) {
        const type = typeOf(value);
        const message = `Cannot convert input of type '${type}' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.`;
        cmd.writeError(
          cmd.error('FormatHexTypeNotSupported', 'InvalidArgument', type, message, 'System.ArgumentException'),
        );
        return;
      }
      gathered.push(found.bytes);
      gatheredType = found.type;
      if (found.isArray) flush();
    };
    return {
      process({ InputObject, Path, LiteralPath }) {
        const base = baseOf(InputObject);
        if (Path !== undefined || LiteralPath !== undefined)
          for (const path of pathsOf(cmd, Path, LiteralPath)) writeFile(path);
        else if (base instanceof FileSystemInfo) {
          flush();
          writeFile(base.fullName);
        } else if (typeof base === 'string') {
          flush();
          writePart(encodeText(base, format), labelOf(types.string()));
        } else writeValue(base);
      },
      end: flush,
    };
  },
}));

/** The number sets groups of the same type apart. */
function labelOf(type: NetType): string {
  const id = Math.floor(Math.random() * 0x7fffffff);
  return `${type.name} (${type.fullName}) <${id.toString(16).toUpperCase().padStart(8, '0')}>`;
}

function pathsOf(cmd: CmdletRuntime, paths: string[] | undefined, literal: string[] | undefined): string[] {
  const { paths: resolver } = cmd.session.providers;
  return (paths ?? literal ?? []).flatMap((path) => {
    try {
      const places = resolver.given(path, paths === undefined);
      if (places.every(({ provider }) => provider.nameEquals('FileSystem')))
        return places.map(({ providerPath }) => providerPath);
      const message = `The given path '${path}' is not supported. This command only supports the FileSystem Provider paths.`;
      cmd.writeError(
        cmd.error('FormatHexOnlySupportsFileSystemPaths', 'InvalidArgument', path, message, 'System.ArgumentException'),
      );
    } catch (error) {
      if (!isType(error, 'System.Management.Automation.ItemNotFoundException')) throw error;
      if (!WildcardPattern.containsWildcard(path))
        cmd.writeError(cmd.error('FileNotFound', 'ObjectNotFound', paths ?? literal, error.message, error));
    }
    return [];
  });
}

/** The bytes of a file in rows of sixteen, with their place in the file. */
function* rowsOf(path: string, offset: number, most: number): Generator<{ at: number; bytes: Uint8Array }> {
  const file = onFile(path, () => openSync(path, 'r'));
  try {
    const chunk = Buffer.alloc(65536);
    let left = most;
    for (let at = offset; left > 0; ) {
      const count = Math.min(
        onFile(path, () => readSync(file, chunk, 0, chunk.length, at)),
        left,
      );
      if (count === 0) return;
      for (let row = 0; row < count; row += 16)
        yield { at: at + row, bytes: Uint8Array.from(chunk.subarray(row, Math.min(row + 16, count))) };
      at += count;
      left -= count;
    }
  } finally {
    closeSync(file);
  }
}

function reportingFileErrors(cmd: CmdletRuntime, path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!isIOException(error)) throw error;
    cmd.writeError(cmd.error('FormatHexIOError', 'WriteError', path, error.message, error));
  }
}
