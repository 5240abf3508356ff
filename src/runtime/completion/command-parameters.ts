/** Names of parameters: those that are still free in the sets that are still possible; common ones come last. */
import type { Ast, CommandAst, CommandParameterAst, StringConstantExpressionAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { psTypeName } from '../dotnet/automation/ps-type-text.js';
import { fold } from '../objects/values.js';
import { isInSets } from '../type-inference/parameter-lookup.js';
import { bindForCompletion, type PseudoBinding } from '../type-inference/pseudo-binding.js';
import { completeCommandArgument } from './command-arguments.js';
import type { CompletionContext } from './completion-context.js';
import { completeFileName } from './file-names.js';
import { result, startingWith } from './results.js';

export function completeCommandParameter(context: CompletionContext): CompletionResult[] {
  const place = parameterAtCursor(context);
  if (place === null) return [];
  const { command, parameter, positional } = place;
  const begun: Begun = {
    name: parameter?.parameterName ?? '',
    suffix: parameter !== null && context.word.endsWith(':') ? ':' : '',
  };
  const binding = bindForCompletion(context.engine, command, { purpose: 'parameter', atCursor: parameter, positional });
  if (binding === null) return completeCommandArgument(context);
  const found = binding.succeeded
    ? parametersOf(binding, parameter, begun)
    : freeParameters(begun, -1, binding.unbound);
  if (found.length > 0) return found;
  return completeFileName(context, { containersOnly: fold(binding.command.name) === 'set-location' });
}

interface Place {
  command: CommandAst;
  parameter: CommandParameterAst | null;
  /** False where arguments follow that the new parameter may take. */
  positional: boolean;
}

/** `-Na`, or a dash alone. */
function parameterAtCursor({ relatedAsts, lastAst, tokenAtCursor }: CompletionContext): Place | null {
  const parameter = relatedAsts.findLast((ast): ast is CommandParameterAst => ast.kind === 'CommandParameterAst');
  if (parameter !== undefined) return { command: parameter.parent as CommandAst, parameter, positional: true };
  if (lastAst.kind !== 'StringConstantExpressionAst' || lastAst.parent?.kind !== 'CommandAst') return null;
  if ((lastAst as StringConstantExpressionAst).value.trim() !== '-') return null;
  const command = lastAst.parent as CommandAst;
  const next = command.commandElements.find(({ extent }) => extent.start > (tokenAtCursor?.start ?? 0)) as
    | Ast
    | undefined;
  return { command, parameter: null, positional: next === undefined || next.kind === 'CommandParameterAst' };
}

interface Begun {
  name: string;
  suffix: string;
}

function parametersOf(binding: PseudoBinding, at: CommandParameterAst | null, begun: Begun): CompletionResult[] {
  const free = () => freeParameters(begun, binding.sets, binding.unbound);
  if (at === null) return free();
  if (binding.notFound.includes(at)) return [];
  if (binding.ambiguous.length > 0) return binding.ambiguous.includes(at) ? free() : [];
  if (binding.duplicates.length > 0)
    return binding.duplicates.includes(at) ? freeParameters(begun, binding.sets, binding.bound.values()) : [];
  for (const [key, argument] of binding.arguments) {
    if (argument.kind === 'ast' && argument.argument === at) return [];
    if (argument.parameter === at) return boundParameter(binding.bound.get(key) as ParameterMetadata, begun);
  }
  return free();
}

/** The one parameter that the name means already. */
function boundParameter(parameter: ParameterMetadata, begun: Begun): CompletionResult[] {
  const fits = startingWith(begun.name);
  const names = fits(parameter.name) ? [parameter.name] : parameter.aliases.filter(fits);
  return names.map((name) => parameterResult(parameter, name, begun));
}

function parameterResult(
  parameter: ParameterMetadata,
  name: string,
  { suffix }: Begun,
  withHelp = true,
): CompletionResult {
  const help = withHelp ? helpOf(parameter) : '';
  const tip = `[${psTypeName(parameter.type)}] ${name}${help === '' ? '' : ` - ${help}`}`;
  return result('ParameterName', `-${name}${suffix}`, name, tip);
}

/** The HelpMessage of a script's parameter. */
function helpOf({ ast, help }: ParameterMetadata): string {
  return ast === null ? '' : help;
}

export function freeParameters(
  begun: Begun,
  sets: number,
  parameters: Iterable<ParameterMetadata>,
): CompletionResult[] {
  const fits = startingWith(begun.name);
  const own: CompletionResult[] = [];
  const common: CompletionResult[] = [];
  let hidesCommon = false;
  for (const parameter of parameters) {
    if (!isInSets(parameter, sets)) continue;
    const list = isCommonName(parameter) ? common : own;
    if (fits(parameter.name)) {
      if (parameter.hidden) hidesCommon = true;
      else list.push(parameterResult(parameter, parameter.name, begun));
    } else if (begun.name !== '')
      for (const alias of parameter.aliases)
        if (fits(alias)) list.push(parameterResult(parameter, alias, begun, false));
  }
  return hidesCommon ? own : [...own, ...common];
}

/** WhatIf, Confirm and those of paging are a command's own, as it has to ask for them. */
function isCommonName({ isCommon, name }: ParameterMetadata): boolean {
  return isCommon && !/^(WhatIf|Confirm|IncludeTotalCount|Skip|First)$/.test(name);
}
