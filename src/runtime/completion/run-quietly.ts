/** Running a command for a completer: its errors are nobody's business, and leave no trace. */
import type { CommandArgument } from '../binding/command-argument.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { Frame } from '../engine/frame.js';
import { isSignal } from '../engine/signals.js';
import { runCommand } from '../pipeline/pipeline-processor.js';
import { CaptureSink, NullSink } from '../pipeline/sink.js';
import { StreamSet } from '../pipeline/streams.js';

/** What the command writes; nothing where there is no such command, or where it fails. A switch is given as true. */
export function runQuietly(
  engine: ExecutionContext,
  name: string,
  parameters: Readonly<Record<string, unknown>> = {},
): unknown[] {
  return quietly(engine, () => {
    const command = engine.commands.find(engine.currentScope, name);
    if (command === null) return [];
    const { scope } = engine.frame;
    const frame = new Frame(engine, scope, NullSink.instance, StreamSet.default, engine.frame, null, null);
    const sink = new CaptureSink();
    const given = { ...parameters, ErrorAction: 'Ignore' };
    const args = Object.entries(given).map(
      ([parameter, value]): CommandArgument => ({
        ...{ name: parameter, value, hasValue: true, extent: null, text: null, fromSplat: false },
      }),
    );
    runCommand(frame, command, args, null, sink);
    return [...sink.array];
  });
}

/** Does something that may run script code; a failure leaves nothing behind, not even in $Error or `$?`. */
export function quietly<T>(engine: ExecutionContext, work: () => T[]): T[] {
  const { lastSucceeded } = engine;
  const errors = [...engine.errors.items];
  engine.tryDepth++;
  try {
    return work();
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    return [];
  } finally {
    engine.tryDepth--;
    engine.lastSucceeded = lastSucceeded;
    if (errors.length !== engine.errors.items.length || errors[0] !== engine.errors.items[0]) {
      engine.errors.items.splice(0, engine.errors.items.length, ...errors);
      engine.errors.version++;
    }
  }
}
