/** The help of a proxy's command, from the session where that is (Import-PSSession's `.REMOTEHELPRUNSPACE`). */
import type { FunctionInfo } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { invokeBlock } from '../engine/invoke.js';
import { parseScript } from '../engine/script-file.js';
import { getVariable } from '../engine/variables.js';
import { PSObject } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';
import type { CommentHelp } from './comment-directives.js';

const script = `param($Session, $Name, $Category)
Microsoft.PowerShell.Core\\Invoke-Command -Session $Session -HideComputerName -ErrorAction Ignore -ArgumentList $Name, $Category -ScriptBlock {
    param($Name, $Category)
    Get-Help -Name $Name -Category $Category
}`;

/** Under the proxy's name. Null where there is no session, or it has no such help. */
export function remoteHelp(engine: ExecutionContext, proxy: FunctionInfo, help: CommentHelp): PSObject | null {
  const module = proxy.scriptBlock.session;
  const session = module === null ? null : getVariable(module.currentScope, help.remoteRunspace);
  if (isNull(session)) return null;
  const args = [session, help.forwardTarget, help.forwardCategory];
  const found = invokeBlock(engine.frame, parseScript(script, null, engine.session), { args });
  const page = Array.isArray(found) ? found[0] : found;
  if (!(page instanceof PSObject)) return null;
  page.setEntry('Name', proxy.name);
  return page;
}
