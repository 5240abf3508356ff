/** System.Management.Automation.ScriptBlock as a .NET type. */

import { type AttributeAst, restrictedLanguageErrors, type ScriptBlockAst } from '../../../parser/index.js';
import { attributeObjects } from '../../binding/attribute-objects.js';
import { Compilation } from '../../compiler/compilation.js';
import { PSToken } from '../../dotnet/automation/ps-token.js';
import { collectionOf } from '../../dotnet/collections/collection.js';
import { listOf } from '../../dotnet/collections/list.js';
import { notSupported } from '../../dotnet/system/errors.js';
import { hooks } from '../../language/index.js';
import { isDictionary } from '../../objects/hashtable.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { AutomationNull } from '../../objects/values.js';
import { asPSObject } from '../../objects/wrapping.js';
import { closureOf } from '../closures.js';
import { currentEngine } from '../current-engine.js';
import { invokeBlock } from '../invoke.js';
import { thrownToLibrary } from '../raised-error.js';
import { ScriptBlock } from '../script-block.js';
import { parseException, scriptBlockOf } from '../script-file.js';
import type { SessionState } from '../session-state.js';
import { SteppablePipeline } from '../steppable-pipeline.js';

const list = 'System.Collections.Generic.List';
const variables = 'System.Collections.Generic.Dictionary[string,System.Object]';
const steppable = 'System.Management.Automation.SteppablePipeline';
const collection = 'System.Collections.ObjectModel.Collection[psobject]';
const context = `${list}[psvariable] variablesToDefine, Params System.Object[] args`;

defineType('System.Management.Automation.ScriptBlock', { class: ScriptBlock, accelerators: ['scriptblock'] }, () => ({
  toString: (self: ScriptBlock) => self.toString(),
  // Test frameworks bind blocks to the sessions of others by these.
  internal: {
    'new(System.Management.Automation.Language.IParameterMetadataProvider ast, bool isFilter)': (
      _type: NetType,
      ast: ScriptBlockAst,
      isFilter: boolean,
    ) => {
      const block = scriptBlockOf(ast, null);
      block.isFilter = isFilter;
      return block;
    },
    'System.Management.Automation.SessionStateInternal SessionStateInternal {get;set;}': {
      get: (self: ScriptBlock) => self.session,
      set: (self: ScriptBlock, session: SessionState | null) => {
        self.session = session;
      },
    },
  },
  members: {
    [`${list}[System.Attribute] Attributes {get;}`]: attributesOf,
    'string File {get;}': (self: ScriptBlock) => self.file,
    'bool IsFilter {get;}': (self: ScriptBlock) => self.isFilter,
    'bool IsConfiguration {get;}': () => false,
    'psmoduleinfo Module {get;}': (self: ScriptBlock) => self.session?.module ?? null,
    'System.Management.Automation.PSToken StartPosition {get;}': (self: ScriptBlock) =>
      new PSToken('Position', self.ast.extent),
    'bool DebuggerHidden {get;set;}': {
      get: (self: ScriptBlock) => self.debuggerHidden,
      set: (self: ScriptBlock, value: boolean) => {
        self.debuggerHidden = value;
      },
    },
    'guid Id {get;}': (self: ScriptBlock) => self.template.id,
    'System.Management.Automation.Language.Ast Ast {get;}': (self: ScriptBlock) => self.template.definition ?? self.ast,
    'static scriptblock Create(string script)': (text: string) => hooks.parseScriptBlock(text),
    'scriptblock GetNewClosure()': (self: ScriptBlock) => closureOf(currentEngine().frame, self),
    'powershell GetPowerShell(Params System.Object[] args)': noPowerShell,
    'powershell GetPowerShell(bool isTrustedInput, Params System.Object[] args)': noPowerShell,
    [`powershell GetPowerShell(${variables} variables, Params System.Object[] args)`]: noPowerShell,
    [`powershell GetPowerShell(${variables} variables, [ref] ${variables} usingVariables, Params System.Object[] args)`]:
      noPowerShell,
    [`powershell GetPowerShell(${variables} variables, [ref] ${variables} usingVariables, bool isTrustedInput, Params System.Object[] args)`]:
      noPowerShell,
    [`${steppable} GetSteppablePipeline()`]: (self: ScriptBlock) =>
      SteppablePipeline.of(currentEngine().frame, self, []),
    [`${steppable} GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)`]: (
      self: ScriptBlock,
    ) => SteppablePipeline.of(currentEngine().frame, self, []),
    [`${steppable} GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin, System.Object[] args)`]:
      (self: ScriptBlock, _origin: unknown, args: unknown[]) => SteppablePipeline.of(currentEngine().frame, self, args),
    [`${collection} Invoke(Params System.Object[] args)`]: (self: ScriptBlock, args: unknown[]) =>
      psObjects(invokeFromMember(self, args)),
    [`${collection} InvokeWithContext(System.Collections.IDictionary functionsToDefine, ${context})`]:
      invokeWithContext,
    [`${collection} InvokeWithContext(System.Collections.Generic.Dictionary[string,scriptblock] functionsToDefine, ${context})`]:
      invokeWithContext,
    'System.Object InvokeReturnAsIs(Params System.Object[] args)': (self: ScriptBlock, args: unknown[]) => {
      const result = invokeFromMember(self, args);
      return result === AutomationNull ? null : asPSObject(result);
    },
    'string ToString()': (self: ScriptBlock) => self.toString(),
    'void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, System.Collections.Generic.IEnumerable[string] allowedVariables, bool allowEnvironmentVariables)':
      checkRestrictedLanguage,
  },
}));

/** Those of the block and of its param block. */
function attributesOf({ ast, template }: ScriptBlock): unknown {
  const written = [...ast.attributes, ...(ast.paramBlock?.attributes ?? [])];
  const attributes = written.filter((attribute): attribute is AttributeAst => attribute.kind === 'AttributeAst');
  const compilation = new Compilation(template, template.table);
  return listOf(requireType('System.Attribute'), attributeObjects(compilation, attributes));
}

function checkRestrictedLanguage(
  self: ScriptBlock,
  commands: string[] | null,
  allowed: string[] | null,
  environment: boolean,
): void {
  const variables = allowed?.length === 1 && allowed[0] === '*' ? null : (allowed ?? []);
  const errors = restrictedLanguageErrors(self.ast, { commands, variables, environment });
  if (errors.length > 0) throw parseException(errors, false);
}

function noPowerShell(): never {
  throw notSupported(
    'A script block cannot be made a PowerShell object: there is no System.Management.Automation.PowerShell.',
  );
}

/** An error in the block is the exception of the method that ran it. */
function invokeFromMember(block: ScriptBlock, args: unknown[]): unknown {
  try {
    return invokeBlock(currentEngine().frame, block, { args, newScope: true });
  } catch (thrown) {
    throw thrownToLibrary(thrown);
  }
}

/** What a block wrote, as a Collection of PSObjects. */
function psObjects(result: unknown): unknown {
  const items = Array.isArray(result) ? result : [result];
  return collectionOf(
    requireType('System.Management.Automation.PSObject'),
    result === AutomationNull ? [] : items.map(asPSObject),
  );
}

/** Variables of a list of PSVariable, and functions by name, exist for this one call. */
function invokeWithContext(block: ScriptBlock, functions: unknown, variables: unknown, args: unknown[]): unknown {
  const { frame } = currentEngine();
  const result = invokeBlock(frame, block, {
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
  return psObjects(result);
}
