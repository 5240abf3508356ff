/** The end of a command line's pipeline: Out-Default, which formats what comes and hands it to the host; or the host itself. */

import type { ObjectOutput } from '../host/host-call.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { CallbackSink, type Sink } from '../pipeline/sink.js';
import type { ExecutionContext } from './execution-context.js';
import type { Frame } from './frame.js';

export class TopOutput {
  #processor: CommandProcessor;

  constructor(
    readonly engine: ExecutionContext,
    readonly frame: Frame,
  ) {
    this.#processor = this.#make();
    this.sink = new CallbackSink((value) => this.#processor.write(value));
    this.errorSink = this.sink;
  }
  readonly sink: Sink;
  /** Where errors go that nothing redirects: they are shown in order with the output. */
  readonly errorSink: Sink;

  #make(): CommandProcessor {
    const { engine, frame } = this;
    const command = engine.commands.resolve(frame.scope, 'Out-Default', null);
    const processor = makeProcessor(frame, command, null, false);
    processor.expectsInput = true;
    processor.prepare([]);
    processor.begin();
    return processor;
  }
  /** Shows what is held back (the rows of a table that is being measured); later objects begin anew. */
  flush(): void {
    this.#processor.end();
    this.#processor.dispose();
    this.engine.host.flush();
    this.#processor = this.#make();
  }
  end(): void {
    this.#processor.end();
    this.#processor.dispose();
    this.engine.host.flush();
  }
}

/** For a host that takes objects. */
export class ObjectTopOutput {
  readonly sink: Sink;
  readonly errorSink: Sink;

  constructor(
    readonly engine: ExecutionContext,
    output: ObjectOutput,
  ) {
    this.sink = new CallbackSink((value) => output.write(value, 'Output'));
    this.errorSink = new CallbackSink((value) => output.write(value, 'Error'));
  }
  end(): void {
    this.engine.host.flush();
  }
}
