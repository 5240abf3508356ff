/**
 * A pipeline that a client made (MS-PSRP 2.2.2.10), in the engine that runs it: commands by name or script, the client's input,
 * and output as CLIXML. Formatting is the client's business, which sends Out-Default along where it wants text.
 */
import type { CommandArgument } from '../binding/command-argument.js';
import { type CommandInfo, ScriptInfo } from '../engine/command-info.js';
import type { ExecutionContext, RecordOutputStream } from '../engine/execution-context.js';
import type { Frame } from '../engine/frame.js';
import { type CommandLineOutput, type RunResult, runToHost } from '../engine/run-command-line.js';
import { parseScript } from '../engine/script-file.js';
import { receivedUsingValues, usingParameter } from '../engine/using-values.js';
import type { PipelineOutput } from '../host/worker-host.js';
import type { ErrorRecord } from '../objects/error-record.js';
import { isDictionary } from '../objects/hashtable.js';
import { baseOf } from '../objects/ps-object.js';
import { type GivenCommand, runCommands } from '../pipeline/pipeline-processor.js';
import { CallbackSink, NullSink, type Sink } from '../pipeline/sink.js';
import type { StreamName, StreamSet } from '../pipeline/streams.js';
import { fromWire, toWire } from '../serialization/index.js';

/** Where a stream of a command goes instead of to the client. */
export type Merge = 'output' | 'null';

export interface ServedCommand {
  /** A command's name, or script text. */
  text: string;
  isScript: boolean;
  useLocalScope: boolean;
  /** `name` is null for positional arguments and may have a dash and a colon; `clixml` is one object, '' for $null. */
  parameters: readonly { name: string | null; clixml: string }[];
  merge: Partial<Record<StreamName, Merge>>;
  /** It takes the errors that the commands before it have not merged elsewhere. */
  takesErrorsBefore: boolean;
}

export interface PipelineRequest {
  /** The client's id of the pipeline, which its output and its calls for input carry. */
  pipeline: string;
  /** Each a pipeline of commands; the first takes the input. */
  statements: readonly (readonly ServedCommand[])[];
  hasInput: boolean;
  /** What the session's history gets; null for nothing. */
  history: string | null;
  /** Streams whose records carry their InvocationInfo, as RemoteStreamOptions: 1 error, 2 warning, 4 debug, 8 verbose. */
  invocationInfoFor: number;
}

/** The answer of the service `pipeline.input`. */
export interface PipelineInput {
  /** CLIXML of each object. */
  objects: string[];
  ended: boolean;
}

const invocationBits: Partial<Record<PipelineOutput['stream'], number>> = {
  error: 1,
  warning: 2,
  debug: 4,
  verbose: 8,
};

export class ServedPipeline {
  /** CLIXML of the ErrorRecord that ended it. */
  error: string | undefined;

  constructor(
    private readonly engine: ExecutionContext,
    private readonly request: PipelineRequest,
    private readonly write: (output: PipelineOutput) => void,
  ) {}

  run(): RunResult {
    const { engine } = this;
    const output: CommandLineOutput = {
      sink: new CallbackSink((value) => this.#write('output', value)),
      errorSink: new CallbackSink((value) => this.#write('error', value)),
      formats: this.request.statements.some((commands) => commands.at(-1)?.text === 'Out-Default'),
      fail: (record) => this.#fail(record),
      end: () => engine.host.flush(),
    };
    const { recordOutput, usingValues, lastSucceeded } = engine;
    engine.recordOutput = (stream: RecordOutputStream, record) => {
      // Progress becomes a record where its host call passes on its way to the client.
      if (stream !== 'progress') this.#write(stream, record);
    };
    engine.usingValues = this.#usingValues() ?? usingValues;
    try {
      return runToHost(engine, (frame) => this.#runStatements(frame), output);
    } finally {
      engine.recordOutput = recordOutput;
      engine.usingValues = usingValues;
      // What the user did not type leaves `$?` alone.
      if (this.request.history === null) engine.lastSucceeded = lastSucceeded;
    }
  }

  #usingValues(): ReadonlyMap<string, unknown> | null {
    const parameters = this.request.statements.flat().flatMap((command) => command.parameters);
    const found = parameters.find(({ name }) => name === usingParameter);
    const values = found === undefined ? null : baseOf(fromWire(found.clixml));
    return isDictionary(values) ? receivedUsingValues(values) : null;
  }

  #write(stream: PipelineOutput['stream'], value: unknown): void {
    this.write({ pipeline: this.request.pipeline, stream, clixml: toWire(value, 1, this.#withInvocation(stream)) });
  }
  #withInvocation(stream: PipelineOutput['stream']): boolean {
    return (this.request.invocationInfoFor & (invocationBits[stream] ?? 0)) !== 0;
  }
  #fail(record: ErrorRecord): void {
    this.error = toWire(record);
  }

  #runStatements(frame: Frame): void {
    const { statements, hasInput } = this.request;
    statements.forEach((commands, i) => {
      runCommands(frame, this.#given(frame, commands), hasInput && i === 0 ? this.#input() : null, frame.out);
    });
  }

  #given(frame: Frame, commands: readonly ServedCommand[]): GivenCommand[] {
    const taker = commands.findLastIndex((command) => command.takesErrorsBefore);
    return commands.map((command, i): GivenCommand => {
      const merge = i < taker && !command.merge.error ? { ...command.merge, error: 'output' as const } : command.merge;
      return {
        command: this.#commandInfo(frame, command),
        dot: command.isScript && !command.useLocalScope,
        args: command.parameters.filter(({ name }) => name !== usingParameter).map(argumentOf),
        streams: (next) => mergedStreams(frame.streams, merge, next),
        setsSucceeded: command.isScript,
      };
    });
  }

  #commandInfo(frame: Frame, { isScript, text }: ServedCommand): CommandInfo {
    return isScript
      ? new ScriptInfo(parseScript(text, null, null))
      : this.engine.commands.resolve(frame.scope, text, null);
  }

  *#input(): Iterable<unknown> {
    for (;;) {
      const request = { pipeline: this.request.pipeline };
      const { objects, ended } = this.engine.io.call<PipelineInput>('pipeline.input', request);
      for (const clixml of objects) yield fromWire(clixml);
      if (ended) return;
    }
  }
}

/** `-Name` with nothing is bound as on a command line, where what follows may be its value. */
function argumentOf({ name, clixml }: ServedCommand['parameters'][number]): CommandArgument {
  const bare = name?.replace(/^-|:?\s*$/g, '') || null;
  const hasValue = name === null || !name.startsWith('-') || name.endsWith(':') || clixml !== '';
  const value = fromWire(clixml);
  return { name: bare, value, hasValue, extent: null, text: name, fromSplat: false };
}

function mergedStreams(streams: StreamSet, merge: ServedCommand['merge'], next: Sink): StreamSet {
  const changes = Object.entries(merge).map(([name, to]) => [name, to === 'null' ? NullSink.instance : next]);
  return changes.length === 0 ? streams : streams.with(Object.fromEntries(changes));
}
