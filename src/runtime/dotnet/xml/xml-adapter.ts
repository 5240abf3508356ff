/**
 * What PowerShell adds to XML nodes: attributes and child elements are properties by their local names. A child that is nothing
 * but text is that text; several of one name are an array.
 */
import { toText } from '../../language/to-text.js';
import { registerAdapter } from '../../objects/adapters.js';
import { netError } from '../../objects/errors.js';
import { typeOf } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { XmlAttribute, XmlElement } from './xml-element.js';
import { NodeType, type XmlNode } from './xml-node.js';
import { XmlText, XmlWhitespace } from './xml-text.js';

function nodesNamed(self: XmlNode, name: string): XmlNode[] {
  const wanted = fold(name);
  return propertyNodes(self).filter((node) => fold(node.localName) === wanted);
}
function propertyNodes(self: XmlNode): XmlNode[] {
  const attributes = self instanceof XmlElement ? self.attributes : [];
  return [...attributes, ...self.children.filter((child) => !(child instanceof XmlWhitespace))];
}
function isPlain(node: XmlNode): boolean {
  const { children } = node;
  return children.length === 0 || (children.length === 1 && children[0]?.nodeType === NodeType.Text);
}
function hasAttributes(node: XmlNode): boolean {
  return node instanceof XmlElement && node.attributes.length > 0;
}
function textOrNode(node: XmlNode): unknown {
  return !hasAttributes(node) && isPlain(node) ? node.text : node;
}
function valueOfAll(nodes: readonly XmlNode[]): unknown {
  return nodes.length === 1 ? textOrNode(nodes[0] as XmlNode) : nodes.map(textOrNode);
}
/** Only what is text can be set, and only where there is one of that name. */
function cannotSet(nodes: readonly XmlNode[]): string | null {
  const [node] = nodes;
  if (nodes.length > 1) return 'XmlNodeSetRestrictionsMoreThanOneNode';
  if (node instanceof XmlText || node instanceof XmlAttribute) return null;
  if (hasAttributes(node as XmlNode)) return 'XmlNodeSetRestrictionsNodeWithAttributes';
  return isPlain(node as XmlNode) ? null : 'XmlNodeSetRestrictionsUnknownNodeType';
}

registerAdapter('System.Xml.XmlNode', {
  get(self: XmlNode, name: string): unknown {
    const nodes = nodesNamed(self, name);
    return nodes.length === 0 ? undefined : valueOfAll(nodes);
  },
  set(self: XmlNode, name: string, value: unknown): boolean {
    const nodes = nodesNamed(self, name);
    const [node] = nodes;
    if (!node) return false;
    const errorId = cannotSet(nodes);
    if (errorId !== null)
      throw netError(
        'SetValueException',
        errorId,
        `Cannot set "${name}" because only strings can be used as values to set XmlNode properties.`,
      );
    node.text = toText(value);
    return true;
  },
  *properties(self: XmlNode) {
    const byName = new Map<string, XmlNode[]>();
    for (const node of propertyNodes(self)) {
      const key = fold(node.localName);
      const nodes = byName.get(key);
      if (nodes) nodes.push(node);
      else byName.set(key, [node]);
    }
    for (const nodes of byName.values())
      yield {
        name: (nodes[0] as XmlNode).localName,
        typeName: typeOf(valueOfAll(nodes)).displayName,
        isSettable: cannotSet(nodes) === null,
      };
  },
});
