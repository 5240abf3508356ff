/**
 * $PSStyle: the colours of formatted output, and whether there are any. One object for the whole process, as in .NET: every
 * runspace of a thread sees the same.
 */
import { consoleColorCodes } from '../host/console-colors.js';
import { netException } from '../objects/errors.js';
import { fold } from '../objects/values.js';
import { isDecorated, plainText, resetSequence } from './text/escape-sequences.js';

export type OutputRendering = 'Host' | 'PlainText' | 'Ansi';
export type ProgressView = 'Minimal' | 'Classic';

/** The named colours of $PSStyle.Foreground and .Background, with their foreground SGR numbers. */
export const colorNames: Readonly<Record<string, number>> = {
  Black: 30,
  BrightBlack: 90,
  White: 37,
  BrightWhite: 97,
  Red: 31,
  BrightRed: 91,
  Magenta: 35,
  BrightMagenta: 95,
  Blue: 34,
  BrightBlue: 94,
  Cyan: 36,
  BrightCyan: 96,
  Green: 32,
  BrightGreen: 92,
  Yellow: 33,
  BrightYellow: 93,
};

/** The text attributes of $PSStyle itself. */
export const attributeSequences: Readonly<Record<string, string>> = {
  Reset: resetSequence,
  BlinkOff: '\x1b[25m',
  Blink: '\x1b[5m',
  BoldOff: '\x1b[22m',
  Bold: '\x1b[1m',
  DimOff: '\x1b[22m',
  Dim: '\x1b[2m',
  Hidden: '\x1b[8m',
  HiddenOff: '\x1b[28m',
  Reverse: '\x1b[7m',
  ReverseOff: '\x1b[27m',
  ItalicOff: '\x1b[23m',
  Italic: '\x1b[3m',
  UnderlineOff: '\x1b[24m',
  Underline: '\x1b[4m',
  StrikethroughOff: '\x1b[29m',
  Strikethrough: '\x1b[9m',
};

/** $PSStyle.Foreground or .Background. */
export class StyleColors {
  constructor(readonly isBackground: boolean) {}
  /** The sequence of a named colour. */
  named(name: string): string {
    const code = colorNames[name] as number;
    return `\x1b[${this.isBackground ? code + 10 : code}m`;
  }
  fromRgb(red: number, green: number, blue: number): string {
    return `\x1b[${this.isBackground ? 48 : 38};2;${red};${green};${blue}m`;
  }
  /** By ConsoleColor number; throws ArgumentOutOfRangeException outside 0 to 15. */
  fromConsoleColor(color: number): string {
    const code = consoleColorCodes[color];
    if (code === undefined)
      throw netException(
        'System.ArgumentOutOfRangeException',
        "Specified argument was out of the range of valid values. (Parameter 'color')",
        { ParamName: 'color' },
      );
    return `\x1b[${this.isBackground ? code + 10 : code}m`;
  }
}

/** Throws ArgumentException when a style has more than escape sequences in it. */
export function requireSequencesOnly(text: string): string {
  const printable = plainText(text);
  if (printable.length > 0)
    throw netException(
      'System.ArgumentException',
      `The specified string contains printable content when it should only contain ANSI escape sequences: ${printable}`,
    );
  return text;
}

/** $PSStyle.Formatting, in the order of its view. */
export class FormattingData {
  formatAccent = '\x1b[32;1m';
  errorAccent = '\x1b[36;1m';
  error = '\x1b[31;1m';
  warning = '\x1b[33;1m';
  verbose = '\x1b[33;1m';
  debug = '\x1b[33;1m';
  tableHeader = '\x1b[32;1m';
  customTableHeaderLabel = '\x1b[32;1;3m';
  feedbackName = '\x1b[33m';
  feedbackText = '\x1b[96m';
  feedbackAction = '\x1b[97m';
}

export class ProgressConfiguration {
  style = '\x1b[33;1m';
  maxWidth = 120;
  view: ProgressView = 'Minimal';
  useOscIndicator = false;
}

/** $PSStyle.FileInfo.Extension: colours by file extension, with its dot. */
export class FileExtensionDictionary {
  readonly #styles = new Map<string, { extension: string; style: string }>();

  constructor() {
    for (const extension of ['.zip', '.tgz', '.gz', '.tar', '.nupkg', '.cab', '.7z']) this.set(extension, '\x1b[31;1m');
    for (const extension of ['.ps1', '.psd1', '.psm1', '.ps1xml']) this.set(extension, '\x1b[33;1m');
  }
  get(extension: string): string | undefined {
    return this.#styles.get(fold(extension))?.style;
  }
  set(extension: string, style: string): void {
    requireExtension(extension);
    this.#styles.set(fold(extension), { extension, style: requireSequencesOnly(style) });
  }
  add(extension: string, style: string): void {
    if (this.#styles.has(fold(extension)))
      throw netException(
        'System.ArgumentException',
        `An item with the same key has already been added. Key: ${extension}`,
      );
    this.set(extension, style);
  }
  remove(extension: string): void {
    requireExtension(extension);
    this.#styles.delete(fold(extension));
  }
  clear(): void {
    this.#styles.clear();
  }
  keys(): string[] {
    return [...this.#styles.values()].map((entry) => entry.extension);
  }
}

function requireExtension(extension: string): void {
  if (!extension.startsWith('.'))
    throw netException(
      'System.ArgumentException',
      'When adding or removing extensions, the extension must start with a period.',
    );
}

export class FileInfoFormatting {
  directory = '\x1b[44;1m';
  symbolicLink = '\x1b[36;1m';
  executable = '\x1b[32;1m';
  readonly extension = new FileExtensionDictionary();
}

export class PSStyle {
  /** Called when a style of messages or of progress was set: a console that draws them itself must know. */
  changed: () => void = () => {};
  outputRendering: OutputRendering = 'Host';
  /** Tables that nobody asked for are as wide as all of their rows need, whatever their views say. */
  autoSizeDefaultFormatting = false;
  readonly formatting = new FormattingData();
  readonly progress = new ProgressConfiguration();
  readonly fileInfo = new FileInfoFormatting();
  readonly foreground = new StyleColors(false);
  readonly background = new StyleColors(true);
}

export const psStyle = new PSStyle();

/**
 * The text as it goes out: without escape sequences where OutputRendering, or a host that cannot show them, says so. Text for
 * a string or a file (`toHost` false) is plain unless OutputRendering is Ansi.
 */
export function renderText(text: string, toHost: boolean, supportsVirtualTerminal = true): string {
  if (!isDecorated(text)) return text;
  const rendering = psStyle.outputRendering;
  const plain = rendering === 'PlainText' || (rendering === 'Host' && !toHost) || !supportsVirtualTerminal;
  return plain ? plainText(text) : text;
}

/** $PSStyle.FormatHyperlink(text, link). */
export function formatHyperlink(text: string, link: string): string {
  return `\x1b]8;;${link}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/** [PSStyle]::MapColorPairToEscapeSequence, both by ConsoleColor number. */
export function colorPair(foreground: number, background: number): string {
  return `${psStyle.foreground.fromConsoleColor(foreground).slice(0, -1)};${psStyle.background.fromConsoleColor(background).slice(2)}`;
}
