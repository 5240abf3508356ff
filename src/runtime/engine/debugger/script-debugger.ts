/**
 * The debugger of a session: breakpoints, steps, and what Set-PSDebug traces (about_Debuggers). Running code tells it of every
 * step: a statement, a condition, the braces of a block that is entered and left. While a prompt or an action runs it is deaf.
 */
import type { Ast, ScriptExtent } from '../../../parser/index.js';
import { HostMethod } from '../../host/host-call.js';
import { toText } from '../../language/index.js';
import { InvocationInfo } from '../../objects/error-record.js';
import { NullSink } from '../../pipeline/sink.js';
import { type CommandInfo, FunctionInfo, ScriptInfo } from '../command-info.js';
import type { ExecutionContext } from '../execution-context.js';
import type { Frame } from '../frame.js';
import { invokeBlock } from '../invoke.js';
import { raisedFrom } from '../raised-error.js';
import { isSignal, LoopSignal, PipelineStoppedSignal } from '../signals.js';
import { type Breakpoint, CommandBreakpoint, LineBreakpoint, VariableBreakpoint } from './breakpoint.js';
import { type DebuggerStop, debuggerPrompt, type ResumeAction } from './debugger-prompt.js';
import { setInterest } from './debugging.js';
import { askToGoOn } from './step-question.js';
import { tracedLine, tracedValue } from './trace-text.js';
import { variableUses } from './variable-uses.js';

export class ScriptDebugger {
  readonly breakpoints = new Map<number, Breakpoint>();
  /** Set-PSDebug -Trace: 1 shows each step, 2 also what variables are set to and which functions are called. */
  #traceLevel = 0;
  /** Set-PSDebug -Step: asks before each step. */
  #asksEachStep = false;
  #lastId = 0;
  #resume: ResumeAction = 'Continue';
  /** How deep the code was that was stopped in. */
  #stoppedDepth = 0;
  #isBusy = false;
  /** Breakpoints on a command whose block is about to be entered. */
  #due: { hits: CommandBreakpoint[]; command: CommandInfo } | null = null;
  /** A script file that has been entered, and of which no step has run. */
  #entered: Frame | null = null;
  /** By frame: variables that the last step was to set. */
  readonly #settingIn = new WeakMap<Frame, readonly string[]>();

  constructor(readonly engine: ExecutionContext) {}

  // ---- What to watch

