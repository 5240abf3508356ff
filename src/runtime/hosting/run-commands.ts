/** Running commands that a program put together ([powershell], jobs) by steps in an engine. */
import type { CommandArgument } from '../binding/command-argument.js';
import { CmdletInfo, type CommandInfo, ScriptInfo } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { Frame } from '../engine/frame.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { parseScript } from '../engine/script-file.js';
import { Slot } from '../engine/slot-table.js';
import { PSEnumerator } from '../objects/enumerator.js';
import { runCommands } from '../pipeline/pipeline-processor.js';
import { ScriptProcessor } from '../pipeline/script-processor.js';
import type { Sink } from '../pipeline/sink.js';
import type { Steps } from '../threads/scheduler.js';
import type { PSDataStreams } from './data-streams.js';
import type { HostedCommand, HostedParameter } from './ps-command.js';

/** Where a run gets its objects from, and where what it writes goes. */
export interface RunEnds {
  /** Null for a pipeline without input. */
  input: readonly unknown[] | null;
  out: Sink;
  streams: PSDataStreams;
}

/** Runs the statements one after the other; all of them get the input. Throws what ended the run. */
export function* runStatements(
  engine: ExecutionContext,
  statements: readonly (readonly HostedCommand[])[],
  ends: RunEnds,
): Steps {
  yield* inSession(engine, ends, function* run(frame) {
    for (const commands of statements) {
      const [first] = commands as readonly [HostedCommand];
      if (commands.length === 1 && first.isScript) {
        const block = parseScript(first.commandText, null, engine.session);
        yield* runScript(frame, block, first, ends.input);
      } else yield* runPipelineOf(frame, commands, ends);
      yield {};
    }
  });
}

/** Runs one script block with arguments by position, in a scope of its own. */
export function* runBlock(
  engine: ExecutionContext,
  block: ScriptBlock,
  args: readonly unknown[],
  ends: RunEnds,
  prepare: (frame: Frame) => void = () => {},
): Steps {
  const parameters = args.map((value) => argumentOf({ name: null, value, hasValue: true }));
  yield* inSession(engine, ends, function* run(frame) {
    prepare(frame);
    const processor = processorOf(frame, block, true);
    yield* processor.steps(parameters, ends.input);
  });
}

/** Makes the engine's session that of a run: its errors, progress and output go to the ends. */
function* inSession(engine: ExecutionContext, ends: RunEnds, run: (frame: Frame) => Steps): Steps {
  const streams = ends.streams.streamSet;
  const frame = new Frame(engine, engine.globalScope, ends.out, streams, null, null, null);
  const outer = { frame: engine.frame, errorSink: engine.errorSink, progressSink: engine.progressSink };
  frame.slots[Slot.Input] = new PSEnumerator(ends.input ?? []);
  engine.frame = frame;
  engine.errorSink = streams.error as Sink;
  engine.progressSink = (record) => ends.streams.write('progress', record);
  engine.tryDepth = 0;
  try {
    yield* run(frame);
  } finally {
    engine.frame = outer.frame;
    engine.errorSink = outer.errorSink;
    engine.progressSink = outer.progressSink;
  }
}

function processorOf(frame: Frame, block: ScriptBlock, dot: boolean): ScriptProcessor {
  const processor = new ScriptProcessor(frame, new ScriptInfo(block), null, block, dot);
  processor.out = frame.out;
  processor.streams = frame.streams;
  return processor;
}

function* runScript(frame: Frame, block: ScriptBlock, command: HostedCommand, input: RunEnds['input']): Steps {
  const processor = processorOf(frame, block, !command.useLocalScope);
  yield* processor.steps(command.parameters.map(argumentOf), input);
}

function* runPipelineOf(frame: Frame, commands: readonly HostedCommand[], { input, out }: RunEnds): Steps {
  const { engine } = frame;
  const given = commands.map((command) => ({
    command: commandOf(frame, command),
    args: command.parameters.map(argumentOf),
    dot: command.isScript && !command.useLocalScope,
  }));
  const run = () => runCommands(frame, given, input, out);
  const [only] = given;
  if (given.length > 1 || !(only?.command instanceof CmdletInfo) || only.command.name !== 'Start-Sleep') return run();
  const pause = engine.io.attempt(run);
  if (pause !== null) yield pause;
}

function commandOf(frame: Frame, { commandText, isScript }: HostedCommand): CommandInfo {
  const { engine } = frame;
  if (isScript) return new ScriptInfo(parseScript(commandText, null, engine.session));
  return engine.commands.resolve(frame.scope, commandText, null);
}

function argumentOf({ name, value, hasValue }: Pick<HostedParameter, 'name' | 'value' | 'hasValue'>): CommandArgument {
  const plainName = name === null ? null : name.replace(/^-/, '').replace(/:$/, '');
  const text = plainName === null ? null : `-${plainName}`;
  return { name: plainName, value, hasValue, extent: null, text, fromSplat: plainName !== null && hasValue };
}
