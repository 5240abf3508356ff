/**
 * Parameter metadata: what a command accepts, in one form for cmdlets (from their specs) and for functions (from their
 * param block). Made once for each command and cached. Parameter sets are bits of a number.
 */
import type { AttributeAst, ParameterAst } from '../../parser/index.js';
import type { CmdletDefinition, ParameterSpec, ParameterSpecs } from '../cmdlets/cmdlet.js';
import { Compilation, typeNameText } from '../compiler/compilation.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { toText } from '../language/index.js';
import { toBoolean } from '../language/truth.js';
import { runtimeError } from '../objects/errors.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { AllSets } from './all-sets.js';
import { attributeName, readAttribute } from './attribute-arguments.js';
import { cmdletAttributes, parameterAttribute, scriptAttributes } from './parameter-attributes.js';
import { assignPositions } from './parameter-positions.js';
import { remotingCapabilityOf } from './remoting-capability.js';
import { attributeChecksOf, type ParameterChecks, specChecks } from './validation.js';

/** A parameter's part in one parameter set. */
export interface SetEntry {
  mandatory: boolean;
  /** undefined: by name only. */
  position: number | undefined;
  fromPipeline: boolean;
  fromPropertyName: boolean;
  remaining: boolean;
  helpMessage: string;
}

export interface ParameterMetadata {
  name: string;
  aliases: readonly string[];
  /** Resolved when first needed. */
  readonly type: NetType;
  isSwitch: boolean;
  /** Bits of the sets that it belongs to. */
  sets: number;
  /** By set bit index; `all` holds for every set. */
  entries: Map<number, SetEntry>;
  all: SetEntry | null;
  checks: ParameterChecks;
  allowNull: boolean;
  allowEmptyString: boolean;
  allowEmptyCollection: boolean;
  /** An advanced function's [string]: a list is not joined to a text. */
  refusesLists: boolean;
  /** [PSTypeName('...')]: a type name that arguments must have. */
  psTypeName: string | null;
  hidden: boolean;
  /** What a dynamicparam block declared: it is told the value. */
  runtime?: { value: unknown };
  isDynamic: boolean;
  /** A common parameter, handled by the engine. */
  isCommon: boolean;
  help: string;
  spec: ParameterSpec<unknown> | null;
  ast: ParameterAst | null;
  /** Its attributes as objects, made anew; for Get-Command. */
  attributes(): unknown[];
}

export interface CommandMetadata {
  name: string;
  parameters: ParameterMetadata[];
  /** Names and aliases, folded. */
  byName: Map<string, ParameterMetadata>;
  setNames: string[];
  /** Bit of the default set, 0 when none is named. */
  defaultSet: number;
  /** Has [CmdletBinding()] or [Parameter()], or is a cmdlet: no $args, common parameters. */
  isAdvanced: boolean;
  positionalBinding: boolean;
  supportsShouldProcess: boolean;
  /** None for one that does not support ShouldProcess. */
  confirmImpact: string;
  remotingCapability: string;
  supportsPaging: boolean;
  defaultSetName: string;
  takesPipelineInput: boolean;
  /** Address of its help online; empty for none. */
  helpUri: string;
}

export { AllSets };

export function entryFor(parameter: ParameterMetadata, setIndex: number): SetEntry | null {
  return parameter.entries.get(setIndex) ?? parameter.all;
}
/** Entries of the sets in `mask`. */
export function entriesIn({ all, entries }: ParameterMetadata, mask: number): SetEntry[] {
  const found = all === null ? [] : [all];
  if (entries.size > 0) for (const [index, entry] of entries) if (mask & (1 << index)) found.push(entry);
  return found;
}

export class MetadataBuilder {
  readonly metadata: CommandMetadata;
  constructor(name: string) {
    this.metadata = {
      name,
      parameters: [],
      byName: new Map(),
      setNames: [],
      defaultSet: 0,
      isAdvanced: false,
      positionalBinding: true,
      supportsShouldProcess: false,
      confirmImpact: 'Medium',
      remotingCapability: 'PowerShell',
      supportsPaging: false,
      defaultSetName: '',
      takesPipelineInput: false,
      helpUri: '',
    };
  }
  /** To be called before any parameter is added: the default set is the first of all. */
  nameDefaultSet(name: string): void {
    if (name === '') return;
    this.metadata.defaultSetName = name;
    this.metadata.defaultSet = 1 << this.setIndex(name);
  }
  setIndex(name: string): number {
    const key = fold(name);
    let index = this.metadata.setNames.findIndex((n) => fold(n) === key);
    if (index < 0) {
      index = this.metadata.setNames.length;
      if (index === 32)
        throw runtimeError('ParsingTooManyParameterSets', 'There are more than 32 parameter sets.', 'MetadataError');
      this.metadata.setNames.push(name);
    }
    return index;
  }
  add(parameter: ParameterMetadata): void {
    this.metadata.parameters.push(parameter);
    for (const name of [parameter.name, ...parameter.aliases]) this.metadata.byName.set(fold(name), parameter);
    for (const entry of entriesIn(parameter, AllSets))
      if (entry.fromPipeline || entry.fromPropertyName) this.metadata.takesPipelineInput = true;
  }
  finish(): CommandMetadata {
    const { metadata } = this;
    for (const parameter of metadata.parameters) {
      let sets = 0;
      for (const index of parameter.entries.keys()) sets |= 1 << index;
      parameter.sets = parameter.all !== null ? AllSets : sets;
    }
    return metadata;
  }
}

