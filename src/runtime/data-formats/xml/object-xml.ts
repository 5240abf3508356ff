/**
 * Objects as ConvertTo-Xml writes them: values as text, and a Property element for each property, element of a collection,
 * key and value. Below the depth an object is its text, beside the properties that were added to it.
 */
import { enumerableOf, hooks, toTextCulture } from '../../language/index.js';
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { enumerateMembers, findMember, type Member, typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf, membersOf } from '../../objects/ps-object.js';
import { typeTable } from '../../objects/type-table.js';
import { EnumValue, isNull } from '../../objects/values.js';
import { containerTag } from '../../serialization/containers.js';
import { primitiveElement } from '../../serialization/known-types.js';
import { isSecureString } from '../../serialization/secure-strings.js';
import { instanceMembers } from '../../serialization/written-members.js';
import type { ElementWriter } from './element-writer.js';

/** Writes one object as an Object element. `depth` is how many levels have their properties written; at least 1. */
export function writeObjectXml(writer: ElementWriter, value: unknown, depth: number, withTypes: boolean): void {
  new ObjectXml(writer, withTypes).write(value, null, depth);
}

class ObjectXml {
  #isOutermost = true;

  constructor(
    readonly writer: ElementWriter,
    readonly withTypes: boolean,
  ) {}

  write(value: unknown, name: string | null, depth: number): void {
    const base = baseOf(value);
    if (isNull(value)) {
      this.#start(name, null);
      this.writer.end();
    } else if (primitiveElement(base) !== undefined || isSecureString(base)) this.#text(name, base, base);
    else if (containerTag(base) !== null) this.#container(value, base, name, depth);
    else if (depth === 0 || this.#standard(value, 'serializationMethod') === 'String') this.#asText(value, name);
    else this.#complex(value, base, name, depth);
  }

  #start(name: string | null, type: string | null): void {
    const attributes: [string, string][] = [];
    if (name !== null) attributes.push(['Name', name]);
    if (type !== null && this.withTypes) attributes.push(['Type', type]);
    this.writer.start(name === null && this.#isOutermost ? 'Object' : 'Property', attributes);
    if (name === null) this.#isOutermost = false;
  }
  #text(name: string | null, value: unknown, typed: unknown): void {
    this.#start(name, typeName(typed));
    this.writer.endWithText(currentText(value));
  }

  #container(value: unknown, base: unknown, name: string | null, depth: number): void {
    this.#start(name, typeName(base));
    const tag = containerTag(base);
    if (tag === 'DCT') {
      for (const [key, item] of (base as IDictionaryLike).entries()) {
        this.write(key, 'Key', depth);
        this.write(item, 'Value', depth);
      }
    } else for (const item of enumerableOf(base) ?? []) this.write(item, null, depth);
    if (tag === 'IE' && depth > 0) this.#properties(value, depth);
    this.#added(value);
    this.writer.end();
  }

  #complex(value: unknown, base: unknown, name: string | null, depth: number): void {
    this.#start(name, typeName(base));
    if (base instanceof EnumValue) this.write(base.value, 'value__', depth);
    else this.#properties(value, depth);
    this.writer.end();
  }

  #properties(value: unknown, depth: number): void {
    const inner = (this.#standard(value, 'serializationDepth') || depth) - 1;
    for (const member of this.#writtenProperties(value)) {
      const item = valueOfMember(member);
      if (!isNull(item)) this.write(item, member.name, inner);
      else {
        this.#start(member.name, member.typeNameOfValue);
        this.writer.end();
      }
    }
  }
  #writtenProperties(value: unknown): Member[] {
    const names = this.#standard(value, 'propertySerializationSet');
    if (this.#standard(value, 'serializationMethod') === 'SpecificProperties' && names !== undefined)
      return names.flatMap((name) => findMember(value, name) ?? []);
    return enumerateMembers(value).filter((member) => member.isProperty && !member.isHidden);
  }

  #asText(value: unknown, name: string | null): void {
    const base = baseOf(value);
    const hasAdded = membersOf(value) !== undefined && instanceMembers(value, membersOf(value)).length > 0;
    const text = currentText(value);
    if (!hasAdded) {
      this.#start(name, typeName(base));
      this.writer.endWithText(text);
      return;
    }
    this.#start(name, typeName(base));
    this.#text(null, text, text);
    this.#added(value);
    this.writer.end();
  }

  /** The properties of this very object, as text. */
  #added(value: unknown): void {
    const table = membersOf(value);
    if (table === undefined) return;
    for (const member of instanceMembers(value, table)) {
      this.#start(member.name, `System.Management.Automation.PS${member.memberType}`);
      const item = valueOfMember(member);
      this.writer.endWithText(isNull(item) ? '' : currentText(item));
    }
  }

  #standard<K extends 'serializationMethod' | 'serializationDepth' | 'propertySerializationSet'>(
    value: unknown,
    hint: K,
  ) {
    return typeTable.standardMember(typeNamesOf(value), hint);
  }
}

function typeName(value: unknown): string {
  return typeOf(value).toString();
}

function valueOfMember(member: { get: (() => unknown) | null }): unknown {
  try {
    return member.get?.() ?? null;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** ToString() by the current culture. */
function currentText(value: unknown): string {
  return toTextCulture(value, hooks.currentCulture());
}
