/**
 * The attributes of a parameter as objects, for Get-Command and for PSVariable.Attributes. Binding itself reads the declarations
 * and never makes these.
 */
import type { AttributeAst, AttributeBaseAst } from '../../parser/index.js';
import type { ParameterSpec, Validation } from '../cmdlets/cmdlet.js';
import type { Compilation } from '../compiler/compilation.js';
import { Attribute } from '../dotnet/automation/attribute-types.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { attributeObject } from './attribute-objects.js';
import type { ParameterMetadata, SetEntry } from './metadata.js';

const automation = (name: string) => requireType(`System.Management.Automation.${name}`);
const attribute = (name: string, values: Record<string, unknown> = {}) =>
  new Attribute(automation(`${name}Attribute`), values);

/** [Parameter()] for one set; `setName` is null for all sets. */
export function parameterAttribute(entry: SetEntry, setName: string | null, isHidden = false): Attribute {
  const values: Record<string, unknown> = {
    Mandatory: entry.mandatory,
    ValueFromPipeline: entry.fromPipeline,
    ValueFromPipelineByPropertyName: entry.fromPropertyName,
    ValueFromRemainingArguments: entry.remaining,
    DontShow: isHidden,
  };
  if (entry.position !== undefined) values.Position = entry.position;
  if (setName !== null) values.ParameterSetName = setName;
  if (entry.helpMessage !== '') values.HelpMessage = entry.helpMessage;
  return new Attribute(automation('ParameterAttribute'), values);
}

function parameterAttributes(parameter: ParameterMetadata, setNames: readonly string[]): Attribute[] {
  const { all, entries, hidden } = parameter;
  const own = [...entries].map(([index, entry]) => parameterAttribute(entry, setNames[index] as string, hidden));
  return all === null ? own : [parameterAttribute(all, null, hidden), ...own];
}
function aliasAttributes(aliases: readonly string[]): Attribute[] {
  return aliases.length === 0 ? [] : [attribute('Alias', { AliasNames: aliases })];
}

/** Of a cmdlet's parameter, and of a common parameter (whose `spec` is null). */
export function cmdletAttributes(parameter: ParameterMetadata, setNames: readonly string[]): Attribute[] {
  const attributes = [...parameterAttributes(parameter, setNames), ...aliasAttributes(parameter.aliases)];
  const { spec } = parameter;
  if (spec === null) return attributes;
  attributes.push(...(spec.validate ?? []).flatMap(validationAttribute), ...permissionAttributes(spec));
  return attributes;
}

function permissionAttributes(spec: ParameterSpec<unknown>): Attribute[] {
  const names: string[] = [];
  if (spec.allowNull) names.push('AllowNull');
  if (spec.allowEmptyString) names.push('AllowEmptyString');
  if (spec.allowEmptyCollection) names.push('AllowEmptyCollection');
  if (spec.wildcards) names.push('SupportsWildcards');
  return names.map((name) => attribute(name));
}

/** Nothing for a check of the cmdlet's own, which has no attribute. */
export function validationAttribute(validation: Validation): Attribute[] {
  if ('set' in validation)
    return [attribute('ValidateSet', { ValidValues: validation.set, IgnoreCase: validation.ignoreCase ?? true })];
  if ('range' in validation)
    return typeof validation.range === 'string'
      ? [attribute('ValidateRange', { RangeKind: validation.range })]
      : [attribute('ValidateRange', { MinRange: validation.range[0], MaxRange: validation.range[1] })];
  if ('length' in validation)
    return [attribute('ValidateLength', { MinLength: validation.length[0], MaxLength: validation.length[1] })];
  if ('count' in validation)
    return [attribute('ValidateCount', { MinLength: validation.count[0], MaxLength: validation.count[1] })];
  if ('pattern' in validation) return [attribute('ValidatePattern', { RegexPattern: validation.pattern })];
  if ('notNull' in validation) return [attribute('ValidateNotNull')];
  if ('notNullOrEmpty' in validation) return [attribute('ValidateNotNullOrEmpty')];
  if ('notNullOrWhiteSpace' in validation) return [attribute('ValidateNotNullOrWhiteSpace')];
  return [];
}

/**
 * As they are written on a parameter or variable, in the engine's order: from the last to the first, and the type at the end. A
 * parameter without [Parameter()] has one all the same.
 */
export function scriptAttributes(
  compilation: Compilation,
  written: readonly AttributeBaseAst[],
  implicit: Attribute | null,
): unknown[] {
  const made = written
    .filter((ast) => ast.kind === 'AttributeAst')
    .reverse()
    .map((ast) => attributeObject(compilation, ast as AttributeAst));
  const hasParameter = made.some((each) => (each as { netType?: NetType }).netType?.name === 'ParameterAttribute');
  const all = implicit === null || hasParameter ? made : [implicit, ...made];
  const constraint = written.find((ast) => ast.kind === 'TypeConstraintAst');
  if (constraint === undefined) return all;
  return [...all, typeConverterAttribute(compilation.typeReference(constraint.typeName)())];
}

/** What stands before a variable, from the last to the first. */
export function variableAttributes(compilation: Compilation, written: readonly AttributeBaseAst[]): unknown[] {
  return [...written]
    .reverse()
    .map((ast) =>
      ast.kind === 'TypeConstraintAst'
        ? typeConverterAttribute(compilation.typeReference(ast.typeName)())
        : attributeObject(compilation, ast as AttributeAst),
    );
}

/** The conversion to the type of a parameter or variable, as an attribute. */
export function typeConverterAttribute(type: NetType): Attribute {
  return attribute('ArgumentTypeConverter', { TargetType: type });
}
