/** Hashtables of the engine's own: PSPrimitiveDictionary, OrderedHashtable and $PSDefaultParameterValues' type. */
import { Hashtable, type IDictionaryLike, OrderedDictionary } from '../../objects/hashtable.js';
import { defineType, type NetType, typeOf } from '../../objects/net-type.js';
import { psArgumentNull, psArgumentText } from './ps-errors.js';

const namespace = 'System.Management.Automation';

/** Types whose values CLIXML carries as they are. */
const primitives = new Set(
  'Boolean Byte Char DateTime Decimal Double Guid Int32 Int64 SByte Single String TimeSpan UInt16 UInt32 UInt64 Uri Version'
    .split(' ')
    .map((name) => `System.${name}`),
);

/** A Hashtable of text keys and primitive values, in the order of their addition. */
export class PSPrimitiveDictionary extends Hashtable {
  constructor() {
    super(true);
  }
  override set(key: unknown, value: unknown): void {
    if (typeof key !== 'string')
      throw psArgumentText('The key is not valid. Only string keys are allowed in PSPrimitiveDictionary.');
    if (value !== null && !isPrimitive(value))
      throw psArgumentText(
        `The value of type ${typeOf(value).fullName} is not valid. Only primitive types, their arrays and other PSPrimitiveDictionary objects are allowed.`,
      );
    super.set(key, value);
  }
}
function isPrimitive(value: unknown): boolean {
  const type = typeOf(value);
  const element = type.elementType ?? type;
  return primitives.has(element.fullName) || element.fullName === `${namespace}.PSPrimitiveDictionary`;
}

function filled<T extends IDictionaryLike>(table: T, source: IDictionaryLike | null): T {
  if (source === null) throw psArgumentNull('other');
  for (const [key, value] of source.entries()) table.set(key, value);
  return table;
}

defineType(
  `${namespace}.PSPrimitiveDictionary`,
  { class: PSPrimitiveDictionary, accelerators: ['psprimitivedictionary'] },
  () => ({
    base: 'System.Collections.Hashtable',
    members: {
      'new()': () => new PSPrimitiveDictionary(),
      'new(hashtable other)': (_type: NetType, other: IDictionaryLike) => filled(new PSPrimitiveDictionary(), other),
    },
  }),
);

/** What ConvertFrom-Json -AsHashtable makes: in order, and upper and lower case are not the same. */
export class OrderedHashtable extends OrderedDictionary {
  constructor() {
    super(false);
  }
}
defineType(`${namespace}.OrderedHashtable`, { class: OrderedHashtable }, () => ({
  base: 'System.Collections.Hashtable',
  members: {
    'new()': () => new OrderedHashtable(),
    'new(int capacity)': () => new OrderedHashtable(),
    'new(System.Collections.IDictionary dictionary)': (_type: NetType, source: IDictionaryLike) =>
      filled(new OrderedHashtable(), source),
  },
}));

/** The type of $PSDefaultParameterValues. */
export class DefaultParameterDictionary extends Hashtable {}
defineType(`${namespace}.DefaultParameterDictionary`, { class: DefaultParameterDictionary }, () => ({
  base: 'System.Collections.Hashtable',
  members: {
    'new()': () => new DefaultParameterDictionary(true),
    'new(System.Collections.IDictionary dictionary)': (_type: NetType, source: IDictionaryLike) =>
      filled(new DefaultParameterDictionary(true), source),
  },
}));
