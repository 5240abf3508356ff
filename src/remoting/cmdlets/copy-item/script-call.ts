/** A script that a cmdlet runs in one session for itself: what it outputs is taken by the cmdlet, its other streams are shown. */
import type { CmdletRuntime } from '../../../runtime/cmdlets/cmdlet-runtime.js';
import { RaisedError } from '../../../runtime/engine/raised-error.js';
import { fromWire, toWire } from '../../../runtime/serialization/index.js';
import type { RelayedCall } from '../../client/host-relay.js';
import type { PipelineEnd } from '../../client/pipeline-registry.js';
import { messages } from '../../messages.js';
import type { NextReport } from '../../services.js';
import { performHostCall } from '../host-calls.js';
import type { PSSession } from '../ps-session.js';
import { ReceivedOutput } from '../received-output.js';

export class ScriptCall {
  readonly #pipeline: string;
  readonly #received: ReceivedOutput;
  #output: string[] = [];
  #ended: PipelineEnd | null = null;

  constructor(
    private readonly cmd: CmdletRuntime,
    private readonly session: PSSession,
    text: string,
    parameters: Readonly<Record<string, unknown>>,
    takesInput = false,
  ) {
    this.#received = new ReceivedOutput(cmd, false);
    const given = Object.entries(parameters).map(([name, value]) => ({ name, clixml: toWire(value) }));
    this.#pipeline = cmd.io.call('remoting.start', {
      session: session.info.instanceId,
      statements: [[{ text, isScript: true, parameters: given }]],
      noInput: !takesInput,
    });
  }

  /** Sends objects (as CLIXML); waits until there is room for more. False when the script has ended already. */
  send(clixml: readonly string[]): boolean {
    this.#read(false);
    if (this.#ended !== null) return false;
    this.cmd.io.call('remoting.input', { pipeline: this.#pipeline, clixml });
    return true;
  }

  endInput(): void {
    if (this.#ended === null) this.cmd.io.call('remoting.endInput', { pipeline: this.#pipeline });
  }

  /** What the script outputs, as CLIXML, until it has ended. Throws RaisedError where an error ended it. */
  *output(): Generator<string> {
    for (;;) {
      const output = this.#output;
      this.#output = [];
      yield* output;
      if (this.#output.length > 0) continue;
      if (this.#ended !== null) break;
      this.#read(true);
    }
    this.#throwFailure(this.#ended);
  }

  /** As `output`, all of it, as values. */
  results(): unknown[] {
    return [...this.output()].map((clixml) => fromWire(clixml));
  }

  /** Stops the script when it still runs. */
  abandon(): void {
    if (this.#ended !== null) return;
    const request = { pipeline: this.#pipeline, forget: true };
    this.cmd.io.call('remoting.stop', request, { uninterruptible: true });
  }

  #read(wait: boolean): void {
    const { batches } = this.cmd.io.call<NextReport>('remoting.next', { pipelines: [this.#pipeline], wait });
    for (const batch of batches) {
      for (const [stream, content] of batch.items) {
        if (stream === 'output') this.#output.push(content as string);
        else if (stream === 'host') performHostCall(this.cmd, this.#pipeline, content as RelayedCall);
        else if (stream !== 'notice' && stream !== 'exit')
          this.#received.write(stream, fromWire(content as string), this.session);
      }
      if (batch.ended) this.#ended = batch.ended;
    }
  }

  #throwFailure({ state, error, lost }: PipelineEnd): void {
    if (lost !== null) {
      const exception = 'System.Management.Automation.Remoting.PSRemotingTransportException';
      const text = `${messages.copyInterrupted} ${lost}`;
      throw new RaisedError(this.cmd.error('JobFailure', 'OpenError', this.session, text, exception), true);
    }
    if (state === 'Failed' && error !== null)
      throw new RaisedError(this.#received.errorFrom(fromWire(error.clixml), this.session), true);
  }
}
