/** clean blocks (about_Functions_Advanced_Methods): they run whatever happened, and nothing that goes wrong in one leaves it. */
import type { Frame } from '../engine/frame.js';
import { raisedFrom } from '../engine/raised-error.js';
import { isSignal } from '../engine/signals.js';
import { NullSink } from './sink.js';

/**
 * Runs a clean block, also while the script is being stopped. What it writes is nobody's; what catches errors around the command does
 * not see its errors: they are shown. False when one ended the block.
 */
export function runClean(frame: Frame, run: () => void): boolean {
  const { engine } = frame;
  const { tryDepth } = engine;
  let isWhole = true;
  frame.out = NullSink.instance;
  engine.tryDepth = 0;
  try {
    engine.runUnstoppable(run);
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    const raised = raisedFrom(thrown);
    if (!raised.reported) engine.addError(raised.record);
    engine.showError(frame, raised.record);
    isWhole = false;
  } finally {
    engine.tryDepth = tryDepth;
  }
  return isWhole;
}
