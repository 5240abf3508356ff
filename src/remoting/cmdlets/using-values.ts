/** `$using:` in script that goes to another computer: the values are taken here, and travel along (engine/using-values.ts). */
import { findAll, type UsingExpressionAst } from '../../parser/index.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ScriptBlock } from '../../runtime/engine/script-block.js';
import { parseScript } from '../../runtime/engine/script-file.js';
import { usingKey } from '../../runtime/engine/using-values.js';
import { getVariable } from '../../runtime/engine/variables.js';
import { Hashtable } from '../../runtime/objects/hashtable.js';
import { attachMembers } from '../../runtime/objects/ps-object.js';
import { toWire } from '../../runtime/serialization/index.js';
import { messages } from '../messages.js';

const dictionaryTypes = [
  'System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e],[System.Object, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]',
  'System.Object',
];

/** The values of a script block's $using: expressions as CLIXML; null when it has none. Throws for variables that are not set. */
export function usingValues(cmd: CmdletRuntime, script: ScriptBlock): string | null {
  const found = findAll(script.ast, (ast) => ast.kind === 'UsingExpressionAst', true) as UsingExpressionAst[];
  if (found.length === 0) return null;
  const values = new Hashtable(false);
  for (const using of found) {
    const { text } = using.extent;
    const key = usingKey(using);
    if (!values.has(key)) values.set(key, localValue(cmd, text));
  }
  attachMembers(values).typeNames = dictionaryTypes;
  return toWire(values);
}

/** The expression without `using:`, in the scope of the caller. */
function localValue(cmd: CmdletRuntime, text: string): unknown {
  const local = text.replace(/using:/i, '');
  const name = /^[$@]\{?([\w?]+)/.exec(local)?.[1] ?? '';
  if (getVariable(cmd.context.frame.scope, name) === undefined) {
    const message = messages.usingUndefined(`$using:${name}`);
    const exception = 'System.Management.Automation.RuntimeException';
    cmd.throwTerminating(cmd.error('UsingVariableIsUndefined', 'InvalidOperation', null, message, exception));
  }
  return cmd.invokeBlock(parseScript(local.replace(/^@/, '$'), null, cmd.session));
}
