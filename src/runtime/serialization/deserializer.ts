/**
 * CLIXML to values. What the shell has a type for comes back as itself (primitives, dictionaries, lists); any other object
 * becomes a bag of properties whose type names begin with `Deserialized.`. The elements may come in any order; the type names
 * of an object are known before its content in what the real engine writes.
 */
import { arrayListOf } from '../dotnet/collections/array-list.js';
import type { NetList } from '../dotnet/collections/net-list.js';
import { Hashtable, OrderedDictionary } from '../objects/hashtable.js';
import { construct } from '../objects/members.js';
import { requireType } from '../objects/net-type.js';
import { attachMembers, ExtendedMember, hasIdentity, MemberTable, PSObject } from '../objects/ps-object.js';
import { DeserializedProperty, DeserializedText, markDeserialized } from './deserialized-members.js';
import { elementTypes, progressRecordOf, progressTags } from './known-types.js';
import { rehydrate } from './rehydration.js';
import { ClixmlScanner } from './scanner.js';
import { type SecureStringForm, secureStringFromText } from './secure-strings.js';

/** As the real engine's limit for objects in objects. */
const maxDepth = 50;
const prefix = 'Deserialized.';

export interface DeserializerOptions {
  secureStrings: SecureStringForm;
  /** Makes values of the types that have a way back (SwitchParameter, PSCredential...), as a session with a type table does. */
  rehydrate: boolean;
}

/** Lists of type names by their XML, for all documents: the same few types come again and again, and are shared. */
const typeNameLists = new Map<string, string[]>();
const maxTypeNameLists = 2000;

export class Deserializer {
  readonly #scanner: ClixmlScanner;
  #objects = new Map<string, unknown>();
  #typeNames = new Map<string, string[]>();
  #depth = 0;

  constructor(
    xml: string,
    private readonly options: DeserializerOptions,
  ) {
    this.#scanner = new ClixmlScanner(xml);
  }

  /** Enters `<Objs>` where there is one. Throws ClixmlError for another version than 1. */
  start(): void {
    const scanner = this.#scanner;
    if (scanner.tag !== 'Objs') return;
    const major = /^<Objs [^>]*Version\s*=\s*["'](\d+)/.exec(
      scanner.text.slice(scanner.position, scanner.position + 200),
    )?.[1];
    if (major !== undefined && major !== '1')
      throw scanner.error(`Serialized XML has version ${major}, which is not supported`);
    if (!scanner.enter()) return;
  }

  /** True when no more objects follow. */
  get atEnd(): boolean {
    return this.#scanner.tag === '';
  }
  /** The stream of the next object (`Error`, `Verbose`...), where it says so: in what a process wrote to its stderr. */
  get stream(): string | null {
    return this.#scanner.stream;
  }

  read(): unknown {
    const scanner = this.#scanner;
    switch (scanner.tag) {
      case 'S':
        return scanner.readText();
      case 'I32':
        return this.#int32(scanner.readRaw());
      case 'B':
        return scanner.readRaw().trim() === 'true';
      case 'Nil':
        scanner.skip();
        return null;
      case 'Obj':
        return this.#object();
      case 'Ref':
        return this.#reference();
      case 'SS':
        return secureStringFromText(scanner.readText(), this.options.secureStrings);
      case 'PR':
        return this.#progress();
    }
    const type = elementTypes.get(scanner.tag);
    if (!type) throw scanner.error(scanner.tag === '' ? 'An object is missing' : `Unknown element ${scanner.tag}`);
    const text = type.encoded ? scanner.readText() : scanner.readRaw();
    const value = type.read(text);
    if (value === undefined) throw scanner.error(`"${text}" is no ${type.typeName}`);
    return value;
  }

