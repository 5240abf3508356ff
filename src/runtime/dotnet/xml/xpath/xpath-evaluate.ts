/** Evaluates XPath on the nodes of a document. */
import { xpathException } from '../xml-errors.js';
import { NodeType, type XmlNode } from '../xml-node.js';
import { inDocumentOrder, isText, nodesOn, stringValueOf } from './xpath-axes.js';
import { booleanOf, functionNamed, numberOf, textOf, type XPathContext, type XPathValue } from './xpath-functions.js';
import {
  type Axis,
  type Expression,
  givesNodes,
  type NodeTest,
  nodesExpected,
  parseXPath,
  type Step,
} from './xpath-parser.js';

/** Gives the namespace of a prefix, null for one that is not known. */
export type PrefixResolver = (prefix: string) => string | null;

/** The nodes that an expression selects, in document order. Throws XPathException. */
export function selectNodes(node: XmlNode, text: string, resolve: PrefixResolver | null): XmlNode[] {
  const expression = parseXPath(text);
  if (!givesNodes(expression)) throw nodesExpected();
  return evaluate(node, expression, resolve) as XmlNode[];
}
/** The value of any expression. Throws XPathException. */
export function evaluateXPath(node: XmlNode, text: string, resolve: PrefixResolver | null): XPathValue {
  return evaluate(node, parseXPath(text), resolve);
}

function evaluate(node: XmlNode, expression: Expression, resolve: PrefixResolver | null): XPathValue {
  checkNames(expression, resolve);
  return new Evaluation(resolve).value(expression, { node, position: 1, size: 1 });
}

/** All prefixes and functions are looked up before anything is selected. */
function checkNames(expression: Expression, resolve: PrefixResolver | null): void {
  const check = (inner: Expression) => checkNames(inner, resolve);
  switch (expression.kind) {
    case 'variable':
      throw contextNeeded(resolve, 'variable');
    case 'call':
      if (!functionNamed(expression.name)) throw contextNeeded(resolve, 'function');
      expression.args.forEach(check);
      break;
    case 'operator':
      check(expression.left);
      check(expression.right);
      break;
    case 'negation':
      check(expression.operand);
      break;
    case 'filter':
      check(expression.base);
      expression.predicates.forEach(check);
      break;
    case 'path':
      if (typeof expression.start !== 'string') check(expression.start);
      for (const { test, predicates } of expression.steps) {
        if (test.kind === 'name' && test.prefix !== '') namespaceOf(test.prefix, resolve);
        predicates.forEach(check);
      }
      break;
  }
}
function contextNeeded(resolve: PrefixResolver | null, what: 'function' | 'variable') {
  return xpathException(
    resolve
      ? `XsltContext is needed for this query because of an unknown ${what}.`
      : 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
  );
}
function namespaceOf(prefix: string, resolve: PrefixResolver | null): string {
  if (!resolve) throw contextNeeded(resolve, 'function');
  const namespace = resolve(prefix);
  if (namespace === null) throw xpathException(`Namespace prefix '${prefix}' is not defined.`);
  return namespace;
}

class Evaluation {
  constructor(readonly resolve: PrefixResolver | null) {}

