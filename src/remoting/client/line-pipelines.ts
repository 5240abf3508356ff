/** Pipelines as the interactive client sends them: single commands, and lines with Out-Default behind them. */
import { type CreatePipeline, noMerge, type PipelineCommand, ResultType } from '../protocol/pipeline-messages.js';
import type { WireValue } from '../protocol/wire-value.js';

/** 3 is Error and Output together: what the command before it merged. */
export const outDefault: PipelineCommand = {
  text: 'Out-Default',
  isScript: false,
  useLocalScope: true,
  parameters: [],
  merge: { ...noMerge, previousResults: ResultType.Output | ResultType.Error },
};

export function linePipeline(commands: PipelineCommand[]): CreatePipeline {
  return {
    statements: [commands],
    noInput: true,
    addToHistory: false,
    isNested: false,
    history: null,
    redirectErrors: false,
    invocationInfoFor: 0,
    hostInfo: { kind: 'runspace' },
  };
}

/** `name` null for an argument by position. */
export function commandPipeline(
  name: string,
  parameters: readonly { name: string | null; value: WireValue }[],
): CreatePipeline {
  return linePipeline([
    { text: name, isScript: false, useLocalScope: null, parameters: [...parameters], merge: noMerge },
  ]);
}
