/** What encodings do with characters that have no bytes, and with bytes that are no character. */
import { netException } from '../../../objects/errors.js';
import { defineType, type NetType, requireType } from '../../../objects/net-type.js';
import { Char } from '../../../objects/values.js';
import { argumentError, argumentNull } from '../../system/errors.js';

/** System.Text.EncoderFallback. `unknown` is one character: a unit, or a pair of surrogates. */
export abstract class EncoderFallback {
  declare readonly netType: NetType;
  abstract readonly maxCharCount: number;
  abstract replacementFor(unknown: string, index: number): string;
}

export class EncoderReplacementFallback extends EncoderFallback {
  constructor(readonly text = '?') {
    super();
  }
  get maxCharCount(): number {
    return this.text.length;
  }
  replacementFor(unknown: string): string {
    return this.text.repeat(unknown.length);
  }
}

/** The fallback of code pages: a character that looks alike, or a question mark. */
export class EncoderBestFitFallback extends EncoderFallback {
  override readonly netType: NetType;
  readonly maxCharCount = 1;
  constructor(
    typeName: string,
    readonly find: (unknown: string) => string | undefined,
  ) {
    super();
    this.netType = requireType(typeName);
  }
  replacementFor(unknown: string): string {
    return this.find(unknown) ?? '?'.repeat(unknown.length);
  }
}

class EncoderExceptionFallback extends EncoderFallback {
  readonly maxCharCount = 0;
  replacementFor(unknown: string, index: number): string {
    const code = (unknown.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    const [high, low] = [Char.from(unknown.charCodeAt(0)), Char.from(unknown.length > 1 ? unknown.charCodeAt(1) : 0)];
    throw netException(
      'System.Text.EncoderFallbackException',
      `Unable to translate Unicode character \\\\u${code} at index ${index} to specified code page.`,
      {
        ParamName: null,
        CharUnknown: unknown.length > 1 ? Char.from(0) : high,
        CharUnknownHigh: unknown.length > 1 ? high : Char.from(0),
        CharUnknownLow: low,
        Index: index,
      },
    );
  }
}

/** System.Text.DecoderFallback. */
export abstract class DecoderFallback {
  declare readonly netType: NetType;
  abstract readonly maxCharCount: number;
  abstract replacementFor(unknown: Uint8Array, index: number): string;
}

export class DecoderReplacementFallback extends DecoderFallback {
  constructor(readonly text = '?') {
    super();
  }
  get maxCharCount(): number {
    return this.text.length;
  }
  replacementFor(): string {
    return this.text;
  }
}

/** The fallback of code pages. */
export class DecoderBestFitFallback extends DecoderReplacementFallback {}

class DecoderExceptionFallback extends DecoderFallback {
  readonly maxCharCount = 0;
  replacementFor(unknown: Uint8Array, index: number): string {
    const bytes = Array.from(unknown, (byte) => `[${byte.toString(16).toUpperCase().padStart(2, '0')}]`).join('');
    throw netException(
      'System.Text.DecoderFallbackException',
      `Unable to translate bytes ${bytes} at index ${index} from specified code page to Unicode.`,
      { ParamName: null, BytesUnknown: unknown.slice(), Index: index },
    );
  }
}

/** Replaces what the pattern finds, characters that have no bytes. */
export function replaceUnknown(text: string, pattern: RegExp, fallback: EncoderFallback): string {
  return text.replace(pattern, (unknown, index: number) => fallback.replacementFor(unknown, index));
}

/** What stands for bytes and characters that are wrong in Unicode. */
export const replacementCharacter = '\ufffd';

const known = new Map<string, EncoderFallback | DecoderFallback>();
function shared<T extends EncoderFallback | DecoderFallback>(key: string, make: () => T): T {
  const fallback = (known.get(key) as T | undefined) ?? make();
  known.set(key, fallback);
  return fallback;
}
export const replacements = {
  encoder: (text: string) => shared(`e${text}`, () => new EncoderReplacementFallback(text)),
  decoder: (text: string) => shared(`d${text}`, () => new DecoderReplacementFallback(text)),
};
export const exceptions = {
  encoder: () => shared('e', () => new EncoderExceptionFallback()),
  decoder: () => shared('d', () => new DecoderExceptionFallback()),
};

type Replacing = EncoderReplacementFallback | DecoderReplacementFallback;

/** The definitions of a side's types; `make` constructs its replacement fallback. */
function defineSide(side: 'Encoder' | 'Decoder', classes: Record<string, { prototype: object }>): void {
  const base = `System.Text.${side}Fallback`;
  const make = side === 'Encoder' ? EncoderReplacementFallback : DecoderReplacementFallback;
  const own = side === 'Encoder' ? 'encoder' : 'decoder';
  defineType(base, {}, () => ({
    abstract: true,
    members: {
      [`static ${base} ReplacementFallback {get;}`]: () => replacements[own]('?'),
      [`static ${base} ExceptionFallback {get;}`]: () => exceptions[own](),
      'int MaxCharCount {get;}': (self: EncoderFallback | DecoderFallback) => self.maxCharCount,
    },
  }));
  defineType(`System.Text.${side}ReplacementFallback`, { class: make }, () => ({
    base,
    equals: (self: Replacing, other) => other instanceof make && other.text === self.text,
    hashKey: (self: Replacing) => self.text,
    members: {
      'new()': () => replacements[own]('?'),
      'new(string replacement)': (_type: NetType, text: string | null) => {
        if (text === null) throw argumentNull('replacement');
        if (/\p{Surrogate}/u.test(text))
          throw argumentError('String contains invalid Unicode code points.', 'replacement');
        return new make(text);
      },
      'string DefaultString {get;}': (self: Replacing) => self.text,
    },
  }));
  defineType(`System.Text.${side}ExceptionFallback`, { class: classes.exception }, () => ({
    base,
    members: { 'new()': () => exceptions[own]() },
  }));
}

defineSide('Encoder', { exception: EncoderExceptionFallback });
defineSide('Decoder', { exception: DecoderExceptionFallback });
for (const name of ['InternalEncoderBestFitFallback', 'EncoderLatin1BestFitFallback'])
  defineType(`System.Text.${name}`, {}, () => ({ base: 'System.Text.EncoderFallback' }));
defineType('System.Text.InternalDecoderBestFitFallback', { class: DecoderBestFitFallback }, () => ({
  base: 'System.Text.DecoderFallback',
}));

/** What Encoding.RegisterProvider takes. All code pages are there without it. */
class CodePagesEncodingProvider {
  declare readonly netType: NetType;
  static readonly instance = new CodePagesEncodingProvider();
}
defineType('System.Text.EncodingProvider', {}, () => ({ abstract: true }));
defineType('System.Text.CodePagesEncodingProvider', { class: CodePagesEncodingProvider }, () => ({
  base: 'System.Text.EncodingProvider',
  members: { 'static System.Text.EncodingProvider Instance {get;}': () => CodePagesEncodingProvider.instance },
}));
