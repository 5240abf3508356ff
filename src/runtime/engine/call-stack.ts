/** The call stack as text, and as Get-PSCallStack sees it. */
import type { Frame } from './frame.js';

export interface CallStackEntry {
  name: string;
  frame: Frame;
  line: number;
  file: string | null;
}

/** Frames from the innermost out. Blocks that run as part of their caller (ForEach-Object's) have entries of their own, as in PowerShell. */
export function callStackOf(frame: Frame): CallStackEntry[] {
  const entries: CallStackEntry[] = [];
  for (let f: Frame | null = frame; f !== null; f = f.caller) {
    // The frame below everything stands for the host, which is not on the stack.
    if (f.block === null) break;
    const extent = f.position?.extent;
    entries.push({
      name: f.name !== null && !f.isScriptFile ? f.name : '<ScriptBlock>',
      frame: f,
      line: extent?.startLineNumber ?? 1,
      file: extent?.file ?? f.block?.file ?? null,
    });
  }
  return entries;
}

/** ErrorRecord.ScriptStackTrace: `at f, /x.ps1: line 3`. */
export function stackTraceOf(frame: Frame): string {
  return callStackOf(frame)
    .map(({ name, file, line }) => `at ${name}, ${file ?? '<No file>'}: line ${line}`)
    .join('\n');
}
