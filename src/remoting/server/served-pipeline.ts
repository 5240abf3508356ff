/** A client's pipeline on its way through a served session: its input until the engine takes it, and its end. */
import type { PipelineInput, PipelineRequest } from '../../runtime/runspaces/served-pipeline.js';
import type { HostInfo } from '../protocol/host-info.js';

/** Input objects that go to the engine at once. */
const inputBatch = 500;

export class PipelineOfClient {
  /** Stops it: at once while it waits for a runspace, else through its runspace. */
  stop: () => void = () => {
    this.isStopped = true;
  };
  isStopped = false;
  /** Settles when its last message is on its way. */
  ended: Promise<void> = Promise.resolve();
  #objects: string[] = [];
  #inputEnded = false;
  #wake: (() => void) | null = null;

  constructor(
    readonly request: PipelineRequest,
    readonly hostInfo: HostInfo,
    /** It may run inside of another pipeline's wait. */
    readonly isNested: boolean,
  ) {}

  addInput(clixml: string): void {
    this.#objects.push(clixml);
    this.#wake?.();
  }
  endInput(): void {
    this.#inputEnded = true;
    this.#wake?.();
  }

  /** What has come; waits for the first of it, or for the end of all, or until the signal is aborted. */
  async takeInput(signal: AbortSignal): Promise<PipelineInput> {
    while (this.#objects.length === 0 && !this.#inputEnded && !signal.aborted)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    const objects = this.#objects.splice(0, inputBatch);
    return { objects, ended: this.#inputEnded && this.#objects.length === 0 };
  }
}
