/** Markdown as Markdig and PowerShell's renderer write it. */
import { expect, test } from 'vitest';
import { headingId } from '../../../src/runtime/data-formats/markdown/heading-ids.js';
import { convertMarkdown } from '../../../src/runtime/data-formats/markdown/markdown-info.js';
import { PSMarkdownOptionInfo } from '../../../src/runtime/data-formats/markdown/markdown-option-info.js';

test.each([
  ['Hello, World!', 'hello-world'],
  ['1. First', 'first'],
  ['Über C#', 'uber-c'],
  ['a -- b_c.', 'a-b_c'],
  ['!?', 'section'],
])('the id of %s', (text, id) => expect(headingId(text)).toBe(id));

test.each([
  ['ids that repeat', '# A\n# A', '<h1 id="a">A</h1>\n<h1 id="a-1">A</h1>\n'],
  ['a rule', '---', '<hr />\n'],
  ['text that is struck out', '~~a~~', '<p><del>a</del></p>\n'],
  ['an address', 'see http://a.b/c', '<p>see <a href="http://a.b/c">http://a.b/c</a></p>\n'],
  ['what only looks like one', 'a.com', '<p>a.com</p>\n'],
  [
    'tasks',
    '- [ ] a\n- [x] b',
    '<ul class="contains-task-list">\n<li class="task-list-item"><input disabled="disabled" type="checkbox" /> a</li>\n<li class="task-list-item"><input disabled="disabled" type="checkbox" checked="checked" /> b</li>\n</ul>\n',
  ],
  [
    'columns of a table',
    '| a |\n|:-:|',
    '<table>\n<thead>\n<tr>\n<th style="text-align: center;">a</th>\n</tr>\n</thead>\n</table>\n',
  ],
])('HTML of %s', (_title, text, html) => expect(convertMarkdown(text, null).html).toBe(html));

test.each([
  ['a heading shows its first piece', '# a *b*', '\x1b[7ma \x1b[0m\n\n'],
  ['a paragraph', 'a\nb **c**', 'a b \x1b[1mc\x1b[0m\n'],
  ['text at the end ends the line', 'a', 'a\n\n'],
  ['a link', '[a](b)', '\x1b[4;38;5;117m"a"\x1b[0m\n'],
  ['lists', '- a\n  - b', '- a\n  - b\n\n'],
  ['numbers', '5. a\n6. b', '1. a\n2. b\n\n'],
  ['YAML', '```yaml\na: 1\n```', '\ta: 1\n\n'],
])('on a terminal: %s', (_title, text, shown) =>
  expect(convertMarkdown(text, new PSMarkdownOptionInfo()).terminalText).toBe(shown),
);
