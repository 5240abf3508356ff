/** Remoting's face to the composition roots: the services of the asynchronous side, and the sessions to enter. */
export { removeAllSessions, runspaceOf } from './client/session-records.js';
export { remotingServices } from './services.js';
