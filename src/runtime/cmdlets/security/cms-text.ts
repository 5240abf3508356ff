/** Messages as text, between lines that begin and end them, and where the Cms cmdlets find them. */
import { readFileSync } from 'node:fs';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const begin = '-----BEGIN CMS-----';
const end = '-----END CMS-----';

export const messageParameters = {
  Path: { type: t.string, sets: { ByPath: { mandatory: true, position: 1 } }, help: 'A file with the message.' },
  LiteralPath: {
    type: t.string,
    sets: { ByLiteralPath: { mandatory: true, position: 1 } },
    help: 'A path in which wildcard characters stand for themselves.',
  },
} as const;

export function armored(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [begin, ...lines, end].join('\n');
}

/** The message in a text, with what stands before and after it; null for none. */
export function unarmored(text: string): { bytes: Uint8Array; before: string; after: string } | null {
  const match = /-----BEGIN CMS-----([\s\S]*?)-----END CMS-----/i.exec(text);
  if (!match) return null;
  return {
    bytes: new Uint8Array(Buffer.from((match[1] as string).replace(/\s/g, ''), 'base64')),
    before: text.slice(0, match.index),
    after: text.slice(match.index + match[0].length),
  };
}

/** The bytes of -Path or -LiteralPath; undefined where neither was given. Ends the command for what is no single file. */
export function messageFile(
  cmd: CmdletRuntime,
  { Path, LiteralPath }: { Path?: string | undefined; LiteralPath?: string | undefined },
): Uint8Array | undefined {
  const path = LiteralPath ?? Path;
  if (path === undefined) return undefined;
  const context = new ProviderContext(null);
  context.literal = LiteralPath !== undefined;
  const [file, ...others] = cmd.session.providers.paths.resolve(path, context);
  if (file === undefined || others.length > 0 || !file.provider.nameEquals('FileSystem')) {
    const message = `The path '${path}' must refer to a single file system path.`;
    return cmd.throwTerminating(
      cmd.error('FilePathMustBeFileSystemPath', 'ObjectNotFound', path, message, 'System.ArgumentException'),
    );
  }
  return onFile(file.providerPath, () => new Uint8Array(readFileSync(file.providerPath)));
}