export const noEntry = (): SetEntry => ({
  mandatory: false,
  position: undefined,
  fromPipeline: false,
  fromPropertyName: false,
  remaining: false,
  helpMessage: '',
});

// ---- Cmdlets ---------------------------------------------------------------------------------------------------------

export function cmdletMetadata(cmdlet: CmdletDefinition): CommandMetadata {
  const { spec } = cmdlet;
  const builder = new MetadataBuilder(cmdlet.name);
  builder.nameDefaultSet(spec.defaultSet ?? '');
  addSpecs(builder, spec.parameters, false);
  const metadata = builder.finish();
  metadata.isAdvanced = true;
  metadata.supportsShouldProcess = spec.supportsShouldProcess ?? false;
  metadata.confirmImpact = metadata.supportsShouldProcess ? (spec.confirmImpact ?? 'Medium') : 'None';
  metadata.remotingCapability = remotingCapabilityOf(cmdlet.name);
  metadata.supportsPaging = spec.supportsPaging ?? false;
  metadata.helpUri = spec.links?.find((link) => /^https?:/.test(link)) ?? '';
  return metadata;
}

export function addSpecs(builder: MetadataBuilder, specs: ParameterSpecs, isDynamic: boolean): void {
  for (const [name, spec] of Object.entries(specs)) builder.add(specParameter(builder, name, spec, isDynamic));
}

function specParameter(
  builder: MetadataBuilder,
  name: string,
  spec: ParameterSpec<unknown>,
  isDynamic: boolean,
): ParameterMetadata {
  const base = entryOf(spec);
  const entries = new Map<number, SetEntry>();
  let all: SetEntry | null = base;
  if (spec.sets !== undefined) {
    all = null;
    if (Array.isArray(spec.sets)) for (const set of spec.sets) entries.set(builder.setIndex(set), base);
    else
      for (const [set, changes] of Object.entries(spec.sets))
        entries.set(builder.setIndex(set), { ...base, ...withoutUndefined(entryOf({ ...spec, ...changes })) });
  }
  let type: NetType | undefined;
  return {
    name,
    aliases: spec.aliases ?? [],
    get type() {
      type ??= requireType(spec.type.netType);
      return type;
    },
    isSwitch: spec.type.netType === 'System.Management.Automation.SwitchParameter',
    sets: 0,
    entries,
    all,
    checks: specChecks(spec),
    allowNull: spec.allowNull ?? false,
    allowEmptyString: spec.allowEmptyString ?? false,
    allowEmptyCollection: spec.allowEmptyCollection ?? false,
    refusesLists: false,
    psTypeName: null,
    hidden: spec.hidden ?? false,
    isDynamic,
    isCommon: false,
    help: spec.help,
    spec,
    ast: null,
    attributes() {
      return cmdletAttributes(this, builder.metadata.setNames);
    },
  };
}

function entryOf(spec: {
  mandatory?: boolean;
  position?: number;
  from?: string;
  remaining?: boolean;
  help?: string;
}): SetEntry {
  return {
    mandatory: spec.mandatory ?? false,
    position: spec.position,
    fromPipeline: spec.from === 'pipeline' || spec.from === 'both',
    fromPropertyName: spec.from === 'propertyName' || spec.from === 'both',
    remaining: spec.remaining ?? false,
    helpMessage: '',
  };
}
function withoutUndefined(entry: SetEntry): Partial<SetEntry> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

// ---- Script blocks ---------------------------------------------------------------------------------------------------

