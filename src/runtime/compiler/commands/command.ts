/** A command as written: how its name is found and its arguments are worked out. */
import type {
  AnyExpression,
  Ast,
  CommandAst,
  CommandExpressionAst,
  CommandParameterAst,
  ConstantExpressionAst,
  ExpressionAst,
  ParenExpressionAst,
  PipelineAst,
  VariableExpressionAst,
} from '../../../parser/index.js';
import { type CommandArgument, parameterNameNote } from '../../binding/command-argument.js';
import type { CommandInfo } from '../../engine/command-info.js';
import type { Frame } from '../../engine/frame.js';
import { frameIn, invocableSession } from '../../engine/modules/module-frame.js';
import { PSModuleInfo } from '../../engine/modules/module-info.js';
import type { Scope } from '../../engine/scope.js';
import { ScriptBlock } from '../../engine/script-block.js';
import { enumerableOf, toText } from '../../language/index.js';
import { literalValue } from '../../language/number-text.js';
import { netException, runtimeError } from '../../objects/errors.js';
import { isDictionary } from '../../objects/hashtable.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf, PSObject, WrittenNumber } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { strictMembers } from '../expressions/members.js';
import { compileVariable, plain } from '../variables.js';
import { type CompiledRedirection, compileRedirections } from './redirections.js';

/** `F(1, 2)` with nothing before the parenthesis: one argument, an array, where two were meant. */
function looksLikeMethodCall({ commandElements }: CommandAst): boolean {
  const [name, argument] = commandElements;
  if (commandElements.length !== 2 || argument?.kind !== 'ParenExpressionAst') return false;
  const inner = pureExpression((argument as ParenExpressionAst).pipeline);
  return inner?.kind === 'ArrayLiteralAst' && (name as Ast).extent.end === argument.extent.start;
}
/** The expression that a pipeline is when it is nothing else. */
function pureExpression(pipeline: Ast): ExpressionAst | null {
  if (pipeline.kind !== 'PipelineAst') return null;
  const { pipelineElements, background } = pipeline as PipelineAst;
  const [only] = pipelineElements;
  if (background || pipelineElements.length !== 1 || only?.kind !== 'CommandExpressionAst') return null;
  return only.redirections.length > 0 ? null : (only as CommandExpressionAst).expression;
}
function refusedWhenStrict(argument: ArgumentCode): ArgumentCode {
  const value = argument.value as Value;
  return {
    ...argument,
    value(f) {
      if (!strictMembers(f)) return value(f);
      throw runtimeError(
        'StrictModeFunctionCallWithParens',
        'The function or command was called as if it were a method. Parameters should be separated by spaces. For information about parameters, see the about_Parameters Help topic.',
      );
    },
  };
}

interface ArgumentCode {
  kind: 'value' | 'parameter' | 'splat';
  ast: ExpressionAst | CommandParameterAst;
  value: Value | null;
  name: string;
  /** The text of a list. */
  written?: string;
}

/** What was worked out before any command of the pipeline is looked for: the arguments, and the value that gives the command. */
export interface EvaluatedSite {
  nameValue: unknown;
  args: CommandArgument[];
}

export interface SiteCall {
  frame: Frame;
  command: CommandInfo;
  args: CommandArgument[];
}

export class CommandSite {
  /** The name when it is written out; null when an expression gives the command. */
  readonly name: string | null;
  readonly nameValue: Value | null;
  readonly args: readonly ArgumentCode[];
  readonly redirections: readonly CompiledRedirection[];
  /** True when every argument is a plain value: no names, no splatting, nothing whose written form matters. */
  readonly allPositional: boolean;
  readonly dot: boolean;
  /** What the name meant last, and the state of affairs in which it did. */
  #found: CommandInfo | null = null;
  #foundIn: Scope | null = null;
  #epoch = -1;

  constructor(
    compilation: Compilation,
    readonly ast: CommandAst,
  ) {
    const [first, ...rest] = ast.commandElements;
    const name = first as AnyExpression;
    // No name at all is refused when the command is looked for, as any value is that is no command.
    const isWord = name.kind === 'StringConstantExpressionAst' && name.value !== '';
    this.name = isWord ? String(name.value) : null;
    this.nameValue = isWord ? null : compileExpression(compilation, name as ExpressionAst);
    const args = compileArguments(compilation, rest);
    this.args = looksLikeMethodCall(ast) ? args.map(refusedWhenStrict) : args;
    this.redirections = compileRedirections(compilation, ast.redirections);
    this.allPositional = this.args.every((a) => a.kind === 'value');
    this.dot = ast.invocationOperator === 'Dot';
  }

  /** The same, null where there is none: an argument may fail before that is said. */
  find(f: Frame): CommandInfo | null {
    try {
      return this.resolve(f);
    } catch (thrown) {
      if (thrown instanceof NetException) return null;
      throw thrown;
    }
  }

