/** Help of a cmdlet, from its declaration: the same words that stand beside its code. */
import type { ParameterMetadata } from '../binding/metadata.js';
import type { CmdletExample, ParameterSpec } from '../cmdlets/cmdlet.js';
import type { CmdletInfo } from '../engine/command-info.js';
import { type CommandParameterSetInfo, parameterSetsOf } from '../engine/command-parameters.js';
import { displayOrder, parameterTypeText } from '../engine/command-syntax.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import type { PSObject } from '../objects/ps-object.js';
import { commandPage, type PageExample, type PageParameter } from './command-page.js';
import { inputTypes, isCommonParameter, ownParameters, possibleValues } from './parameter-facts.js';
import { aliasesOf } from './reduced-help.js';

export function cmdletHelp(engine: ExecutionContext, command: CmdletInfo): PSObject {
  const { name, spec } = command.cmdlet;
  const [verb = '', noun = ''] = name.split('-');
  const parameters = parameterSetsOf(command).flatMap((set) => ownParameters(set).map(({ parameter }) => parameter));
  const inputs = inputTypes(parameters);
  return commandPage({
    name,
    command,
    details: [
      ['noun', noun],
      ['verb', verb],
    ],
    synopsis: spec.synopsis,
    description: spec.description ?? spec.synopsis,
    notes: notes(aliasesOf(engine, name), spec.notes),
    examples: spec.examples.map(example),
    inputs: inputs.length > 0 ? inputs : ['None'],
    outputs: spec.outputs?.length ? spec.outputs : ['None'],
    links: spec.links ?? [],
    describe,
    inSyntax: shownOrder,
  });
}

function shownOrder(set: CommandParameterSetInfo) {
  return displayOrder(set).parameters.filter(({ parameter }) => !isCommonParameter(parameter));
}

function notes(aliases: readonly string[], text: string | undefined): string[] {
  return [...(aliases.length > 0 ? [`Aliases: ${aliases.join(', ')}`] : []), ...(text ? [text] : [])];
}

function describe(parameter: ParameterMetadata): PageParameter {
  const { spec, type, aliases } = parameter;
  const attributes = parameter.attributes();
  return {
    typeText: parameterTypeText(type, attributes),
    values: possibleValues(type, attributes),
    description: parameter.help,
    defaultValue: spec === null ? 'None' : defaultText(spec, parameter.isSwitch),
    position: ({ position }) => (position === undefined ? 'Named' : String(position)),
    more: [['aliases', aliases.length > 0 ? aliases.join(', ') : 'none']],
  };
}

function defaultText({ default: value, defaultText: text }: ParameterSpec<unknown>, isSwitch: boolean): string {
  if (text !== undefined) return text;
  if (isSwitch) return 'False';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : 'None';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : 'None';
}

function example({ code, output, remarks }: CmdletExample): PageExample {
  return {
    introduction: 'PS > ',
    code: code.trim(),
    results: output?.trimEnd(),
    remarks: [remarks ?? '', ''],
  };
}
