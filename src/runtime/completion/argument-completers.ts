/**
 * Who knows the values of a parameter, in this order: a completer that was registered, the parameter's own attribute
 * (ArgumentCompleter, ArgumentCompletions), the shell itself.
 */
import { basename, extname } from 'node:path';
import type { CommandAst, CommandParameterAst, ExpressionAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import { Attribute } from '../dotnet/automation/attribute-types.js';
import { CompletionResult } from '../dotnet/automation/completion-result.js';
import { evaluateBlock } from '../engine/invoke.js';
import { ScriptBlock } from '../engine/script-block.js';
import { enumerableOf, toText } from '../language/index.js';
import { Hashtable } from '../objects/hashtable.js';
import { construct, getProperty, invokeMethod } from '../objects/members.js';
import { type NetType, requireType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { commandNameOf } from '../type-inference/command-at.js';
import type { BoundArgument, PseudoBinding } from '../type-inference/pseudo-binding.js';
import { evaluateSafely } from '../type-inference/safe-evaluation.js';
import { builtInCompleter } from './built-in-completers.js';
import type { CompletionContext } from './completion-context.js';
import { argumentCompletions, result } from './results.js';
import { quietly } from './run-quietly.js';
import { attributeOf } from './valid-values.js';

type Results = CompletionResult[] | null;

export function completeByCompleter(
  context: CompletionContext,
  binding: PseudoBinding,
  parameter: ParameterMetadata,
  command: CommandAst,
): Results {
  const commandName = binding.command.name || (commandNameOf(command) ?? '');
  if (commandName === '') return null;
  const given = (): unknown[] => [binding.command.name, parameter.name, context.word, command, boundValues(context)];
  const registered = registeredBlock(context, 'CustomArgumentCompleters', [
    `${commandName}:${parameter.name}`,
    parameter.name,
  ]);
  if (registered !== null) {
    const found = invokeCompleter(context, registered, given());
    if (found !== null) return found;
  }
  const attribute = attributeOf(parameter, 'ArgumentCompleterAttribute');
  if (attribute !== undefined) {
    const found = invokeAttribute(context, attribute, given());
    if (found !== null) return found;
  }
  const completions = attributeOf(parameter, 'ArgumentCompletionsAttribute');
  if (completions !== undefined) return argumentCompletions(context.word, completionsOf(completions));
  return builtInCompleter(binding.command.name, parameter.name)?.({ context, binding, parameter, command }) ?? null;
}

/** For programs (Register-ArgumentCompleter -Native), and as the last resort for anything else. */
export function completeNativeArgument(context: CompletionContext, command: CommandAst, name: string | null): Results {
  if (name === null) return null;
  const file = basename(name);
  const names = [name, file, file.slice(0, file.length - extname(file).length)];
  const block =
    registeredBlock(context, 'NativeArgumentCompleters', names) ?? context.engine.argumentCompleters.fallback;
  return block === null ? null : invokeCompleter(context, block, [context.word, command, context.cursor]);
}

/** Of the options that TabExpansion2 was given, or of the session. */
function registeredBlock(
  { options, engine }: CompletionContext,
  kind: 'CustomArgumentCompleters' | 'NativeArgumentCompleters',
  names: readonly string[],
): ScriptBlock | null {
  const given = isNull(options) ? null : baseOf(getProperty(options, kind));
  const { custom, native } = engine.argumentCompleters;
  const registered = kind === 'CustomArgumentCompleters' ? custom : native;
  for (const name of names) {
    const own = given instanceof Hashtable ? baseOf(given.get(name)) : null;
    if (own instanceof ScriptBlock) return own;
  }
  for (const name of names) {
    const block = registered.get(fold(name));
    if (block !== undefined) return block;
  }
  return null;
}

function invokeCompleter(context: CompletionContext, block: ScriptBlock, args: readonly unknown[]): Results {
  const { engine } = context;
  const written = quietly(engine, () => listOf(evaluateBlock(engine.frame, block, { args })));
  if (written.length === 0) return null;
  const [only] = written;
  // An empty text says that there is nothing, not even names of files.
  if (written.length === 1 && (isNull(only) || baseOf(only) === '')) return [];
  const found = written.flatMap(asResult);
  return found.length > 0 ? found : null;
}

function asResult(value: unknown): CompletionResult[] {
  const base = baseOf(value);
  if (base instanceof CompletionResult) return [base];
  const text = isNull(base) ? '' : toText(value);
  return text === '' ? [] : [result('Text', text)];
}

function listOf(value: unknown): unknown[];
function listOf(value: unknown): unknown[] {
  if (isNull(value)) return [];
  const items = enumerableOf(value);
  return items === null ? [value] : [...items];
}

/** The attribute has no property that tells its values. */
function completionsOf(attribute: object): string[] {
  return attribute instanceof Attribute ? listOf(attribute.values.Completions).map((value) => toText(value)) : [];
}

/** A script block, a class, or an attribute that makes the completer itself. */
function invokeAttribute(context: CompletionContext, attribute: object, args: readonly unknown[]): Results {
  const block = baseOf(getProperty(attribute, 'ScriptBlock'));
  if (block instanceof ScriptBlock) return invokeCompleter(context, block, args);
  const found = quietly(context.engine, () => {
    const type = baseOf(getProperty(attribute, 'Type')) as NetType | null;
    const isFactory = requireType('System.Management.Automation.IArgumentCompleterFactory').isAssignableFrom(
      typeOf(attribute),
    );
    const completer = isFactory ? invokeMethod(attribute, 'Create', []) : isNull(type) ? null : construct(type, []);
    if (isNull(completer)) return [];
    const completed = invokeMethod(completer, 'CompleteArgument', [...args]);
    return isNull(completed) ? [] : [listOf(completed).flatMap(asResult)];
  });
  return found[0] ?? null;
}

/** What is known of the other arguments: $fakeBoundParameters. */
function boundValues({ engine, binding }: CompletionContext): Hashtable {
  const table = new Hashtable();
  for (const [key, argument] of binding?.arguments ?? []) {
    const name = binding?.bound.get(key)?.name ?? key;
    if (argument.kind === 'switch') table.set(name, true);
    const value = valueAst(argument);
    const known = value === null ? null : evaluateSafely(engine, value);
    if (known !== null) table.set(name, known.value ?? null);
  }
  return table;
}
function valueAst(argument: BoundArgument): ExpressionAst | null {
  if (argument.kind !== 'ast') return null;
  const { argument: value } = argument;
  return value?.kind === 'CommandParameterAst'
    ? (value as CommandParameterAst).argument
    : (value as ExpressionAst | null);
}
