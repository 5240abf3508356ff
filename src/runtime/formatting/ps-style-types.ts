/** The .NET types of $PSStyle, StringDecorated and the enums that go with them. */
import { toText } from '../language/index.js';
import { netException } from '../objects/errors.js';
import { defineType, type MemberImplementation, requireType } from '../objects/net-type.js';
import type { EnumValue } from '../objects/values.js';
import {
  attributeSequences,
  colorNames,
  colorPair,
  FileExtensionDictionary,
  FileInfoFormatting,
  FormattingData,
  formatHyperlink,
  type OutputRendering,
  ProgressConfiguration,
  type ProgressView,
  PSStyle,
  psStyle,
  requireSequencesOnly,
  StyleColors,
} from './ps-style.js';
import { isDecorated, plainText } from './text/escape-sequences.js';

const namespace = 'System.Management.Automation';

defineType(`${namespace}.OutputRendering`, {}, () => ({ values: { Host: 0, PlainText: 1, Ansi: 2 } }));
defineType(`${namespace}.ProgressView`, {}, () => ({ values: { Minimal: 0, Classic: 1 } }));

const enumValue = (type: string, name: string) => requireType(`${namespace}.${type}`).enumByName(name);

/** A settable style: `string Error {get;set;}`, kept in the field of the same name in camelCase. */
function styleProperties(names: readonly string[]): Record<string, MemberImplementation> {
  return Object.fromEntries(
    names.map((name) => {
      const field = name.charAt(0).toLowerCase() + name.slice(1);
      return [
        `string ${name} {get;set;}`,
        {
          get: (self: Record<string, string>) => self[field],
          set: (self: Record<string, string>, value: string) => {
            self[field] = requireSequencesOnly(value);
            psStyle.changed();
          },
        },
      ];
    }),
  );
}

defineType(`${namespace}.PSStyle+FormattingData`, { class: FormattingData }, () => ({
  members: styleProperties([
    'FormatAccent',
    'TableHeader',
    'CustomTableHeaderLabel',
    'ErrorAccent',
    'Error',
    'Warning',
    'Verbose',
    'Debug',
    'FeedbackName',
    'FeedbackText',
    'FeedbackAction',
  ]),
}));

defineType(`${namespace}.PSStyle+ProgressConfiguration`, { class: ProgressConfiguration }, () => ({
  members: {
    ...styleProperties(['Style']),
    'int MaxWidth {get;set;}': {
      get: (self: ProgressConfiguration) => self.maxWidth,
      set: (self: ProgressConfiguration, value: number) => {
        if (value < 18)
          throw netException(
            'System.ArgumentOutOfRangeException',
            "The MaxWidth for the Progress rendering must be at least 18 to render correctly. (Parameter 'MaxWidth')",
            { ParamName: 'MaxWidth' },
          );
        self.maxWidth = value;
        psStyle.changed();
      },
    },
    [`${namespace}.ProgressView View {get;set;}`]: {
      get: (self: ProgressConfiguration) => enumValue('ProgressView', self.view),
      set: (self: ProgressConfiguration, value: unknown) => {
        self.view = toText(value) as ProgressView;
        psStyle.changed();
      },
    },
    'bool UseOSCIndicator {get;set;}': {
      get: (self: ProgressConfiguration) => self.useOscIndicator,
      set: (self: ProgressConfiguration, value: boolean) => {
        self.useOscIndicator = value;
        psStyle.changed();
      },
    },
  },
}));

defineType(
  `${namespace}.PSStyle+FileInfoFormatting+FileExtensionDictionary`,
  { class: FileExtensionDictionary },
  () => ({
    members: {
      'void Add(string extension, string decoration)': (
        self: FileExtensionDictionary,
        extension: string,
        style: string,
      ) => self.add(extension, style),
      'void Remove(string extension)': (self: FileExtensionDictionary, extension: string) => self.remove(extension),
      'void Clear()': (self: FileExtensionDictionary) => self.clear(),
      'bool ContainsKey(string extension)': (self: FileExtensionDictionary, extension: string) =>
        self.get(extension) !== undefined,
      'string Item(string extension) {get;set;}': {
        get: (self: FileExtensionDictionary, extension: string) => {
          const style = self.get(extension);
          if (style === undefined)
            throw netException(
              'System.Collections.Generic.KeyNotFoundException',
              `The given key '${extension}' was not present in the dictionary.`,
            );
          return style;
        },
        set: (self: FileExtensionDictionary, extension: string, style: string) => self.set(extension, style),
      },
      'System.Collections.Generic.IEnumerable[string] Keys {get;}': (self: FileExtensionDictionary) => self.keys(),
    },
  }),
);

