/** Invoke-Command without a computer: the block runs in this session, pipeline input goes into it as it does elsewhere. */
import type { CmdletBody } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { psInvalidOperation } from '../../runtime/dotnet/automation/ps-errors.js';
import { invokeBlock } from '../../runtime/engine/invoke.js';
import type { ScriptBlock } from '../../runtime/engine/script-block.js';
import { SteppablePipeline } from '../../runtime/engine/steppable-pipeline.js';
import { Sink } from '../../runtime/pipeline/sink.js';
import { messages } from '../messages.js';
import { startsWithCommand } from './remote-script.js';

class OutputSink extends Sink {
  constructor(private readonly cmd: CmdletRuntime) {
    super();
  }
  override write(value: unknown): void {
    this.cmd.writeObject(value);
  }
}

type Body = CmdletBody<{ InputObject: unknown }>;

export function invokeHere(
  cmd: CmdletRuntime,
  block: ScriptBlock,
  args: readonly unknown[],
  noNewScope: boolean,
): Body {
  if (cmd.invocation.expectingInput && startsWithCommand(block)) return stepThrough(cmd, block, args);
  const input: unknown[] = [];
  const expectsInput = cmd.invocation.expectingInput || cmd.isBound('InputObject');
  return {
    process({ InputObject }) {
      if (expectsInput) input.push(InputObject ?? null);
    },
    end() {
      const { beginBlock, processBlock, endBlock } = block.ast;
      if ([beginBlock, processBlock, endBlock].filter((clause) => clause !== null).length > 1)
        throw psInvalidOperation(messages.severalClauses);
      const out = new OutputSink(cmd);
      invokeBlock(cmd.context.frame, block, { args, out, newScope: !noNewScope, ...(expectsInput ? { input } : {}) });
    },
  };
}

/** A block that is one pipeline of commands takes each object when it comes. */
function stepThrough(cmd: CmdletRuntime, block: ScriptBlock, args: readonly unknown[]): Body {
  const pipeline = SteppablePipeline.of(cmd.context.frame, block, args);
  const write = (values: unknown) => {
    for (const value of values as unknown[]) cmd.writeObject(value);
  };
  write(pipeline.begin(true));
  return {
    process: ({ InputObject }) => write(pipeline.process(InputObject ?? null)),
    end: () => write(pipeline.end()),
    dispose: () => pipeline.dispose(),
  };
}
