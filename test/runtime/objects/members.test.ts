/** Where members come from: the object, the type table, the keys of a dictionary, the .NET type, the elements of a collection. */
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/runtime/dotnet/index.js';
import { computedProperty, staticNote } from '../../../src/runtime/objects/extended-members.js';
import { Hashtable } from '../../../src/runtime/objects/hashtable.js';
import {
  enumerateMembers,
  findMember,
  getProperty,
  invokeMethod,
  MethodSite,
  PropertySite,
  propertyNames,
  setProperty,
  typeNamesOf,
} from '../../../src/runtime/objects/members.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import { attachMembers, PSObject } from '../../../src/runtime/objects/ps-object.js';
import { typeTable } from '../../../src/runtime/objects/type-table.js';

const custom = (...notes: [string, unknown][]) => PSObject.custom(notes);

/** The id of the error that is thrown. */
function errorId(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof NetException ? error.errorRecord?.fullyQualifiedErrorId : String(error);
  }
  return undefined;
}

describe('reading a property', () => {
  it('finds notes in any case, and nothing else of a custom object', () => {
    expect(getProperty(custom(['Name', 1]), 'NAME')).toBe(1);
    expect(getProperty(custom(['Name', 1]), 'Other')).toBeNull();
    expect(errorId(() => getProperty(custom(['Name', 1]), 'Other', true))).toBe('PropertyNotFoundStrict');
  });

  it('prefers the keys of a dictionary to its own properties', () => {
    expect(getProperty(Hashtable.of([['Count', 'mine']]), 'count')).toBe('mine');
    expect(getProperty(Hashtable.of([['a', 1]]), 'count')).toBe(1);
    expect(getProperty(getProperty(Hashtable.of([['Count', 'mine']]), 'psbase'), 'Count')).toBe(1);
  });

  it('collects from the elements of a collection what that has not itself', () => {
    expect(getProperty(['a', 'bb'], 'Length')).toBe(2);
    expect(getProperty([custom(['N', 1]), custom(['N', [2, 3]])], 'N')).toEqual([1, 2, 3]);
    expect(getProperty([[custom(['N', 1])], 'text'], 'N')).toBe(1);
    expect(getProperty([custom(['N', 1]), custom(['M', 2])], 'M')).toEqual([null, 2]);
    expect(getProperty([], 'N')).toBeNull();
  });

  it('knows Count and Length of anything', () => {
    expect(getProperty(5, 'Count')).toBe(1);
    expect(getProperty(null, 'Length')).toBe(0);
    expect(errorId(() => getProperty(5, 'Count', true))).toBe('PropertyNotFoundStrict');
  });

  it('finds members that were added to an object that has an identity', () => {
    const list = [1, 2];
    attachMembers(list).setEntry('Owner', 'me');
    expect(getProperty(list, 'owner')).toBe('me');
    expect(getProperty(list, 'Count')).toBe(2);
  });
});

describe('a PropertySite', () => {
  it('follows objects of different shapes and types', () => {
    const site = new PropertySite('a');
    const targets = [
      custom(['a', 1]),
      custom(['b', 0], ['a', 2]),
      Hashtable.of([['a', 3]]),
      custom(['b', 0]),
      'text',
      5,
    ];
    for (let round = 0; round < 3; round++)
      expect(targets.map((target) => site.get(target))).toEqual([1, 2, 3, null, null, null]);
  });

  it('sees what the type table gains and loses', () => {
    const site = new PropertySite('Shout');
    expect(site.get('a')).toBeNull();
    typeTable.extendType('System.String', [computedProperty('Shout', '', (self: never) => `${self}!`)]);
    expect(site.get('a')).toBe('a!');
    typeTable.removeMember('System.String', 'Shout');
    expect(site.get('a')).toBeNull();
  });
});

describe('a MethodSite', () => {
  it('follows targets and arguments of different types', () => {
    const site = new MethodSite('IndexOf');
    for (let round = 0; round < 2; round++) {
      expect(site.invoke('abc', ['c'])).toBe(2);
      expect(site.invoke([1, 2, 3], [3])).toBe(2);
      expect(site.invoke('abca', ['a', 1])).toBe(3);
    }
    expect(errorId(() => site.invoke(null, []))).toBe('InvokeMethodOnNull');
    expect(errorId(() => site.invoke(5, [1]))).toBe('MethodNotFound');
  });

  it('calls the method of each element where the collection has none', () => {
    expect(invokeMethod(['a', 'b'], 'ToUpper', [])).toEqual(['A', 'B']);
    expect(errorId(() => invokeMethod(['a', 5], 'ToUpper', []))).toBe('MethodNotFound');
  });
});

describe('setting a property', () => {
  it('writes notes, keys and .NET properties', () => {
    const object = custom(['a', 1]);
    setProperty(object, 'A', 2);
    expect(getProperty(object, 'a')).toBe(2);
    const table = new Hashtable();
    setProperty(table, 'new', 1);
    expect(table.get('NEW')).toBe(1);
  });

  it('fails for what is not there or cannot be set', () => {
    expect(errorId(() => setProperty(custom(['a', 1]), 'b', 2))).toBe('ExceptionWhenSetting');
    expect(errorId(() => setProperty('abc', 'Length', 2))).toBe('PropertyAssignmentException');
  });
});

describe('listing members', () => {
  it('shows notes with types and values', () => {
    const members = enumerateMembers(custom(['a', 1], ['b', 'x'])).filter((member) => member.isProperty);
    expect(members.map((member) => member.definition)).toEqual(['int a=1', 'string b=x']);
    expect(propertyNames(custom(['b', 1], ['a', 2]))).toEqual(['b', 'a']);
  });

  it('makes up nothing: no keys, no Count of a scalar', () => {
    expect(findMember(Hashtable.of([['a', 1]]), 'a')).toBeUndefined();
    expect(findMember(5, 'Count')).toBeUndefined();
    expect(findMember('abc', 'Length')?.definition).toBe('int Length {get;}');
    expect(findMember([1], 'Count')?.definition).toBe('int Count {get;}');
  });
});

describe('the type table', () => {
  afterEach(() => {
    typeTable.removeType('My.Type');
    typeTable.removeType('My.Base');
  });

  it('gives members by type names, the most specific first', () => {
    const object = custom(['a', 1]);
    attachMembers(object).typeNames = ['My.Type', 'My.Base'];
    typeTable.extendType('My.Base', [
      staticNote('Kind', 'base', 'System.String'),
      staticNote('Only', 1, 'System.Int32'),
    ]);
    typeTable.extendType('My.Type', [staticNote('Kind', 'type', 'System.String')]);
    expect([getProperty(object, 'Kind'), getProperty(object, 'Only')]).toEqual(['type', 1]);
    expect(typeNamesOf(object)).toEqual(['My.Type', 'My.Base']);
    typeTable.removeType('My.Type');
    expect(getProperty(object, 'Kind')).toBe('base');
  });

  it('has the built-in data until they are removed', () => {
    expect(typeTable.find('System.Diagnostics.Process')?.members.get('name')?.definition).toBe('Name = ProcessName');
    expect(typeTable.find('No.Such.Type')).toBeUndefined();
  });
});
