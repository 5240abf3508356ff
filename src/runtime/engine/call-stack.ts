/** The call stack as text, and as Get-PSCallStack sees it. */
import { basename } from 'node:path';
import type { InvocationInfo } from '../objects/error-record.js';
import type { NetType } from '../objects/net-type.js';
import type { Frame } from './frame.js';

export class CallStackFrame {
  declare readonly netType: NetType;
  constructor(
    readonly name: string,
    readonly frame: Frame,
    readonly line: number,
    /** Full path; null for what was typed. */
    readonly file: string | null,
  ) {}
  get invocation(): InvocationInfo | null {
    return this.frame.call?.invocation ?? this.frame.engine.topInvocation;
  }
  /** `file.ps1: line 3` */
  get location(): string {
    return this.file === null ? '<No file>' : `${basename(this.file)}: line ${this.line}`;
  }
  toString(): string {
    return `at ${this.name}, ${this.file ?? '<No file>'}: line ${this.line}`;
  }
}

/** Frames from the innermost out. Blocks that run as part of their caller (ForEach-Object's) have entries of their own, as in PowerShell. */
export function callStackOf(frame: Frame): CallStackFrame[] {
  const entries: CallStackFrame[] = [];
  const seen = new Set<Frame>();
  for (let f: Frame | null = frame; f !== null; f = around(f, seen)) {
    seen.add(f);
    // The frame below everything stands for the host, which is not on the stack.
    if (f.block === null) break;
    const extent = f.position?.extent;
    const name = (f.name !== null && !f.isScriptFile ? f.name : '<ScriptBlock>') + blockName(f);
    entries.push(new CallStackFrame(name, f, extent?.startLineNumber ?? 1, extent?.file ?? f.block?.file ?? null));
  }
  return entries;
}

/** `<Process>` in a block that is written as `process { }`, '' in one without a name. */
function blockName({ block, position }: Frame): string {
  if (block === null || position === null) return '';
  const { start, source } = position.extent;
  const { beginBlock, processBlock, endBlock, cleanBlock, dynamicParamBlock } = block.ast;
  for (const named of [beginBlock, processBlock, endBlock, cleanBlock, dynamicParamBlock]) {
    if (named === null || named.unnamed || source !== named.extent.source) continue;
    if (start >= named.extent.start && start < named.extent.end)
      return named.blockKind === 'Dynamicparam' ? '<DynamicParam>' : `<${named.blockKind}>`;
  }
  return '';
}

/** A block that runs once more within itself is gone through once. */
function around({ enteredFrom, caller }: Frame, seen: ReadonlySet<Frame>): Frame | null {
  return enteredFrom === null || seen.has(enteredFrom) ? caller : enteredFrom;
}

/** ErrorRecord.ScriptStackTrace: `at f, /x.ps1: line 3`. */
export function stackTraceOf(frame: Frame): string {
  return callStackOf(frame).join('\n');
}
