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
export interface TypesDocument {
  entries: TypeEntry[];
  /** What does not belong into such a file; a type with something of the kind is not among the entries. */
  problems: { line: number; message: string }[];
}

/** Reads a document. Throws ClixmlError when it is no well-formed XML. */
export function readTypesXml(text: string): TypesDocument {
  const root = parseXml(text);
  const problems = unknownNodes(root, root.all('Type')).map((problem) => located(text, problem));
  const entries: TypeEntry[] = [];
  for (const type of root.all('Type')) {
    const found = problemsOf(type);
    problems.push(...found.map((problem) => located(text, problem)));
    const typeName = type.textOf('Name') ?? '';
    if (found.length === 0) entries.push({ typeName, extension: readType(type) });
  }
  return { entries, problems };
}

interface Problem {
  at: XmlElement;
  message: string;
  typeName?: string;
}

function located(text: string, { at, message, typeName }: Problem): { line: number; message: string } {
  const line = text.slice(0, at.position).split('\n').length;
  return { line, message: typeName === undefined ? `Error: ${message}` : `Error in type "${typeName}": ${message}` };
}

const memberNodes = [
  'NoteProperty',
  'AliasProperty',
  'ScriptProperty',
  'CodeProperty',
  'ScriptMethod',
  'CodeMethod',
  'PropertySet',
  'MemberSet',
];
const codeReferenceNodes = ['TypeName', 'MethodName'];

/** What may stand in each element. */
const allowedNodes: Record<string, readonly string[]> = {
  Types: ['Type'],
  Type: ['Name', 'Members', 'TypeConverter', 'TypeAdapter'],
  Members: memberNodes,
  MemberSet: ['Name', 'InheritMembers', 'Members'],
  PropertySet: ['Name', 'ReferencedProperties'],
  ReferencedProperties: ['Name'],
  CodeMethod: ['Name', 'CodeReference'],
  CodeReference: codeReferenceNodes,
  GetCodeReference: codeReferenceNodes,
  SetCodeReference: codeReferenceNodes,
  ScriptMethod: ['Name', 'Script'],
  CodeProperty: ['Name', 'GetCodeReference', 'SetCodeReference'],
  ScriptProperty: ['Name', 'GetScriptBlock', 'SetScriptBlock'],
  AliasProperty: ['Name', 'ReferencedMemberName', 'TypeName'],
  NoteProperty: ['Name', 'Value', 'TypeName'],
  TypeConverter: ['TypeName'],
  TypeAdapter: ['TypeName'],
};

function problemsOf(type: XmlElement): Problem[] {
  const problems = unknownNodes(type);
  const typeName = type.textOf('Name') ?? '';
  if (typeName === '') {
    const rule = 'It should occur only once under "Type". The parent node, "Type", will be ignored.';
    problems.push({ at: type, message: `Node "Name" was not found. ${rule}` });
  } else if (!['Members', 'TypeConverter', 'TypeAdapter'].some((name) => type.child(name) !== undefined)) {
    const message = 'The "Type" node must have "Members", "TypeConverters", or "TypeAdapters".';
    problems.push({ at: type, message, typeName });
  }
  return problems;
}

/** Elements below this one, apart from those in `except`, that may not be where they are. */
function unknownNodes(element: XmlElement, except: readonly XmlElement[] = []): Problem[] {
  const allowed = allowedNodes[element.name];
  if (allowed === undefined) return [];
  return element.children.flatMap((child) => {
    if (except.includes(child)) return [];
    if (allowed.includes(child.name)) return unknownNodes(child);
    const message = `The node ${child.name} is not allowed. The following nodes are allowed: ${allowed.join(',')}.`;
    return [{ at: child, message }];
  });
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
