/** A thread of the shell: the steps of a pipeline in an engine of its own, which the scheduler takes further in turns. */
import { currentEngine, setCurrentEngine } from '../engine/current-engine.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { PipelineStoppedSignal } from '../engine/signals.js';
import { SharedWord, StopRequest } from '../io/client.js';
import { type Pause, type Steps, scheduler } from './scheduler.js';

const anyTime: Pause = {};

export class EngineThread {
  isDone = false;
  #pause: Pause = anyTime;
  /** It is on the stack: what it waits for runs above it. */
  #isRunning = false;
  #isStopping = false;

  constructor(
    readonly engine: ExecutionContext,
    readonly steps: Steps,
    /** Called when the steps have ended; `thrown` is undefined when nothing was thrown. */
    readonly onEnd: (thrown: unknown) => void,
  ) {}

  start(): void {
    scheduler.add(this);
  }

  get isDue(): boolean {
    if (this.#isRunning) return false;
    if (this.#isStopping) return true;
    const { until, at } = this.#pause;
    if (until?.()) return true;
    return at === undefined ? until === undefined : performance.now() >= at;
  }
  /** Its place among those that can go on: who was to wake first runs first. */
  get dueAt(): number {
    return this.#pause.at ?? 0;
  }
  /** When to look at it again; conditions are looked at every `interval` milliseconds. */
  wakesAt(interval: number): number {
    if (this.#isRunning) return Number.POSITIVE_INFINITY;
    const { until, at } = this.#pause;
    return Math.min(at ?? Number.POSITIVE_INFINITY, until ? performance.now() + interval : Number.POSITIVE_INFINITY);
  }

  /** Runs to the next pause. Never throws. */
  step(): void {
    const outer = currentEngine();
    setCurrentEngine(this.engine);
    this.#isRunning = true;
    try {
      const stops = this.#isStopping && this.engine.stop[SharedWord.Stop] === StopRequest.Stop;
      this.#isStopping = false;
      const { done, value } = stops ? this.steps.throw(new PipelineStoppedSignal()) : this.steps.next();
      if (done) this.#end(undefined);
      else this.#pause = value;
    } catch (thrown) {
      this.#end(thrown);
    } finally {
      this.#isRunning = false;
      setCurrentEngine(outer);
    }
  }

  #end(thrown: unknown): void {
    this.isDone = true;
    scheduler.remove(this);
    this.onEnd(thrown);
  }

  /** Asks it to stop; finally blocks run, then `onEnd` is called. */
  stop(): void {
    if (this.isDone) return;
    this.engine.stop[SharedWord.Stop] = StopRequest.Stop;
    this.#isStopping = true;
  }
}
