/** Write-Debug, Write-Verbose and Write-Warning: one text each, from the pipeline or the command line, into a stream. */
import { type CmdletDefinition, cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export function messageCmdlet(
  name: string,
  synopsis: string,
  example: { code: string; output: string },
  write: (cmd: CmdletRuntime, message: string) => void,
): CmdletDefinition {
  return cmdlet(name, [], () => ({
    module: 'Microsoft.PowerShell.Utility',
    synopsis,
    parameters: {
      Message: {
        type: t.string,
        mandatory: true,
        position: 0,
        from: 'pipeline',
        aliases: ['Msg'],
        allowEmptyString: true,
        help: 'The text.',
      },
    },
    examples: [example],
    run: (cmd) => ({ process: ({ Message }) => write(cmd, Message ?? '') }),
  }));
}
