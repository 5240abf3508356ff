/** CallStackFrame as a .NET type. */
import { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { getStatic } from '../../objects/members.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { CallStackFrame } from '../call-stack.js';
import { PSVariable } from '../ps-variable.js';

defineType('System.Management.Automation.CallStackFrame', { class: CallStackFrame }, () => ({
  toString: (self: CallStackFrame) => self.toString(),
  members: {
    'string ScriptName {get;}': (self: CallStackFrame) => self.file,
    'int ScriptLineNumber {get;}': (self: CallStackFrame) => self.line,
    'System.Management.Automation.InvocationInfo InvocationInfo {get;}': (self: CallStackFrame) => self.invocation,
    'string FunctionName {get;}': (self: CallStackFrame) => self.name,
    'string GetScriptLocation()': (self: CallStackFrame) => self.location,
    'System.Collections.Generic.Dictionary[string,psvariable] GetFrameVariables()': variablesOf,
    'string ToString()': (self: CallStackFrame) => self.toString(),
  },
}));

function variablesOf({ frame }: CallStackFrame): NetDictionary {
  const variables = new NetDictionary(
    requireType('System.Collections.Generic.Dictionary[string,psvariable]'),
    getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'),
  );
  for (const name of [...frame.scope.localNames()]) {
    const cell = frame.scope.cellOf(name);
    if (cell !== undefined) variables.set(name, PSVariable.of(cell));
  }
  return variables;
}
