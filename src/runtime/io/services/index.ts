/** The services of the runtime. Remoting adds its own at the composition roots. */
import type { ServiceTable } from '../service.js';
import { dnsServices } from './dns.js';
import { httpServices } from './http.js';
import { processServices } from './process.js';
import { smtpServices } from './smtp.js';
import { socketServices } from './socket.js';
import { tcpServices } from './tcp.js';
import { watchServices } from './watch.js';

export const runtimeServices: ServiceTable = {
  ...processServices,
  ...dnsServices,
  ...httpServices,
  ...socketServices,
  ...smtpServices,
  ...tcpServices,
  ...watchServices,
};
