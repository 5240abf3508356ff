/** What Write-Debug, Write-Verbose and Write-Warning share: one text, from the command line or the pipeline, into a stream. */
import { type CmdletExample, type CmdletSpec, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const parameters = {
  Message: {
    type: t.string,
    mandatory: true,
    position: 0,
    from: 'pipeline',
    aliases: ['Msg'],
    allowEmptyString: true,
    help: 'The text.',
  },
} as const;

export function messageSpec(
  synopsis: string,
  example: CmdletExample,
  write: (cmd: CmdletRuntime, message: string) => void,
): CmdletSpec<typeof parameters> {
  return {
    module: 'Microsoft.PowerShell.Utility',
    synopsis,
    parameters,
    examples: [example],
    run: (cmd) => ({ process: ({ Message }) => write(cmd, Message ?? '') }),
  };
}
