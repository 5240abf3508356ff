/** What the System.Xml.Linq refuses, in its words. */
import { argumentError, argumentNull } from '../../system/errors.js';
import { hexadecimal, xmlException } from '../xml-errors.js';
import { nameStart, nameUnit } from '../xml-names.js';

/** A local name. Throws XmlException. */
export function checkXName(name: string | null): string {
  if (name === null) throw argumentNull('localName');
  if (name === '') throw argumentError('The value cannot be an empty string.', 'localName');
  const index = [...name].findIndex((c, i) => !(i === 0 ? nameStart : nameUnit).test(c));
  if (index < 0) return name;
  const c = name[index] as string;
  throw xmlException(
    index === 0
      ? `Name cannot begin with the '${c}' character, ${hexadecimal(c)}.`
      : `The '${c}' character, ${hexadecimal(c)}, cannot be included in a name.`,
  );
}
