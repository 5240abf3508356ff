/** PSTraceSource, its switch and its listeners as .NET types. */

import { makeArray } from '../../objects/arrays.js';
import { Hashtable } from '../../objects/hashtable.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import {
  DefaultTraceListener,
  PSHostTraceListener,
  TextWriterTraceListener,
  TraceListener,
} from '../tracing/trace-listener.js';
import { TraceSource } from '../tracing/trace-source.js';

const options = 'System.Management.Automation.PSTraceSourceOptions';
const outputs = 'System.Diagnostics.TraceOptions';

/** .NET's switch of a source: its level is the bits of the options. */
class SourceSwitch {
  declare readonly netType: NetType;
  constructor(readonly source: TraceSource) {}
}

defineType('System.Management.Automation.PSTraceSource', { class: TraceSource }, () => ({
  members: {
    'System.Collections.Specialized.StringDictionary Attributes {get;}': () => new Hashtable(),
    'string Description {get;}': (self: TraceSource) => self.description,
    'System.Diagnostics.TraceListenerCollection Listeners {get;}': (self: TraceSource) =>
      makeArray(requireType('System.Diagnostics.TraceListener'), [...self.listeners]),
    'string Name {get;}': (self: TraceSource) => self.name,
    [`${options} Options {get;set;}`]: {
      get: (self: TraceSource) => requireType(options).enumValue(self.options),
      set: (self: TraceSource, value: EnumValue) => {
        self.options = Number(value.value);
      },
    },
    'System.Diagnostics.SourceSwitch Switch {get;}': (self: TraceSource) => new SourceSwitch(self),
  },
}));

defineType('System.Diagnostics.SourceSwitch', { class: SourceSwitch }, () => ({
  members: {
    'string DisplayName {get;}': (self: SourceSwitch) => self.source.name,
    'System.Diagnostics.SourceLevels Level {get;}': (self: SourceSwitch) =>
      requireType('System.Diagnostics.SourceLevels').enumValue(self.source.options),
  },
}));

defineType('System.Diagnostics.TraceListener', { class: TraceListener }, () => ({
  abstract: true,
  members: {
    'string Name {get;}': (self: TraceListener) => self.name,
    [`${outputs} TraceOutputOptions {get;set;}`]: {
      get: (self: TraceListener) => requireType(outputs).enumValue(self.output),
      set: (self: TraceListener, value: EnumValue) => {
        self.output = Number(value.value);
      },
    },
  },
}));
const listener = () => ({ base: 'System.Diagnostics.TraceListener' });
defineType('System.Diagnostics.DefaultTraceListener', { class: DefaultTraceListener }, listener);
defineType('System.Diagnostics.TextWriterTraceListener', { class: TextWriterTraceListener }, listener);
defineType('Microsoft.PowerShell.Commands.PSHostTraceListener', { class: PSHostTraceListener }, listener);
