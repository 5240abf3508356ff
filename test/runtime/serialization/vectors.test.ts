/** Recorded CLIXML of PowerShell 7.6: what its objects become here, and that they are written as they came. */
import '../../../src/runtime/dotnet/index.js';
import { describe, expect, test } from 'vitest';
import { toText } from '../../../src/runtime/language/to-text.js';
import { findType } from '../../../src/runtime/objects/net-type.js';
import { typeNamesOf } from '../../../src/runtime/objects/type-names.js';
import { fromClixml, fromWire, toWire } from '../../../src/runtime/serialization/index.js';
import { clixmlVectors } from '../../remoting/support/recordings.js';

/** A type that this shell does not have comes as its text. */
const isKnown = (typeName = '') =>
  typeName.startsWith('Deserialized.') || typeName === '' || findType(typeName) !== undefined;
const vectors = clixmlVectors().filter((vector) => vector.psrp.length === 1 && isKnown(vector.received.typeNames[0]));
/** `"$value"` of a deserialized enum is its number there, `$value.ToString()` its name; here both are the name. */
const enums = /^(enum|powershell-enum)/;

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? [...value].join(' ') : toText(value);
}

test.each(vectors)('$name comes as what the real client makes of it', ({ name, psrp, received }) => {
  const value = fromWire(psrp[0] as string, false);
  expect(typeNamesOf(value)).toEqual(received.typeNames);
  if (!enums.test(name)) expect(textOf(value)).toBe(received.text);
});

describe('written as it came', () => {
  /** Enumerables come back as lists, a script block as a string, an object around a string as the string. */
  const changed =
    /^(lazy-enumerable|hashset|linkedlist|bitarray|scriptblock|xmlelement|datatable|sortedset|concurrent|functioninfo|pathinfo|psdriveinfo|fileinfo|directoryinfo|depth-fileinfo|process-full)/;
  const deserialized = vectors.filter((v) => !changed.test(v.name));
  test.each(deserialized)('$name', ({ psrp }) => {
    const written = toWire(fromWire(psrp[0] as string, false));
    const names = (xml: string) => xml.replaceAll('<T>Deserialized.', '<T>');
    expect(names(written)).toBe(names(psrp[0] as string));
  });
});

/** The recorded classes have other names in each recording. */
const sameNames = vectors.filter((v) => v.serializerDepth1 && !/^(class-|powershell-enum)/.test(v.name));
test.each(sameNames)('the file of $name is read as the wire is', ({ psrp, serializerDepth1 }) => {
  const [first, ...rest] = fromClixml(serializerDepth1 as string);
  expect(rest).toEqual([]);
  const rehydrated = fromWire(psrp[0] as string);
  expect(typeNamesOf(first?.value)).toEqual(typeNamesOf(rehydrated));
});

const rehydrated = /^(switch|cultureinfo|ipaddress|mailaddress|psprimitivedictionary|pscredential)$/;
test.each(vectors.filter((vector) => rehydrated.test(vector.name) && isKnown(vector.importTypeNames[0])))(
  '$name comes back to life',
  ({ psrp, importTypeNames }) => {
    const value = fromWire(psrp[0] as string);
    expect(typeNamesOf(value)).toEqual(importTypeNames);
  },
);