  /** The command; looked up again only when something was defined since, or the scope's commands are others. */
  resolve(f: Frame): CommandInfo {
    if (this.nameValue !== null) return f.engine.commandFromValue(f, this.nameValue(f), this.ast);
    const { commandScope } = f.scope;
    const { commandEpoch } = f.engine;
    if (this.#found !== null && this.#epoch === commandEpoch && this.#foundIn === commandScope) return this.#found;
    const found = f.engine.findCommand(f, this.name as string, this.ast);
    this.#found = found;
    this.#foundIn = commandScope;
    this.#epoch = f.engine.commandEpoch;
    return found;
  }

  /** The command with its arguments. After a module comes a command to run inside: in another frame. */
  call(f: Frame, { nameValue, args: given }: EvaluatedSite): SiteCall {
    if (this.nameValue === null) return { frame: f, command: this.resolve(f), args: given };
    const module = baseOf(nameValue);
    if (!(module instanceof PSModuleInfo))
      return { frame: f, command: f.engine.commandFromValue(f, nameValue, this.ast), args: given };
    const frame = frameIn(f.engine, invocableSession(module));
    const [first, ...args] = given;
    if (first === undefined)
      throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
    const target = first.name === null ? first.value : first.text;
    const block = baseOf(target);
    const inside = block instanceof ScriptBlock ? block.bindTo(frame.scope.session) : target;
    return { frame, command: f.engine.commandFromValue(frame, inside, this.ast), args };
  }

  prepare(f: Frame): EvaluatedSite {
    return { nameValue: this.nameValue?.(f), args: this.evaluate(f) };
  }

  /** The arguments' values in order, when all are plain. */
  positionalValues(f: Frame): unknown[] {
    const values = new Array<unknown>(this.args.length);
    for (let i = 0; i < values.length; i++) values[i] = plain((this.args[i] as { value: Value }).value(f));
    return values;
  }

  evaluate(f: Frame): CommandArgument[] {
    const evaluated: CommandArgument[] = [];
    for (const code of this.args) {
      switch (code.kind) {
        case 'value':
          evaluated.push(valueArgument(plain((code.value as Value)(f)), code.ast as ExpressionAst, code.written));
          break;
        case 'parameter':
          evaluated.push({
            name: code.name,
            value: code.value === null ? null : plain(code.value(f)),
            hasValue: code.value !== null,
            extent: (code.ast as CommandParameterAst).errorPosition,
            valueExtent: (code.ast as CommandParameterAst).argument?.extent,
            text: (code.ast as CommandParameterAst).errorPosition.text,
            fromSplat: false,
            written: code.written,
          });
          break;
        case 'splat':
          splat((code.value as Value)(f), evaluated);
      }
    }
    return evaluated;
  }
}

function valueArgument(value: unknown, ast: ExpressionAst | null, written?: string): CommandArgument {
  return { name: null, value, hasValue: true, extent: ast?.extent ?? null, text: null, fromSplat: false, written };
}

function compileArguments(
  compilation: Compilation,
  elements: readonly (ExpressionAst | CommandParameterAst)[],
): ArgumentCode[] {
  return elements.map((element) => {
    if (element.kind === 'CommandParameterAst') {
      const parameter = element as CommandParameterAst;
      return {
        kind: 'parameter',
        ast: parameter,
        value: parameter.argument ? compileArgument(compilation, parameter.argument) : null,
        name: parameter.parameterName,
        written: parameter.argument ? writtenForm(parameter.argument) : undefined,
      };
    }
    if (element.kind === 'VariableExpressionAst' && (element as VariableExpressionAst).splatted)
      return {
        kind: 'splat',
        ast: element,
        value: compileVariable(compilation, element as VariableExpressionAst),
        name: '',
      };
    return {
      kind: 'value',
      ast: element,
      value: compileArgument(compilation, element as ExpressionAst),
      name: '',
      written: writtenForm(element as ExpressionAst),
    };
  });
}

function compileArgument(compilation: Compilation, ast: ExpressionAst): Value {
  const value = compileExpression(compilation, ast);
  if (ast.kind !== 'ConstantExpressionAst') return value;
  const number = literalValue((ast as ConstantExpressionAst).value);
  const { text } = ast.extent;
  if (toText(number) === text) return value;
  const argument = new WrittenNumber(number, text);
  return () => argument;
}

function writtenForm({ kind, extent }: ExpressionAst): string | undefined {
  return kind === 'ArrayLiteralAst' ? extent.text : undefined;
}

/** `@x`: the pairs of a dictionary as named arguments, the items of a collection as values (about_Splatting). */
function splat(value: unknown, into: CommandArgument[]): void {
  const base = baseOf(value);
  if (isNull(base)) {
    into.push(valueArgument(null, null));
    return;
  }
  if (isDictionary(base)) {
    for (const [key, item] of base.entries())
      into.push({
        name: toText(key),
        value: item,
        hasValue: true,
        extent: null,
        text: `-${toText(key)}:`,
        fromSplat: true,
      });
    return;
  }
  // A string is splatted by its characters.
  const items =
    typeof base === 'string' ? Array.from(base) : Array.isArray(base) ? base : (enumerableOf(base) ?? [value]);
  for (const item of items) {
    const name = splattedName(item);
    if (name !== null)
      into.push({ name, value: null, hasValue: false, extent: null, text: `-${name}`, fromSplat: false });
    else into.push(valueArgument(item, null));
  }
}

/** $args remembers which of its items were parameter names (`-Name` as a word of the call). */
function splattedName(item: unknown): string | null {
  const name = item instanceof PSObject ? item.entry(parameterNameNote) : undefined;
  return typeof name === 'string' ? name : null;
}
