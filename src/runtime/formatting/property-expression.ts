/**
 * PSPropertyExpression: what a column or a list item shows of an object. A property name (perhaps with wildcards), a script
 * block, or a view's own code.
 */
import type { ScriptBlock } from '../engine/script-block.js';
import { WildcardPattern } from '../language/index.js';
import { isHashtable } from '../objects/hashtable.js';
import {
  enumerateMembers,
  findMember,
  hasOnlyNotes,
  type Member,
  PropertySite,
  readProperty,
} from '../objects/members.js';
import type { NetType } from '../objects/net-type.js';
import { baseOf, ExtendedMember, PSObject, type Shape } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';
import type { FormattingSession } from './formatting-session.js';
import type { ViewFunction, ViewValue } from './views/view-definition.js';

export interface PropertyExpression {
  /** The name, or the script block's text: the column's title where it has no other. */
  readonly text: string;
  /** True for a name with wildcards that have not been resolved. */
  readonly hasWildcards: boolean;
  /** The expressions that this one stands for on an object: one for each property that the name matches. */
  resolve(target: unknown): PropertyExpression[];
  /** The value. Throws NetException when the getter or the script fails. */
  valueOf(target: unknown, session: FormattingSession): unknown;
  /** The value, or undefined where the object has no such property. A set of properties counts as none. */
  find(target: unknown, session: FormattingSession): unknown;
}

/** A property that the object is known to have, or may have like any other expression of a script: `$_.Name`. */
export class NamedExpression implements PropertyExpression {
  readonly hasWildcards = false;
  readonly #site: PropertySite;
  constructor(readonly text: string) {
    this.#site = new PropertySite(text);
  }
  resolve(): PropertyExpression[] {
    return [this];
  }
  valueOf(target: unknown): unknown {
    return this.#site.get(target);
  }
  find(target: unknown): unknown {
    return this.#site.get(target);
  }
}

