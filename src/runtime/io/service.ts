/** What a service of the asynchronous side is: a name and a handler. Adding an asynchronous ability is adding one of these. */
import type { AsyncHost } from '../host/host-call.js';

export interface ServiceContext {
  /** Aborted when the caller was stopped or went away. */
  signal: AbortSignal;
  /** The host of the runspace that calls. */
  host: AsyncHost;
}
export type ServiceHandler = (request: never, context: ServiceContext) => unknown;

/** Services by `area.operation`. Handlers may be loaded on first use: `() => import(...)`. */
export type ServiceTable = Record<string, ServiceHandler>;
