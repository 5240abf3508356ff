/**
 * Values to CLIXML. Properties are written to a depth, below which an object is its text; containers do not count, and notes
 * that were added to an object have its own depth. What a getter throws is left out: serialization never fails.
 */
import { convertTo } from '../language/conversion.js';
import { enumerableOf } from '../language/enumerate.js';
import { objectText, toText } from '../language/to-text.js';
import { ErrorRecord } from '../objects/error-record.js';
import type { IDictionaryLike } from '../objects/hashtable.js';
import { enumerateMembers, findMember, type Member } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { ExtendedMember, type MemberTable, membersOf, PSObject } from '../objects/ps-object.js';
import { InformationalRecord, ProgressRecord } from '../objects/records.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { typeNamesOf } from '../objects/type-names.js';
import { typeTable } from '../objects/type-table.js';
import { EnumValue, isNull, MultiArray } from '../objects/values.js';
import { containerTag } from './containers.js';
import { deserializedText, isDeserialized } from './deserialized-members.js';
import { primitiveElement } from './known-types.js';
import { recordMembers } from './record-members.js';
import { isSecureString, type SecureStringForm, secureStringToText } from './secure-strings.js';
import { ClixmlWriter } from './writer.js';
import {
  instanceMembers,
  isAdapted,
  isInstanceProperty,
  isTypeData,
  readMember,
  type WrittenMember,
} from './written-members.js';

/** As the real engine's limit for objects in objects. */
const maxDepth = 50;
const tooDeep = 'Serialized XML is nested too deeply.';

export interface SerializerOptions {
  depth: number;
  /** Lines of two more spaces for each level, as in files. */
  indented: boolean;
  secureStrings: SecureStringForm;
  /** Deserialized objects keep one level of properties below the depth, as on the wire. */
  keepDeserialized: boolean;
  /** Records are written with all that they know of the command that wrote them. */
  invocationInfo?: boolean;
}

/** Types whose depth is fixed, whatever was asked for. */
const fixedDepths: Readonly<Record<string, number>> = {
  'System.Management.Automation.PSCredential': 1,
  'System.Management.Automation.PSSenderInfo': 4,
};

export class Serializer {
  readonly #writer: ClixmlWriter;
  #objects = new Map<unknown, number>();
  #nextRefId = 0;
  #typeNames = new Map<string, number>();
  #level = 0;
  #stream: string | null = null;

  constructor(private readonly options: SerializerOptions) {
    this.#writer = new ClixmlWriter(options.indented);
  }

  startRoot(): void {
    this.#writer.startRoot();
  }
  endRoot(): void {
    this.#writer.end();
  }
  toString(): string {
    return this.#writer.toString();
  }

  /** Writes an object at the top, with the stream that it was written to. */
  write(value: unknown, stream: string | null = null): void {
    this.#stream = stream;
    if (stream !== null) this.#writer.ofStream(stream);
    this.#write(value, null, this.options.depth);
  }

