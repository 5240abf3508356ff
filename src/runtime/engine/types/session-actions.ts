/** What the actions of $ExecutionContext.InvokeCommand are called with, as .NET types. */
import { defineType } from '../../objects/net-type.js';
import type { CommandInfo } from '../command-info.js';
import type { ScriptBlock } from '../script-block.js';
import { CommandLookupEventArgs, LocationChangedEventArgs } from '../session-actions.js';

const automation = 'System.Management.Automation.';

defineType(`${automation}CommandLookupEventArgs`, { class: CommandLookupEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    'string CommandName {get;}': (self: CommandLookupEventArgs) => self.commandName,
    [`${automation}CommandOrigin CommandOrigin {get;}`]: () => 'Internal',
    'bool StopSearch {get;set;}': {
      get: (self: CommandLookupEventArgs) => self.stopSearch,
      set: (self: CommandLookupEventArgs, value: boolean) => {
        self.stopSearch = value;
      },
    },
    [`${automation}CommandInfo Command {get;set;}`]: {
      get: (self: CommandLookupEventArgs) => self.command,
      set: (self: CommandLookupEventArgs, value: CommandInfo | null) => {
        self.command = value;
      },
    },
    'scriptblock CommandScriptBlock {get;set;}': {
      get: (self: CommandLookupEventArgs) => self.commandScriptBlock,
      set: (self: CommandLookupEventArgs, value: ScriptBlock | null) => {
        self.commandScriptBlock = value;
      },
    },
  },
}));

defineType(`${automation}LocationChangedEventArgs`, { class: LocationChangedEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    [`${automation}PathInfo OldPath {get;}`]: (self: LocationChangedEventArgs) => self.oldPath,
    [`${automation}PathInfo NewPath {get;}`]: (self: LocationChangedEventArgs) => self.newPath,
    [`${automation}SessionState SessionState {get;}`]: (self: LocationChangedEventArgs) => self.sessionState,
  },
}));
