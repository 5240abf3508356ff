/**
 * Pipelines as steps, where they are of the kinds that wait: a call of script (`f`, `& { }`) or of a program, Start-Sleep, and
 * `expression | ForEach-Object { }`. Any other pipeline runs whole; what sleeps within it lets only those threads run that do
 * not wait for it.
 */
import type {
  AnyStatement,
  AssignmentStatementAst,
  CommandAst,
  ConvertExpressionAst,
  ExpressionAst,
  InvokeMemberExpressionAst,
  PipelineAst,
  ScriptBlockExpressionAst,
  StatementAst,
  StringConstantExpressionAst,
} from '../../../parser/index.js';
import {
  ApplicationInfo,
  CmdletInfo,
  ExternalScriptInfo,
  FunctionInfo,
  ScriptInfo,
} from '../../engine/command-info.js';
import { Frame } from '../../engine/frame.js';
import { LoopSignal } from '../../engine/signals.js';
import { Slot } from '../../engine/slot-table.js';
import { asPSObject } from '../../objects/wrapping.js';
import { asksForHelp } from '../../pipeline/help-request.js';
import { NativeProcessor } from '../../pipeline/native-processor.js';
import { runPipeline } from '../../pipeline/pipeline-processor.js';
import { ScriptProcessor } from '../../pipeline/script-processor.js';
import { CallbackSink, CaptureSink, writeExpressionValue } from '../../pipeline/sink.js';
import { type Steps, scheduler } from '../../threads/scheduler.js';
import { Completion, type Statement, type Value } from '../block-code.js';
import { CommandSite } from '../commands/command.js';
import type { PipelineStage } from '../commands/pipeline.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { compileStatement } from '../statements/statement.js';
import { loneExpression } from '../statements/value.js';
import { type ResumableStatement, resumableBlocks } from './blocks.js';

/** Methods that wait for a time, for another thread or for the network. */
const waitingMethods =
  /^(sleep|enter|wait|waitone|waitall|waitany|enter(read|write|upgradeableread)lock|accepttcpclient|connect|read|readline|readtoend)$/i;
export function isWait({ member }: InvokeMemberExpressionAst): boolean {
  return (
    member.kind === 'StringConstantExpressionAst' &&
    waitingMethods.test(String((member as StringConstantExpressionAst).value))
  );
}

/** True when the expression is a call that waits, and nothing else but perhaps `[void]` before it. */
function waitingCall(expression: ExpressionAst): boolean {
  const isConverted = expression.kind === 'ConvertExpressionAst';
  const inner = isConverted ? (expression as ConvertExpressionAst).child : expression;
  return inner.kind === 'InvokeMemberExpressionAst' && isWait(inner as InvokeMemberExpressionAst);
}

/** A statement that does nothing but wait by calling a method, and perhaps keep the result. */
export function waitStatement(compilation: Compilation, ast: StatementAst): ResumableStatement | null {
  const assigned = ast.kind === 'AssignmentStatementAst' ? (ast as AssignmentStatementAst).right : ast;
  const expression = loneExpression(assigned)?.expression;
  return expression && waitingCall(expression) ? waiting(compileStatement(compilation, ast)) : null;
}

function waiting(statement: Statement): ResumableStatement {
  return function* wait(f): Steps<Completion> {
    const { io } = f.engine;
    for (let pause = io.attempt(() => statement(f)); pause !== null; pause = io.attempt(() => statement(f))) {
      yield pause;
      if (!pause.again) break;
    }
    return Completion.Normal;
  };
}

export function resumablePipeline(compilation: Compilation, ast: PipelineAst): ResumableStatement | null {
  if (ast.background) return null;
  const elements = ast.pipelineElements as readonly unknown[] as readonly AnyStatement[];
  const [first, second] = elements;
  if (elements.length === 1) return first?.kind === 'CommandAst' ? singleCommand(compilation, ast, first) : null;
  if (first?.kind !== 'CommandExpressionAst' || first.redirections.length > 0) return null;
  const block = second?.kind === 'CommandAst' ? onlyBlock(second) : null;
  return block === null ? null : forEachObject(compilation, ast, first.expression, second as CommandAst, block);
}

/** A name or an expression that may be worked out twice. */
function isPlainName(name: ExpressionAst): boolean {
  return ['StringConstantExpressionAst', 'VariableExpressionAst', 'ScriptBlockExpressionAst'].includes(name.kind);
}

