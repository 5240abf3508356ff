/**
 * The states of runspace pools and pipelines with their numbers on the wire (MS-PSRP 2.2.3.4, 2.2.3.5). Above Broken the
 * specification and .NET number differently, and those states never travel: a session knows them by name only.
 */
import type { PipelineState, RunspaceState } from '../../runtime/runspaces/runspace.js';

export type { PipelineState, RunspaceState };

const runspaceStates: readonly RunspaceState[] = ['BeforeOpen', 'Opening', 'Opened', 'Closed', 'Closing', 'Broken'];
const pipelineStates: readonly PipelineState[] = [
  'NotStarted',
  'Running',
  'Stopping',
  'Stopped',
  'Completed',
  'Failed',
];

export function runspaceStateOf(value: number): RunspaceState | undefined {
  return runspaceStates[value];
}
export function runspaceStateNumber(state: RunspaceState): number {
  return runspaceStates.indexOf(state);
}
export function pipelineStateOf(value: number): PipelineState | undefined {
  return pipelineStates[value];
}
export function pipelineStateNumber(state: PipelineState): number {
  return pipelineStates.indexOf(state);
}

/** True when nothing more will come from a pipeline. */
export function isFinal(state: PipelineState): state is 'Stopped' | 'Completed' | 'Failed' {
  return state === 'Stopped' || state === 'Completed' || state === 'Failed';
}