  #int32(text: string): number {
    const value = Number(text);
    if ((value | 0) !== value || text === '') throw this.#scanner.error(`"${text}" is no System.Int32`);
    return value;
  }

  #reference(): unknown {
    const scanner = this.#scanner;
    const refId = scanner.refId ?? '';
    if (!this.#objects.has(refId)) throw scanner.error(`There is no object with the RefId ${refId}`);
    scanner.skip();
    return this.#objects.get(refId);
  }

  #progress(): unknown {
    const scanner = this.#scanner;
    const parts: Record<string, string> = {};
    if (scanner.enter()) {
      for (const tag of progressTags) {
        if (scanner.tag === tag || (tag === 'CO' && scanner.tag === 'S')) parts[tag] = scanner.readText();
        else if (scanner.tag === 'Nil') scanner.skip();
      }
      scanner.leave();
    }
    return progressRecordOf(parts);
  }

  #object(): unknown {
    const scanner = this.#scanner;
    if (++this.#depth > maxDepth) throw scanner.error('Serialized XML is nested too deeply');
    const object = new ObjectBuilder(scanner.refId, this.#objects);
    if (scanner.enter()) {
      while (scanner.tag !== '') this.#part(object);
      scanner.leave();
    }
    this.#depth--;
    const value = object.finish();
    if (!this.options.rehydrate || object.typeNames === null) return value;
    const rehydrated = rehydrate(value, object.typeNames);
    if (rehydrated !== value) object.replace(rehydrated);
    return rehydrated;
  }

  #part(object: ObjectBuilder): void {
    const scanner = this.#scanner;
    switch (scanner.tag) {
      case 'TN':
        object.typeNames = this.#readTypeNames();
        return;
      case 'TNRef': {
        const names = this.#typeNames.get(scanner.refId ?? '');
        if (!names) throw scanner.error(`There are no type names with the RefId ${scanner.refId}`);
        object.typeNames = names;
        scanner.skip();
        return;
      }
      case 'ToString':
        object.text = scanner.readText();
        return;
      case 'Props':
        this.#properties(object);
        return;
      case 'MS':
        this.#memberSet(object.bag());
        return;
      case 'DCT':
        this.#dictionary(object);
        return;
      case 'LST':
      case 'IE':
        this.#list(object.begin(arrayListOf([])) as NetList);
        return;
      case 'QUE':
      case 'STK':
        object.begin(this.#queueOrStack(scanner.tag));
        return;
      default:
        if (isValue(scanner.tag)) object.begin(this.read());
        else scanner.skip(); // a later version may write more
    }
  }

  #readTypeNames(): string[] {
    const scanner = this.#scanner;
    const refId = scanner.refId;
    const inner = scanner.readInner();
    let names = typeNameLists.get(inner);
    if (!names) {
      names = parseTypeNames(inner);
      if (typeNameLists.size < maxTypeNameLists) typeNameLists.set(inner, names);
    }
    if (refId !== null) this.#typeNames.set(refId, names);
    return names;
  }

  #properties(object: ObjectBuilder): void {
    const scanner = this.#scanner;
    const table = object.bag();
    markDeserialized(object.value as object);
    if (!scanner.enter()) return;
    while (scanner.tag !== '') {
      const name = this.#name();
      table.setEntry(name, new DeserializedProperty(name, this.read()));
    }
    scanner.leave();
  }

  #memberSet(table: MemberTable): void {
    const scanner = this.#scanner;
    if (!scanner.enter()) return;
    while (scanner.tag !== '') {
      const name = this.#name();
      if (scanner.tag === 'MS') {
        const members = new MemberTable();
        this.#memberSet(members);
        table.setEntry(name, memberSet(name, members));
      } else {
        const value = this.read();
        // What the type has itself is not hidden by a note of the same name.
        if (!(table.entry(name) instanceof DeserializedProperty)) table.setEntry(name, value);
      }
    }
    scanner.leave();
  }

  #name(): string {
    const name = this.#scanner.name;
    if (name === null) throw this.#scanner.error('A property has no name');
    return name;
  }

  #list(list: NetList): void {
    const scanner = this.#scanner;
    if (!scanner.enter()) return;
    while (scanner.tag !== '') list.items.push(this.read());
    scanner.leave();
  }

  #queueOrStack(tag: 'QUE' | 'STK'): unknown {
    const list = arrayListOf([]);
    this.#list(list);
    // A stack is written with its top first.
    if (tag === 'STK') list.items.reverse();
    return construct(requireType(tag === 'QUE' ? 'System.Collections.Queue' : 'System.Collections.Stack'), [list]);
  }

  /** Keys ignore case, as in tables of the shell, until two keys are there that only case tells apart. */
  #dictionary(object: ObjectBuilder): void {
    const scanner = this.#scanner;
    const ordered = object.typeNames?.[0] === `${prefix}System.Collections.Specialized.OrderedDictionary`;
    let table = object.begin(ordered ? new OrderedDictionary() : new Hashtable()) as Hashtable | OrderedDictionary;
    if (!scanner.enter()) return;
    while (scanner.tag === 'En') {
      if (!scanner.enter()) throw scanner.error('An entry of a dictionary is empty');
      const key = this.read();
      if (key === null) throw scanner.error('$null cannot be a key of a dictionary');
      const value = this.read();
      scanner.leave();
      if (table.ignoreCase && table.has(key)) {
        const exact = ordered ? new OrderedDictionary(false) : new Hashtable(false);
        for (const [knownKey, known] of table.entries()) exact.set(knownKey, known);
        table = object.begin(exact) as Hashtable | OrderedDictionary;
      }
      table.set(key, value);
    }
    scanner.leave();
  }
}

