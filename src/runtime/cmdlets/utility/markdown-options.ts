/** The colours of Markdown that Set-MarkdownOption set for a session; the dark theme, made anew each time, where it set none. */
import { PSMarkdownOptionInfo } from '../../data-formats/markdown/markdown-option-info.js';
import type { ExecutionContext } from '../../engine/execution-context.js';

const chosen = new WeakMap<ExecutionContext, PSMarkdownOptionInfo>();

export function markdownOptions(engine: ExecutionContext): PSMarkdownOptionInfo {
  return chosen.get(engine) ?? new PSMarkdownOptionInfo();
}
export function setMarkdownOptions(engine: ExecutionContext, options: PSMarkdownOptionInfo): void {
  chosen.set(engine, options);
}
