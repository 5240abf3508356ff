/** ScriptRequirements: what a script's `#requires` lines ask for (about_Requires). */
import { ScriptRequirements } from '../../../../parser/index.js';
import { convertTo } from '../../../language/conversion.js';
import { Hashtable } from '../../../objects/hashtable.js';
import { defineType, type NetType, requireType, types } from '../../../objects/net-type.js';
import { readOnlyCollection } from '../../collections/read-only-collection.js';
import { language } from './names.js';

const specification = () => requireType('Microsoft.PowerShell.Commands.ModuleSpecification');

type RequiredModule = ScriptRequirements['requiredModules'][number];

/** A module as the type of the class library, which takes a table or a name. */
function moduleOf({ name, guid, version, requiredVersion, maximumVersion }: RequiredModule): unknown {
  const given = {
    GUID: guid,
    ModuleVersion: version,
    RequiredVersion: requiredVersion,
    MaximumVersion: maximumVersion,
  };
  const entries = Object.entries(given).filter(([, value]) => value !== null);
  if (entries.length === 0) return convertTo(name, specification());
  const table = new Hashtable();
  table.set('ModuleName', name);
  for (const [key, value] of entries) table.set(key, value);
  return convertTo(table, specification());
}

export function defineScriptRequirements(): void {
  defineType(`${language}.ScriptRequirements`, {}, () => {
    const list = 'System.Collections.ObjectModel.ReadOnlyCollection';
    const texts = (items: string[]) => readOnlyCollection(types.string(), items);
    return {
      members: {
        'new()': (_type: NetType) => new ScriptRequirements(),
        'string RequiredApplicationId {get;}': (self: ScriptRequirements) => self.requiredApplicationId,
        'version RequiredPSVersion {get;}': (self: ScriptRequirements) =>
          self.requiredPSVersion === null ? null : convertTo(self.requiredPSVersion, requireType('System.Version')),
        [`${list}[string] RequiredPSEditions {get;}`]: (self: ScriptRequirements) => texts(self.requiredPSEditions),
        [`${list}[Microsoft.PowerShell.Commands.ModuleSpecification] RequiredModules {get;}`]: (
          self: ScriptRequirements,
        ) => readOnlyCollection(specification(), self.requiredModules.map(moduleOf)),
        [`${list}[string] RequiredAssemblies {get;}`]: (self: ScriptRequirements) => texts(self.requiredAssemblies),
        'bool IsElevationRequired {get;}': (self: ScriptRequirements) => self.isElevationRequired,
      },
    };
  });
}
