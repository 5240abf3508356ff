/** Set-TraceSource has trace sources write, until it is told otherwise, or takes their listeners away. */
import { TextWriterTraceListener } from '../../engine/tracing/trace-listener.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { cmdlet, t } from '../cmdlet.js';
import {
  listenerParameters,
  makeListeners,
  matchingSources,
  optionBits,
  preconfiguredSources,
  traceOptionType,
  writeNotFound,
} from './trace-listeners.js';

const set = 'optionsSet';

export const SetTraceSource = cmdlet('Set-TraceSource', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Starts, changes or stops what trace sources tell.',
  defaultSet: set,
  parameters: {
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'both',
      wildcards: true,
      help: 'Names of the sources.',
    },
    Option: {
      type: traceOptionType,
      sets: { [set]: { position: 1, from: 'propertyName' } },
      help: 'What they tell.',
    },
    ...listenerParameters([set]),
    RemoveListener: {
      type: t.array(t.string),
      sets: ['removeAllListenersSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Listeners of these names are taken away.',
    },
    RemoveFileListener: {
      type: t.array(t.string),
      sets: ['removeFileListenersSet'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Files of these names are no longer written to.',
    },
    PassThru: { type: t.switch, default: false, sets: [set], help: 'Write the sources.' },
  },
  outputs: ['System.Management.Automation.PSTraceSource'],
  examples: [
    {
      code: '(Set-TraceSource TypeConversion -Option ExecutionFlow -PassThru).Options',
      output: 'ExecutionFlow',
    },
    {
      code: "Set-TraceSource ParameterBinding -FilePath t.txt; Set-TraceSource ParameterBinding -RemoveListener 't*'; (Get-TraceSource ParameterBinding).Listeners.Name",
      output: 'Default',
    },
  ],
  run(cmd, parameters) {
    const { Option, RemoveListener, RemoveFileListener, PassThru } = parameters;
    const isRemoval = cmd.parameterSet !== set;
    const listeners = isRemoval ? [] : makeListeners(cmd, parameters);
    const removed = (RemoveListener ?? RemoveFileListener ?? []).map((text) => new WildcardPattern(text, true));
    return {
      process({ Name }) {
        const { found, unmatched } = matchingSources(Name);
        if (isRemoval) writeNotFound(cmd, unmatched);
        else found.push(...preconfiguredSources(unmatched));
        for (const source of found) {
          source.listeners = source.listeners.filter((listener) => {
            const stays =
              (RemoveFileListener !== undefined && !(listener instanceof TextWriterTraceListener)) ||
              !removed.some((pattern) => pattern.isMatch(listener.name));
            if (!stays) listener.close();
            return stays;
          });
          source.listeners.push(...listeners);
          if (Option !== undefined) source.options = optionBits(Option, traceOptionType.netType);
          if (PassThru) cmd.writeObject(source);
        }
      },
    };
  },
}));
