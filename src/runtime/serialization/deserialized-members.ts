/** Members of objects that came as CLIXML: properties that were the type's own, ToString as it was there, and GetType. */
import { typeOf } from '../objects/net-type.js';
import { attachMembers, ExtendedMember, membersOf } from '../objects/ps-object.js';
import { typeNamesOf } from '../objects/type-names.js';
import { fold } from '../objects/values.js';

/** A property that .NET (or an adapter) gave the object at its origin: Get-Member shows a Property, and it can be set. */
export class DeserializedProperty extends ExtendedMember {
  constructor(
    name: string,
    public value: unknown,
  ) {
    const accessors = accessorsOf(name);
    const typeName = typeNamesOf(value)[0] ?? 'System.Object';
    super(name, 'Property', `${typeName} {get;set;}`, accessors.get, accessors.set);
  }
}

interface Accessors {
  get: (self: unknown) => unknown;
  set: (self: unknown, value: unknown) => void;
}
/** Shared by all objects with a property of that name, because objects come by the thousand. */
const accessors = new Map<string, Accessors>();

function accessorsOf(name: string): Accessors {
  let found = accessors.get(name);
  if (!found) {
    const key = fold(name);
    const property = (self: unknown) => membersOf(self)?.entry(key) as DeserializedProperty | undefined;
    found = {
      get: (self) => property(self)?.value ?? null,
      set: (self, value) => {
        const target = property(self);
        if (target) target.value = value;
      },
    };
    accessors.set(name, found);
  }
  return found;
}

/** ToString as the object's own type had it. */
export class DeserializedText extends ExtendedMember {
  constructor(readonly text: string) {
    super('ToString', 'Method', textDefinition, null, null, () => text);
  }
}
const textDefinition =
  'string ToString(), string ToString(string format, System.IFormatProvider formatProvider), string IFormattable.ToString(string format, System.IFormatProvider formatProvider)';

const getTypeMember = new ExtendedMember('GetType', 'Method', 'type GetType()', null, null, (self) => typeOf(self));

/** Marks an object as one whose properties are a copy of the original's. */
export function markDeserialized(value: object): void {
  attachMembers(value).setEntry('GetType', getTypeMember);
}
/** True for an object whose adapted properties came as CLIXML. */
export function isDeserialized(value: unknown): boolean {
  return membersOf(value)?.entry('GetType') === getTypeMember;
}
export function deserializedText(value: unknown): string | null {
  const member = membersOf(value)?.entry('ToString');
  return member instanceof DeserializedText ? member.text : null;
}