export function scriptBlockMetadata(block: ScriptBlock, name: string): CommandMetadata {
  const { template } = block;
  const cached = template.metadata as CommandMetadata | null;
  if (cached !== null) return cached;
  const compilation = new Compilation(template, template.table);
  const builder = new MetadataBuilder(name);
  const { metadata } = builder;
  for (const attribute of template.attributes) {
    if (attribute.kind !== 'AttributeAst') continue;
    const name = attributeName(attribute);
    // The types that a script says it writes are looked up when they are asked for.
    if (name === 'outputtype') continue;
    const { named } = readAttribute(compilation, attribute as AttributeAst);
    if (name !== 'cmdletbinding') continue;
    metadata.isAdvanced = true;
    builder.nameDefaultSet(String(named['defaultparametersetname'] ?? ''));
    metadata.positionalBinding = named['positionalbinding'] !== false;
    metadata.supportsShouldProcess = named['supportsshouldprocess'] === true;
    metadata.supportsPaging = named['supportspaging'] === true;
    metadata.confirmImpact = metadata.supportsShouldProcess ? toText(named['confirmimpact'] ?? 'Medium') : 'None';
    metadata.remotingCapability = toText(named['remotingcapability'] ?? 'PowerShell');
    metadata.helpUri = String(named['helpuri'] ?? '');
  }
  for (const parameter of template.parameters)
    if (parameter.attributes.some((a) => attributeName(a) === 'parameter')) metadata.isAdvanced = true;
  for (const parameter of template.parameters) builder.add(scriptParameter(builder, compilation, parameter));
  if (metadata.positionalBinding) assignPositions(metadata);
  template.metadata = builder.finish();
  if (metadata.isAdvanced) for (const parameter of metadata.parameters) parameter.refusesLists = true;
  return metadata;
}

/** `Mandatory = 1` is as good as `$true`. */
function isOn(value: unknown): boolean {
  return value === true || (value !== undefined && toBoolean(value));
}

function scriptParameter(builder: MetadataBuilder, compilation: Compilation, ast: ParameterAst): ParameterMetadata {
  const entries = new Map<number, SetEntry>();
  let all: SetEntry | null = null;
  const aliases: string[] = [];
  let typeOf: (() => NetType) | null = null;
  let typeText = '';
  let hidden = false;
  let help = '';
  const flags = { allowNull: false, allowEmptyString: false, allowEmptyCollection: false, refusesLists: false };
  let psTypeName: string | null = null;
  const constraint = ast.attributes.find((attribute) => attribute.kind === 'TypeConstraintAst');
  if (constraint !== undefined) {
    typeOf = compilation.typeReference(constraint.typeName, constraint);
    typeText = fold(typeNameText(constraint.typeName));
  }
  // From the last to the first, as PowerShell does: it shows in the order of the parameter sets.
  for (const attribute of [...ast.attributes].reverse()) {
    if (attribute.kind === 'TypeConstraintAst') continue;
    const { positional, named } = readAttribute(compilation, attribute as AttributeAst);
    switch (attributeName(attribute)) {
      case 'parameter': {
        const entry = noEntry();
        entry.mandatory = isOn(named['mandatory']);
        if (typeof named['position'] === 'number') entry.position = named['position'];
        entry.fromPipeline = isOn(named['valuefrompipeline']);
        entry.fromPropertyName = isOn(named['valuefrompipelinebypropertyname']);
        entry.remaining = isOn(named['valuefromremainingarguments']);
        entry.helpMessage = String(named['helpmessage'] ?? '');
        help ||= entry.helpMessage;
        hidden ||= isOn(named['dontshow']);
        const set = named['parametersetname'];
        if (set === undefined || set === '__AllParameterSets') all = entry;
        else entries.set(builder.setIndex(String(set)), entry);
        break;
      }
      case 'alias':
        aliases.push(...positional.map(String));
        break;
      case 'pstypename':
        psTypeName = String(positional[0] ?? named['pstypename'] ?? '');
        break;
      case 'allownull':
        flags.allowNull = true;
        break;
      case 'allowemptystring':
        flags.allowEmptyString = true;
        break;
      case 'allowemptycollection':
        flags.allowEmptyCollection = true;
        break;
    }
  }
  if (all === null && entries.size === 0) all = noEntry();
  return {
    name: ast.name.variablePath,
    aliases,
    get type() {
      return typeOf === null ? requireType('System.Object') : typeOf();
    },
    isSwitch: /^(switch|(system\.management\.automation\.)?switchparameter)$/.test(typeText),
    sets: 0,
    entries,
    all,
    checks: attributeChecksOf(compilation, ast.attributes),
    ...flags,
    psTypeName,
    hidden,
    isDynamic: false,
    isCommon: false,
    help,
    spec: null,
    ast,
    attributes() {
      return scriptAttributes(compilation, ast.attributes, parameterAttribute(all ?? noEntry(), null));
    },
  };
}
