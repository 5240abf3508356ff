/** Types and namespaces: accelerators, full names, short names, and the classes that the input defines. */
import { findAll, type ScriptBlockAst, type TypeDefinitionAst, type UsingStatementAst } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { allTypes, type NetType, requireType, typeAccelerators } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import type { CompletionContext } from './completion-context.js';
import { isInternalType } from './internal-types.js';
import { ordinally, result, startingWith } from './results.js';

/** What a key of the index stands for: types, or a namespace. */
interface Entry {
  key: string;
  types: NetType[];
  isNamespace: boolean;
}

let index: { entries: Map<string, Entry>; size: number } | null = null;

/** Names by the number of their dots are what is looked for: `System.Te` finds no `System.Text.Rune`. */
function entriesLike(word: string): Entry[] {
  const dots = dotsIn(word);
  const fits = startingWith(word);
  return [...typeIndex().values()].filter(({ key }) => dotsIn(key) === dots && fits(key));
}
function dotsIn(text: string): number {
  return text.split('.').length - 1;
}

function typeIndex(): Map<string, Entry> {
  const types = [...allTypes()];
  if (index?.size === types.length) return index.entries;
  const entries = new Map<string, Entry>();
  const entry = (key: string): Entry => {
    const found = entries.get(fold(key)) ?? { key, types: [], isNamespace: false };
    entries.set(fold(key), found);
    return found;
  };
  const add = (key: string, type: NetType) => {
    const { types: known } = entry(key);
    if (!known.includes(type)) known.push(type);
  };
  for (const [name, type] of typeAccelerators()) {
    add(acceleratorName(name, type), type);
    add(type.fullName, type);
    add(type.name, type);
  }
  for (const type of types) {
    const isGeneric = type.isGenericDefinition;
    if (type.fullName.includes('[') || isInternalType(type.fullName)) continue;
    if (isGeneric && type.fullName.includes('+')) continue;
    for (const namespace of prefixes(type.namespace)) entry(namespace).isNamespace = true;
    const full = withoutArity(type.fullName);
    const isKnown = entries.get(fold(full))?.types.includes(type);
    add(full, type);
    if (!isKnown) add(withoutArity(type.name), type);
  }
  index = { entries, size: types.length };
  return entries;
}

/** `System`, `System.Collections`, `System.Collections.Generic`. */
function prefixes(namespace: string): string[] {
  if (namespace === '') return [];
  const parts = namespace.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
}
function withoutArity(name: string): string {
  return name.replace(/`\d+$/, '');
}
function acceleratorName(folded: string, type: NetType): string {
  return acceleratorsOf(type).find((name) => fold(name) === folded) ?? folded;
}

export function completeNamespace(word: string): CompletionResult[] {
  return entriesLike(word)
    .filter(({ isNamespace }) => isNamespace)
    .map(({ key }) => namespaceResult(key, '', ''))
    .sort((a, b) => ordinally(a.listItemText, b.listItemText));
}

function namespaceResult(name: string, prefix: string, suffix: string): CompletionResult {
  return result('Namespace', prefix + name + suffix, name.slice(name.lastIndexOf('.') + 1), `Namespace ${name}`);
}

/** `prefix` and `suffix` go around each name. */
export function completeType(context: CompletionContext, word: string, prefix = '', suffix = ''): CompletionResult[] {
  const root = context.relatedAsts[0] as ScriptBlockAst;
  const seen = new Set<string>();
  const results: CompletionResult[] = [];
  const add = (found: CompletionResult) => {
    if (seen.has(fold(found.completionText))) return;
    seen.add(fold(found.completionText));
    results.push(found);
  };
  for (const { key, types, isNamespace } of entriesLike(word)) {
    for (const type of types) add(typeResult(type, key, usedNamespace(root, type), prefix, suffix));
    if (isNamespace) add(namespaceResult(key, prefix, suffix));
  }
  const fits = startingWith(word);
  for (const ast of findAll(root, ({ kind }) => kind === 'TypeDefinitionAst', false)) {
    const { name, typeKind } = ast as TypeDefinitionAst;
    if (fits(name)) results.push(result('Type', prefix + name + suffix, name, `${typeKind} ${name}`));
  }
  return results.sort((a, b) => ordinally(a.listItemText, b.listItemText));
}

function typeResult(type: NetType, key: string, namespace: string, prefix: string, suffix: string): CompletionResult {
  const full = withoutArity(type.fullName);
  const short = namespace === '' ? full : full.slice(namespace.length + 1);
  const kind = isListedByName(type) ? '' : kindOf(type);
  if (type.isGenericDefinition) {
    const parameters = type.registration.generic ?? [];
    const named = parameters.length === 1 ? ['T'] : parameters.map((_, i) => `T${i + 1}`);
    const shown = kind === '' ? named : parameters;
    return result(
      'Type',
      prefix + short + suffix,
      `${withoutArity(type.name)}<>`,
      `${kind}${full}[${shown.join(', ')}]`,
    );
  }
  const accelerators = acceleratorsOf(type);
  // Attributes are only offered by the names that they have in brackets.
  const isAttribute = accelerators.length > 0 && requireType('System.Attribute').isAssignableFrom(type);
  const accelerator = isAttribute ? accelerators[0] : accelerators.find((name) => fold(name) === fold(key));
  return result('Type', prefix + (accelerator ?? short) + suffix, type.name, kind + full);
}

/** Of the class library PowerShell knows names alone, unless a type has an accelerator. */
function isListedByName(type: NetType): boolean {
  return (
    !/^(System\.Management\.Automation|Microsoft\.PowerShell)\b/.test(type.fullName) &&
    acceleratorsOf(type).length === 0
  );
}

/** The accelerators of integers that are the types' names are written like these. */
function acceleratorsOf(type: NetType): string[] {
  return (type.registration.accelerators ?? []).map((name) =>
    fold(name) === fold(type.name) && /^u?int\d+$/i.test(name) ? type.name : name,
  );
}

function kindOf(type: NetType): string {
  if (type.kind === 'delegate') return 'Delegate ';
  if (type.isInterface) return 'Interface ';
  if (type.isEnum) return 'Enum ';
  return type.isValueType ? 'Struct ' : 'Class ';
}

/** The longest namespace of a `using` statement that the type is in. */
function usedNamespace({ usingStatements }: ScriptBlockAst, type: NetType): string {
  let used = '';
  for (const { usingStatementKind, name } of usingStatements as UsingStatementAst[]) {
    if (usingStatementKind !== 'Namespace' || name === null) continue;
    const isIn = fold(`${type.namespace}.`).startsWith(fold(`${name.value}.`));
    if (isIn && name.value.length > used.length) used = name.value;
  }
  return used;
}