  nextId(): number {
    return ++this.#lastId;
  }
  add(breakpoint: Breakpoint): void {
    this.breakpoints.set(breakpoint.id, breakpoint);
    this.#reconsider();
  }
  remove(breakpoint: Breakpoint): void {
    this.breakpoints.delete(breakpoint.id);
    this.#reconsider();
  }
  enable(breakpoint: Breakpoint, enabled: boolean): void {
    breakpoint.enabled = enabled;
    this.#reconsider();
  }
  trace(level: number, asksEachStep: boolean): void {
    this.#traceLevel = asksEachStep ? Math.max(level, 1) : level;
    this.#asksEachStep = asksEachStep;
    this.#reconsider();
  }
  /** Stops where the script is: Wait-Debugger, and what the preference Break was set for, which is the `trigger`. */
  breakHere(f: Frame, trigger: unknown = null): void {
    if (!this.#isBusy && f.position !== null) this.#stop(f, f.position.extent, [], null, trigger);
  }
  #reconsider(): void {
    const watches = [...this.breakpoints.values()].some(({ enabled }) => enabled);
    setInterest(this, watches || this.#traceLevel > 0 || this.#resume !== 'Continue');
  }

  // ---- What runs

  /** A statement, a condition or a loop's variable is about to be dealt with. */
  atStep(f: Frame, ast: Ast): void {
    if (this.#isBusy) return;
    this.#traceSets(f);
    this.#trace(f, ast.extent);
    if (this.#entered === f) this.#traceCall(f, ast.extent);
    this.#entered = null;
    if (this.#traceLevel > 1) this.#settingIn.set(f, [...variableUses(ast).writes]);
    const hits = this.#hitsAt(ast.extent);
    const { reads, writes } = this.#watchesVariables ? variableUses(ast) : noUses;
    for (const breakpoint of this.breakpoints.values()) {
      if (!(breakpoint instanceof VariableBreakpoint) || !breakpoint.isFor(ast.extent.file)) continue;
      const isRead = breakpoint.accessMode !== 'Write' && reads.has(breakpoint.key);
      if (isRead || (breakpoint.accessMode !== 'Read' && writes.has(breakpoint.key))) hits.push(breakpoint);
    }
    this.#stopIfWanted(f, ast.extent, hits, null);
  }

  /** The step of a loop's variable found that there is no further value. */
  endOfLoop(f: Frame): void {
    this.#settingIn.delete(f);
  }

  /** `{` of a block that begins to run; null for a script file, which has none. */
  enter(f: Frame, brace: ScriptExtent | null): void {
    if (this.#isBusy) return;
    const due = this.#due;
    this.#due = null;
    if (brace === null) {
      if (this.#traceLevel > 1) this.#entered = f;
      return;
    }
    this.#trace(f, brace);
    if (this.#traceLevel > 1) this.#traceCall(f, brace);
    this.#stopIfWanted(f, brace, [...this.#hitsAt(brace), ...(due?.hits ?? [])], due?.command ?? null);
  }

  /** `}` of a block that has run to its end. */
  leave(f: Frame, brace: ScriptExtent | null): void {
    if (this.#isBusy) return;
    this.#traceSets(f);
    if (brace === null) return;
    this.#trace(f, brace);
    this.#stopIfWanted(f, brace, this.#hitsAt(brace), null);
  }

  /** A command is about to run; `name` is as it was called. */
  atCommand(f: Frame, command: CommandInfo, name: string): void {
    if (this.#isBusy) return;
    const hits = [...this.breakpoints.values()].filter((breakpoint) => {
      return (
        breakpoint instanceof CommandBreakpoint &&
        breakpoint.isFor(f.position?.extent.file ?? null) &&
        (breakpoint.isOn(command.name) || breakpoint.isOn(name))
      );
    });
    if (hits.length === 0) return;
    if (command instanceof FunctionInfo || command instanceof ScriptInfo)
      this.#due = { hits: hits as CommandBreakpoint[], command };
    else if (f.position !== null) this.#stopIfWanted(f, f.position.extent, hits, command);
  }

  get #watchesVariables(): boolean {
    for (const breakpoint of this.breakpoints.values()) if (breakpoint instanceof VariableBreakpoint) return true;
    return false;
  }

  #hitsAt(extent: ScriptExtent): Breakpoint[] {
    const hits: Breakpoint[] = [];
    for (const breakpoint of this.breakpoints.values()) {
      if (breakpoint instanceof LineBreakpoint && breakpoint.isFor(extent.file) && breakpoint.isAt(extent))
        hits.push(breakpoint);
    }
    return hits;
  }

  // ---- Stopping

  #stopIfWanted(f: Frame, extent: ScriptExtent, hits: readonly Breakpoint[], command: CommandInfo | null): void {
    const stopping = hits.filter((breakpoint) => {
      breakpoint.hitCount++;
      return breakpoint.action === null || this.#busily(() => actionBreaks(f, breakpoint));
    });
    if (stopping.length > 0 || this.#stepEnds(f)) this.#stop(f, extent, stopping, command, null);
  }

  #stop(
    f: Frame,
    extent: ScriptExtent,
    breakpoints: readonly Breakpoint[],
    command: CommandInfo | null,
    trigger: unknown,
  ): void {
    const invocation = new InvocationInfo();
    invocation.extent = extent;
    invocation.myCommand = command;
    const stop: DebuggerStop = { frame: f, invocation, breakpoints, trigger };
    this.#resume = this.#busily(() => debuggerPrompt(stop));
    this.#stoppedDepth = depthOf(f);
    this.#reconsider();
    if (this.#resume !== 'Stop') return;
    this.#resume = 'Continue';
    this.#reconsider();
    throw new PipelineStoppedSignal();
  }

  #stepEnds(f: Frame): boolean {
    switch (this.#resume) {
      case 'StepInto':
        return true;
      case 'StepOver':
        return depthOf(f) <= this.#stoppedDepth;
      case 'StepOut':
        return depthOf(f) < this.#stoppedDepth;
      default:
        return false;
    }
  }

  #busily<T>(work: () => T): T {
    this.#isBusy = true;
    try {
      return work();
    } finally {
      this.#isBusy = false;
    }
  }

  // ---- Tracing

  #trace(f: Frame, extent: ScriptExtent): void {
    if (this.#traceLevel === 0) return;
    const line = tracedLine(extent);
    if (this.#asksEachStep && askToGoOn(this.engine, line) === 'all') this.#asksEachStep = false;
    f.engine.host.call(HostMethod.WriteDebugLine, line);
  }

  #traceCall(f: Frame, { file }: ScriptExtent): void {
    const where = file === null ? '' : `  (defined in file '${file}')`;
    this.engine.host.call(
      HostMethod.WriteDebugLine,
      `    ! CALL function '${f.isScriptFile ? '<ScriptBlock>' : (f.name ?? '<ScriptBlock>')}'${where}`,
    );
  }

  #traceSets(f: Frame): void {
    const names = this.#settingIn.get(f);
    if (names === undefined) return;
    this.#settingIn.delete(f);
    for (const name of names) {
      const value = f.scope.lookup(name);
      const text = tracedValue(name, value === undefined || value === null ? '' : toText(value));
      this.engine.host.call(HostMethod.WriteDebugLine, `    ! SET $${name} = '${text}'.`);
    }
  }
}

const noUses = { reads: new Set<string>(), writes: new Set<string>() };

function depthOf(f: Frame): number {
  let depth = 0;
  for (let frame: Frame | null = f; frame !== null; frame = frame.caller) depth++;
  return depth;
}

/** Runs the action with the breakpoint as `$_`. What it writes goes nowhere, nor does an error of its own. */
function actionBreaks(f: Frame, breakpoint: Breakpoint): boolean {
  try {
    invokeBlock(f, breakpoint.action as NonNullable<typeof breakpoint.action>, {
      dollarUnder: breakpoint,
      out: NullSink.instance,
    });
  } catch (thrown) {
    if (thrown instanceof LoopSignal) return !thrown.isContinue;
    if (isSignal(thrown)) throw thrown;
    f.engine.addError(raisedFrom(thrown).record);
  }
  return false;
}
