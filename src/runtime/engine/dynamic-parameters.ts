/** dynamicparam blocks: what they write is a dictionary of RuntimeDefinedParameter objects. */

import type { CommandMetadata, ParameterMetadata } from '../binding/metadata.js';
import { runtimeParameters } from '../binding/runtime-parameters.js';
import type { Statement } from '../compiler/block-code.js';
import { CaptureSink } from '../pipeline/sink.js';
import type { Frame } from './frame.js';

export function dynamicParametersOf(
  frame: Frame,
  block: Statement,
  metadata: CommandMetadata,
  _bound: ReadonlyMap<string, unknown>,
): ParameterMetadata[] {
  const sink = new CaptureSink();
  const { out } = frame;
  frame.out = sink;
  try {
    block(frame);
  } finally {
    frame.out = out;
  }
  return sink.array.flatMap((dictionary) => runtimeParameters(metadata, dictionary));
}
