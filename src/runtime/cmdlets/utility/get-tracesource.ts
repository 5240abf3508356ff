/** Get-TraceSource lists the trace sources by name. */
import { compareText } from '../../language/text-order.js';
import { cmdlet, t } from '../cmdlet.js';
import { matchingSources, writeNotFound } from './trace-listeners.js';

export const GetTraceSource = cmdlet('Get-TraceSource', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Lists what the engine can be asked to tell of while it works.',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only sources of these names.',
    },
  },
  outputs: ['System.Management.Automation.PSTraceSource'],
  examples: [
    {
      code: "(Get-TraceSource 'parameterb*').Name",
      output: 'ParameterBinderBase\nParameterBinderController\nParameterBinding',
    },
    { code: '(Get-TraceSource ParameterBinding).Options', output: 'None' },
  ],
  run(cmd) {
    return {
      process({ Name }) {
        const { found, unmatched } = matchingSources(Name ?? ['*']);
        writeNotFound(cmd, unmatched);
        const sorted = found.sort((a, b) => compareText(a.name, b.name, true));
        for (const source of sorted) cmd.writeObject(source);
      },
    };
  },
}));
