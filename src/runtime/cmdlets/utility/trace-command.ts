/**
 * Trace-Command runs a script block or a command while trace sources tell what they do. They tell nothing of what happens to
 * the output: it is written when the tracing has been turned off again.
 */

import { parameterWord } from '../../binding/command-argument.js';
import { currentEngine } from '../../engine/current-engine.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import { SteppablePipeline } from '../../engine/steppable-pipeline.js';
import type { TraceListener } from '../../engine/tracing/trace-listener.js';
import { TraceOption, type TraceSource } from '../../engine/tracing/trace-source.js';
import { hooks } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import {
  listenerParameters,
  makeListeners,
  matchingSources,
  optionBits,
  preconfiguredSources,
  traceOptionType,
} from './trace-listeners.js';

export const TraceCommand = cmdlet('Trace-Command', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Runs something, and tells what the engine does for it.',
  defaultSet: 'expressionSet',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'Input of what is run: $_ of a script block.' },
    Name: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      wildcards: true,
      help: 'Names of the trace sources.',
    },
    Option: { type: traceOptionType, position: 2, help: 'What they tell.', defaultText: 'All' },
    Expression: {
      type: t.scriptBlock,
      sets: { expressionSet: { mandatory: true, position: 1 } },
      help: 'What to run.',
    },
    Command: { type: t.string, sets: { commandSet: { mandatory: true, position: 1 } }, help: 'The command to run.' },
    ArgumentList: {
      type: t.array(t.object),
      sets: { commandSet: { remaining: true } },
      aliases: ['Args'],
      help: 'Its arguments.',
    },
    ...listenerParameters(),
  },
  examples: [
    {
      code: 'Trace-Command ParameterBinding { Get-Date 2024-03-05 -Format yyyy } -FilePath t.txt; (Get-Content t.txt)[0]',
      output: '2024\nParameterBinding Information: 0 : BIND NAMED cmd line args [Get-Date]',
    },
    { code: '5 | Trace-Command TypeConversion { $_ + 1 }', output: '6' },
    {
      code: "'b', 'a' | Trace-Command ParameterBinding -Command Sort-Object -ArgumentList -Descending",
      output: 'b\na',
    },
  ],
  run(cmd, parameters) {
    const { Name, Option, Expression, Command, ArgumentList } = parameters;
    const { found, unmatched } = matchingSources(Name);
    const listeners = makeListeners(cmd, parameters);
    const options = Option === undefined ? TraceOption.All : optionBits(Option, traceOptionType.netType);
    const sources = [...found, ...preconfiguredSources(unmatched)];
    const traced = <T>(work: () => T) => whileTracing(sources, options, listeners, work);
    const pipeline = Command === undefined ? null : pipelineOf(Command, ArgumentList ?? []);
    let hasBegun = false;
    return {
      process({ InputObject }) {
        if (pipeline === null)
          cmd.writeEnumerated(traced(() => cmd.invokeBlock(Expression as ScriptBlock, InputObject)));
        else if (cmd.isBound('InputObject'))
          cmd.writeEnumerated(
            traced(() => {
              if (!hasBegun) pipeline.begin(true);
              hasBegun = true;
              return pipeline.process(InputObject);
            }),
          );
      },
      end() {
        if (pipeline === null) return;
        const rest = traced(() => {
          if (hasBegun) return [pipeline.end()].flat();
          pipeline.begin(false);
          return [pipeline.processNothing(), pipeline.end()].flat();
        });
        cmd.writeEnumerated(rest);
      },
      dispose() {
        pipeline?.dispose();
        for (const listener of listeners) listener.close();
      },
    };
  },
}));

/** Has the sources write to these listeners, too, and puts things back as they were. */
function whileTracing<T>(
  sources: readonly TraceSource[],
  options: number,
  listeners: readonly TraceListener[],
  work: () => T,
): T {
  const saved = sources.map((source) => [source, source.options, source.listeners] as const);
  for (const source of sources) {
    source.listeners = [...source.listeners, ...listeners];
    source.options = options;
  }
  try {
    return work();
  } finally {
    for (const [source, before, own] of saved) {
      source.listeners = own;
      source.options = before;
    }
  }
}

/** Words that begin with a dash are parameters, as on a command line. */
function pipelineOf(command: string, args: readonly unknown[]): SteppablePipeline {
  const block = hooks.parseScriptBlock(`& '${command.replaceAll("'", "''")}' @args`) as ScriptBlock;
  const words = args.map((value) => {
    const name = typeof value === 'string' ? /^-([\p{L}_?][^:]*):?$/u.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    return parameterWord({ name, value: null, hasValue: false, extent: null, text: String(value), fromSplat: false });
  });
  return SteppablePipeline.of(currentEngine().frame, block, words);
}
