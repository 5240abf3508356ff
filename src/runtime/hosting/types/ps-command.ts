/** PSCommand, Command and CommandParameter. */
import { collectionOf } from '../../dotnet/collections/collection.js';
import { overloads } from '../../dotnet/overloads.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { AutomationNull } from '../../objects/values.js';
import { HostedCommand, HostedParameter, PSCommand } from '../ps-command.js';

const automation = 'System.Management.Automation.';
const runspaces = `${automation}Runspaces.`;
const command = `${runspaces}Command`;

/** Calls `change`, and gives the command itself for the next call. */
const chained =
  (change: (self: PSCommand, ...args: never[]) => void) =>
  (self: PSCommand, ...args: never[]): PSCommand => {
    change(self, ...args);
    return self;
  };

defineType(`${automation}PSCommand`, { class: PSCommand }, () => ({
  members: {
    'new()': () => new PSCommand(),
    [`${automation}PSCommand AddCommand(string command)`]: chained((self, text: string) => self.add(text, false)),
    [`${automation}PSCommand AddCommand(string cmdlet, bool useLocalScope)`]: chained(
      (self, text: string, local: boolean) => self.add(text, false, local),
    ),
    [`${automation}PSCommand AddScript(string script)`]: chained((self, text: string) => self.add(text, true)),
    [`${automation}PSCommand AddScript(string script, bool useLocalScope)`]: chained(
      (self, text: string, local: boolean) => self.add(text, true, local),
    ),
    [`${automation}PSCommand AddParameter(string parameterName)`]: chained((self, name: string) =>
      self.addParameter(name, null, false),
    ),
    [`${automation}PSCommand AddParameter(string parameterName, System.Object value)`]: chained(
      (self, name: string, value: unknown) => self.addParameter(name, value),
    ),
    [`${automation}PSCommand AddArgument(System.Object value)`]: chained((self, value: unknown) =>
      self.addParameter(null, value),
    ),
    [`${automation}PSCommand AddStatement()`]: chained((self) => self.addStatement()),
    'void Clear()': (self: PSCommand) => {
      self.commands = [];
    },
    [`System.Collections.ObjectModel.Collection[${command}] Commands {get;}`]: (self: PSCommand) =>
      collectionOf(requireType(command), self.commands),
  },
}));

defineType(command, { class: HostedCommand }, () => ({
  toString: (self: HostedCommand) => self.commandText,
  members: {
    ...overloads(
      (_type: unknown, text: string, isScript = false, useLocalScope: boolean | null = null) =>
        new HostedCommand(text, isScript, useLocalScope),
      [
        'new(string command)',
        'new(string command, bool isScript)',
        'new(string command, bool isScript, bool useLocalScope)',
      ],
    ),
    [`System.Collections.ObjectModel.Collection[${runspaces}CommandParameter] Parameters {get;}`]: (
      self: HostedCommand,
    ) => collectionOf(requireType(`${runspaces}CommandParameter`), self.parameters),
    'string CommandText {get;}': (self: HostedCommand) => self.commandText,
    'bool IsScript {get;}': (self: HostedCommand) => self.isScript,
    'bool UseLocalScope {get;}': (self: HostedCommand) => self.useLocalScope ?? false,
    'bool IsEndOfStatement {get;}': (self: HostedCommand) => self.isEndOfStatement,
    'string ToString()': (self: HostedCommand) => self.commandText,
  },
}));

defineType(`${runspaces}CommandParameter`, { class: HostedParameter }, () => ({
  members: {
    'new(string name)': (_type: unknown, name: string) => new HostedParameter(name, null, false),
    'new(string name, System.Object value)': (_type: unknown, name: string, value: unknown) =>
      new HostedParameter(name, value === AutomationNull ? null : value),
    'string Name {get;}': (self: HostedParameter) => self.name,
    'System.Object Value {get;}': (self: HostedParameter) => self.value,
  },
}));
