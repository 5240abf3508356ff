/** What a command says that it writes, by [OutputType()] or in a cmdlet's declaration. */
import { attributeName, readAttribute } from '../binding/attribute-arguments.js';
import { Compilation } from '../compiler/compilation.js';
import { PSTypeName } from '../dotnet/automation/ps-type-name.js';
import { toText } from '../language/index.js';
import { NetType } from '../objects/net-type.js';
import { CmdletInfo, type CommandInfo, ExternalScriptInfo, FunctionInfo, ScriptInfo } from './command-info.js';
import type { ScriptBlock } from './script-block.js';

export function outputTypesOf(command: CommandInfo): PSTypeName[] {
  if (command instanceof CmdletInfo) return (command.cmdlet.spec.outputs ?? []).map((name) => PSTypeName.of(name));
  if (command instanceof FunctionInfo || command instanceof ScriptInfo) return declaredTypes(command.scriptBlock);
  return command instanceof ExternalScriptInfo ? declaredTypes(command.load()) : [];
}

function declaredTypes({ template }: ScriptBlock): PSTypeName[] {
  const compilation = new Compilation(template, template.table);
  return template.attributes.flatMap((attribute) => {
    if (attribute.kind !== 'AttributeAst' || attributeName(attribute) !== 'outputtype') return [];
    const { positional } = readAttribute(compilation, attribute as never);
    return positional.flat().map((type) => PSTypeName.of(type instanceof NetType ? type : toText(type)));
  });
}
