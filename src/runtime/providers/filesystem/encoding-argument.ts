/** -Encoding of the content cmdlets: PowerShell's own names for encodings beside .NET's. */
import { type ParameterSpec, t } from '../../cmdlets/cmdlet.js';
import { type TextFormat, utf8WithoutPreamble } from './text-codec.js';

export const encodingParameter: ParameterSpec<unknown> = {
  type: t.net('System.Text.Encoding'),
  validate: [{ notNullOrEmpty: true }],
  help: 'Encoding of the text: utf8 (without a mark), utf8BOM, ascii, unicode, bigendianunicode, utf32, oem, or a code page.',
};

/** The bytes that a System.Text.Encoding object stands for; UTF-8 without a mark when there is none. */
export function formatOf(encoding: unknown): TextFormat {
  if (typeof encoding !== 'object' || encoding === null) return utf8WithoutPreamble;
  const { codePage, preamble } = encoding as { codePage: number; preamble?: Uint8Array };
  return { codePage, hasPreamble: (preamble?.length ?? 0) > 0 };
}
