/** What all kinds of help say about a parameter, as text. */
import { commonParameters } from '../binding/common-parameters.js';
import type { ParameterMetadata, SetEntry } from '../binding/metadata.js';
import { enumEntries } from '../dotnet/system/enum-type.js';
import type { CommandParameterInfo, CommandParameterSetInfo } from '../engine/command-parameters.js';
import { enumerableOf, toText } from '../language/index.js';
import { getProperty } from '../objects/members.js';
import type { NetType } from '../objects/net-type.js';

const commonNames = new Set(commonParameters.map((p) => p.name));
export const isCommonParameter = ({ name }: ParameterMetadata): boolean => commonNames.has(name);

/** Without the common parameters. */
export function ownParameters(set: CommandParameterSetInfo): CommandParameterInfo[] {
  return set.parameters.filter(({ parameter }) => !isCommonParameter(parameter));
}

/** `true (ByValue, ByPropertyName)`; the rest of the command line counts as input only where `withRest` says so. */
export function pipelineInput({ fromPipeline, fromPropertyName, remaining }: SetEntry, withRest = false): string {
  const ways: string[] = [];
  if (fromPipeline) ways.push('ByValue');
  if (fromPropertyName) ways.push('ByPropertyName');
  if (remaining && withRest) ways.push('FromRemainingArguments');
  return ways.length === 0 ? 'false' : `true (${ways.join(', ')})`;
}

const attributeNamed = (attributes: readonly unknown[], name: string): unknown =>
  attributes.find((each) => (each as { netType?: NetType }).netType?.name === `${name}Attribute`);

export const supportsWildcards = (attributes: readonly unknown[]): boolean =>
  attributeNamed(attributes, 'SupportsWildcards') !== undefined;

/** [PSDefaultValue()]; undefined for a parameter that has none. */
export function describedDefault(attributes: readonly unknown[]): string | undefined {
  const attribute = attributeNamed(attributes, 'PSDefaultValue');
  if (attribute === undefined) return undefined;
  return toText(getProperty(attribute, 'Help')) || toText(getProperty(attribute, 'Value'));
}

/** The values to choose from: of [ValidateSet()], or of an enum. */
export function possibleValues(type: NetType, attributes: readonly unknown[]): string[] {
  const set = attributeNamed(attributes, 'ValidateSet');
  if (set !== undefined)
    return [...(enumerableOf(getProperty(set, 'ValidValues')) ?? [])].map((value) => toText(value));
  return enumNames(type.genericArguments[0] ?? type);
}
/** The names of an enum, or of the enum that a list is of; none for other types. */
export function enumNames(type: NetType): string[] {
  const element = type.elementType ?? type;
  return element.isEnum ? enumEntries(element).map(([name]) => name) : [];
}

/** Full names of the types that are taken from the pipeline, each once. */
export function inputTypes(parameters: readonly ParameterMetadata[]): string[] {
  const taking = parameters.filter(({ all, entries }) =>
    [...(all === null ? [] : [all]), ...entries.values()].some((e) => e.fromPipeline || e.fromPropertyName),
  );
  return [...new Set(taking.map(({ type }) => type.fullName))];
}
