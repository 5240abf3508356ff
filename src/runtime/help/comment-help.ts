/** Help from the comments of a function or script (about_Comment_Based_Help). */

import { isConstant, type ParameterAst } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import { Compilation } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import { ExternalScriptInfo, type FunctionInfo } from '../engine/command-info.js';
import { parameterSetsOf } from '../engine/command-parameters.js';
import { currentEngine } from '../engine/current-engine.js';
import { outputTypesOf } from '../engine/output-types.js';
import type { ScriptBlock } from '../engine/script-block.js';
import { toText } from '../language/index.js';
import type { PSObject } from '../objects/ps-object.js';
import { commandPage, type PageExample, type PageParameter } from './command-page.js';
import { type FoundComment, helpCommentOf } from './comment-search.js';
import { describedDefault, enumNames, ownParameters } from './parameter-facts.js';

function blockOf(command: FunctionInfo | ExternalScriptInfo): ScriptBlock {
  return command instanceof ExternalScriptInfo ? command.load() : command.scriptBlock;
}

/** The help comment of a function or script file; null when there is none. Throws what parsing the file throws. */
export function commentOf(command: FunctionInfo | ExternalScriptInfo): FoundComment | null {
  const { ast, definition } = blockOf(command).template;
  return helpCommentOf(definition?.kind === 'FunctionDefinitionAst' ? definition : ast);
}

export function commentHelp(command: FunctionInfo | ExternalScriptInfo, comment: FoundComment): PSObject {
  const { help } = comment;
  const descriptions = parameterDescriptions(command, comment);
  const name = command instanceof ExternalScriptInfo ? command.path : command.name;
  const outputs = help.outputs.length > 0 ? help.outputs : outputTypesOf(command).map((type) => type.name);
  return commandPage({
    name,
    command,
    details: [],
    synopsis: help.synopsis,
    description: help.description,
    notes: help.notes === '' ? [] : [help.notes.trim()],
    examples: help.examples.map(example),
    inputs: help.inputs,
    outputs,
    links: help.links,
    describe: (parameter) => describe(blockOf(command), parameter, descriptions.get(parameter.name.toUpperCase())),
    inSyntax: ownParameters,
  });
}

/** What .PARAMETER says; else the comment next to the parameter. */
function parameterDescriptions(
  command: FunctionInfo | ExternalScriptInfo,
  { help, parameterComments }: FoundComment,
): Map<string, string> {
  const descriptions = new Map(help.parameters);
  const own = new Set(parameterSetsOf(command).flatMap((set) => ownParameters(set).map((p) => p.parameter)));
  const declared = [...own].filter(({ ast }) => ast !== null);
  for (const [i, { name }] of declared.entries()) {
    const key = name.toUpperCase();
    const comment = parameterComments[i];
    if (comment !== undefined && !descriptions.has(key)) descriptions.set(key, comment);
  }
  return descriptions;
}

function describe(block: ScriptBlock, parameter: ParameterMetadata, description: string | undefined): PageParameter {
  return {
    typeText: parameter.type.name,
    values: enumNames(parameter.type),
    description,
    defaultValue: describedDefault(parameter.attributes()) ?? defaultText(block, parameter),
    position: ({ position }) => (position === undefined ? 'named' : String(position + 1)),
    more: [],
  };
}

/** A constant's value; other code as it is written. */
function defaultText({ template }: ScriptBlock, { ast, isSwitch }: ParameterMetadata): string {
  const value = (ast as ParameterAst | null)?.defaultValue;
  if (!value) return isSwitch && ast !== null ? 'False' : '';
  if (!isConstant(value, 'other')) return value.extent.text;
  const constant = compileExpression(new Compilation(template, template.table), value);
  return toText(constant(currentEngine().frame));
}

/** The prompt, the code up to the first blank line, and what follows it as remarks, which end with four blank paragraphs. */
function example(text: string): PageExample {
  const prompt = /^.*?>/.exec(text)?.[0];
  const content = text.slice(prompt?.length ?? 0);
  const [, code = content, remarks = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(content) ?? [];
  return {
    introduction: prompt ?? 'PS > ',
    code: code.trim(),
    remarks: [remarks.trim(), '', '', '', ''],
  };
}
