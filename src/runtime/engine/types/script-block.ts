/** System.Management.Automation.ScriptBlock as a .NET type. */

import { collectionOf } from '../../dotnet/collections/collection.js';
import { hooks } from '../../language/index.js';
import { isDictionary } from '../../objects/hashtable.js';
import { defineType, requireType } from '../../objects/net-type.js';
import { AutomationNull } from '../../objects/values.js';
import { closureOf } from '../closures.js';
import { currentEngine } from '../current-engine.js';
import { invokeBlock } from '../invoke.js';
import { RaisedError } from '../raised-error.js';
import { ScriptBlock } from '../script-block.js';
import { SteppablePipeline } from '../steppable-pipeline.js';

defineType('System.Management.Automation.ScriptBlock', { class: ScriptBlock, accelerators: ['scriptblock'] }, () => ({
  toString: (self: ScriptBlock) => self.toString(),
  members: {
    'bool IsFilter {get;set;}': {
      get: (self: ScriptBlock) => self.isFilter,
      set: (self: ScriptBlock, value: boolean) => {
        self.isFilter = value;
      },
    },
    'bool IsConfiguration {get;set;}': { get: () => false, set: () => undefined },
    'psmoduleinfo Module {get;}': (self: ScriptBlock) => self.session?.module ?? null,
    'string File {get;}': (self: ScriptBlock) => self.file,
    'System.Object StartPosition {get;}': (self: ScriptBlock) => self.ast.extent,
    'System.Object Attributes {get;}': () => [],
    'System.Management.Automation.Language.Ast Ast {get;}': (self: ScriptBlock) => self.ast,
    'guid Id {get;}': () => null,
    'static scriptblock Create(string script)': (text: string) => hooks.parseScriptBlock(text),
    'System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)': (
      self: ScriptBlock,
      args: unknown[],
    ) => {
      const result = invokeFromMember(self, args);
      return collectionOf(requireType('System.Management.Automation.PSObject'), asItems(result));
    },
    'System.Object InvokeReturnAsIs(Params System.Object[] args)': (self: ScriptBlock, args: unknown[]) => {
      const result = invokeFromMember(self, args);
      return result === AutomationNull ? null : result;
    },
    'System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args)':
      (self: ScriptBlock, functions: unknown, variables: unknown, args: unknown[]) =>
        collectionOf(
          requireType('System.Management.Automation.PSObject'),
          asItems(invokeWithContext(self, functions, variables, args)),
        ),
    'scriptblock GetNewClosure()': (self: ScriptBlock) => closureOf(currentEngine().frame, self),
    'void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, System.Collections.Generic.IEnumerable[string] allowedVariables, bool allowEnvironmentVariables)':
      () => undefined,
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline()': (self: ScriptBlock) =>
      SteppablePipeline.of(currentEngine().frame, self, []),
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)':
      (self: ScriptBlock) => SteppablePipeline.of(currentEngine().frame, self, []),
    'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin, System.Object[] args)':
      (self: ScriptBlock, _origin: unknown, args: unknown[]) => SteppablePipeline.of(currentEngine().frame, self, args),
  },
}));

/** An error in the block is the exception of the method that ran it. */
function invokeFromMember(block: ScriptBlock, args: unknown[]): unknown {
  try {
    return invokeBlock(currentEngine().frame, block, { args, newScope: true });
  } catch (thrown) {
    throw thrown instanceof RaisedError ? thrown.exception : thrown;
  }
}

function asItems(result: unknown): unknown[] {
  if (result === AutomationNull) return [];
  return Array.isArray(result) ? result : [result];
}

/** Variables of a list of PSVariable, and functions by name, exist for this one call. */
function invokeWithContext(block: ScriptBlock, functions: unknown, variables: unknown, args: unknown[]): unknown {
  const { frame } = currentEngine();
  return invokeBlock(frame, block, {
    args,
    newScope: true,
    prepare(scope) {
      if (isDictionary(functions))
        for (const [name, body] of functions.entries())
          scope.session.engine.defineFunctionFrom(scope, String(name), body);
      for (const variable of (variables as { name: string; value: unknown }[] | null) ?? [])
        scope.setLocal(variable.name, variable.value);
    },
  });
}
