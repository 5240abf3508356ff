/**
 * PipelineProcessor: runs a pipeline. All commands are bound, then each begins, the first one's objects are pushed through,
 * each ends, each is disposed of whatever happened (about_Pipelines; the order is PowerShell's).
 */

import type { CommandAst } from '../../parser/index.js';
import type { CommandArgument } from '../binding/command-argument.js';
import { CommandSite, type EvaluatedSite } from '../compiler/commands/command.js';
import type { PipelineStage } from '../compiler/commands/pipeline.js';
import { applyRedirections, type Redirected } from '../compiler/commands/redirections.js';
import {
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from '../engine/command-info.js';
import { debugging } from '../engine/debugger/debugging.js';
import type { Frame } from '../engine/frame.js';
import { StopUpstreamSignal } from '../engine/signals.js';
import { CmdletProcessor } from './cmdlet-processor.js';
import type { CommandProcessor } from './command-processor.js';
import { asksForHelp, helpCall } from './help-request.js';
import { NativeProcessor } from './native-processor.js';
import { ScriptProcessor } from './script-processor.js';
import { type Sink, writeExpressionValue } from './sink.js';
import type { StreamSet } from './streams.js';

export function makeProcessor(f: Frame, command: CommandInfo, ast: CommandAst | null, dot: boolean): CommandProcessor {
  if (command instanceof FunctionInfo) return new ScriptProcessor(f, command, ast, command.scriptBlock, dot);
  if (command instanceof CmdletInfo) return new CmdletProcessor(f, command, ast);
  if (command instanceof ScriptInfo) return new ScriptProcessor(f, command, ast, command.scriptBlock, dot);
  if (command instanceof ExternalScriptInfo) return new ScriptProcessor(f, command, ast, command.load(), dot);
  if (command instanceof ApplicationInfo) return new NativeProcessor(f, command, ast);
  throw new Error(`No processor for a ${command.commandType}`);
}

interface Stage {
  processor: CommandProcessor;
  args: readonly CommandArgument[];
  redirected: Redirected | null;
  setsSucceeded?: boolean;
}

/** Runs the stages of a compiled pipeline with its output going to `out`. */
export function runPipeline(f: Frame, stages: readonly PipelineStage[], out: Sink): void {
  const commands: Stage[] = [];
  // An expression in front is no command, and not counted.
  const before = stages[0] instanceof CommandSite ? 0 : 1;
  const iterations = new Array<number>(stages.length - before + 1).fill(0);
  let source: ((first: Sink) => void) | null = null;
  const { length } = stages;
  const evaluated = stages.map((stage) => {
    if (stage instanceof CommandSite) return stage.prepare(f);
    // An expression in front: its value is worked out now, its elements are pushed when all commands have begun.
    const value = stage.value(f);
    source = (first) => writeExpressionValue(first, value);
    return null;
  });
  for (let i = 0; i < length; i++) {
    const stage = stages[i] as PipelineStage;
    if (!(stage instanceof CommandSite)) continue;
    const call = stage.call(f, evaluated[i] as EvaluatedSite);
    let processor = makeProcessor(call.frame, call.command, stage.ast, stage.dot);
    let { args } = call;
    const help = asksForHelp(args) ? helpCall(f, processor.command) : null;
    if (help !== null) {
      processor = makeProcessor(f, help.command, stage.ast, false);
      ({ args } = help);
    }
    if (debugging.active) f.engine.debugger.atCommand(f, processor.command, stage.name ?? '');
    processor.iterations = iterations;
    processor.pipelineLength = length - before;
    processor.pipelinePosition = i + 1 - before;
    processor.expectsInput = i > 0;
    commands.push({ processor, args, redirected: null });
  }
  connect(f, stages, commands, out);
  run(f, commands, source);
}

/** Gives every command its output: the next command, through its redirections. */
function connect(f: Frame, stages: readonly PipelineStage[], commands: Stage[], out: Sink): void {
  const offset = stages.length - commands.length;
  for (let i = commands.length - 1; i >= 0; i--) {
    const stage = commands[i] as Stage;
    const next: Sink = i + 1 < commands.length ? (commands[i + 1] as Stage).processor : out;
    const site = stages[i + offset] as CommandSite;
    if (site.redirections.length > 0) {
      stage.redirected = applyRedirections(f, site.redirections, next, f.streams);
      stage.processor.out = stage.redirected.out;
      stage.processor.streams = stage.redirected.streams;
    } else {
      stage.processor.out = next;
      stage.processor.streams = f.streams;
    }
  }
}

/** A command with given arguments, without a place in any script. */
export interface GivenCommand {
  command: CommandInfo;
  args: readonly CommandArgument[];
  /** Runs in the caller's scope. */
  dot?: boolean;
  /** Where its other streams go, if not where the frame's go; `next` is where its output goes. */
  streams?: (next: Sink) => StreamSet;
  /** A command line: `$?` is what its last statement left. */
  setsSucceeded?: boolean;
}

/** Runs one command with given arguments: what Invoke-Command, aliases of methods and the host use. */
export function runCommand(
  f: Frame,
  command: CommandInfo,
  args: readonly CommandArgument[],
  input: Iterable<unknown> | null,
  out: Sink,
): void {
  runCommands(f, [{ command, args }], input, out);
}

/** Runs a pipeline of commands with given arguments; `input` goes into the first of them. */
export function runCommands(
  f: Frame,
  given: readonly GivenCommand[],
  input: Iterable<unknown> | null,
  out: Sink,
): void {
  const iterations = new Array<number>(given.length + 1).fill(0);
  const stages = given.map(({ command, args, dot, setsSucceeded }, i): Stage => {
    const processor = makeProcessor(f, command, null, dot ?? false);
    processor.iterations = iterations;
    processor.pipelineLength = given.length;
    processor.pipelinePosition = i + 1;
    processor.expectsInput = i > 0 || input !== null;
    return { processor, args, redirected: null, setsSucceeded };
  });
  stages.forEach(({ processor }, i) => {
    const next = stages[i + 1]?.processor ?? out;
    processor.out = next;
    processor.streams = given[i]?.streams?.(next) ?? f.streams;
  });
  const source =
    input === null
      ? null
      : (first: Sink) => {
          for (const item of input) first.write(item);
        };
  run(f, stages, source);
}

function run(f: Frame, commands: readonly Stage[], source: ((first: Sink) => void) | null): void {
  const { engine } = f;
  const first = (commands[0] as Stage).processor;
  let from = 0;
  if (engine.stop[0] !== 0) engine.throwIfStopped();
  // A command line may ask for `$?` of the one before it.
  if (!commands[0]?.setsSucceeded) engine.lastSucceeded = true;
  try {
    for (const { processor, args } of commands) processor.prepare(args);
    try {
      beginAll(commands);
      if (source === null) first.processNothing();
      else source(first);
    } catch (thrown) {
      from = resumeAt(commands, thrown);
    }
    for (let i = from; i < commands.length; i++) {
      try {
        const { processor, setsSucceeded } = commands[i] as Stage;
        processor.end();
        if (setsSucceeded) processor.failed ||= !engine.lastSucceeded;
      } catch (thrown) {
        const resume = resumeAt(commands, thrown);
        if (resume <= i) throw thrown;
        i = resume - 1;
      }
    }
  } finally {
    for (const { processor } of commands) processor.dispose();
    for (const { redirected } of commands) redirected?.close();
  }
  let failed = false;
  for (const { processor } of commands) failed ||= processor.failed;
  engine.lastSucceeded = !failed;
}

function beginAll(commands: readonly Stage[]): void {
  for (const { processor } of commands) processor.waiting = true;
  for (const { processor } of commands) processor.start();
}

/** Select-Object -First ends what is in front of it: the pipeline goes on with its own end. Anything else is thrown on. */
function resumeAt(commands: readonly Stage[], thrown: unknown): number {
  if (thrown instanceof StopUpstreamSignal) {
    const index = commands.findIndex((c) => c.processor === thrown.requester);
    if (index >= 0) return index;
  }
  throw thrown;
}
