/** A cmdlet that another cmdlet runs within itself, object by object, and whose output nobody sees (Tee-Object). */
import type { CommandArgument } from '../binding/command-argument.js';
import type { CmdletDefinition } from '../cmdlets/cmdlet.js';
import { CmdletProcessor } from '../pipeline/cmdlet-processor.js';
import { CmdletInfo } from './command-info.js';
import type { Frame } from './frame.js';

export class CommandWrapper {
  readonly #processor: CmdletProcessor;

  /** Binds the parameters and begins. Throws what the command throws. */
  constructor(frame: Frame, cmdlet: CmdletDefinition, parameters: Readonly<Record<string, unknown>>) {
    this.#processor = new CmdletProcessor(frame, new CmdletInfo(cmdlet), null);
    this.#processor.expectsInput = true;
    this.#processor.streams = frame.streams;
    this.#processor.prepare(Object.entries(parameters).flatMap(([name, value]) => namedArgument(name, value)));
    this.#processor.begin();
  }
  process(value: unknown): void {
    this.#processor.write(value);
  }
  end(): void {
    this.#processor.end();
  }
  dispose(): void {
    this.#processor.dispose();
  }
}

function namedArgument(name: string, value: unknown): CommandArgument[] {
  return value === undefined
    ? []
    : [{ name, value, hasValue: true, extent: null, text: `-${name}:`, fromSplat: false }];
}
