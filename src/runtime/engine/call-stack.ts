/** The call stack as text, and as Get-PSCallStack sees it. */
import { basename } from 'node:path';
import type { ScriptExtent } from '../../parser/index.js';
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

/** The stack at this moment, as ErrorRecord.ScriptStackTrace tells of it: `at f, /x.ps1: line 3`. Frames are not kept alive. */
export class StackTrace {
  readonly #entries: { name: string; extent: ScriptExtent | null; file: string | null }[] = [];
  constructor(frame: Frame) {
    for (const entry of framesFrom(frame)) this.#entries.push(placeOf(entry));
  }
  toString(): string {
    return this.#entries
      .map(({ name, extent, file }) => `at ${name}, ${file ?? '<No file>'}: line ${extent?.startLineNumber ?? 1}`)
      .join('\n');
  }
}

/** Frames from the innermost out. Blocks that run as part of their caller (ForEach-Object's) have entries of their own, as in PowerShell. */
export function callStackOf(frame: Frame): CallStackFrame[] {
  return framesFrom(frame).map((f) => {
    const { name, extent, file } = placeOf(f);
    return new CallStackFrame(name, f, extent?.startLineNumber ?? 1, file);
  });
}

function framesFrom(frame: Frame): Frame[] {
  const frames: Frame[] = [];
  const seen = new Set<Frame>();
  for (let f: Frame | null = frame; f !== null; f = around(f, seen)) {
    seen.add(f);
    // The frame below everything stands for the host, which is not on the stack.
    if (f.block === null) break;
    frames.push(f);
  }
  return frames;
}
function placeOf(f: Frame): { name: string; extent: ScriptExtent | null; file: string | null } {
  const extent = f.position?.extent ?? null;
  const name = (f.name !== null && !f.isScriptFile ? f.name : '<ScriptBlock>') + blockName(f);
  return { name, extent, file: extent?.file ?? f.block?.file ?? null };
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
