/**
 * Register-ArgumentCompleter says who completes the values of a parameter, or the arguments of a program. $null as the script
 * block takes a registration back.
 */
import type { ScriptBlock } from '../../engine/script-block.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';

export const RegisterArgumentCompleter = cmdlet('Register-ArgumentCompleter', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Registers a script block that completes arguments.',
  description:
    'For a parameter the block gets the command, the parameter, the word, the syntax tree and the other parameters; for a program (-Native) the word, the syntax tree and the place of the cursor.',
  parameters: {
    CommandName: {
      type: t.array(t.string),
      sets: { NativeCommandSet: { mandatory: true }, PowerShellSet: {} },
      help: 'Commands; all that have the parameter, when left out.',
    },
    ParameterName: { type: t.string, sets: { PowerShellSet: { mandatory: true } }, help: 'The parameter.' },
    ScriptBlock: { type: t.scriptBlock, mandatory: true, allowNull: true, help: 'Writes texts or CompletionResults.' },
    Native: { type: t.switch, sets: ['NativeCommandSet'], default: false, help: 'The commands are programs.' },
    NativeFallback: {
      type: t.switch,
      sets: ['NativeFallbackSet'],
      default: false,
      help: 'For all programs that have no completer of their own.',
    },
  },
  examples: [
    {
      code: "function Get-Pet { param($Kind) }\nRegister-ArgumentCompleter -CommandName Get-Pet -ParameterName Kind -ScriptBlock { 'cat', 'dog' }\n(TabExpansion2 'Get-Pet -Kind ').CompletionMatches.CompletionText",
      output: 'cat\ndog',
    },
    {
      code: "Register-ArgumentCompleter -Native -CommandName git -ScriptBlock { param($word) 'status', 'stash' | Where-Object { $_ -like \"$word*\" } }\n(TabExpansion2 'git stat').CompletionMatches.CompletionText",
      output: 'status',
    },
  ],
  run(cmd, { CommandName, ParameterName, ScriptBlock }) {
    const { argumentCompleters } = cmd.context;
    return {
      end() {
        const names = (CommandName ?? []).map((name) => name.trim()).filter((name) => name !== '');
        const parameter = ParameterName?.trim();
        if (cmd.parameterSet === 'NativeFallbackSet') argumentCompleters.fallback = ScriptBlock;
        else if (parameter === undefined) for (const name of names) put(argumentCompleters.native, name, ScriptBlock);
        else if (parameter !== '' && CommandName === undefined) put(argumentCompleters.custom, parameter, ScriptBlock);
        else if (parameter !== '')
          for (const name of names) put(argumentCompleters.custom, `${name}:${parameter}`, ScriptBlock);
      },
    };
  },
}));

function put(completers: Map<string, ScriptBlock>, name: string, block: ScriptBlock | null): void {
  if (block === null) completers.delete(fold(name));
  else completers.set(fold(name), block);
}
