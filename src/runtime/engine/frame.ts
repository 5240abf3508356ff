/**
 * A frame: one running block of script. Compiled code takes it as its only argument and finds there its variables (the
 * scope's slots), its output and the call it belongs to. Hot: one is made for each function call.
 */
import type { Ast } from '../../parser/index.js';
import type { Sink } from '../pipeline/sink.js';
import type { StreamSet } from '../pipeline/streams.js';
import { deepCalls, prepareForDeepCalls } from './call-depth.js';
import type { ExecutionContext } from './execution-context.js';
import type { FrameCall } from './frame-call.js';
import type { Scope } from './scope.js';
import type { ScriptBlock } from './script-block.js';

export class Frame {
  readonly slots: unknown[];
  /** The statement that runs: where an error is, and where a call came from. */
  position: Ast | null = null;
  /** Folded label of the break or continue under way, or null. */
  label: string | null = null;
  /** What `return` gave in a method of a class. */
  returned: unknown = undefined;
  /** The call that made this frame; null for blocks that belong to their caller. */
  call: FrameCall | null = null;
  /** $PSBoundParameters of a block with parameters that was invoked and not called, as a method invokes one. */
  boundParameters: (() => unknown) | null = null;
  /** The frame that runs a block of a pipeline by writing to it, when that is not `caller`: stack traces go through it. */
  enteredFrom: Frame | null = null;
  /** How many frames are around this one. */
  readonly depth: number;

  constructor(
    readonly engine: ExecutionContext,
    readonly scope: Scope,
    public out: Sink,
    public streams: StreamSet,
    readonly caller: Frame | null,
    readonly block: ScriptBlock | null,
    /** Name of the function or script for stack traces; null for what belongs to its caller. */
    readonly name: string | null,
  ) {
    this.slots = scope.slots;
    this.depth = caller === null ? 0 : caller.depth + 1;
    if (this.depth === deepCalls) prepareForDeepCalls();
  }

  /** True for the frame of a script file, which stack traces do not name. */
  get isScriptFile(): boolean {
    return this.call?.command.commandType === 'ExternalScript';
  }

  /** The frame of the function or script whose $MyInvocation, $PSBoundParameters and $PSCmdlet hold here. */
  get callFrame(): Frame | null {
    for (let frame: Frame | null = this; frame !== null; frame = frame.caller) if (frame.call !== null) return frame;
    return null;
  }
}
