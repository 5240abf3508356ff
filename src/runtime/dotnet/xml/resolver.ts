/** Lets XPath look up prefixes in a namespace manager. */
import type { XmlNamespaceManager } from './namespace-manager.js';
import type { PrefixResolver } from './xpath/xpath-evaluate.js';

export function resolverOf(manager: XmlNamespaceManager | null): PrefixResolver | null {
  return manager === null ? null : (prefix) => manager.lookUp(prefix);
}
