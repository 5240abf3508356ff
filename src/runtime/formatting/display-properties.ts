/** Which properties of an object are shown when neither a view nor the user says: its display properties, else all. */

import { adapterFor } from '../objects/adapters.js';
import { enumerateMembers, getProperty, type Member, typeNamesOf } from '../objects/members.js';
import { type NetType, typeOf } from '../objects/net-type.js';
import { baseOf, membersOf } from '../objects/ps-object.js';
import { ownPropertySet } from '../objects/standard-members.js';
import { instanceMember } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { typeTable } from '../objects/type-table.js';
import { fold } from '../objects/values.js';
import { NamedExpression, type PropertyExpression, propertyExpression } from './property-expression.js';

/** Notes that remote sessions add to every object. */
const remotingNotes = new Set(['pscomputername', 'psshowcomputername', 'runspaceid', 'pssourcejobinstanceid']);

function isRemotingNote(name: string): boolean {
  return remotingNotes.has(fold(name));
}

const deserializedPrefix = 'Deserialized.';

/** The names of the types that a deserialized object had; null for any other object. */
export function typeNamesBehind(typeNames: readonly string[]): string[] | null {
  if (!typeNames.some((name) => name.startsWith(deserializedPrefix))) return null;
  return typeNames.map((name) => (name.startsWith(deserializedPrefix) ? name.slice(deserializedPrefix.length) : name));
}

/** The first answer of the types' data, of the object's own types or of those it was made from elsewhere. */
function fromTypeData<T>(
  target: unknown,
  select: (data: NonNullable<ReturnType<typeof typeTable.find>>) => T | undefined,
) {
  const names = typeNamesOf(target);
  for (const list of [names, typeNamesBehind(names) ?? []])
    for (const name of list) {
      const data = typeTable.find(name);
      const found = data && select(data);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** DefaultDisplayPropertySet. */
export function defaultDisplayProperties(target: unknown): PropertyExpression[] {
  const names =
    ownPropertySet(target, 'DefaultDisplayPropertySet') ??
    fromTypeData(target, (data) => data.defaultDisplayPropertySet);
  return (names ?? []).map((name) => propertyExpression(name));
}

const namePatterns = ['name', 'id', 'key', '*key', '*name', '*id'].map((pattern) => propertyExpression(pattern));

/** The one property that names an object: DefaultDisplayProperty, else one that is called like a name. */
export function displayNameExpression(target: unknown): PropertyExpression | null {
  const name = fromTypeData(target, (data) => data.defaultDisplayProperty);
  if (name) return new NamedExpression(name);
  for (const pattern of namePatterns) {
    const found = pattern.resolve(target).find((expression) => !isRemotingNote(expression.text));
    if (found) return found;
  }
  return null;
}

/** All properties: those that were added to the very object, those of its type, and what the type table adds. */
export function allProperties(target: unknown): PropertyExpression[] {
  const names = new Map<string, string>();
  const isAdapted = adapterFor(typeOf(baseOf(target))) !== undefined;
  const add = ({ name, isProperty, isHidden }: Member) => {
    const key = fold(name);
    if (isProperty && !isHidden && !names.has(key)) names.set(key, name);
  };
  const extended = enumerateMembers(target, 'extended');
  for (const member of extended) if (member.isInstance) add(member);
  for (const member of enumerateMembers(target, 'adapted'))
    if (!isAdapted || !isNameOfIndexer(target, fold(member.name))) add(member);
  for (const member of extended) add(member);
  if (names.has('psshowcomputername')) {
    if (!showsComputerName(target)) names.delete('pscomputername');
    names.delete('psshowcomputername');
  }
  return [...names.values()].map((name) => new NamedExpression(name));
}

/** XML elements called `item` are not listed: the indexer Item of XmlNode takes the place of the property. */
function isNameOfIndexer(target: unknown, folded: string): boolean {
  const member = instanceMember(typeOf(baseOf(target)), folded);
  return member !== undefined && !isMethodGroup(member) && member.parameters.length > 0;
}

/** Display properties, with the computer's name for objects of a remote session that ask for it; empty when there are none. */
export function displayProperties(target: unknown): PropertyExpression[] {
  const properties = defaultDisplayProperties(target);
  if (properties.length > 0 && showsComputerName(target)) properties.push(new NamedExpression('PSComputerName'));
  return properties;
}

const typesWithProperties = new WeakMap<NetType, boolean>();

/** True when the object has a property beside those of remote sessions. */
export function hasOwnProperties(target: unknown): boolean {
  const table = membersOf(target);
  // What was deserialized has a method ToString for the text it had.
  if (table !== undefined)
    for (const name of table.shape.names) if (!isRemotingNote(name) && name !== 'ToString') return true;
  const type = typeOf(baseOf(target));
  let found = adapterFor(type) === undefined ? typesWithProperties.get(type) : undefined;
  if (found === undefined) {
    const own = enumerateMembers(target).filter((member) => member.isProperty && !isRemotingNote(member.name));
    found = own.length > 0;
    // What was found to have none may be given some later, by Update-TypeData.
    if (own.some((member) => !member.isInstance)) typesWithProperties.set(type, true);
  }
  return found;
}

/** The note that remote sessions add, to be shown as a column: `PSShowComputerName` says whether. */
export function showsComputerName(target: unknown): boolean {
  const notes = membersOf(target);
  return (
    notes?.has('PSComputerName') === true &&
    notes.has('PSShowComputerName') &&
    getProperty(target, 'PSShowComputerName') === true
  );
}
