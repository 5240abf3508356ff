/** dynamicparam blocks: what they write is a dictionary of RuntimeDefinedParameter objects. */

import type { DynamicParameters } from '../binding/dynamic-parameters.js';
import { bindingErrors } from '../binding/errors.js';
import type { CommandMetadata } from '../binding/metadata.js';
import { runtimeParameters } from '../binding/runtime-parameters.js';
import type { Statement } from '../compiler/block-code.js';
import { CaptureSink } from '../pipeline/sink.js';
import type { Frame } from './frame.js';
import { raisedFrom } from './raised-error.js';
import { isSignal } from './signals.js';

export function dynamicParametersOf(
  frame: Frame,
  block: Statement,
  metadata: CommandMetadata,
  _bound: ReadonlyMap<string, unknown>,
): DynamicParameters {
  const sink = new CaptureSink();
  const { out } = frame;
  frame.out = sink;
  try {
    block(frame);
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    throw bindingErrors.dynamicParameters(raisedFrom(thrown).record.exception);
  } finally {
    frame.out = out;
  }
  return runtimeParameters(metadata, sink.array);
}
