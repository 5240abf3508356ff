/**
 * HTML of Markdown, as Markdig writes it with its advanced extensions. markdown-it reads CommonMark and tables; ids of headings,
 * lists of tasks, and Markdig's spelling of a few elements are put on top.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { HeadingIds } from './heading-ids.js';

/** Reads Markdown as Markdig does without extensions. */
export function plainMarkdown(text: string): Token[] {
  return new MarkdownIt('commonmark').parse(text, {});
}

function markdownIt(): ReturnType<typeof MarkdownIt> {
  const reader = new MarkdownIt({ html: true, linkify: true, xhtmlOut: true });
  // Only what begins like an address is one.
  reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  const { rules } = reader.renderer;
  rules['s_open'] = () => '<del>';
  rules['s_close'] = () => '</del>';
  return reader;
}

/** The HTML, and the tokens that it was made of. */
export function markdownHtml(text: string): { html: string; tokens: Token[] } {
  const reader = markdownIt();
  const tokens = reader.parse(text, {});
  const ids = new HeadingIds();
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', ids.next(plainText(tokens[index + 1]?.children ?? [])));
    const style = token.attrGet('style');
    if (style !== null) token.attrSet('style', `${String(style).replace(':', ': ')};`);
  }
  markTasks(tokens);
  return { html: reader.renderer.render(tokens, reader.options, {}), tokens };
}

export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'html_inline') return '';
      return token.children?.length ? plainText(token.children) : token.content;
    })
    .join('');
}

/** `[ ]` and `[x]` at the start of list items become boxes. */
function markTasks(tokens: readonly Token[]): void {
  const lists: Token[] = [];
  let item: Token | undefined;
  for (const token of tokens) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') lists.push(token);
    else if (/_list_close$/.test(token.type)) lists.pop();
    if (token.type === 'list_item_open') item = token;
    else if (token.type === 'inline' && item !== undefined) {
      const first = token.children?.[0];
      const box = first?.type === 'text' ? /^\[([ xX])\](?=\s)/.exec(first.content) : null;
      if (first && box) {
        first.content = first.content.slice(box[0].length);
        const checked = box[1] === ' ' ? '' : ' checked="checked"';
        const check = Object.assign(Object.create(Object.getPrototypeOf(first)), first, {
          type: 'html_inline',
          content: `<input disabled="disabled" type="checkbox"${checked} />`,
        });
        token.children?.unshift(check);
        item.attrJoin('class', 'task-list-item');
        if (!lists.at(-1)?.attrGet('class')) lists.at(-1)?.attrSet('class', 'contains-task-list');
      }
      item = undefined;
    }
  }
}