  value(expression: Expression, context: XPathContext): XPathValue {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value;
      case 'negation':
        return -numberOf(this.value(expression.operand, context));
      case 'call': {
        const args = expression.args.map((argument) => this.value(argument, context));
        return (functionNamed(expression.name) as NonNullable<ReturnType<typeof functionNamed>>).call(args, context);
      }
      case 'operator':
        return this.#operator(expression.operator, expression.left, expression.right, context);
      case 'filter':
        return this.#filtered(this.value(expression.base, context) as XmlNode[], expression.predicates);
      case 'path':
        return this.#path(expression.start, expression.steps, context);
      case 'variable':
        throw contextNeeded(this.resolve, 'variable');
    }
  }

  #operator(operator: string, left: Expression, right: Expression, context: XPathContext): XPathValue {
    if (operator === 'and') return booleanOf(this.value(left, context)) && booleanOf(this.value(right, context));
    if (operator === 'or') return booleanOf(this.value(left, context)) || booleanOf(this.value(right, context));
    const [a, b] = [this.value(left, context), this.value(right, context)];
    if (operator === '|') return inDocumentOrder([...(a as XmlNode[]), ...(b as XmlNode[])], rootOf(context.node));
    if (comparisons.has(operator)) return compare(operator, a, b);
    const [x, y] = [numberOf(a), numberOf(b)];
    switch (operator) {
      case '+':
        return x + y;
      case '-':
        return x - y;
      case '*':
        return x * y;
      case 'div':
        return x / y;
      default:
        return x % y;
    }
  }

  #path(start: Expression | 'root' | 'context', steps: readonly Step[], context: XPathContext): XmlNode[] {
    let nodes: XmlNode[];
    if (start === 'root') nodes = [rootOf(context.node)];
    else nodes = start === 'context' ? [context.node] : (this.value(start, context) as XmlNode[]);
    for (const step of steps) nodes = this.#step(nodes, step);
    return nodes;
  }
  #step(nodes: readonly XmlNode[], { axis, test, predicates }: Step): XmlNode[] {
    const found: XmlNode[] = [];
    const matches = this.#matcher(axis, test);
    for (const node of nodes) {
      const onAxis: XmlNode[] = [];
      for (const each of nodesOn(axis, node)) if (matches(each)) onAxis.push(each);
      found.push(...this.#filtered(onAxis, predicates));
    }
    const isSorted = nodes.length < 2 && !reverseAxes.has(axis);
    return isSorted || found.length < 2 ? found : inDocumentOrder(found, rootOf(found[0] as XmlNode));
  }
  #filtered(nodes: XmlNode[], predicates: readonly Expression[]): XmlNode[] {
    let left = nodes;
    for (const predicate of predicates) {
      const size = left.length;
      left = left.filter((node, i) => {
        const value = this.value(predicate, { node, position: i + 1, size });
        return typeof value === 'number' ? value === i + 1 : booleanOf(value);
      });
    }
    return left;
  }
  #matcher(axis: Axis, test: NodeTest): (node: XmlNode) => boolean {
    switch (test.kind) {
      case 'node':
        return () => true;
      case 'text':
        return isText;
      case 'comment':
        return (node) => node.nodeType === NodeType.Comment;
      case 'processing-instruction':
        return ({ nodeType, name }) =>
          nodeType === NodeType.ProcessingInstruction && (test.target === null || name === test.target);
      case 'name': {
        const principal = axis === 'attribute' || axis === 'namespace' ? NodeType.Attribute : NodeType.Element;
        const { prefix, localName } = test;
        if (localName === '*' && prefix === '') return ({ nodeType }) => nodeType === principal;
        const namespace = prefix === '' ? '' : namespaceOf(prefix, this.resolve);
        return (node) =>
          node.nodeType === principal &&
          (localName === '*' || node.localName === localName) &&
          (node.namespace === namespace || axis === 'namespace');
      }
    }
  }
}

const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);
const reverseAxes = new Set<Axis>(['ancestor', 'ancestor-or-self', 'preceding', 'preceding-sibling']);
const mirrored: Record<string, string> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** A set of nodes compares when one of them does. */
function compare(operator: string, a: XPathValue, b: XPathValue): boolean {
  if (Array.isArray(a)) {
    if (typeof b === 'boolean') return compare(operator, booleanOf(a), b);
    return a.some((node) =>
      compare(operator, typeof b === 'number' ? numberOf(stringValueOf(node)) : stringValueOf(node), b),
    );
  }
  if (Array.isArray(b)) return compare(mirrored[operator] ?? operator, b, a);
  if (operator === '=' || operator === '!=') return areEqual(a, b) === (operator === '=');
  const [x, y] = [numberOf(a), numberOf(b)];
  if (operator === '<') return x < y;
  if (operator === '<=') return x <= y;
  return operator === '>' ? x > y : x >= y;
}
function areEqual(a: string | number | boolean, b: string | number | boolean): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return booleanOf(a) === booleanOf(b);
  if (typeof a === 'number' || typeof b === 'number') return numberOf(a) === numberOf(b);
  return textOf(a) === textOf(b);
}
function rootOf(node: XmlNode): XmlNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}
