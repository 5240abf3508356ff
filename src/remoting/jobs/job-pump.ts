/**
 * Brings the jobs that run elsewhere what has come for them. The services tell by `remoting.next`, which answers when there is
 * something; a thread of the shell waits for the answer, so that the jobs go on wherever the shell waits.
 */
import type { ExecutionContext } from '../../runtime/engine/execution-context.js';
import { IoError, type IoPending } from '../../runtime/io/client.js';
import { EngineThread } from '../../runtime/threads/engine-thread.js';
import type { Steps } from '../../runtime/threads/scheduler.js';
import type { PipelineBatch } from '../client/pipeline-registry.js';
import type { NextReport, NextRequest, OpeningReport } from '../services.js';

/** Who wants to know: of an opening until it has its session, of a pipeline until it has ended. */
export interface Watcher {
  opened(report: OpeningReport): void;
  brought(batch: PipelineBatch): void;
}

export class JobPump {
  readonly #openings = new Map<string, Watcher>();
  readonly #pipelines = new Map<string, Watcher>();
  #asked: IoPending | null = null;
  #isRunning = false;

  constructor(readonly engine: ExecutionContext) {}

  watchOpening(id: string, watcher: Watcher): void {
    this.#openings.set(id, watcher);
    this.#askAgain();
  }
  watchPipeline(id: string, watcher: Watcher): void {
    this.#pipelines.set(id, watcher);
    this.#askAgain();
  }
  forget(id: string): void {
    this.#openings.delete(id);
    this.#pipelines.delete(id);
  }

  /** The question under way does not name the new one: it is taken back, and asked anew. */
  #askAgain(): void {
    this.#asked?.cancel();
    if (this.#isRunning) return;
    this.#isRunning = true;
    const end = (thrown: unknown) => {
      this.#isRunning = false;
      if (thrown !== undefined && !(thrown instanceof IoError)) throw thrown;
    };
    new EngineThread(this.engine, this.#steps(), end).start();
  }

  *#steps(): Steps {
    while (this.#openings.size > 0 || this.#pipelines.size > 0) {
      const request: NextRequest = {
        openings: [...this.#openings.keys()],
        pipelines: [...this.#pipelines.keys()],
        wait: true,
      };
      const asked = this.engine.io.start('remoting.next', request);
      this.#asked = asked;
      yield { until: () => asked.isReady };
      this.#asked = null;
      this.#take(asked.wait<NextReport>());
    }
  }

  #take({ openings, batches }: NextReport): void {
    for (const report of openings) {
      const watcher = this.#openings.get(report.opening);
      if (!('call' in report)) this.#openings.delete(report.opening);
      watcher?.opened(report);
    }
    for (const batch of batches) {
      const watcher = this.#pipelines.get(batch.pipeline);
      if (batch.ended) this.#pipelines.delete(batch.pipeline);
      watcher?.brought(batch);
    }
  }
}

const pumps = new WeakMap<ExecutionContext, JobPump>();

export function jobPumpOf(engine: ExecutionContext): JobPump {
  let pump = pumps.get(engine);
  if (pump === undefined) {
    pump = new JobPump(engine);
    pumps.set(engine, pump);
  }
  return pump;
}
