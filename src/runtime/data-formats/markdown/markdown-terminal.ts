/**
 * Markdown for a terminal, as PowerShell's renderer writes it: it knows CommonMark only, shows the first piece of a heading or an
 * emphasis, and leaves out rules, HTML and indented code.
 */
import type { Token } from 'markdown-it';
import { plainMarkdown, plainText } from './markdown-html.js';
import type { MarkdownElement, PSMarkdownOptionInfo } from './markdown-option-info.js';

/** Makes the editing of a whole line's background visible to its end. */
const wholeLine = '\x1b[500@';

interface TreeNode {
  token: Token;
  children: TreeNode[];
}

/** Tokens that open and close, as a tree. */
function treeOf(tokens: readonly Token[]): TreeNode[] {
  const root: TreeNode[] = [];
  const path: TreeNode[][] = [root];
  for (const token of tokens) {
    if (token.nesting < 0) path.pop();
    else {
      const node = { token, children: token.children ? treeOf(token.children) : [] };
      path.at(-1)?.push(node);
      if (token.nesting > 0) path.push(node.children);
    }
  }
  return root;
}

export function markdownForTerminal(text: string, options: PSMarkdownOptionInfo): string {
  return treeOf(plainMarkdown(text))
    .map((node) => block(node, options))
    .join('');
}

function block(node: TreeNode, options: PSMarkdownOptionInfo): string {
  const { token, children } = node;
  const inline = () => inlines(children[0]?.children ?? [], options);
  switch (token.type) {
    case 'heading_open': {
      const first = children[0]?.children[0];
      const text = first ? nodeText(first) : '';
      return text === '' ? '' : `${options.format(`Header${token.tag[1]}` as MarkdownElement, text)}\n\n`;
    }
    case 'paragraph_open':
      return `${inline()}\n`;
    case 'fence':
      return `${fencedCode(token, options)}\n`;
    case 'bullet_list_open':
      return `${children.map((item) => bulletItem(item, token.markup, options, 0)).join('')}\n`;
    case 'ordered_list_open': {
      const numbered = children.map((item, index) => numberedItem(item, index + 1, options));
      return `${numbered.join('')}\n`;
    }
    case 'blockquote_open':
      return `${children.map((child) => `> ${block(child, options)}`).join('')}\n`;
  }
  return '';
}

function fencedCode({ content, info }: Token, options: PSMarkdownOptionInfo): string {
  const isYaml = info.trim().toLowerCase() === 'yaml';
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (isYaml ? `\t${line}\n` : `${options.format('Code', line, wholeLine)}\n`))
    .join('');
}

function bulletItem(item: TreeNode, bullet: string, options: PSMarkdownOptionInfo, level: number): string {
  return item.children
    .map((child) => {
      if (child.token.type === 'paragraph_open')
        return `${' '.repeat(level * 2)}${bullet} ${inlines(child.children[0]?.children ?? [], options)}`;
      if (!/_list_open$/.test(child.token.type)) return '';
      return child.children.map((inner) => bulletItem(inner, bullet, options, level + 1)).join('');
    })
    .join('');
}
function numberedItem(item: TreeNode, index: number, options: PSMarkdownOptionInfo): string {
  return item.children
    .filter((child) => child.token.type === 'paragraph_open')
    .map((child) => `${index}. ${inlines(child.children[0]?.children ?? [], options)}`)
    .join('');
}

/** Text at the end of its paragraph ends the line. */
function inlines(given: readonly TreeNode[], options: PSMarkdownOptionInfo): string {
  const nodes = given.filter(({ token }) => token.type !== 'text' || token.content !== '');
  return nodes.map((node, index) => inlineText(node, options, index === nodes.length - 1)).join('');
}
function inlineText(node: TreeNode, options: PSMarkdownOptionInfo, isLast: boolean): string {
  const first = () => (node.children[0] ? nodeText(node.children[0]) : '');
  switch (node.token.type) {
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'code_inline':
      return options.format('Code', node.token.content);
    case 'strong_open':
      return options.format('EmphasisBold', first());
    case 'em_open':
      return options.format('EmphasisItalics', first());
    case 'link_open':
      if (node.token.info !== 'auto') return options.format('Link', `"${first()}"`);
      return first() + (isLast ? '\n' : '');
    case 'image':
      return options.format('Image', `[${first() || 'Image'}]`);
  }
  return node.token.content + (isLast ? '\n' : '');
}
const nodeText = ({ token, children }: TreeNode): string =>
  children.length > 0 ? children.map(nodeText).join('') : plainText([token]);
