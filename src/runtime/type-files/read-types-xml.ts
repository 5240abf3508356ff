/** The content of types.ps1xml files (about_Types.ps1xml) as extensions of types. */
import { parseXml, type XmlElement } from '../formatting/format-xml/xml-element.js';
import { convertTo, hooks } from '../language/index.js';
import { aliasProperty, propertySet, scriptMethod, scriptProperty, staticNote } from '../objects/members.js';
import { findType, typeOf } from '../objects/net-type.js';
import type { ExtendedMember } from '../objects/ps-object.js';
import { memberSet } from '../objects/standard-members.js';
import type { StandardMembers, TypeExtension } from '../objects/type-table.js';
import { codeReference } from './code-reference.js';

export interface TypeEntry {
  typeName: string;
  extension: TypeExtension;
}

/** Reads a document. Throws ClixmlError when it is no well-formed XML. */
export function readTypesXml(text: string): TypeEntry[] {
  return parseXml(text)
    .all('Type')
    .map((type) => ({ typeName: type.textOf('Name') ?? '', extension: readType(type) }))
    .filter(({ typeName }) => typeName !== '');
}

function readType(type: XmlElement): TypeExtension {
  const members: ExtendedMember[] = [];
  let hints: StandardMembers = {};
  for (const element of type.child('Members')?.children ?? []) {
    if (element.name === 'MemberSet' && element.textOf('Name') === 'PSStandardMembers') hints = readHints(element);
    else {
      const member = readMember(element);
      if (member !== undefined) members.push(member);
    }
  }
  return { ...hints, members };
}

const readers: Record<string, (element: XmlElement, name: string) => ExtendedMember> = {
  NoteProperty: (element, name) => {
    const value = readNote(element);
    return staticNote(name, value, typeOf(value).displayName);
  },
  AliasProperty: (element, name) =>
    aliasProperty(
      name,
      element.textOf('ReferencedMemberName') ?? '',
      findType(element.textOf('TypeName') ?? '') ?? null,
    ),
  ScriptProperty: (element, name) =>
    scriptProperty(name, block(element, 'GetScriptBlock'), block(element, 'SetScriptBlock'), element.isSet('IsHidden')),
  ScriptMethod: (element, name) => scriptMethod(name, block(element, 'Script')),
  PropertySet: (element, name) => propertySet(name, readNames(element)),
  CodeProperty: (element, name) =>
    codeReference(name, element.child('GetCodeReference'), element.child('SetCodeReference')),
  CodeMethod: (element, name) => codeReference(name, element.child('CodeReference')),
  MemberSet: (element, name) =>
    memberSet(
      name,
      (element.child('Members')?.children ?? [])
        .map(readMember)
        .filter((member) => member !== undefined)
        .map((member) => [member.name, member] as const),
    ),
};

function readMember(element: XmlElement): ExtendedMember | undefined {
  return readers[element.name]?.(element, element.textOf('Name') ?? '');
}

function block(element: XmlElement, name: string): unknown {
  const script = element.child(name);
  return script === undefined ? null : hooks.parseScriptBlock(script.text);
}

function readNote(element: XmlElement): unknown {
  const value = element.textOf('Value') ?? '';
  const type = findType(element.textOf('TypeName') ?? '');
  return type === undefined ? value : convertTo(value, type);
}

function readNames(element: XmlElement): string[] {
  return element.list('ReferencedProperties', 'Name').map((name) => name.text.trim());
}

/** PSStandardMembers: hints for showing, sorting and serialising. */
function readHints(set: XmlElement): StandardMembers {
  const hints: Record<string, unknown> = {};
  for (const element of set.child('Members')?.children ?? []) {
    const name = element.textOf('Name') ?? '';
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    if (element.name === 'PropertySet') hints[key] = readNames(element);
    else if (element.name === 'AliasProperty') hints[key] = element.textOf('ReferencedMemberName');
    else if (element.name === 'ScriptProperty') hints[key] = readers['ScriptProperty']?.(element, name);
    else hints[key] = standardNote(name, element.textOf('Value') ?? '');
  }
  return hints as StandardMembers;
}

function standardNote(name: string, text: string): unknown {
  if (name === 'SerializationDepth') return Number(text);
  return name === 'InheritPropertySerializationSet' ? text.toLowerCase() === 'true' : text;
}
