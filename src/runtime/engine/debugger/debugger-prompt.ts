/**
 * The prompt of a stopped script: it says where and why it stopped, and reads commands until one of them goes on. Any other
 * command runs in the scope that was stopped in. Lines are read by the host's ReadLine, at a terminal as from a pipe.
 */
import { isComplete } from '../../../parser/index.js';
import { HostMethod } from '../../host/host-call.js';
import type { InvocationInfo } from '../../objects/error-record.js';
import { positionMessage } from '../../objects/position-message.js';
import { hasOwnPrompt } from '../built-in-functions.js';
import { callStackOf } from '../call-stack.js';
import { Frame } from '../frame.js';
import { invokeBlock } from '../invoke.js';
import { runToHost } from '../run-command-line.js';
import { parseScript } from '../script-file.js';
import { ExitSignal } from '../signals.js';
import type { Breakpoint } from './breakpoint.js';
import { commandHelp } from './command-help.js';
import { PSDebugContext } from './ps-debug-context.js';
import { SourceListing } from './source-listing.js';

export type ResumeAction = 'Continue' | 'StepInto' | 'StepOver' | 'StepOut' | 'Stop';

export interface DebuggerStop {
  frame: Frame;
  /** Says where. */
  invocation: InvocationInfo;
  breakpoints: readonly Breakpoint[];
  /** The error or message that the preference Break stopped for; null for none. */
  trigger: unknown;
}

const resumeCommands: Readonly<Record<string, ResumeAction>> = {
  s: 'StepInto',
  stepinto: 'StepInto',
  v: 'StepOver',
  stepover: 'StepOver',
  o: 'StepOut',
  stepout: 'StepOut',
  c: 'Continue',
  continue: 'Continue',
  q: 'Stop',
  quit: 'Stop',
};
const repeatable: ReadonlySet<string> = new Set(['s', 'stepinto', 'v', 'stepover', 'l', 'list']);

/** What a blank line means, kept from one stop to the next. */
let lastCommand = '';
let hasGreeted = false;

/** Asks what to do. Without anybody to ask, the script goes on. */
export function debuggerPrompt(stop: DebuggerStop): ResumeAction {
  const { engine, scope } = stop.frame;
  const { host, hostObject } = engine;
  if (!host.interactive) return 'Continue';
  announce(stop);
  scope.setLocal('PSDebugContext', new PSDebugContext(stop.invocation, stop.breakpoints, stop.trigger));
  try {
    return hostObject.nested(() => readCommands(stop));
  } finally {
    scope.removeLocal('psdebugcontext');
  }
}

function announce({ frame, invocation, breakpoints }: DebuggerStop): void {
  const { host } = frame.engine;
  frame.engine.topOutput?.flush();
  const lines: string[] = [];
  if (!hasGreeted) lines.push('Entering debug mode. Use h or ? for help.', '');
  hasGreeted = true;
  if (breakpoints.length > 0) lines.push(...breakpoints.map((breakpoint) => `Hit ${breakpoint}`), '');
  if (invocation.extent !== null) lines.push(...positionMessage(invocation.extent).split('\n'));
  for (const line of lines) host.call(HostMethod.WriteLine2, line);
}

function readCommands(stop: DebuggerStop): ResumeAction {
  const listing = new SourceListing(stop.invocation);
  const { host } = stop.frame.engine;
  const write = (line: string) => host.call(HostMethod.WriteLine2, line);
  for (;;) {
    const text = readCommand(stop);
    if (text === null) return 'Continue';
    let command = text.trim().toLowerCase();
    const repeats = command === '' && repeatable.has(lastCommand);
    if (repeats) command = lastCommand;
    lastCommand = command.split(/\s/)[0] as string;
    const resume = resumeCommands[command];
    if (resume !== undefined) return resume;
    const list = /^l(?:ist)?(?:\s+(\S+))?(?:\s+(\S+))?$/.exec(command);
    if (list !== null) {
      const failure = repeats ? listing.more(write) : listing.show(write, list[1], list[2]);
      if (failure !== null) host.call(HostMethod.WriteErrorLine, failure);
    } else if (command === 'h' || command === '?') {
      for (const line of commandHelp) write(line);
    } else if (command !== '') {
      run(stop, text, command === 'k');
    }
  }
}

/** A command, which may take several lines; null at the end of input. */
function readCommand({ frame: { engine } }: DebuggerStop): string | null {
  let text = '';
  // As in PowerShell, only the prompt of the session's beginning tells that this is the debugger.
  let prompt = `${hasOwnPrompt(engine) ? '' : '[DBG]: '}${engine.promptText()}`;
  for (;;) {
    engine.host.call(HostMethod.Write1, prompt);
    const line = engine.host.call(HostMethod.ReadLine);
    if (line === null) return text === '' ? null : text;
    text += text === '' ? line : `\n${line}`;
    if (line === '' || isComplete(text)) return text;
    prompt = '>> ';
  }
}

function run({ frame: stopped }: DebuggerStop, text: string, isCallStack: boolean): void {
  const { engine, scope } = stopped;
  const result = runToHost(engine, (top) => {
    if (isCallStack) {
      for (const entry of callStackOf(stopped)) top.out.write(entry);
      return;
    }
    const block = parseScript(text, null, scope.session);
    const frame = new Frame(engine, scope, top.out, top.streams, stopped, stopped.block, null);
    engine.frame = frame;
    scope.session.currentScope = scope;
    invokeBlock(frame, block, { newScope: false, out: top.out });
  });
  if (result.outcome === 'exited') throw new ExitSignal(result.exitCode, result.exitCode);
}