/** A property that was asked for by name: nothing where the object does not have it. */
class AskedExpression implements PropertyExpression {
  readonly hasWildcards = false;
  readonly #folded: string;
  /** What the name was resolved to last. */
  #last: NamedExpression[] = [];
  constructor(readonly text: string) {
    this.#folded = fold(text);
  }
  resolve(target: unknown): PropertyExpression[] {
    if (target instanceof PSObject) {
      const position = target.shape.index.get(this.#folded);
      if (position !== undefined && !(target.values[position] instanceof ExtendedMember))
        return this.#named(target.shape.names[position] as string);
    }
    const base = baseOf(target);
    if (isHashtable(base) && base.has(this.text)) {
      const key = [...base.keys()].find((k) => typeof k === 'string' && fold(k) === this.#folded);
      return this.#named((key as string | undefined) ?? this.text);
    }
    const member = findMember(target, this.text);
    if (member === undefined) return [];
    return member.isProperty
      ? this.#named(member.name)
      : namesOf(target, member).map((name) => new NamedExpression(name));
  }
  #named(name: string): NamedExpression[] {
    if (this.#last[0]?.text !== name) this.#last = [new NamedExpression(name)];
    return this.#last;
  }
  valueOf(target: unknown): unknown {
    return readProperty(target, this.text, this.#folded) ?? null;
  }
  find(target: unknown): unknown {
    if (target instanceof PSObject) {
      const position = target.shape.index.get(this.#folded);
      const entry = position === undefined ? undefined : target.values[position];
      if (position !== undefined && !(entry instanceof ExtendedMember)) return entry;
    }
    const member = findMember(target, this.text);
    if (!isHashtable(baseOf(target)) && (member === undefined || !member.isProperty)) return undefined;
    return readProperty(target, this.text, this.#folded);
  }
}

class WildcardExpression implements PropertyExpression {
  readonly hasWildcards = true;
  readonly #pattern: WildcardPattern;
  /** What the pattern matched in the last object that has nothing but notes, and that object's shape. */
  #shape: Shape | null = null;
  #notes: NamedExpression[] = [];
  constructor(readonly text: string) {
    this.#pattern = new WildcardPattern(text);
  }
  resolve(target: unknown): PropertyExpression[] {
    if (target instanceof PSObject && hasOnlyNotes(target)) {
      if (target.shape !== this.#shape) {
        this.#shape = target.shape;
        const names = target.shape.names.filter((name) => this.#pattern.isMatch(name));
        this.#notes = names.map((name) => new NamedExpression(name));
      }
      return this.#notes;
    }
    const base = baseOf(target);
    if (isHashtable(base)) {
      const keys = [...base.keys()].filter((key) => typeof key === 'string' && this.#pattern.isMatch(key)) as string[];
      if (keys.length > 0) return keys.map((key) => new NamedExpression(key));
    }
    const seen = new Set<string>();
    const result: PropertyExpression[] = [];
    for (const member of enumerateMembers(target)) {
      if (member.isHidden || !this.#pattern.isMatch(member.name)) continue;
      for (const name of namesOf(target, member)) {
        if (seen.has(name)) continue;
        seen.add(name);
        result.push(new NamedExpression(name));
      }
    }
    return result;
  }
  /** The first property that the pattern matches. */
  valueOf(target: unknown, session: FormattingSession): unknown {
    return this.resolve(target)[0]?.valueOf(target, session) ?? null;
  }
  find(target: unknown, session: FormattingSession): unknown {
    return this.resolve(target)[0]?.valueOf(target, session);
  }
}

class ScriptExpression implements PropertyExpression {
  readonly hasWildcards = false;
  readonly text: string;
  constructor(readonly block: ScriptBlock) {
    this.text = block.toString();
  }
  resolve(): PropertyExpression[] {
    return [this];
  }
  valueOf(target: unknown, session: FormattingSession): unknown {
    return session.invokeBlock(this.block, target);
  }
  find(target: unknown, session: FormattingSession): unknown {
    return session.invokeBlock(this.block, target);
  }
}

class CodeExpression implements PropertyExpression {
  readonly hasWildcards = false;
  readonly text = '';
  constructor(readonly code: ViewFunction) {}
  resolve(): PropertyExpression[] {
    return [this];
  }
  valueOf(target: unknown, session: FormattingSession): unknown {
    return this.code(target, session);
  }
  find(target: unknown, session: FormattingSession): unknown {
    return this.code(target, session);
  }
}

/** Asked by type name, so that formatting does not load the engine that runs script blocks. */
export function isScriptBlock(value: unknown): value is ScriptBlock {
  const type = typeof value === 'object' && value !== null ? (value as { netType?: NetType }).netType : undefined;
  return type?.fullName === 'System.Management.Automation.ScriptBlock';
}

/** The expression for a name or a script block that a command was given. */
export function propertyExpression(value: string | ScriptBlock): PropertyExpression {
  if (typeof value !== 'string') return new ScriptExpression(value);
  return WildcardPattern.containsWildcard(value) ? new WildcardExpression(value) : new AskedExpression(value);
}

const viewExpressions = new Map<ViewValue, PropertyExpression>();

/** The expression for a view's value; each is made once. */
export function viewExpression(value: ViewValue): PropertyExpression {
  let expression = viewExpressions.get(value);
  if (expression === undefined) {
    expression = typeof value === 'function' ? new CodeExpression(value) : propertyExpression(value);
    viewExpressions.set(value, expression);
  }
  return expression;
}

export function hasProperty(target: unknown, name: string): boolean {
  const base = baseOf(target);
  if (isHashtable(base) && base.has(name)) return true;
  const member = findMember(target, name);
  return member !== undefined && (member.isProperty || member.memberType === 'PropertySet');
}

/** The property's own name, or those that a property set stands for. */
function namesOf(target: unknown, member: Member): string[] {
  if (member.isProperty) return [member.name];
  if (member.memberType !== 'PropertySet' || !(member.source instanceof ExtendedMember)) return [];
  return member.source.references.flatMap((name) => findMember(target, name)?.name ?? []);
}
