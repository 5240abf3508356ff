/** Objects as a native program's input: text as lines; other objects as they would be shown. */
import type { Frame } from '../engine/frame.js';
import { toText } from '../language/index.js';
import { baseOf } from '../objects/ps-object.js';

export function nativeInputText(frame: Frame, value: unknown): string {
  const base = baseOf(value);
  if (typeof base === 'string') return `${base}\n`;
  if (typeof base !== 'object') return `${toText(base)}\n`;
  return frame.engine.renderText(frame, value);
}
