/** CLIXML in its two flavours: files (Export-Clixml, PSSerializer), and single objects for the wire. */
import { netException } from '../objects/errors.js';
import type { NetException } from '../objects/net-exception.js';
import { Deserializer } from './deserializer.js';
import { ClixmlError } from './scanner.js';
import { Serializer } from './serializer.js';

export {
  errorRecordFrom,
  informationalRecordFrom,
  informationRecordFrom,
  progressRecordFrom,
} from './received-records.js';

/** A document with `<Objs>` around the values. Export-Clixml's depth is 2, PSSerializer's 1. */
export function toClixml(values: Iterable<unknown>, depth = 2): string {
  const serializer = new Serializer({ depth, indented: true, secureStrings: 'file', keepDeserialized: false });
  serializer.startRoot();
  for (const value of values) serializer.write(value);
  serializer.endRoot();
  return serializer.toString();
}

/** The values of a document, with the stream of each where it says so. Throws XmlException. */
export function fromClixml(text: string): { value: unknown; stream: string | null }[] {
  return guarded(() => {
    const deserializer = new Deserializer(text, { secureStrings: 'file', rehydrate: true });
    deserializer.start();
    const values: { value: unknown; stream: string | null }[] = [];
    while (!deserializer.atEnd) {
      const { stream } = deserializer;
      values.push({ value: deserializer.read(), stream });
    }
    return values;
  });
}

/** One value as it travels to a remote computer; '' for $null. */
export function toWire(value: unknown, depth = 1): string {
  if (value === null || value === undefined) return '';
  const serializer = new Serializer({ depth, indented: false, secureStrings: 'wire', keepDeserialized: true });
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
