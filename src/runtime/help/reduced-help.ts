/** Help of a command that has none: made from its parameters alone. */
import type { CommandMetadata, ParameterMetadata, SetEntry } from '../binding/metadata.js';
import { visibleAliases } from '../engine/aliases.js';
import type { FunctionInfo } from '../engine/command-info.js';
import { type CommandParameterSetInfo, parameterSetsOf } from '../engine/command-parameters.js';
import { commandSyntax, displayOrder, parameterTypeText } from '../engine/command-syntax.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { outputTypesOf } from '../engine/output-types.js';
import type { PSObject } from '../objects/ps-object.js';
import { fold } from '../objects/values.js';
import { helpNode, type Note, namespaceNotes, textNode } from './help-node.js';
import {
  inputTypes,
  isCommonParameter,
  ownParameters,
  pipelineInput,
  possibleValues,
  supportsWildcards,
} from './parameter-facts.js';

const node = (name: string, notes: Iterable<Note>) => helpNode(`ExtendedCmdletHelpInfo#${name}`, notes);
const none = 'None';
const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

export const reducedHelpTypeNames = ['ExtendedCmdletHelpInfo', 'CmdletHelpInfo', 'HelpInfo'];

export function reducedHelp(engine: ExecutionContext, command: FunctionInfo): PSObject {
  const { name, metadata } = command;
  const common: Note = ['CommonParameters', metadata.isAdvanced];
  const sets = parameterSetsOf(command);
  const parameters = uniqueParameters(sets);
  const describe = (parameter: ParameterMetadata) => parameterNode(parameter, metadata.setNames, null);
  const outputs = outputTypesOf(command).map((type) => type.name);
  return helpNode(reducedHelpTypeNames, [
    common,
    [
      'details',
      node('details', [
        ['name', name],
        ['noun', ''],
        ['verb', ''],
      ]),
    ],
    ['Syntax', node('syntax', [['syntaxItem', sets.map((set) => syntaxItem(metadata, common, set))]])],
    ['parameters', node('parameters', [['parameter', parameters.map(describe)]])],
    ['inputTypes', typeList('inputType', lines(inputTypes(parameters)) || `${none}\n`)],
    ['relatedLinks', metadata.helpUri === '' ? undefined : helpUriLink(metadata.helpUri)],
    ['returnValues', typeList('returnValue', lines(outputs) || 'System.Object')],
    ['aliases', lines(aliasesOf(engine, name)) || `${none}\n`],
    ['remarks', none],
    ['alertSet', null],
    ['description', null],
    ['examples', null],
    ['Synopsis', commandSyntax(command)],
    ['ModuleName', command.moduleName],
    ['nonTerminatingErrors', ''],
    ...namespaceNotes('command', 'dev', 'maml'),
  ]);
}

export function aliasesOf(engine: ExecutionContext, command: string): string[] {
  const wanted = fold(command);
  const found = visibleAliases(engine.currentScope).filter(({ definition }) => fold(definition) === wanted);
  return found.map(({ name }) => name).sort();
}

function helpUriLink(uri: string): PSObject {
  return node('relatedLinks', [['navigationLink', [node('navigationLinks', [['uri', uri]])]]]);
}

/** `inputTypes` has an `inputType` has a `type` has the names, a line for each. */
function typeList(item: string, names: string): PSObject {
  return node(`${item}s`, [[item, node(item, [['type', node('type', [['name', names]])]])]]);
}

function uniqueParameters(sets: readonly CommandParameterSetInfo[]): ParameterMetadata[] {
  const all = new Set(sets.flatMap((set) => ownParameters(set).map(({ parameter }) => parameter)));
  return [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function syntaxItem({ name, setNames }: CommandMetadata, common: Note, set: CommandParameterSetInfo): PSObject {
  const shown = displayOrder(set).parameters.filter(({ parameter }) => !isCommonParameter(parameter));
  const parameters = shown.map(({ parameter, entry }) => {
    const described = parameterNode(parameter, setNames, entry);
    const values = possibleValues(parameter.type, parameter.attributes());
    if (values.length > 0)
      described.setEntry('parameterValueGroup', node('parameterValueGroup', [['parameterValue', values]]));
    return described;
  });
  return node('syntaxItem', [['name', name], common, ['parameter', parameters]]);
}

/** In one set, or in general (`entry` null). */
function parameterNode(parameter: ParameterMetadata, setNames: readonly string[], entry: SetEntry | null): PSObject {
  const { all, entries, aliases, type, isSwitch, isDynamic } = parameter;
  const shown = entry ?? all ?? ([...entries.values()][0] as SetEntry);
  const attributes = parameter.attributes();
  const typeText = parameterTypeText(type, attributes);
  const value = textNode(typeText, [
    ['variableLength', type.isArray],
    ['required', 'true'],
  ]);
  return node('parameter', [
    ['name', parameter.name],
    ['required', String(shown.mandatory)],
    ['pipelineInput', pipelineInput(shown, true)],
    ['isDynamic', String(isDynamic)],
    ['globbing', String(supportsWildcards(attributes))],
    ['parameterSetName', shown === all ? '(All)' : [...entries.keys()].map((index) => setNames[index]).join(', ')],
    ['description', shown.helpMessage === '' ? undefined : `${shown.helpMessage}\n`],
    ['parameterValue', isSwitch ? undefined : value],
    ['type', node('type', [['name', typeText]])],
    ['position', shown.position === undefined ? 'Named' : String(shown.position)],
    ['aliases', aliases.length === 0 ? none : aliases.join(', ')],
  ]);
}
