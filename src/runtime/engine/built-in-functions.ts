/** The functions that a session begins with: prompt, `cd..`, help and the like. Parsed when they are first called. */

import { tabExpansionFunction } from '../completion/tab-expansion-function.js';
import { helpFunction } from '../help/help-function.js';
import { FunctionInfo } from './command-info.js';
import type { ExecutionContext } from './execution-context.js';
import { ScriptBlock } from './script-block.js';
import { parseScript } from './script-file.js';

const sources: Record<string, string> = {
  prompt: '"PS $($executionContext.SessionState.Path.CurrentLocation)$(\'>\' * ($nestedPromptLevel + 1)) "',
  'cd..': 'Set-Location ..',
  'cd\\': 'Set-Location \\',
  'cd~': 'Set-Location ~',
  'Clear-Host': '[Console]::Clear()',
  help: helpFunction,
  TabExpansion2: tabExpansionFunction,
  Pause: '$null = Read-Host "Press Enter to continue..."',
  exec: 'Switch-Process -WithCommand $args',
  oss: '[CmdletBinding()] param([ValidateRange(2, 2147483647)] [int] ${Width}, [Parameter(ValueFromPipeline = $true)] [psobject] ${InputObject}) process { $PSBoundParameters.InputObject = $_; Out-String -Stream @PSBoundParameters }',
};

/** A function whose text is parsed when somebody looks at its block. */
class LazyFunctionInfo extends FunctionInfo {
  #block: ScriptBlock | null = null;
  constructor(
    name: string,
    readonly text: string,
    readonly engine: ExecutionContext,
  ) {
    super(name, null as never);
    Object.defineProperty(this, 'scriptBlock', {
      get: () => this.#parsed,
      set: (block: ScriptBlock) => {
        this.#block = block;
      },
      configurable: true,
      enumerable: true,
    });
  }
  get #parsed(): ScriptBlock {
    this.#block ??= new ScriptBlock(parseScript(this.text, null, null).template, this.engine.session);
    return this.#block;
  }
}

/** True when somebody has defined another `prompt`. */
export function hasOwnPrompt(engine: ExecutionContext): boolean {
  const found = engine.globalScope.functions?.get('prompt');
  return !(found instanceof LazyFunctionInfo) && found?.scriptBlock.toString() !== sources['prompt'];
}

export function defineBuiltInFunctions(engine: ExecutionContext): void {
  for (const [name, text] of Object.entries(sources))
    engine.globalScope.setFunction(new LazyFunctionInfo(name, text, engine));
}
