/**
 * -Encoding of the content cmdlets: PowerShell's own names beside .NET's, and numbers of code pages. The argument becomes a
 * System.Text.Encoding; of that, content needs the code page and whether there is a mark.
 */
import { type ParameterSpec, t } from '../../cmdlets/cmdlet.js';
import { construct, getProperty, getStatic, invokeMethod, invokeStatic } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';
import { type TextFormat, utf8WithoutPreamble } from './text-codec.js';

const encodingType = () => requireType('System.Text.Encoding');
const named = (property: string) => () => getStatic(encodingType(), property);
const utf8 = (withMark: boolean) => () => construct(requireType('System.Text.UTF8Encoding'), [withMark]);
/** Windows-1252, the ANSI code page of most cultures. */
const ansiCodePage = 1252;

const encodings: Record<string, () => unknown> = {
  ansi: () => byCodePage(ansiCodePage),
  ascii: named('ASCII'),
  bigendianunicode: named('BigEndianUnicode'),
  bigendianutf32: () => construct(requireType('System.Text.UTF32Encoding'), [true, true]),
  default: utf8(false),
  oem: utf8(false),
  string: named('Unicode'),
  unicode: named('Unicode'),
  unknown: named('Unicode'),
  utf7: named('UTF7'),
  utf8: utf8(false),
  utf8bom: utf8(true),
  utf8nobom: utf8(false),
  utf32: named('UTF32'),
};

function byCodePage(nameOrNumber: string | number): unknown {
  try {
    return invokeStatic(encodingType(), 'GetEncoding', [nameOrNumber]);
  } catch (error) {
    // What the method throws, not that it was called.
    throw error instanceof NetException && error.innerException ? error.innerException : error;
  }
}

/** ArgumentToEncodingTransformation. Throws ArgumentException for a name that no encoding has. */
export function toEncoding(value: unknown): unknown {
  const base = baseOf(value);
  if (typeof base === 'string') return encodings[fold(base)]?.() ?? byCodePage(base);
  return typeof base === 'number' ? byCodePage(base) : value;
}

export const encodingParameter: ParameterSpec<unknown> = {
  type: t.net('System.Text.Encoding'),
  transform: toEncoding,
  validate: [{ notNullOrEmpty: true }],
  help: 'Encoding of the text: utf8 (without a mark), utf8BOM, ascii, unicode, bigendianunicode, utf32, oem, ansi, or a code page.',
};

/** The bytes that a System.Text.Encoding stands for; UTF-8 without a mark when there is none. */
export function formatOf(encoding: unknown): TextFormat {
  if (encoding === undefined || encoding === null) return utf8WithoutPreamble;
  const preamble = invokeMethod(encoding, 'GetPreamble', []) as Uint8Array;
  return { codePage: Number(getProperty(encoding, 'CodePage')), preamble, encoding };
}
