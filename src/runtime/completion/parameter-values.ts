/** Values of a parameter: of a ValidateSet, an enum or a switch; else what a completer says. */
import type { CommandAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import type { NetType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import type { PseudoBinding } from '../type-inference/pseudo-binding.js';
import { completeByCompleter } from './argument-completers.js';
import type { CompletionContext } from './completion-context.js';
import { byText, quoted, result, startingWith, unquote } from './results.js';
import { validValues } from './valid-values.js';

/** Null where nothing is known of the values. */
export function completeParameterValue(
  context: CompletionContext,
  binding: PseudoBinding,
  parameter: ParameterMetadata,
  command: CommandAst,
): CompletionResult[] | null {
  const set = validValues(context.engine, parameter);
  if (set !== null) return values(context.word, set, quoted);
  const type = valueType(parameter.type);
  if (type.isEnum) return values(context.word, enumNames(parameter, type), (name, quote) => quote + name + quote);
  if (type.fullName === 'System.Management.Automation.SwitchParameter')
    return context.word === '' || context.word === '$'
      ? ['$true', '$false'].map((value) => result('ParameterValue', value))
      : [];
  return completeByCompleter(context, binding, parameter, command);
}

/** The type of one value: without Nullable, and of a list its elements'. */
function valueType(type: NetType): NetType {
  const inner = type.genericDefinition?.fullName === 'System.Nullable`1' ? (type.genericArguments[0] as NetType) : type;
  return inner.elementType ?? inner;
}

/** What is written in full comes first, then the others by name. */
function values(
  written: string,
  all: readonly string[],
  form: (value: string, quote: string) => string,
): CompletionResult[] {
  const { word, quote } = unquote(written);
  const fits = startingWith(word);
  const isWhole = (value: string) => fold(value) === fold(word);
  const others = all.filter((value) => value !== '' && !isWhole(value) && fits(value)).sort(byText);
  return [
    ...all
      .filter((value) => value !== '' && isWhole(value))
      .slice(-1)
      .map((value) => result('ParameterValue', quote + value + quote, value)),
    ...others.map((value) => result('ParameterValue', form(value, quote), value)),
  ];
}

function enumNames(parameter: ParameterMetadata, type: NetType): string[] {
  const { values: named = {} } = type.definition;
  const allowed = parameter.checks.validators;
  const isAllowed = (value: number | bigint) =>
    allowed.every((check) => {
      try {
        check(type.enumValue(value));
        return true;
      } catch {
        return false; // outside of a ValidateRange
      }
    });
  // Names of one value stand for each other: the first is shown.
  const seen = new Set<number | bigint>();
  return Object.entries(named)
    .filter(([, value]) => isAllowed(value) && !seen.has(value) && seen.add(value))
    .map(([name]) => name);
}
