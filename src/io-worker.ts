/** The services of a headless shell, in a worker of their own; started when the engine first waits for something. */
import { workerData } from 'node:worker_threads';
import { remotingServices } from './remoting/services.js';
import { runtimeServices, serveIo } from './runtime/io-side.js';

const { port, shared } = workerData;
serveIo(
  port,
  shared,
  { ...runtimeServices, ...remotingServices },
  { call: () => Promise.reject(new Error('There is no prompt in this shell.')) },
);
