/** SteppablePipeline: a pipeline that a proxy function drives by hand, step by step. */
import type { CommandAst, PipelineAst } from '../../parser/index.js';
import { CommandSite } from '../compiler/commands/command.js';
import { Compilation } from '../compiler/compilation.js';
import { psInvalidOperation } from '../dotnet/automation/ps-errors.js';
import type { NetException } from '../objects/net-exception.js';
import type { NetType } from '../objects/net-type.js';
import type { CommandProcessor } from '../pipeline/command-processor.js';
import { makeProcessor } from '../pipeline/pipeline-processor.js';
import { PSScriptCmdlet } from '../pipeline/ps-script-cmdlet.js';
import { CaptureSink, type Sink } from '../pipeline/sink.js';
import { currentEngine } from './current-engine.js';
import { Frame } from './frame.js';
import { Scope } from './scope.js';
import type { ScriptBlock } from './script-block.js';
import { Slot } from './slot-table.js';

const onlyOne =
  'Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.';

/** The one pipeline of a block. Throws PSInvalidOperationException for what cannot be driven step by step. */
function onlyPipeline({ ast: { beginBlock, processBlock, cleanBlock, endBlock } }: ScriptBlock): PipelineAst {
  if (beginBlock ?? processBlock ?? cleanBlock)
    throw psInvalidOperation(
      `The script block cannot be converted because it contains more than one clause. ${onlyOne}`,
    );
  const { statements, traps } = endBlock ?? { statements: [], traps: [] };
  const pipeline = statements[0] as PipelineAst | undefined;
  if (pipeline === undefined) throw emptyBlock();
  if (statements.length > 1 || pipeline.kind !== 'PipelineAst')
    throw psInvalidOperation(
      `Only a script block that contains exactly one pipeline or command can be converted. ${onlyOne}`,
    );
  if (traps.length > 0)
    throw psInvalidOperation('A script block that contains a top-level trap statement cannot be converted.');
  if (pipeline.pipelineElements[0]?.kind !== 'CommandAst') throw emptyBlock();
  return pipeline;
}

function emptyBlock(): NetException {
  return psInvalidOperation(
    'An empty script block cannot be converted. Verify that the script block contains exactly one pipeline or command.',
  );
}

export class SteppablePipeline {
  declare readonly netType: NetType;
  #processors: CommandProcessor[] = [];
  #capture = new CaptureSink();
  #expectsInput = false;
  private constructor(readonly prepare: (expectsInput: boolean, out: Sink) => CommandProcessor[]) {}

  /** The block must hold one pipeline of commands. */
  static of(frame: Frame, block: ScriptBlock, args: readonly unknown[]): SteppablePipeline {
    const pipeline = onlyPipeline(block);
    return new SteppablePipeline((expectsInput, out) => {
      const scope = new Scope(frame.scope, block.template.table, frame.scope.session);
      const inner = new Frame(frame.engine, scope, out, frame.streams, frame, block, null);
      inner.slots[Slot.Args] = [...args];
      const compilation = new Compilation(block.template, scope.table);
      const sites = pipeline.pipelineElements.map((element) => new CommandSite(compilation, element as CommandAst));
      const processors = sites.map((site, i) => {
        const processor = makeProcessor(inner, site.resolve(inner), site.ast, site.dot);
        processor.expectsInput = i > 0 || expectsInput;
        return processor;
      });
      processors.forEach((processor, i) => {
        processor.out = processors[i + 1] ?? out;
        processor.streams = frame.streams;
        processor.prepare((sites[i] as CommandSite).evaluate(inner));
      });
      return processors;
    });
  }

  /**
   * `target` is $PSCmdlet (its output is used), or a boolean that says whether input will come. What is written then is kept, and
   * given back by the next step.
   */
  begin(target: unknown): void {
    const cmdlet = target instanceof PSScriptCmdlet ? target : null;
    const expectsInput = cmdlet ? cmdlet.processor.expectsInput : target === true;
    this.#begin(expectsInput, cmdlet ? cmdlet.processor.out : this.#capture);
  }
  /** What it writes is output of the function that runs, as where $ExecutionContext is given. */
  beginInCaller(expectsInput: boolean): void {
    const { frame } = currentEngine();
    this.#begin(expectsInput, (frame.callFrame ?? frame).out);
  }
  #begin(expectsInput: boolean, out: Sink): void {
    this.#expectsInput = expectsInput;
    this.#processors = this.prepare(expectsInput, out);
    for (const processor of this.#processors) processor.begin();
  }
  /** Where no input is expected, the value is not looked at. */
  process(value: unknown): unknown {
    if (!this.#expectsInput) return this.processNothing();
    this.#processors[0]?.write(value);
    return this.#take();
  }
  processNothing(): unknown {
    this.#processors[0]?.processNothing();
    return this.#take();
  }
  end(): unknown {
    for (const processor of this.#processors) processor.end();
    this.dispose();
    return this.#take();
  }
  dispose(): void {
    for (const processor of this.#processors) processor.dispose();
    this.#processors = [];
  }
  #take(): unknown[] {
    const items = [...this.#capture.array];
    this.#capture.clear();
    return items;
  }
}
