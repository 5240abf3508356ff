/** The runtime's face to the asynchronous side: services and their server, without the engine. */
export { requestStop, serveIo, wake } from './io/server.js';
export { runtimeServices } from './io/services/index.js';
export { LocalRunspace, type LocalRunspaceOptions } from './runspaces/local-runspace.js';