function singleCommand(compilation: Compilation, ast: PipelineAst, command: CommandAst): ResumableStatement | null {
  if (command.redirections.length > 0 || !isPlainName(command.commandElements[0] as ExpressionAst)) return null;
  const site = new CommandSite(compilation, command);
  const whole = compileStatement(compilation, ast);
  const sleep = waiting(whole);
  return function* single(f): Steps<Completion> {
    const { position } = f;
    f.position = command;
    const info = site.resolve(f);
    if (info instanceof CmdletInfo && info.name === 'Start-Sleep') return yield* sleep(f);
    if (info instanceof ApplicationInfo) {
      yield* nativeSteps(f, site, info);
      f.position = position;
      return Completion.Normal;
    }
    if (!(info instanceof FunctionInfo || info instanceof ScriptInfo || info instanceof ExternalScriptInfo))
      return whole(f);
    const args = site.evaluate(f);
    if (asksForHelp(args)) return whole(f);
    const block = info instanceof ExternalScriptInfo ? info.load() : info.scriptBlock;
    const processor = new ScriptProcessor(f, info, command, block, site.dot);
    processor.out = f.out;
    processor.streams = f.streams;
    f.engine.lastSucceeded = true;
    yield* processor.steps(args);
    f.engine.lastSucceeded = !processor.failed;
    f.position = position;
    return Completion.Normal;
  };
}

function* nativeSteps(f: Frame, site: CommandSite, info: ApplicationInfo): Steps {
  const processor = new NativeProcessor(f, info, site.ast);
  processor.out = f.out;
  processor.streams = f.streams;
  f.engine.lastSucceeded = true;
  yield* processor.steps(site.evaluate(f));
  f.engine.lastSucceeded = !processor.failed;
}

/** The block of `ForEach-Object { }`, when the command is no more than that. */
function onlyBlock(command: CommandAst): ScriptBlockExpressionAst | null {
  const [name, block] = command.commandElements;
  if (command.commandElements.length !== 2 || command.redirections.length > 0) return null;
  if (name?.kind !== 'StringConstantExpressionAst' || block?.kind !== 'ScriptBlockExpressionAst') return null;
  const { scriptBlock } = block as ScriptBlockExpressionAst;
  const isPlain = !scriptBlock.paramBlock && !scriptBlock.beginBlock && !scriptBlock.processBlock;
  return isPlain && scriptBlock.endBlock ? (block as ScriptBlockExpressionAst) : null;
}

/** What stands behind ForEach-Object gets its output when all of it is there. */
function forEachObject(
  compilation: Compilation,
  ast: PipelineAst,
  source: ExpressionAst,
  command: CommandAst,
  block: ScriptBlockExpressionAst,
): ResumableStatement {
  const value = compileExpression(compilation, source);
  const site = new CommandSite(compilation, command);
  const template = compilation.block.nested(block.scriptBlock);
  const whole = compileStatement(compilation, ast);
  const rest = (ast.pipelineElements.slice(2) as CommandAst[]).map((c) => new CommandSite(compilation, c));
  return function* each(f): Steps<Completion> {
    const info = site.resolve(f);
    const code = template.codeFor(f.scope.table);
    const { end } = resumableBlocks(code);
    if (!(info instanceof CmdletInfo) || info.name !== 'ForEach-Object' || end === null) return whole(f);
    const { position } = f;
    f.position = ast;
    const items = itemsOf(f, value);
    const captured = rest.length > 0 ? new CaptureSink() : null;
    const inner = new Frame(f.engine, f.scope, captured ?? f.out, f.streams, f, f.block, null);
    yield* runForEach(f, inner, items, end);
    if (captured !== null) {
      const output: PipelineStage = { kind: 'expression', value: () => captured.array };
      runPipeline(f, [output, ...rest], f.out);
    }
    f.position = position;
    return Completion.Normal;
  };
}

function itemsOf(f: Frame, value: Value): unknown[] {
  const items: unknown[] = [];
  writeExpressionValue(new CallbackSink((item) => items.push(item)), value(f));
  return items;
}

function* runForEach(f: Frame, inner: Frame, items: readonly unknown[], body: ResumableStatement): Steps {
  const { engine, slots } = f;
  const outer = slots[Slot.Underscore];
  engine.frame = inner;
  try {
    for (const item of items) {
      slots[Slot.Underscore] = asPSObject(item);
      const completion = yield* body(inner);
      if (completion === Completion.Break || completion === Completion.Continue)
        throw new LoopSignal(completion === Completion.Continue, inner.label);
      if (scheduler.isSliceOver) yield {};
    }
  } finally {
    slots[Slot.Underscore] = outer;
    engine.frame = f;
  }
  engine.lastSucceeded = true;
}
