/**
 * Control flow that crosses calls, as thrown values. Plain objects, not Errors: nothing captures a stack. Within one function
 * break, continue and return are completion codes (see compiler/completion.ts); a signal is thrown only to leave a call.
 */

/** `break` or `continue` that found no loop in its own block: the caller's loops may catch it. */
export class LoopSignal {
  constructor(
    readonly isContinue: boolean,
    /** Folded label, or null for the innermost loop. */
    readonly label: string | null,
  ) {}
}
/** `return` inside `$( )` and other places whose value is wanted. */
export class ReturnSignal {}
/** `exit`: ends the script file, or the shell. */
export class ExitSignal {
  constructor(
    readonly exitCode: number,
    readonly argument: unknown,
  ) {}
}
/** The pipeline was asked to stop (Ctrl+C). finally and clean blocks run while it passes. */
export class PipelineStoppedSignal {}
/** A command wants nothing more from upstream (Select-Object -First). `requester` is its processor. */
export class StopUpstreamSignal {
  constructor(readonly requester: unknown) {}
}
/** The shell is to end at once, whatever runs (the host is gone, a broken pipe). */
export class TerminateSignal {
  constructor(readonly exitCode: number) {}
}

export function isSignal(thrown: unknown): boolean {
  return (
    thrown instanceof LoopSignal ||
    thrown instanceof ReturnSignal ||
    thrown instanceof ExitSignal ||
    thrown instanceof PipelineStoppedSignal ||
    thrown instanceof StopUpstreamSignal ||
    thrown instanceof TerminateSignal
  );
}
