/** The function library of XPath 1.0, and its conversions between nodes, texts, numbers and booleans. */
import { XmlElement } from '../xml-element.js';
import { xmlNamespace } from '../xml-names.js';
import type { XmlNode } from '../xml-node.js';
import { stringValueOf } from './xpath-axes.js';

export type XPathValue = XmlNode[] | string | number | boolean;
export interface XPathContext {
  node: XmlNode;
  position: number;
  size: number;
}
interface XPathFunction {
  minimum: number;
  maximum: number;
  takesNodes?: boolean;
  result: 'nodes' | 'value';
  call: (args: XPathValue[], context: XPathContext) => XPathValue;
}

export function textOf(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return numberText(value);
  return value[0] ? stringValueOf(value[0]) : '';
}
export function numberOf(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = textOf(value).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}
export function booleanOf(value: XPathValue): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return typeof value === 'boolean' ? value : value.length > 0;
}
/** Without an exponent. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  const exponential = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!exponential) return text;
  const [, sign = '', first = '', rest = '', power = ''] = exponential;
  const exponent = Number(power);
  if (exponent >= 0) return sign + first + rest.padEnd(exponent, '0');
  return `${sign}0.${'0'.repeat(-exponent - 1)}${first}${rest}`;
}

function fixed(count: number, call: XPathFunction['call']): XPathFunction {
  return { minimum: count, maximum: count, result: 'value', call };
}
/** Takes a node-set, or stands for the context node. */
function ofNode(call: (node: XmlNode) => string): XPathFunction {
  return {
    minimum: 0,
    maximum: 1,
    takesNodes: true,
    result: 'value',
    call: ([nodes], context) => {
      const node = nodes === undefined ? context.node : (nodes as XmlNode[])[0];
      return node ? call(node) : '';
    },
  };
}
function ofText(call: (text: string) => XPathValue): XPathFunction {
  return {
    minimum: 0,
    maximum: 1,
    result: 'value',
    call: ([value], context) => call(value === undefined ? stringValueOf(context.node) : textOf(value)),
  };
}

const functions: Record<string, XPathFunction> = {
  last: fixed(0, (_args, { size }) => size),
  position: fixed(0, (_args, { position }) => position),
  count: { ...fixed(1, ([nodes]) => (nodes as XmlNode[]).length), takesNodes: true },
  sum: {
    ...fixed(1, ([nodes]) => (nodes as XmlNode[]).reduce((sum, node) => sum + numberOf(stringValueOf(node)), 0)),
    takesNodes: true,
  },
  // No document type is read, so that no attribute is known to be an ID.
  id: { minimum: 1, maximum: 1, result: 'nodes', call: () => [] },
  'local-name': ofNode((node) => (hasName(node) ? node.localName : '')),
  'namespace-uri': ofNode((node) => node.namespace),
  name: ofNode((node) => (hasName(node) ? node.name : '')),
  string: ofText((text) => text),
  'string-length': ofText((text) => text.length),
  'normalize-space': ofText((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').replace(/[ \t\r\n]+/g, ' ')),
  number: ofText(numberOf),
  concat: {
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    result: 'value',
    call: (args) => args.map(textOf).join(''),
  },
  'starts-with': fixed(2, ([text, start]) => textOf(text as string).startsWith(textOf(start as string))),
  contains: fixed(2, ([text, part]) => textOf(text as string).includes(textOf(part as string))),
  'substring-before': fixed(2, ([text, mark]) => {
    const whole = textOf(text as string);
    const at = whole.indexOf(textOf(mark as string));
    return at < 0 ? '' : whole.slice(0, at);
  }),
  'substring-after': fixed(2, ([text, mark]) => {
    const whole = textOf(text as string);
    const found = textOf(mark as string);
    const at = whole.indexOf(found);
    return at < 0 ? '' : whole.slice(at + found.length);
  }),
  substring: { minimum: 2, maximum: 3, result: 'value', call: substring },
  translate: fixed(3, ([text, from, to]) => {
    const [before, after] = [textOf(from as string), textOf(to as string)];
    return textOf(text as string).replace(/./gs, (c) => {
      const at = before.indexOf(c);
      return at < 0 ? c : (after[at] ?? '');
    });
  }),
  boolean: fixed(1, ([value]) => booleanOf(value as XPathValue)),
  not: fixed(1, ([value]) => !booleanOf(value as XPathValue)),
  true: fixed(0, () => true),
  false: fixed(0, () => false),
  lang: fixed(1, ([language], { node }) => {
    const wanted = textOf(language as string).toLowerCase();
    const given = languageAt(node)?.toLowerCase();
    return given !== undefined && (given === wanted || given.startsWith(`${wanted}-`));
  }),
  floor: fixed(1, ([value]) => Math.floor(numberOf(value as XPathValue))),
  ceiling: fixed(1, ([value]) => Math.ceil(numberOf(value as XPathValue))),
  round: fixed(1, ([value]) => Math.round(numberOf(value as XPathValue))),
};

export function functionNamed(name: string): XPathFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** Positions count from 1, and are rounded. */
function substring([text, start, length]: XPathValue[]): string {
  const whole = textOf(text as string);
  const first = Math.round(numberOf(start as XPathValue));
  const end = length === undefined ? Number.POSITIVE_INFINITY : first + Math.round(numberOf(length));
  if (Number.isNaN(first) || Number.isNaN(end)) return '';
  return whole.slice(Math.max(first - 1, 0), Math.max(end - 1, 0));
}
function hasName(node: XmlNode): boolean {
  return !node.name.startsWith('#');
}
function languageAt(node: XmlNode): string | undefined {
  for (let current: XmlNode | null = node; current; current = current.parent) {
    const given = current instanceof XmlElement ? current.attributeNs('lang', xmlNamespace) : undefined;
    if (given) return given.value;
  }
  return undefined;
}
