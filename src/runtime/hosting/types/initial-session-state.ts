/** InitialSessionState and its entries. */

import { elementsOf } from '../../dotnet/collections/elements.js';
import { enumeratorOf } from '../../dotnet/collections/enumerator.js';
import type { NetList } from '../../dotnet/collections/net-list.js';
import { overloads } from '../../dotnet/overloads.js';
import { argumentNull } from '../../dotnet/system/errors.js';
import { toText } from '../../language/index.js';
import { defineType, type MemberImplementation } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { type EnumValue, fold } from '../../objects/values.js';
import {
  InitialSessionState,
  SessionStateAliasEntry,
  SessionStateFunctionEntry,
  SessionStateVariableEntry,
} from '../initial-session-state.js';

const automation = 'System.Management.Automation.';
const runspaces = `${automation}Runspaces.`;
const made = `static ${runspaces}InitialSessionState`;
const newState = () => new InitialSessionState();

defineType(
  `${runspaces}InitialSessionState`,
  { class: InitialSessionState, accelerators: ['initialsessionstate'] },
  () => ({
    members: {
      ...overloads(newState, [`${made} CreateDefault()`, `${made} CreateDefault2()`, `${made} Create()`]),
      [`${runspaces}InitialSessionStateEntryCollection[${runspaces}SessionStateVariableEntry] Variables {get;}`]: (
        self: InitialSessionState,
      ) => self.variables,
      [`${runspaces}InitialSessionStateEntryCollection[${runspaces}SessionStateVariableEntry] EnvironmentVariables {get;}`]:
        (self: InitialSessionState) => self.environmentVariables,
      [`${runspaces}InitialSessionStateEntryCollection[${runspaces}SessionStateCommandEntry] Commands {get;}`]: (
        self: InitialSessionState,
      ) => self.commands,
      'System.Collections.Generic.List[string] StartupScripts {get;}': (self: InitialSessionState) =>
        self.startupScripts,
      'void ImportPSModule(string[] name)': (self: InitialSessionState, names: string[] | null) => {
        if (names === null) throw argumentNull('name');
        self.modules.push(...names);
      },
      [`${automation}PSLanguageMode LanguageMode {get;set;}`]: field('languageMode'),
      [`${runspaces}PSThreadOptions ThreadOptions {get;set;}`]: field('threadOptions'),
      'System.Threading.ApartmentState ApartmentState {get;set;}': field('apartmentState'),
      'bool ThrowOnRunspaceOpenError {get;set;}': {
        get: (self: InitialSessionState) => self.throwOnRunspaceOpenError,
        set: (self: InitialSessionState, value: boolean) => {
          self.throwOnRunspaceOpenError = value;
        },
      },
    },
  }),
);

function field(name: 'languageMode' | 'threadOptions' | 'apartmentState'): MemberImplementation {
  return {
    get: (self: InitialSessionState) => self[name],
    set: (self: InitialSessionState, value: EnumValue) => {
      self[name] = Number(value.value);
    },
  };
}

defineType(`${runspaces}InitialSessionStateEntryCollection\`1`, { generic: ['T'] }, () => ({
  interfaces: ['System.Collections.Generic.IEnumerable[T]'],
  enumerate: (self: NetList) => self,
  members: {
    'int Count {get;}': (self: NetList) => self.count,
    'T Item(int index) {get;}': (self: NetList, index: number) => self.get(index),
    'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
    'void Add(System.Collections.Generic.IEnumerable[T] items)': (self: NetList, items: unknown) => {
      for (const item of elementsOf(items)) self.add(item);
    },
    'void Clear()': (self: NetList) => self.clear(),
    'void Remove(string name, System.Object type)': (self: NetList, name: string) => {
      self.items = self.items.filter((item) => fold((item as { name: string }).name) !== fold(name));
    },
    'System.Collections.Generic.IEnumerator[T] GetEnumerator()': (self: NetList) =>
      enumeratorOf('System.Collections.Generic.List`1+Enumerator', [self.elementType], self),
  },
}));

const nameMember = { 'string Name {get;}': (self: { name: string }) => self.name };

defineType(`${runspaces}InitialSessionStateEntry`, {}, () => ({ abstract: true, members: nameMember }));
defineType(`${runspaces}SessionStateCommandEntry`, {}, () => ({
  abstract: true,
  base: `${runspaces}InitialSessionStateEntry`,
}));

defineType(`${runspaces}SessionStateVariableEntry`, { class: SessionStateVariableEntry }, () => ({
  base: `${runspaces}InitialSessionStateEntry`,
  members: {
    ...overloads(
      (_type: unknown, name: string, value: unknown, description: string, options?: EnumValue) =>
        new SessionStateVariableEntry(name, value, description, options ? Number(options.value) : 0),
      [
        'new(string name, System.Object value, string description)',
        `new(string name, System.Object value, string description, ${automation}ScopedItemOptions options)`,
      ],
    ),
    'System.Object Value {get;}': (self: SessionStateVariableEntry) => self.value,
    'string Description {get;}': (self: SessionStateVariableEntry) => self.description,
  },
}));

defineType(`${runspaces}SessionStateFunctionEntry`, { class: SessionStateFunctionEntry }, () => ({
  base: `${runspaces}SessionStateCommandEntry`,
  members: {
    'new(string name, string definition)': (_type: unknown, name: string, definition: unknown) =>
      new SessionStateFunctionEntry(name, toText(baseOf(definition))),
    'string Definition {get;}': (self: SessionStateFunctionEntry) => self.definition,
  },
}));

defineType(`${runspaces}SessionStateAliasEntry`, { class: SessionStateAliasEntry }, () => ({
  base: `${runspaces}SessionStateCommandEntry`,
  members: {
    ...overloads(
      (_type: unknown, name: string, definition: string, description = '') =>
        new SessionStateAliasEntry(name, definition, description),
      ['new(string name, string definition)', 'new(string name, string definition, string description)'],
    ),
    'string Definition {get;}': (self: SessionStateAliasEntry) => self.definition,
    'string Description {get;}': (self: SessionStateAliasEntry) => self.description,
  },
}));
