/** Breakpoints and $PSDebugContext as .NET types. */
import { defineType } from '../../objects/net-type.js';
import { Breakpoint, CommandBreakpoint, LineBreakpoint, VariableBreakpoint } from '../debugger/breakpoint.js';
import { PSDebugContext } from '../debugger/ps-debug-context.js';

const automation = 'System.Management.Automation';

defineType(`${automation}.Breakpoint`, { class: Breakpoint }, () => ({
  abstract: true,
  members: {
    'scriptblock Action {get;}': (self: Breakpoint) => self.action,
    'bool Enabled {get;}': (self: Breakpoint) => self.enabled,
    'int HitCount {get;}': (self: Breakpoint) => self.hitCount,
    'int Id {get;}': (self: Breakpoint) => self.id,
    'string Script {get;}': (self: Breakpoint) => self.script,
    'string ToString()': (self: Breakpoint) => self.toString(),
  },
  toString: (self: Breakpoint) => self.toString(),
}));

defineType(`${automation}.LineBreakpoint`, { class: LineBreakpoint }, () => ({
  base: `${automation}.Breakpoint`,
  members: {
    'int Column {get;}': (self: LineBreakpoint) => self.column,
    'int Line {get;}': (self: LineBreakpoint) => self.line,
  },
}));

defineType(`${automation}.CommandBreakpoint`, { class: CommandBreakpoint }, () => ({
  base: `${automation}.Breakpoint`,
  members: { 'string Command {get;}': (self: CommandBreakpoint) => self.command },
}));

defineType(`${automation}.VariableBreakpoint`, { class: VariableBreakpoint }, () => ({
  base: `${automation}.Breakpoint`,
  members: {
    [`${automation}.VariableAccessMode AccessMode {get;}`]: (self: VariableBreakpoint) => self.accessMode,
    'string Variable {get;}': (self: VariableBreakpoint) => self.variable,
  },
}));

defineType(`${automation}.PSDebugContext`, { class: PSDebugContext }, () => ({
  members: {
    [`${automation}.Breakpoint[] Breakpoints {get;}`]: (self: PSDebugContext) => [...self.breakpoints],
    [`${automation}.InvocationInfo InvocationInfo {get;}`]: (self: PSDebugContext) => self.invocationInfo,
    'System.Object Trigger {get;}': (self: PSDebugContext) => self.trigger,
  },
}));