  #write(value: unknown, name: string | null, depth: number): void {
    if (isNull(value)) {
      this.#writer.empty('Nil', name);
      return;
    }
    if (this.#level === maxDepth) {
      this.#writer.text('S', tooDeep, name);
      return;
    }
    this.#level++;
    this.#writeValue(value, name, this.#depthOf(value, depth));
    this.#level--;
  }

  #writeValue(value: unknown, name: string | null, depth: number): void {
    const table = membersOf(value);
    const base = value instanceof PSObject && !value.isCustom ? value.base : value;
    if (table === undefined && this.#writePrimitive(base, name)) return;
    const known = this.#objects.get(value);
    if (known !== undefined) {
      this.#writer.empty('Ref', name, known);
      return;
    }
    if (table !== undefined && this.#writeWrappedPrimitive(value, base, table, name, depth)) return;
    if (this.#writeContainer(value, base, name, depth)) return;
    if (depth === 0 || typeTable.standardMember(typeNamesOf(value), 'serializationMethod') === 'String')
      this.#writeText(value, name, depth);
    else this.#writeComplex(value, base, name, depth);
  }

  #depthOf(value: unknown, depth: number): number {
    const base = value instanceof PSObject && !value.isCustom ? value.base : value;
    if (typeof base !== 'object') return depth;
    if (base instanceof SwitchParameter) return 1;
    const names = typeNamesOf(value);
    const fixed = fixedDepths[names[0] ?? ''] ?? typeTable.standardMember(names, 'serializationDepth') ?? 0;
    if (fixed > 0) return fixed;
    return this.options.keepDeserialized && depth <= 0 && isDeserialized(value) ? 1 : depth;
  }

  #writePrimitive(base: unknown, name: string | null): boolean {
    const writer = this.#writer;
    if (isSecureString(base)) {
      writer.raw('SS', secureStringToText(base, this.options.secureStrings), name);
      return true;
    }
    if (base instanceof ProgressRecord) {
      this.#writeProgress(base, name);
      return true;
    }
    const element = primitiveElement(base);
    if (!element) return false;
    if (element.encoded) writer.text(element.tag, element.text, name);
    else if (element.tag === 'BA' && element.text === '') writer.empty('BA', name);
    else writer.raw(element.tag, element.text, name);
    return true;
  }

  /** A primitive with added members, other type names, or the text that it had where it came from. */
  #writeWrappedPrimitive(
    value: unknown,
    base: unknown,
    table: MemberTable,
    name: string | null,
    depth: number,
  ): boolean {
    if (primitiveElement(base) === undefined && !isSecureString(base)) return false;
    const text = deserializedText(value);
    const hasMembers = table.shape.names.some((_, i) => isInstanceProperty(table.values[i]));
    if (!hasMembers && table.typeNames === null && text === null) return this.#writePrimitive(base, name);
    this.#start(value, name, table.typeNames !== null, text);
    // The real engine has the stream twice.
    if (this.#level === 1 && this.#stream !== null) this.#writer.ofStream(this.#stream);
    this.#writePrimitive(base, null);
    this.#writeMembers(instanceMembers(value, table), depth);
    this.#writer.end();
    return true;
  }

  #writeContainer(value: unknown, base: unknown, name: string | null, depth: number): boolean {
    const tag = containerTag(base);
    if (tag === null) return false;
    this.#start(value, name, true, null);
    if (tag === 'DCT') this.#writeEntries(base as IDictionaryLike, depth);
    else {
      this.#writer.start(tag);
      const items = base instanceof MultiArray ? base.elements : enumerableOf(base);
      if (items) for (const item of items) this.#write(item, null, depth);
      this.#writer.end();
    }
    if (depth !== 0) {
      const table = membersOf(value);
      if (tag === 'IE' || isDeserialized(value)) this.#writeProperties(value, depth);
      else if (table) this.#writeMembers(instanceMembers(value, table), depth);
    }
    this.#writer.end();
    return true;
  }

  #writeEntries(base: IDictionaryLike, depth: number): void {
    this.#writer.start('DCT');
    for (const [key, item] of base.entries()) {
      this.#writer.start('En');
      this.#write(key, 'Key', depth);
      this.#write(item, 'Value', depth);
      this.#writer.end();
    }
    this.#writer.end();
  }

  #writeComplex(value: unknown, base: unknown, name: string | null, depth: number): void {
    const isBag = value instanceof PSObject && value.isCustom;
    const text = deserializedText(value) ?? (isBag ? null : textOf(value));
    this.#start(value, name, true, text);
    if (base instanceof EnumValue) this.#writePrimitive(underlyingOf(base), null);
    else if (base instanceof ErrorRecord || base instanceof InformationalRecord)
      this.#writeMembers(
        [
          ...recordMembers(base, this.options.invocationInfo ?? false),
          ...instanceMembers(value, membersOf(value)),
          ...enumerateMembers(value).filter(isTypeData),
        ],
        depth,
      );
    else this.#writeProperties(value, depth);
    this.#writer.end();
  }

  /** Below the depth: the object's text, or what its type data name for it. */
  #writeText(value: unknown, name: string | null, depth: number): void {
    const source = typeTable.standardMember(typeNamesOf(value), 'stringSerializationSource');
    let text: string | null;
    if (source === undefined) text = deserializedText(value) ?? textOf(value);
    else
      text = textOf(
        readMember(
          typeof source === 'string' ? findMember(value, source) : { get: () => source.get?.(value) ?? null },
        ) ?? null,
      );
    const table = membersOf(value);
    const members = instanceMembers(value, table);
    const ownNames = table?.typeNames ?? null;
    const carriesText = deserializedText(value);
    if (members.length === 0 && ownNames === null && carriesText === null) {
      if (text === null) this.#writer.empty('Nil', name);
      else this.#writer.text('S', text, name);
      return;
    }
    this.#start(value, name, ownNames !== null, carriesText);
    if (text !== null) this.#writer.text('S', text);
    this.#writeMembers(members, depth);
    this.#writer.end();
  }

  /** The type's own properties as Props, those that were added (to the object or by type data) as MS. */
  #writeProperties(value: unknown, depth: number): void {
    const specific = this.#specificProperties(value);
    const members = specific ?? enumerateMembers(value);
    const writer = this.#writer;
    let started = false;
    for (const member of members) {
      if (!isAdapted(member)) continue;
      if (!started) writer.start('Props');
      started = true;
      const got = readMember(member);
      if (got !== undefined) this.#write(got, member.name, depth - 1);
    }
    if (started) writer.end();
    const table = membersOf(value);
    const instance = instanceMembers(value, table);
    const names = new Set(instance.map((member) => member.name));
    const typed = members.filter((member) => isTypeData(member) && !names.has(member.name));
    this.#writeMembers([...instance, ...typed], depth);
  }

  /** The properties that the type data name, where they say that only those are written. */
  #specificProperties(value: unknown): Member[] | null {
    const names = typeNamesOf(value);
    if (typeTable.standardMember(names, 'serializationMethod') !== 'SpecificProperties') return null;
    const wanted = typeTable.standardMember(names, 'propertySerializationSet') ?? [];
    return wanted.flatMap((property) => findMember(value, property) ?? []);
  }

  #writeMembers(members: readonly WrittenMember[], depth: number): void {
    const writer = this.#writer;
    let started = false;
    const start = () => {
      if (!started) writer.start('MS');
      started = true;
    };
    for (const member of members) {
      if (member.memberType === 'MemberSet') {
        start();
        this.#writeMemberSet(member);
        continue;
      }
      const got = readMember(member);
      if (got === undefined) continue;
      start();
      this.#write(got, member.name, member.isInstance ? depth : depth - 1);
    }
    if (started) writer.end();
  }

  #writeMemberSet(member: WrittenMember): void {
    const members = member.get?.();
    this.#writer.start('MS', member.name);
    if (members instanceof PSObject)
      for (const inner of instanceMembers(members, members)) this.#write(readMember(inner) ?? null, inner.name, 1);
    this.#writer.end();
  }

  #writeProgress(record: ProgressRecord, name: string | null): void {
    const writer = this.#writer;
    writer.start('PR', name);
    writer.element('AV', record.activity);
    writer.element('AI', String(record.activityId));
    if (record.currentOperation === '') writer.empty('Nil');
    else writer.text('S', record.currentOperation);
    writer.element('PI', String(record.parentActivityId));
    writer.element('PC', String(record.percentComplete));
    writer.element('T', record.recordType);
    writer.element('SR', String(record.secondsRemaining));
    writer.element('SD', record.statusDescription);
    writer.end();
  }

  #start(value: unknown, name: string | null, writeTypeNames: boolean, text: string | null): void {
    const writer = this.#writer;
    const refId = this.#nextRefId++;
    this.#objects.set(value, refId);
    writer.start('Obj', name, refId);
    if (writeTypeNames) this.#writeTypeNames(typeNamesOf(value));
    if (text !== null) writer.element('ToString', text);
  }

  #writeTypeNames(names: readonly string[]): void {
    if (names.length === 0) return;
    const writer = this.#writer;
    const key = names.join('\n');
    const known = this.#typeNames.get(key);
    if (known !== undefined) {
      writer.empty('TNRef', null, known);
      return;
    }
    const refId = this.#typeNames.size;
    this.#typeNames.set(key, refId);
    writer.start('TN', null, refId);
    for (const name of names) writer.element('T', name);
    writer.end();
  }
}

/** ToString; null when it throws. Unlike the text in strings, a collection is its type's name. */
function textOf(value: unknown): string | null {
  try {
    if (value instanceof PSObject && value.isCustom) return toText(value);
    const own = membersOf(value)?.entry('ToString');
    return own instanceof ExtendedMember ? toText(value) : objectText(value, '');
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** The number of an enum in its underlying type. */
function underlyingOf(value: EnumValue): unknown {
  return convertTo(value, value.netType.underlyingType);
}
