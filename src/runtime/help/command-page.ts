/** A full page of help, as PowerShell's help files give it: what comment-based help and the help of cmdlets become. */
import type { ParameterMetadata, SetEntry } from '../binding/metadata.js';
import type { CommandInfo } from '../engine/command-info.js';
import { type CommandParameterSetInfo, parameterSetsOf } from '../engine/command-parameters.js';
import type { PSObject } from '../objects/ps-object.js';
import {
  helpNode,
  listOf,
  mamlNode,
  type Note,
  namespaceNotes,
  oneOrAll,
  paragraph,
  paragraphs,
  textNode,
} from './help-node.js';
import { ownParameters, pipelineInput, supportsWildcards } from './parameter-facts.js';

export interface PageExample {
  /** The prompt in front of the code. */
  introduction: string;
  code: string;
  /** What the code prints; left out where nothing is shown. */
  results?: string;
  remarks: readonly string[];
}

/** What a kind of help says about a parameter beside its metadata. */
export interface PageParameter {
  /** Its type as it is shown. */
  typeText: string;
  /** Values to choose from. They stand in the syntax instead of the type. */
  values: readonly string[];
  description: string | undefined;
  defaultValue: string;
  /** 1-based or 0-based, as the kind of help counts; undefined when only the name will do. */
  position(entry: SetEntry): string;
  /** Further notes. */
  more: readonly Note[];
}

export interface CommandPage {
  name: string;
  command: CommandInfo;
  details: readonly Note[];
  synopsis: string;
  description: string | undefined;
  notes: readonly string[];
  examples: readonly PageExample[];
  inputs: readonly string[];
  outputs: readonly string[];
  links: readonly string[];
  describe(parameter: ParameterMetadata): PageParameter;
  /** The parameters of a set in the order in which its syntax shows them. */
  inSyntax(set: CommandParameterSetInfo): ReturnType<typeof ownParameters>;
}

export const pageTypeNames = ['MamlCommandHelpInfo', 'HelpInfo'];

export function commandPage(page: CommandPage): PSObject {
  const { command, name } = page;
  const sets = parameterSetsOf(command);
  return helpNode(pageTypeNames, [
    ['details', mamlNode('details', [['name', name], ...page.details, ['description', paragraphs(page.synopsis)]])],
    ['description', paragraphs(page.description)],
    ['syntax', mamlNode('syntax', [['syntaxItem', oneOrAll(sets.map((set) => syntaxItem(page, set)))]])],
    ['parameters', parametersNode(page)],
    ['inputTypes', typeList('inputType', page.inputs)],
    ['returnValues', typeList('returnValue', page.outputs)],
    ['alertSet', page.notes.length === 0 ? undefined : mamlNode('alertSet', [['alert', textList(page.notes)]])],
    ['examples', listNode('examples', 'example', page.examples.map(exampleNode))],
    ['relatedLinks', listNode('relatedLinks', 'navigationLink', page.links.map(linkNode))],
    ...namespaceNotes('maml', 'command', 'dev'),
  ]);
}

const textList = (texts: readonly string[]): unknown => listOf(texts.map(paragraph));

/** A node with the items under one name; undefined when there are none. */
function listNode(name: string, item: string, items: readonly PSObject[]): PSObject | undefined {
  return items.length === 0 ? undefined : mamlNode(name, [[item, oneOrAll(items)]]);
}

function typeList(item: string, names: readonly string[]): PSObject | undefined {
  const items = names.map((name) => mamlNode(item, [['type', mamlNode('type', [['name', name.trim()]])]]));
  return listNode(`${item}s`, item, items);
}

function linkNode(link: string): PSObject {
  return mamlNode('navigationLink', [[isAddress(link) ? 'uri' : 'linkText', link]]);
}
/** True for a URI with a scheme. */
export function isAddress(link: string): boolean {
  return /^[a-z][a-z\d+.-]*:\S+$/i.test(link) && URL.canParse(link);
}

function exampleNode({ introduction, code, results, remarks }: PageExample, index: number): PSObject {
  const line = '-'.repeat(26);
  return mamlNode('example', [
    ['title', `${line} EXAMPLE ${index + 1} ${line}`],
    ['introduction', textList([introduction])],
    ['code', code],
    ['results', results],
    ['remarks', textList(remarks)],
  ]);
}

function syntaxItem(page: CommandPage, set: CommandParameterSetInfo): PSObject {
  const parameters = page.inSyntax(set).map(({ parameter, entry }) => {
    const { described, notes } = parameterNotes(page, parameter, entry);
    const { typeText, values } = described;
    const value: Note[] =
      values.length > 0
        ? [['parameterValueGroup', valueGroup(values)]]
        : [['parameterValue', parameter.isSwitch ? undefined : textNode(typeText, [['required', 'true']])]];
    return mamlNode('parameter', [['name', parameter.name], ...value, ...notes]);
  });
  return mamlNode('syntaxItem', [
    ['name', page.name],
    ['parameter', oneOrAll(parameters)],
  ]);
}

/** All parameters, each in the first set that it belongs to; an empty text when there are none, as for an empty XML element. */
function parametersNode(page: CommandPage): unknown {
  const parameters = new Map<ParameterMetadata, SetEntry>();
  for (const { parameter, entry } of parameterSetsOf(page.command).flatMap(ownParameters))
    if (!parameters.has(parameter)) parameters.set(parameter, entry);
  const declared = page.command.metadata?.parameters ?? [];
  const inOrder = [...declared.filter((p) => parameters.has(p)), ...parameters.keys()];
  const nodes = [...new Set(inOrder)].map((parameter) => {
    const entry = parameter.all ?? (parameters.get(parameter) as SetEntry);
    const { described, notes } = parameterNotes(page, parameter, entry);
    const { typeText, values, defaultValue } = described;
    const isRequired = String(!parameter.isSwitch);
    return mamlNode('parameter', [
      ['name', parameter.name],
      ['parameterValueGroup', values.length > 0 ? valueGroup(values) : undefined],
      ['defaultValue', defaultValue],
      ['parameterValue', values.length > 0 ? undefined : textNode(typeText, [['required', isRequired]])],
      ['type', mamlNode('type', [['name', typeText]])],
      ...notes,
    ]);
  });
  return nodes.length === 0 ? '' : listNode('parameters', 'parameter', nodes);
}

function parameterNotes(
  page: CommandPage,
  parameter: ParameterMetadata,
  entry: SetEntry,
): { described: PageParameter; notes: Note[] } {
  const described = page.describe(parameter);
  const notes: Note[] = [
    ['description', paragraphs(described.description)],
    ['required', String(entry.mandatory)],
    ['globbing', String(supportsWildcards(parameter.attributes()))],
    ['pipelineInput', pipelineInput(entry)],
    ['position', described.position(entry)],
    ...described.more,
  ];
  return { described, notes };
}

function valueGroup(values: readonly string[]): PSObject {
  const items = values.map((value) => textNode(value, [['required', 'false']]));
  return mamlNode('parameterValueGroup', [['parameterValue', oneOrAll(items)]]);
}
