/**
 * A document as XPath sees it: without declaration and document type, neighbouring texts as one, the first of which stands for
 * all of them.
 */
import type { XmlDocument } from '../xml-document.js';
import { XmlAttribute, XmlElement } from '../xml-element.js';
import { xmlNamespace, xmlnsNamespace } from '../xml-names.js';
import { NodeType, type XmlNode } from '../xml-node.js';
import { XmlCharacterData, XmlComment } from '../xml-text.js';
import type { Axis } from './xpath-parser.js';

export function isText(node: XmlNode | null | undefined): boolean {
  return node instanceof XmlCharacterData && !(node instanceof XmlComment);
}
/** String value: all text below, or the text of the whole run that a text node stands for. */
export function stringValueOf(node: XmlNode): string {
  if (!isText(node) || !node.parent) return node.text;
  const siblings = node.parent.children;
  let text = '';
  for (let i = siblings.indexOf(node); isText(siblings[i]); i++) text += (siblings[i] as XmlNode).value;
  return text;
}

export function childrenOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child, i, all) => {
    if (child.nodeType === NodeType.XmlDeclaration || child.nodeType === NodeType.DocumentType) return false;
    return !(isText(child) && isText(all[i - 1]));
  });
}
function* descendantsOf(node: XmlNode): Generator<XmlNode> {
  for (const child of childrenOf(node)) {
    yield child;
    yield* descendantsOf(child);
  }
}
function* ancestorsOf(node: XmlNode): Generator<XmlNode> {
  for (let parent = node.parent; parent; parent = parent.parent) yield parent;
}
function siblingsOf(node: XmlNode): { before: XmlNode[]; after: XmlNode[] } {
  if (!node.parent || node instanceof XmlAttribute) return { before: [], after: [] };
  const siblings = childrenOf(node.parent);
  let index = siblings.indexOf(node);
  if (index < 0) {
    // A text further on in its run: it stands where the run's first does.
    const all = node.parent.children;
    index = siblings.indexOf(all[all.indexOf(node) - 1] as XmlNode);
  }
  return { before: siblings.slice(0, Math.max(index, 0)), after: siblings.slice(index + 1) };
}

/** The nodes on an axis; those of reverse axes nearest first. */
export function* nodesOn(axis: Axis, node: XmlNode): Iterable<XmlNode> {
  switch (axis) {
    case 'self':
      yield node;
      break;
    case 'child':
      yield* childrenOf(node);
      break;
    case 'parent':
      if (node.parent) yield node.parent;
      break;
    case 'attribute':
      if (node instanceof XmlElement) yield* node.attributes.filter((each) => !each.isNamespaceDeclaration);
      break;
    case 'descendant-or-self':
      yield node;
      yield* descendantsOf(node);
      break;
    case 'descendant':
      yield* descendantsOf(node);
      break;
    case 'ancestor-or-self':
      yield node;
      yield* ancestorsOf(node);
      break;
    case 'ancestor':
      yield* ancestorsOf(node);
      break;
    case 'following-sibling':
      yield* siblingsOf(node).after;
      break;
    case 'preceding-sibling':
      yield* siblingsOf(node).before.reverse();
      break;
    case 'following':
      yield* followingOf(node);
      break;
    case 'preceding':
      yield* precedingOf(node);
      break;
    case 'namespace':
      if (node instanceof XmlElement) yield* namespacesOf(node);
      break;
  }
}
function* followingOf(node: XmlNode): Generator<XmlNode> {
  if (node instanceof XmlAttribute && node.parent) yield* descendantsOf(node.parent);
  for (let current: XmlNode | null = node; current; current = current.parent)
    for (const sibling of siblingsOf(current).after) {
      yield sibling;
      yield* descendantsOf(sibling);
    }
}
function* precedingOf(node: XmlNode): Generator<XmlNode> {
  for (let current: XmlNode | null = node; current; current = current.parent)
    for (const sibling of siblingsOf(current).before.reverse()) {
      yield* [...descendantsOf(sibling)].reverse();
      yield sibling;
    }
}
function namespacesOf(element: XmlElement): XmlNode[] {
  const found = new Map<string, XmlAttribute>();
  for (let current: XmlNode | null = element; current instanceof XmlElement; current = current.parent)
    for (const attribute of current.attributes.toReversed())
      if (attribute.isNamespaceDeclaration && !found.has(attribute.name)) found.set(attribute.name, attribute);
  const xml = new XmlAttribute(element.owner, 'xmlns:xml', xmlnsNamespace, xmlNamespace);
  return [...[...found.values()].filter((attribute) => attribute.value !== ''), xml];
}

/** Sorts nodes as they stand in their document, attributes behind their element. */
export function inDocumentOrder(nodes: Iterable<XmlNode>, document: XmlDocument | XmlNode): XmlNode[] {
  const sorted = [...new Set(nodes)];
  if (sorted.length < 2) return sorted;
  const order = new Map<XmlNode, number>();
  const number = (node: XmlNode) => {
    order.set(node, order.size);
    if (node instanceof XmlElement) for (const attribute of node.attributes) order.set(attribute, order.size);
    for (const child of node.children) number(child);
  };
  number(document);
  return sorted.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
