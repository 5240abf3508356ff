/** Writes wire values as CLIXML, parts in the order of the real engine. An object that occurs again is written as a reference. */
import { ClixmlWriter } from '../../runtime/serialization/writer.js';
import { WireMemberSet, type WireMembers, WireObject, type WireScalar, type WireValue } from './wire-value.js';

/** Scalars whose content is XML already, or cannot need an escape. */
const rawScalars: ReadonlySet<string> = new Set(['PR']);

export function writeWire(value: WireValue): string {
  const writer = new WireWriter();
  writer.write(value, null);
  return writer.output.toString();
}

class WireWriter {
  readonly output = new ClixmlWriter(false);
  #objects = new Map<WireObject, number>();
  #typeNames = new Map<readonly string[], number>();
  #typeNamesByText = new Map<string, number>();

  write(value: WireValue, name: string | null): void {
    const output = this.output;
    if (value === null) output.empty('Nil', name);
    else if (typeof value === 'string') output.text('S', value, name);
    else if (typeof value === 'number') output.raw('I32', String(value), name);
    else if (typeof value === 'boolean') output.raw('B', String(value), name);
    else if (typeof value === 'bigint') output.raw('I64', String(value), name);
    else if (value instanceof WireObject) this.#object(value, name);
    else if (value instanceof WireMemberSet) this.#members('MS', value.members, name);
    else this.#scalar(value, name);
  }

  #scalar(value: WireScalar, name: string | null): void {
    if (rawScalars.has(value.tag)) this.output.raw(value.tag, value.text, name);
    else if (value.text === '' && value.tag === 'BA') this.output.empty(value.tag, name);
    else this.output.text(value.tag, value.text, name);
  }

  #object(object: WireObject, name: string | null): void {
    const output = this.output;
    const known = this.#objects.get(object);
    if (known !== undefined) {
      output.empty('Ref', name, known);
      return;
    }
    const refId = this.#objects.size;
    this.#objects.set(object, refId);
    output.start('Obj', name, refId);
    if (object.typeNames) this.#writeTypeNames(object.typeNames);
    if (object.text !== null) output.element('ToString', object.text);
    if (object.base !== undefined) this.write(object.base, null);
    if (object.container) this.#container(object);
    if (object.adapted) this.#members('Props', object.adapted, null);
    if (object.extended) this.#members('MS', object.extended, null);
    output.end();
  }

  #writeTypeNames(names: readonly string[]): void {
    const output = this.output;
    let known = this.#typeNames.get(names);
    if (known === undefined) {
      const text = names.join('\n');
      known = this.#typeNamesByText.get(text);
      this.#typeNames.set(names, known ?? this.#typeNamesByText.size);
      if (known === undefined) {
        const refId = this.#typeNamesByText.size;
        this.#typeNamesByText.set(text, refId);
        output.start('TN', null, refId);
        for (const name of names) output.element('T', name);
        output.end();
        return;
      }
    }
    output.empty('TNRef', null, known);
  }

  #container(object: WireObject): void {
    const output = this.output;
    const container = object.container as NonNullable<WireObject['container']>;
    output.start(container.tag);
    if (container.tag === 'DCT')
      for (const [key, value] of container.entries) {
        output.start('En');
        this.write(key, 'Key');
        this.write(value, 'Value');
        output.end();
      }
    else for (const item of container.items) this.write(item, null);
    output.end();
  }

  #members(tag: string, members: WireMembers, name: string | null): void {
    if (members.size === 0 && name === null && tag === 'MS') return;
    this.output.start(tag, name);
    for (const [memberName, value] of members) this.write(value, memberName);
    this.output.end();
  }
}
