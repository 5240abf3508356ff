/** Out-Host prints on the host's window, past any redirection of the output. */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { HostLineOutput } from '../../formatting/layout/line-output.js';
import { PagedLineOutput } from '../../formatting/layout/paged-line-output.js';
import { OutLineOutput } from '../../formatting/out-line-output.js';
import { cmdlet, t } from '../cmdlet.js';

export const OutHost = cmdlet('Out-Host', ['oh'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Sends output to the command line.',
  parameters: {
    Paging: { type: t.switch, default: false, help: 'Wait for a key after each screenful.' },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects to print.' },
  },
  examples: [{ code: "'first', 'second' | Out-Host", output: 'first\nsecond' }],
  run(cmd, { Paging }) {
    const lines = Paging ? new PagedLineOutput(cmd.host, () => cmd.stopUpstream()) : new HostLineOutput(cmd.host);
    const output = new OutLineOutput(lines, new EngineFormattingSession(cmd));
    return { process: ({ InputObject }) => output.process(InputObject), end: () => output.end() };
  },
}));
