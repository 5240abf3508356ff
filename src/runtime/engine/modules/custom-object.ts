/** A module as an object: its functions are methods, its variables properties (New-Module and Import-Module -AsCustomObject). */
import { scriptMethod } from '../../objects/extended-members.js';
import { noteDefinition } from '../../objects/member-list.js';
import { ExtendedMember, PSObject } from '../../objects/ps-object.js';
import type { PSVariable } from '../ps-variable.js';
import { exportedFunctions, exportedVariables } from './module-exports.js';
import type { PSModuleInfo } from './module-info.js';

export function asCustomObject(module: PSModuleInfo): PSObject {
  const object = PSObject.custom();
  for (const { name, scriptBlock } of exportedFunctions(module).values())
    object.setEntry(name, scriptMethod(name, scriptBlock));
  for (const variable of exportedVariables(module).values())
    if (variable !== null) object.setEntry(variable.name, variableProperty(variable));
  return object;
}

/** PSVariableProperty: reading and writing it is reading and writing the variable. */
function variableProperty(variable: PSVariable): ExtendedMember {
  const { name } = variable;
  return new ExtendedMember(
    name,
    'NoteProperty',
    noteDefinition(name, variable.value),
    () => variable.value,
    (_self, value) => {
      variable.value = value;
    },
  );
}
