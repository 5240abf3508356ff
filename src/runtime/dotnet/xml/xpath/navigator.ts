/** XPathNavigator and XPathNodeIterator: a cursor on the nodes of a document. */
import type { NetType } from '../../../objects/net-type.js';
import { namespaceOfPrefix, prefixOfNamespace } from '../load-document.js';
import type { XmlDocument } from '../xml-document.js';
import { XmlAttribute, XmlElement } from '../xml-element.js';
import { NodeType, type XmlNode } from '../xml-node.js';
import { childrenOf, stringValueOf } from './xpath-axes.js';

export class XPathNavigator {
  declare readonly netType: NetType;
  constructor(public node: XmlNode) {}

  get value(): string {
    return stringValueOf(this.node);
  }
  /** System.Xml.XPath.XPathNodeType by name. */
  get kind(): string {
    switch (this.node.nodeType) {
      case NodeType.Document:
      case NodeType.DocumentFragment:
        return 'Root';
      case NodeType.Element:
        return 'Element';
      case NodeType.Attribute:
        return (this.node as XmlAttribute).isNamespaceDeclaration ? 'Namespace' : 'Attribute';
      case NodeType.Comment:
        return 'Comment';
      case NodeType.ProcessingInstruction:
        return 'ProcessingInstruction';
      case NodeType.SignificantWhitespace:
        return 'SignificantWhitespace';
      case NodeType.Whitespace:
        return 'Whitespace';
      default:
        return 'Text';
    }
  }
  get siblings(): XmlNode[] {
    if (this.node instanceof XmlAttribute) return [];
    return this.node.parent ? childrenOf(this.node.parent) : [this.node];
  }
  get attributes(): XmlAttribute[] {
    return this.node instanceof XmlElement ? this.node.attributes.filter((each) => !each.isNamespaceDeclaration) : [];
  }
  /** Moves there unless there is nothing. */
  moveTo(node: XmlNode | null | undefined): boolean {
    if (!node) return false;
    this.node = node;
    return true;
  }
  moveBy(step: number): boolean {
    const { siblings } = this;
    const index = siblings.indexOf(this.node);
    return index >= 0 && this.moveTo(siblings[index + step]);
  }
  moveToNextAttribute(): boolean {
    const { node } = this;
    if (!(node instanceof XmlAttribute) || !node.element) return false;
    const all = node.element.attributes.filter((each) => !each.isNamespaceDeclaration);
    return this.moveTo(all[all.indexOf(node) + 1]);
  }
  lookUpNamespace(prefix: string): string {
    return namespaceOfPrefix(this.node, prefix);
  }
  lookUpPrefix(namespace: string): string {
    return prefixOfNamespace(this.node, namespace);
  }
  get root(): XmlNode {
    let root = this.node;
    while (root.parent) root = root.parent;
    return root;
  }
  clone(): XPathNavigator {
    return new XPathNavigator(this.node);
  }
}

export class XPathNodeIterator {
  declare readonly netType: NetType;
  position = 0;
  constructor(
    readonly nodes: readonly XmlNode[],
    readonly origin: XmlNode,
  ) {}
  get current(): XPathNavigator {
    return new XPathNavigator(this.nodes[this.position - 1] ?? this.origin);
  }
  moveNext(): boolean {
    if (this.position >= this.nodes.length) return false;
    this.position++;
    return true;
  }
}

/** A document for reading only. */
export class XPathDocument {
  declare readonly netType: NetType;
  constructor(readonly document: XmlDocument) {}
}
/** An expression that was looked at before it is used. */
export class XPathExpression {
  declare readonly netType: NetType;
  resolver: ((prefix: string) => string | null) | null = null;
  constructor(readonly text: string) {}
}
