/** A failure of parameter binding as the command's own terminating error. */

import type { CommandAst, ScriptExtent } from '../../parser/index.js';
import { StackTrace } from '../engine/call-stack.js';
import { completeCategory, RaisedError, raisedFrom } from '../engine/raised-error.js';
import { isSignal } from '../engine/signals.js';
import { InvocationInfo } from '../objects/error-record.js';
import type { CommandProcessor } from './command-processor.js';

/** What binding errors need to know of the command: a processor, or a call that has none. */
export type BoundCommand = Pick<
  CommandProcessor,
  'frame' | 'command' | 'ast' | 'pipelineLength' | 'pipelinePosition' | 'expectsInput'
> &
  Partial<Pick<CommandProcessor, 'iterations'>>;

/** The name as it was called; the operator for `&` and `.`. */
export function invocationName(ast: CommandAst | null, name: string): string {
  if (ast === null) return name;
  if (ast.invocationOperator === 'Ampersand') return '&';
  if (ast.invocationOperator === 'Dot') return '.';
  return ast.commandElements[0]?.extent.text ?? name;
}

export function invocationOf(processor: BoundCommand): InvocationInfo {
  const info = new InvocationInfo();
  info.myCommand = processor.command;
  info.invocationName = invocationName(processor.ast, processor.command.name);
  info.extent = processor.ast?.extent ?? null;
  info.historyId = processor.frame.engine.history.nextId;
  info.pipelineLength = processor.pipelineLength;
  info.pipelinePosition = processor.pipelinePosition;
  info.pipelineIterationInfo = processor.iterations ?? [];
  info.expectingInput = processor.expectsInput;
  return info;
}

/** `at` is the argument at fault; else the whole command is. Signals are thrown on as they are. */
export function raiseBindingError(
  processor: BoundCommand,
  thrown: unknown,
  at: ScriptExtent | null = null,
): RaisedError {
  if (isSignal(thrown) || thrown instanceof RaisedError) throw thrown;
  const raised = raisedFrom(thrown);
  const { record } = raised;
  record.invocationInfo = invocationOf(processor).forRecord();
  record.invocationInfo.invocationName = '';
  if (at !== null) record.invocationInfo.extent = at;
  if (record.commandTypeName === '') record.commandTypeName = processor.command.errorClass;
  record.categoryInfo.activity = processor.command.name;
  record.stackTrace ??= new StackTrace(processor.frame);
  completeCategory(record);
  return raised;
}
