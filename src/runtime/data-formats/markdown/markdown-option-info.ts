/** PSMarkdownOptionInfo: the colours of Markdown on a terminal, as escape sequences without their first character. */
import { defineEnums } from '../../dotnet/enums.js';
import { enumText } from '../../language/enum-text.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';

const namespace = 'Microsoft.PowerShell.MarkdownRender';
const assembly = 'Microsoft.PowerShell.MarkdownRender';

const names = [
  'Header1',
  'Header2',
  'Header3',
  'Header4',
  'Header5',
  'Header6',
  'Code',
  'Link',
  'Image',
  'EmphasisBold',
  'EmphasisItalics',
] as const;
export type MarkdownElement = (typeof names)[number];

const code = process.platform === 'darwin' ? '[107;95m' : '[48;2;155;155;155;38;2;30;30;30m';
const common = { Code: code, Link: '[4;38;5;117m', Image: '[33m', EmphasisBold: '[1m', EmphasisItalics: '[36m' };
const dark: Record<MarkdownElement, string> = {
  Header1: '[7m',
  Header2: '[4;93m',
  Header3: '[4;94m',
  Header4: '[4;95m',
  Header5: '[4;96m',
  Header6: '[4;97m',
  ...common,
};
const light: Record<MarkdownElement, string> = {
  Header1: '[7m',
  Header2: '[4;33m',
  Header3: '[4;34m',
  Header4: '[4;35m',
  Header5: '[4;36m',
  Header6: '[4;30m',
  ...common,
};

export class PSMarkdownOptionInfo {
  declare readonly netType: NetType;
  sequences: Record<MarkdownElement, string> = { ...dark };
  enableVT100Encoding = true;
  setTheme(theme: 'dark' | 'light'): void {
    this.sequences = { ...(theme === 'dark' ? dark : light) };
  }
  /** Text as the element is shown; `end` stands before the sequence that ends it. */
  format(element: MarkdownElement, text: string, end = ''): string {
    return this.enableVT100Encoding ? `\x1b${this.sequences[element]}${text}${end}\x1b[0m` : text;
  }
}

function property(name: MarkdownElement): MemberImplementation {
  return {
    get: (self: PSMarkdownOptionInfo) => self.sequences[name],
    set: (self: PSMarkdownOptionInfo, sequence: string | null) => {
      self.sequences[name] = sequence ?? '';
    },
  };
}

defineEnums(namespace, {
  MarkdownOptionInfoProperty: { values: Object.fromEntries(names.map((name, index) => [name, index])) },
});
defineType(`${namespace}.PSMarkdownOptionInfo`, { class: PSMarkdownOptionInfo, assembly }, () => ({
  members: {
    'new()': () => new PSMarkdownOptionInfo(),
    ...Object.fromEntries(names.map((name) => [`string ${name} {get;set;}`, property(name)])),
    'bool EnableVT100Encoding {get;set;}': {
      get: (self: PSMarkdownOptionInfo) => self.enableVT100Encoding,
      set: (self: PSMarkdownOptionInfo, isOn: boolean) => {
        self.enableVT100Encoding = isOn;
      },
    },
    [`string AsEscapeSequence(${namespace}.MarkdownOptionInfoProperty propertyName)`]: (
      self: PSMarkdownOptionInfo,
      value: EnumValue,
    ) => {
      const sequence = self.sequences[enumText(value) as MarkdownElement];
      return `\x1b${sequence}${sequence}\x1b[0m`;
    },
    'void SetDarkTheme()': (self: PSMarkdownOptionInfo) => self.setTheme('dark'),
    'void SetLightTheme()': (self: PSMarkdownOptionInfo) => self.setTheme('light'),
  },
}));
