/** The jobs of a session, in the order in which they were made. */
import type { Job } from './job.js';

export class JobRepository {
  readonly #jobs = new Map<number, Job>();

  get jobs(): Job[] {
    return [...this.#jobs.values()];
  }
  add(job: Job): void {
    this.#jobs.set(job.id, job);
  }
  remove(job: Job): void {
    this.#jobs.delete(job.id);
  }
  has(job: Job): boolean {
    return this.#jobs.has(job.id);
  }
}
