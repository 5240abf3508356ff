/**
 * A command in a running pipeline. It takes objects (`write`) and pushes what it makes into `out`. The kinds: script-processor.ts
 * (functions, scripts, script blocks), cmdlet-processor.ts and native-processor.ts.
 */
import type { CommandAst } from '../../parser/index.js';
import type { CommandArgument } from '../binding/command-argument.js';
import type { CommandMetadata } from '../binding/metadata.js';
import type { CommandInfo } from '../engine/command-info.js';
import type { Frame } from '../engine/frame.js';
import { isSignal } from '../engine/signals.js';
import { NetException } from '../objects/net-exception.js';
import { ByteSink, NullSink, type Sink } from './sink.js';
import { StreamSet } from './streams.js';

export abstract class CommandProcessor extends ByteSink {
  /** Set by the pipeline before `prepare`. */
  out: Sink = NullSink.instance;
  streams: StreamSet = StreamSet.default;
  /** A non-terminating error was written: `$?` will be false. */
  failed = false;
  pipelineLength = 1;
  /** 1-based. */
  pipelinePosition = 1;
  /** InvocationInfo's PipelineIterationInfo, shared by the commands of the pipeline. */
  iterations: number[] = [];
  expectsInput = false;
  /** It has not begun: it does with the first object that it gets, or when it is its turn. */
  waiting = false;

  constructor(
    /** The caller. */
    readonly frame: Frame,
    readonly command: CommandInfo,
    readonly ast: CommandAst | null,
  ) {
    super();
  }

  /** True when it wants a native program's output as bytes, not as lines. */
  get takesBytes(): boolean {
    return false;
  }
  /**
   * What the command takes, with the dynamic parameters that these arguments call for: for Get-Command, nothing will run. Null
   * for a native program. Throws a ParameterBindingException when there are arguments and they do not fit.
   */
  describe(_args: readonly CommandArgument[]): CommandMetadata | null {
    return null;
  }
  /** Binds the arguments. Throws a ParameterBindingException. */
  abstract prepare(args: readonly CommandArgument[]): void;
  abstract begin(): void;
  abstract override write(value: unknown): void;
  /** Begins, if it still waits. */
  start(): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.begin();
  }
  /** Called only where `takesBytes` says so. */
  override writeBytes(bytes: Uint8Array): void {
    this.write(bytes);
  }
  /** Counts an object that the command deals with, or the one time that it runs without. */
  protected countIteration(isGiven: boolean): void {
    const { iterations, pipelinePosition } = this;
    if (iterations.length === 0) return;
    if (isGiven && pipelinePosition === 1) (iterations[0] as number)++;
    (iterations[pipelinePosition] as number)++;
  }
  /** Called instead of `write` at the head of a pipeline: there is no object, but process runs once. */
  abstract processNothing(): void;
  abstract end(): void;
  /** Runs whatever happened: clean blocks, open files. */
  dispose(): void {}
}

/** Binds as far as it goes: without arguments, what is missing does not matter, and dynamic parameters may fail. */
export function bindForDescription(bind: () => void, args: readonly CommandArgument[]): void {
  try {
    bind();
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    const isDynamic = thrown instanceof NetException && thrown.errorRecord?.errorId === 'GetDynamicParametersException';
    if (args.length > 0 && !isDynamic) throw thrown;
  }
}
