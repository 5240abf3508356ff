/** CLIXML in its two flavours: files (Export-Clixml, PSSerializer), and single objects for the wire. */
import { netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { Deserializer } from './deserializer.js';
import { ClixmlError } from './scanner.js';
import { Serializer } from './serializer.js';
import { clixmlNamespace } from './writer.js';

export {
  errorRecordFrom,
  informationalRecordFrom,
  informationRecordFrom,
  progressRecordFrom,
} from './received-records.js';

/** A document with `<Objs>` around values that come one after the other. */
export class ClixmlDocument {
  readonly #serializer: Serializer;

  /** Export-Clixml's depth is 2, PSSerializer's 1. */
  constructor(depth = 2, indented = true) {
    this.#serializer = new Serializer({ depth, indented, secureStrings: 'file', keepDeserialized: false });
    this.#serializer.startRoot();
  }
  add(value: unknown, stream: string | null = null): void {
    this.#serializer.write(value, stream);
  }
  /** The whole document; nothing can be added to it after that. */
  finish(): string {
    this.#serializer.endRoot();
    return this.#serializer.toString();
  }
}

/** A document of these values. */
export function toClixml(values: Iterable<unknown>, depth = 2): string {
  const document = new ClixmlDocument(depth);
  for (const value of values) document.add(value);
  return document.finish();
}

/** A value of a document, and the stream that it was in where it says so. */
export interface ClixmlValue {
  value: unknown;
  stream: string | null;
}

/** The values of a document. Throws XmlException. */
export function fromClixml(text: string): ClixmlValue[] {
  return [...clixmlValues(text)];
}

/** The values of a document, one after the other: what is wrong further on is told when it is reached. */
export function* clixmlValues(text: string): Iterable<ClixmlValue> {
  checkRoot(text);
  const deserializer = new Deserializer(text, { secureStrings: 'file', rehydrate: true });
  guarded(() => deserializer.start());
  while (!guarded(() => deserializer.atEnd)) {
    const { stream } = deserializer;
    yield { value: guarded(() => deserializer.read()), stream };
  }
}

function checkRoot(text: string): void {
  const start = text.search(/\S/);
  if (start < 0) throw xmlException('Root element is missing.');
  const before = text.slice(0, start);
  const line = before.split('\n').length;
  const column = start - before.lastIndexOf('\n');
  if (text[start] !== '<') throw xmlException(`Data at the root level is invalid. Line ${line}, position ${column}.`);
  if (/^<[a-z]/i.test(text.slice(start, start + 2)) && !/^<Objs[\s/>]/.test(text.slice(start, start + 6)))
    throw xmlException(
      `Element 'Objs' with namespace name '${clixmlNamespace}' was not found. Line ${line}, position ${column + 1}.`,
    );
}

/** One value as it travels to a remote computer; '' for $null. `invocationInfo`: records say which command wrote them. */
export function toWire(value: unknown, depth = 1, invocationInfo = false): string {
  if (value === null || value === undefined) return '';
  const serializer = new Serializer({
    depth,
    indented: false,
    secureStrings: 'wire',
    keepDeserialized: true,
    invocationInfo,
  });
  serializer.write(value);
  return serializer.toString();
}

/** The value that came from a remote computer. Throws XmlException. */
export function fromWire(clixml: string, rehydrate = true): unknown {
  if (clixml === '') return null;
  return guarded(() => new Deserializer(clixml, { secureStrings: 'wire', rehydrate }).read());
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ClixmlError) throw xmlException(error.message);
    throw error;
  }
}

function xmlException(message: string): NetException {
  return netException('System.Xml.XmlException', message);
}
