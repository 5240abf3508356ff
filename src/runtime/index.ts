/** The runtime's face to the composition roots. */
export { whenCallsAreDeep } from './engine/call-depth.js';
export { createEngine } from './engine/create-engine.js';
export type { ExecutionContext } from './engine/execution-context.js';
export { profileFiles } from './engine/profiles.js';
export { type RunResult, runCommandText, runScriptFile, runToHost } from './engine/run-command-line.js';
export { scriptArguments } from './engine/script-arguments.js';
export { powershellVersion, productName, productVersion } from './engine/version.js';
export { HeadlessHost } from './host/headless-host.js';
export { HostMethod } from './host/host-call.js';
export { sharedSize } from './io/client.js';
export { PortIoClient } from './io/port-client.js';
export { NetException } from './objects/net-exception.js';
export { serveRunspace, type WorkerStart } from './runspaces/serve-runspace.js';
export { fromClixml } from './serialization/index.js';
