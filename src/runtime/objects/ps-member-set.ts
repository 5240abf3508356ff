/** `$x.psobject` and its like: the members of an object as collections that can be listed, searched and changed. */
import { WildcardPattern } from '../language/wildcard.js';
import { netError } from './errors.js';
import type { Member } from './member.js';
import { enumerateMembers, findMember } from './member-list.js';
import type { NetException } from './net-exception.js';
import { type NetType, requireType } from './net-type.js';
import {
  attachMembers,
  baseOf,
  ExtendedMember,
  hasIdentity,
  type MemberTable,
  type MemberType,
  membersOf,
  PSObject,
} from './ps-object.js';
import { typeNamesOf } from './type-names.js';
import { typeTable } from './type-table.js';
import { fold } from './values.js';

const automation = 'System.Management.Automation.';

type MemberSetName = 'psobject' | 'psbase' | 'psadapted' | 'psextended';
type Kind = 'Members' | 'Properties' | 'Methods';

export class PSMemberSet {
  readonly memberType: MemberType = 'MemberSet';
  readonly overloadDefinitions: readonly string[] = [];
  constructor(
    readonly name: MemberSetName,
    readonly target: unknown,
  ) {}
  /** `psobject` is the object itself, as PSObject shows it. */
  get netType(): NetType {
    return requireType(automation + (this.name === 'psobject' ? 'PSObject' : 'PSMemberSet'));
  }
  get typeNameOfValue(): string {
    return `${automation}PSMemberSet`;
  }
  get members(): MemberCollection {
    return new MemberCollection(this, 'Members');
  }
  get properties(): MemberCollection {
    return new MemberCollection(this, 'Properties');
  }
  get methods(): MemberCollection {
    return new MemberCollection(this, 'Methods');
  }
  get baseObject(): unknown {
    return baseOf(this.target);
  }
  get typeNames(): TypeNameList {
    return new TypeNameList(this.target);
  }
  /** The members that this set shows of its object. */
  list(): Member[] {
    const view = { psobject: 'all', psbase: 'base', psadapted: 'adapted', psextended: 'extended' } as const;
    return enumerateMembers(this.target, view[this.name]);
  }
  find(name: string): Member | undefined {
    if (this.name === 'psobject') return findMember(this.target, name);
    return this.list().find((member) => fold(member.name) === fold(name));
  }
}

const elementTypes: Record<Kind, string> = {
  Members: 'PSMemberInfo',
  Properties: 'PSPropertyInfo',
  Methods: 'PSMethodInfo',
};

/** PSMemberInfoCollection of one object's members. */
export class MemberCollection {
  constructor(
    readonly set: PSMemberSet,
    readonly kind: Kind,
  ) {}
  get netType(): NetType {
    return requireType(`${automation}PSMemberInfoIntegratingCollection\`1`).makeGeneric([
      requireType(automation + elementTypes[this.kind]),
    ]);
  }

  #includes(member: Member): boolean {
    if (this.kind === 'Members') return true;
    return this.kind === 'Properties' ? member.isProperty : member.isMethod;
  }
  /** Hidden members are not listed, but found by name. */
  list(): Member[] {
    return this.set.list().filter((member) => !member.isHidden && this.#includes(member));
  }
  get(name: string): Member | null {
    const member = this.set.find(name);
    return member && this.#includes(member) ? member : null;
  }
  /** Members whose names match a wildcard pattern, of these PSMemberTypes (a bit mask). */
  match(pattern: string, types: number): Member[] {
    const wildcard = new WildcardPattern(pattern);
    return this.list().filter(
      (member) => wildcard.isMatch(member.name) && (memberTypeBits(member.memberType) & types) !== 0,
    );
  }
  /** Adds a member to the object. Throws ExtendedTypeSystemException when there is one of that name. */
  add(member: Member): void {
    const { target } = this.set;
    const table = tableToChange(target);
    const existing = table.has(member.name) ? null : typeTable.memberOf(target, fold(member.name));
    if (existing)
      throw present(
        'AlreadyPresentInTypesXml',
        `The member "${member.name}" is already present from the extended type data file.`,
      );
    table.setEntry(member.name, entryOf(member));
  }
  /** Removes a member that was added. Does nothing when there is none. */
  remove(name: string): void {
    membersOf(this.set.target)?.remove(name);
  }
}

function present(id: string, message: string): NetException {
  return netError('ExtendedTypeSystemException', id, message);
}

/** What stands in a MemberTable for a member. */
export function entryOf(member: Member): unknown {
  if (member.source instanceof ExtendedMember) return member.source;
  if (member.memberType === 'NoteProperty') return member.value;
  throw present('CannotAddMethodOrProperty', 'A PSProperty or PSMethod object cannot be added to this collection.');
}

function tableToChange(target: unknown): MemberTable {
  if (hasIdentity(target)) return attachMembers(target);
  // A number or string outside of a PSObject is a copy: what is added to it is lost, as in PowerShell.
  return new PSObject(target);
}

const memberTypeValues: Record<string, number> = {
  AliasProperty: 1,
  CodeProperty: 2,
  Property: 4,
  NoteProperty: 8,
  ScriptProperty: 16,
  PropertySet: 32,
  Method: 64,
  CodeMethod: 128,
  ScriptMethod: 256,
  ParameterizedProperty: 512,
  MemberSet: 1024,
  Event: 2048,
  Dynamic: 4096,
};

/** The PSMemberTypes value of a kind of members. */
export function memberTypeBits(type: MemberType): number {
  return memberTypeValues[type] ?? 0;
}

/** PSTypeNames as a list that can be changed. */
export class TypeNameList {
  declare readonly netType: NetType;
  constructor(readonly target: unknown) {}
  get names(): readonly string[] {
    return typeNamesOf(this.target);
  }
  #change(change: (names: string[]) => void): void {
    const names = [...this.names];
    change(names);
    tableToChange(this.target).typeNames = names;
  }
  insert(index: number, name: string): void {
    this.#change((names) => names.splice(index, 0, name));
  }
  add(name: string): void {
    this.#change((names) => names.push(name));
  }
  clear(): void {
    this.#change((names) => names.splice(0));
  }
  removeAt(index: number): void {
    this.#change((names) => names.splice(index, 1));
  }
  /** False when there was no such name. */
  remove(name: string): boolean {
    const index = this.names.indexOf(name);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }
  set(index: number, name: string): void {
    this.#change((names) => {
      names[index] = name;
    });
  }
}

/** psobject.Copy(): a [pscustomobject] with the same members, or the same object where it has an identity of its own. */
export function copyObject(target: unknown): unknown {
  const table = membersOf(target);
  if (!(target instanceof PSObject) || table === undefined) return target;
  const copy = new PSObject(target.base);
  copy.shape = target.shape.share();
  copy.values = [...target.values];
  copy.typeNames = target.typeNames && [...target.typeNames];
  return copy;
}