const otherValues: ReadonlySet<string> = new Set(['S', 'I32', 'B', 'Ref', 'Obj', 'SS', 'PR']);
function isValue(tag: string): boolean {
  return otherValues.has(tag) || elementTypes.has(tag);
}

/** `<T>a</T><T>b</T>` as names with the prefix; one that has it keeps it as it is. */
function parseTypeNames(inner: string): string[] {
  const names: string[] = [];
  const scanner = new ClixmlScanner(inner);
  while (scanner.tag === 'T') {
    const name = scanner.readText();
    if (name !== '') names.push(name.toLowerCase().startsWith('deserialized.') ? name : prefix + name);
  }
  return names;
}

function memberSet(name: string, members: MemberTable): ExtendedMember {
  const object = new PSObject();
  object.shape = members.shape;
  object.values = members.values;
  return new ExtendedMember(
    name,
    'MemberSet',
    `${name} {${members.shape.names.join(', ')}}`,
    () => object,
    null,
    null,
    [],
    members,
    true,
  );
}

/** An object while it is read. It can be referred to as soon as it is known what it is. */
class ObjectBuilder {
  typeNames: string[] | null = null;
  text: string | null = null;
  value: unknown = undefined;

  constructor(
    private readonly refId: string | null,
    private readonly objects: Map<string, unknown>,
  ) {}

  /** The object is this value, with what else comes added to it. */
  begin(value: unknown): unknown {
    this.value = value;
    this.#register();
    return value;
  }

  /** The table for added members; the object is a bag of properties when nothing else has come. */
  bag(): MemberTable {
    if (this.value === undefined) this.begin(new PSObject());
    if (!(this.value instanceof PSObject) && !hasIdentity(this.value)) this.begin(new PSObject(this.value));
    return attachMembers(this.value as object);
  }

  finish(): unknown {
    if (this.value !== undefined && this.typeNames === null && this.text === null) return this.value;
    const table = this.bag();
    table.typeNames = this.typeNames;
    if (this.text !== null) table.setEntry('ToString', new DeserializedText(this.text));
    return this.value;
  }

  replace(value: unknown): void {
    this.begin(value);
  }

  #register(): void {
    if (this.refId !== null) this.objects.set(this.refId, this.value);
  }
}
