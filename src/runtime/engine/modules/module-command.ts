/** The module cmdlets, run from within the engine: what they write and what they report is handed back. */
import type { CommandArgument } from '../../binding/command-argument.js';
import type { ErrorRecord } from '../../objects/error-record.js';
import { baseOf } from '../../objects/ps-object.js';
import { runCommand } from '../../pipeline/pipeline-processor.js';
import { CaptureSink } from '../../pipeline/sink.js';
import type { CommandInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import type { SessionState } from '../session-state.js';
import { frameIn } from './module-frame.js';
import type { PSModuleInfo } from './module-info.js';

export interface ModuleCommandResult {
  modules: PSModuleInfo[];
  errors: ErrorRecord[];
}

/** `session` null is that of the code that runs. Throws what ends the command. */
export function runModuleCommand(
  engine: ExecutionContext,
  name: 'Import-Module' | 'Get-Module' | 'Test-ModuleManifest',
  parameters: Readonly<Record<string, unknown>>,
  session: SessionState | null = null,
): ModuleCommandResult {
  const outer = engine.frame;
  const { lastSucceeded, tryDepth } = engine;
  const errors = new CaptureSink();
  const output = new CaptureSink();
  const frame = frameIn(engine, session ?? engine.currentSession);
  frame.streams = outer.streams.with({ error: errors });
  engine.frame = frame;
  // It is a pipeline of its own: a `try` around the script that caused it does not count.
  engine.tryDepth = 0;
  try {
    runCommand(frame, engine.commands.findCmdlet(name) as CommandInfo, argumentsOf(parameters), null, output);
  } finally {
    engine.frame = outer;
    engine.lastSucceeded = lastSucceeded;
    engine.tryDepth = tryDepth;
  }
  return { modules: output.array.map(baseOf) as PSModuleInfo[], errors: errors.array as ErrorRecord[] };
}

function argumentsOf(parameters: Readonly<Record<string, unknown>>): CommandArgument[] {
  return Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ({ name, value, hasValue: true, extent: null, text: `-${name}:`, fromSplat: true }));
}