defineType(`${namespace}.PSStyle+FileInfoFormatting`, { class: FileInfoFormatting }, () => ({
  members: {
    ...styleProperties(['Directory', 'SymbolicLink', 'Executable']),
    [`${namespace}.PSStyle+FileInfoFormatting+FileExtensionDictionary Extension {get;}`]: (self: FileInfoFormatting) =>
      self.extension,
  },
}));

const colorMembers = (): Record<string, MemberImplementation> => ({
  ...Object.fromEntries(
    Object.keys(colorNames).map((name) => [`string ${name} {get;}`, (self: StyleColors) => self.named(name)]),
  ),
  'string FromRgb(byte red, byte green, byte blue)': (self: StyleColors, red: number, green: number, blue: number) =>
    self.fromRgb(red, green, blue),
  'string FromRgb(int rgb)': (self: StyleColors, rgb: number) =>
    self.fromRgb((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff),
  'string FromConsoleColor(System.ConsoleColor color)': (self: StyleColors, color: EnumValue) =>
    self.fromConsoleColor(Number(color.value)),
});

const foregroundType = defineType(`${namespace}.PSStyle+ForegroundColor`, { class: StyleColors }, () => ({
  members: colorMembers(),
}));
const backgroundType = defineType(`${namespace}.PSStyle+BackgroundColor`, {}, () => ({ members: colorMembers() }));
Object.defineProperty(StyleColors.prototype, 'netType', {
  get(this: StyleColors) {
    return this.isBackground ? backgroundType : foregroundType;
  },
});

defineType(`${namespace}.PSStyle`, { class: PSStyle }, () => ({
  members: {
    ...Object.fromEntries(
      Object.entries(attributeSequences).map(([name, sequence]) => [`string ${name} {get;}`, () => sequence]),
    ),
    [`${namespace}.OutputRendering OutputRendering {get;set;}`]: {
      get: (self: PSStyle) => enumValue('OutputRendering', self.outputRendering),
      set: (self: PSStyle, value: unknown) => {
        self.outputRendering = toText(value) as OutputRendering;
      },
    },
    'bool AutoSizeDefaultFormatting {get;set;}': {
      get: (self: PSStyle) => self.autoSizeDefaultFormatting,
      set: (self: PSStyle, value: boolean) => {
        self.autoSizeDefaultFormatting = value;
      },
    },
    [`${namespace}.PSStyle+FormattingData Formatting {get;}`]: (self: PSStyle) => self.formatting,
    [`${namespace}.PSStyle+ProgressConfiguration Progress {get;}`]: (self: PSStyle) => self.progress,
    [`${namespace}.PSStyle+ForegroundColor Foreground {get;}`]: (self: PSStyle) => self.foreground,
    [`${namespace}.PSStyle+BackgroundColor Background {get;}`]: (self: PSStyle) => self.background,
    [`${namespace}.PSStyle+FileInfoFormatting FileInfo {get;}`]: (self: PSStyle) => self.fileInfo,
    'string FormatHyperlink(string text, uri link)': (_self: PSStyle, text: string, link: unknown) =>
      formatHyperlink(text, toText(link)),
    [`static ${namespace}.PSStyle Instance {get;}`]: () => psStyle,
    'static string MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor)': (color: EnumValue) =>
      psStyle.foreground.fromConsoleColor(Number(color.value)),
    'static string MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor)': (color: EnumValue) =>
      psStyle.background.fromConsoleColor(Number(color.value)),
    'static string MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor)':
      (foreground: EnumValue, background: EnumValue) => colorPair(Number(foreground.value), Number(background.value)),
  },
}));

/** A text with escape sequences, as scripts may ask about it. */
export class StringDecorated {
  constructor(readonly text: string) {}
}
defineType(`${namespace}.Internal.StringDecorated`, { class: StringDecorated }, () => ({
  toString: (self: StringDecorated) => (psStyle.outputRendering === 'PlainText' ? plainText(self.text) : self.text),
  members: {
    'new(string text)': (_type: unknown, text: string) => new StringDecorated(text),
    'bool IsDecorated {get;}': (self: StringDecorated) => isDecorated(self.text),
    'int ContentLength {get;}': (self: StringDecorated) => plainText(self.text).length,
    [`string ToString(${namespace}.OutputRendering outputRendering)`]: (self: StringDecorated, rendering: unknown) => {
      const name = toText(rendering);
      if (name === 'Host')
        throw netException('System.ArgumentException', "Only 'ANSI' or 'PlainText' is supported for this method.");
      return name === 'PlainText' ? plainText(self.text) : self.text;
    },
  },
}));
