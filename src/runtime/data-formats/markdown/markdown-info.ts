/** MarkdownInfo, what ConvertFrom-Markdown writes. Of the syntax tree it knows the kinds of the blocks and where they begin. */
import type { Token } from 'markdown-it';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { markdownHtml, plainMarkdown } from './markdown-html.js';
import type { PSMarkdownOptionInfo } from './markdown-option-info.js';
import { markdownForTerminal } from './markdown-terminal.js';

/** Kinds of blocks in Markdig, by the library's names. */
const blockTypes: Record<string, string> = {
  heading_open: 'Markdig.Syntax.HeadingBlock',
  paragraph_open: 'Markdig.Syntax.ParagraphBlock',
  bullet_list_open: 'Markdig.Syntax.ListBlock',
  ordered_list_open: 'Markdig.Syntax.ListBlock',
  blockquote_open: 'Markdig.Syntax.QuoteBlock',
  fence: 'Markdig.Syntax.FencedCodeBlock',
  code_block: 'Markdig.Syntax.CodeBlock',
  hr: 'Markdig.Syntax.ThematicBreakBlock',
  html_block: 'Markdig.Syntax.HtmlBlock',
  table_open: 'Markdig.Extensions.Tables.Table',
};

class MarkdownBlock {
  constructor(
    readonly netType: NetType,
    readonly line: number,
  ) {}
}
class MarkdownDocument {
  declare readonly netType: NetType;
  constructor(readonly blocks: readonly MarkdownBlock[]) {}
  static of(tokens: readonly Token[]): MarkdownDocument {
    const blocks = tokens
      .filter((token) => token.level === 0 && token.type in blockTypes)
      .map((token) => new MarkdownBlock(requireType(blockTypes[token.type] as string), token.map?.[0] ?? 0));
    return new MarkdownDocument(blocks);
  }
}

export class MarkdownInfo {
  declare readonly netType: NetType;
  constructor(
    readonly html: string | null,
    readonly terminalText: string | null,
    readonly tokens: MarkdownDocument,
  ) {}
}

/** `options` given: for a terminal, else HTML. */
export function convertMarkdown(text: string, options: PSMarkdownOptionInfo | null): MarkdownInfo {
  if (options !== null)
    return new MarkdownInfo(null, markdownForTerminal(text, options), MarkdownDocument.of(plainMarkdown(text)));
  const { html, tokens } = markdownHtml(text);
  return new MarkdownInfo(html, null, MarkdownDocument.of(tokens));
}

for (const name of new Set(Object.values(blockTypes)))
  defineType(name, { assembly: 'Markdig.Signed' }, () => ({
    members: { 'int Line {get;}': (self: MarkdownBlock) => self.line },
  }));
defineType('Markdig.Syntax.MarkdownDocument', { class: MarkdownDocument, assembly: 'Markdig.Signed' }, () => ({
  interfaces: ['System.Collections.IEnumerable'],
  enumerate: (self: MarkdownDocument) => self.blocks,
  members: { 'int Count {get;}': (self: MarkdownDocument) => self.blocks.length },
}));
defineType(
  'Microsoft.PowerShell.MarkdownRender.MarkdownInfo',
  { class: MarkdownInfo, assembly: 'Microsoft.PowerShell.MarkdownRender' },
  () => ({
    members: {
      'string Html {get;}': (self: MarkdownInfo) => self.html,
      'string VT100EncodedString {get;}': (self: MarkdownInfo) => self.terminalText,
      'Markdig.Syntax.MarkdownDocument Tokens {get;}': (self: MarkdownInfo) => self.tokens,
    },
  }),
);
