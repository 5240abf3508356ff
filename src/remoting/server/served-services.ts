/** The services of an engine that serves others: programs get neither end of the session, nor our terminal. */
import type { ServiceContext, ServiceHandler, ServiceTable } from '../../runtime/io/service.js';
import type { StartRequest, StreamRequest } from '../../runtime/io/services/process.js';
import { runtimeServices } from '../../runtime/io-side.js';
import { remotingServices } from '../services.js';

/** What a program would share with the shell is nothing here. */
const startApart: ServiceHandler = (request: StartRequest, context) => {
  const apart = (stream: StreamRequest) => (stream === 'inherit' ? 'ignore' : stream);
  const start = runtimeServices['process.start'] as (request: StartRequest, context: ServiceContext) => unknown;
  return start({ ...request, stdin: apart(request.stdin), stdout: apart(request.stdout) }, context);
};

export const servedServices: ServiceTable = {
  ...runtimeServices,
  ...remotingServices,
  'process.start': startApart,
};
