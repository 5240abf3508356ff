/** Reads CLIXML into wire values. References become the very object that they point to, so the result may have cycles. */
import { ClixmlError, ClixmlScanner } from '../../runtime/serialization/scanner.js';
import { ProtocolError } from './protocol-error.js';
import {
  type WireContainer,
  WireMemberSet,
  type WireMembers,
  WireObject,
  WireScalar,
  type WireValue,
} from './wire-value.js';

/** As the real engine's limit for objects in objects. */
const maxDepth = 50;

/** Scalars whose text has `_xHHHH_` escapes. */
const encodedScalars: ReadonlySet<string> = new Set(['SBK', 'XD', 'URI']);
const plainScalars: ReadonlySet<string> = new Set([
  'C',
  'DT',
  'TS',
  'By',
  'SB',
  'U16',
  'I16',
  'U32',
  'U64',
  'Sg',
  'Db',
  'D',
  'BA',
  'G',
  'Version',
  'SV',
  'SS',
]);

/** Reads one CLIXML object (without root element). Throws ProtocolError when it is malformed. */
export function readWire(xml: string): WireValue {
  try {
    return new WireReader(xml).read();
  } catch (error) {
    if (error instanceof ClixmlError)
      throw new ProtocolError('InvalidData', `A message has malformed CLIXML: ${error.message}`);
    throw error;
  }
}

class WireReader {
  #scanner: ClixmlScanner;
  #objects = new Map<string, WireObject>();
  #typeNames = new Map<string, readonly string[]>();
  #depth = 0;

  constructor(xml: string) {
    this.#scanner = new ClixmlScanner(xml);
  }

  read(): WireValue {
    const scanner = this.#scanner;
    const tag = scanner.tag;
    switch (tag) {
      case 'Nil':
        scanner.skip();
        return null;
      case 'S':
        return scanner.readText();
      case 'B':
        return scanner.readRaw() === 'true';
      case 'I32':
        return this.#integer(scanner.readRaw());
      case 'I64':
        return this.#long(scanner.readRaw());
      case 'Obj':
        return this.#object();
      case 'Ref': {
        const object = this.#objects.get(scanner.refId ?? '');
        if (!object) throw scanner.error(`Reference to unknown object ${scanner.refId}`);
        scanner.skip();
        return object;
      }
      case 'PR':
        return new WireScalar(tag, scanner.readInner());
    }
    if (plainScalars.has(tag)) return new WireScalar(tag, scanner.readRaw());
    if (encodedScalars.has(tag)) return new WireScalar(tag, scanner.readText());
    throw scanner.error(tag === '' ? 'A value is missing' : `Unknown element ${tag}`);
  }

  #object(): WireObject {
    const scanner = this.#scanner;
    if (++this.#depth > maxDepth) throw scanner.error('Objects are nested too deeply');
    const object = new WireObject();
    if (scanner.refId !== null) this.#objects.set(scanner.refId, object);
    if (scanner.enter()) {
      while (scanner.tag !== '') this.#objectPart(object);
      scanner.leave();
    }
    this.#depth--;
    return object;
  }

  #objectPart(object: WireObject): void {
    const scanner = this.#scanner;
    switch (scanner.tag) {
      case 'TN':
        object.typeNames = this.#readTypeNames();
        return;
      case 'TNRef': {
        const names = this.#typeNames.get(scanner.refId ?? '');
        if (!names) throw scanner.error(`Reference to unknown type names ${scanner.refId}`);
        object.typeNames = names;
        scanner.skip();
        return;
      }
      case 'ToString':
        object.text = scanner.readText();
        return;
      case 'Props':
        object.adapted = this.#members();
        return;
      case 'MS':
        object.extended = this.#members();
        return;
      case 'LST':
      case 'IE':
      case 'QUE':
      case 'STK':
        object.container = this.#items(scanner.tag);
        return;
      case 'DCT':
        object.container = this.#entries();
        return;
      default:
        object.base = this.read();
    }
  }

  #readTypeNames(): readonly string[] {
    const scanner = this.#scanner;
    const refId = scanner.refId;
    const names: string[] = [];
    if (scanner.enter()) {
      while (scanner.tag === 'T') names.push(scanner.readText());
      scanner.leave();
    }
    if (refId !== null) this.#typeNames.set(refId, names);
    return names;
  }

  #members(): WireMembers {
    const scanner = this.#scanner;
    const members: WireMembers = new Map();
    if (!scanner.enter()) return members;
    while (scanner.tag !== '') {
      const name = scanner.name;
      if (name === null) throw scanner.error('A property has no name');
      members.set(name, scanner.tag === 'MS' ? new WireMemberSet(this.#members()) : this.read());
    }
    scanner.leave();
    return members;
  }

  #items(tag: 'LST' | 'IE' | 'QUE' | 'STK'): WireContainer {
    const scanner = this.#scanner;
    const items: WireValue[] = [];
    if (scanner.enter()) {
      while (scanner.tag !== '') items.push(this.read());
      scanner.leave();
    }
    return { tag, items };
  }

  #entries(): WireContainer {
    const scanner = this.#scanner;
    const entries: [WireValue, WireValue][] = [];
    if (scanner.enter()) {
      while (scanner.tag === 'En') {
        if (!scanner.enter()) throw scanner.error('A dictionary entry is empty');
        const key = this.read();
        entries.push([key, this.read()]);
        scanner.leave();
      }
      scanner.leave();
    }
    return { tag: 'DCT', entries };
  }

  #integer(text: string): number {
    const value = Number(text);
    if ((value | 0) !== value || text === '') throw this.#scanner.error(`${text} is not an Int32`);
    return value;
  }

  #long(text: string): bigint {
    if (!/^-?\d+$/.test(text)) throw this.#scanner.error(`${text} is not an Int64`);
    return BigInt(text);
  }
}
