/** ModuleSpecification: a module's name, and what version and GUID are asked for. */

import type { ModuleSpecification as ParsedSpecification } from '../../../parser/index.js';
import { convertTo } from '../../language/conversion.js';
import { netException } from '../../objects/errors.js';
import type { IDictionaryLike } from '../../objects/hashtable.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { netText } from '../collections/elements.js';
import { argumentError } from '../system/errors.js';
import { psArgumentNull } from './ps-errors.js';

const name = 'Microsoft.PowerShell.Commands.ModuleSpecification';

export class ModuleSpecification {
  declare readonly netType: NetType;
  name = '';
  guid: unknown = null;
  version: unknown = null;
  maximumVersion: string | null = null;
  requiredVersion: unknown = null;
}

/** From `@{ ModuleName = ...; ModuleVersion | RequiredVersion | MaximumVersion = ...; GUID = ... }`. */
function fromTable(table: IDictionaryLike | null): ModuleSpecification {
  if (table === null) throw psArgumentNull('moduleSpecification');
  const specification = new ModuleSpecification();
  const version = (value: unknown) => convertTo(value, requireType('System.Version'));
  const bad: string[] = [];
  for (const [key, value] of table.entries()) {
    const member = fold(netText(key));
    if (member === 'modulename') specification.name = netText(value);
    else if (member === 'moduleversion') specification.version = version(value);
    else if (member === 'requiredversion') specification.requiredVersion = version(value);
    else if (member === 'maximumversion') specification.maximumVersion = netText(value);
    else if (member === 'guid') specification.guid = convertTo(value, requireType('System.Guid'));
    else bad.push(`'${netText(key)}'`);
  }
  if (bad.length > 0)
    throw argumentError(
      `The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid (${bad.join(', ')}), then try again.`,
    );
  if (specification.name === '')
    throw missing("The 'ModuleName' member does not exist in the hashtable that describes this module.");
  const { version: minimum, requiredVersion: required, maximumVersion: maximum } = specification;
  if (minimum === null && required === null && maximum === null)
    throw missing(
      "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this module. One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'.",
    );
  if (required !== null && (minimum !== null || maximum !== null))
    throw argumentError(
      `The parameters ${minimum === null ? 'MaximumVersion' : 'ModuleVersion'} and RequiredVersion cannot be used together. Please specify only one parameter.`,
    );
  return specification;
}
/** As the parser reads it from `#requires` and `using module`. */
export function moduleSpecificationOf(parsed: ParsedSpecification): ModuleSpecification {
  const version = (text: string | null) => (text === null ? null : convertTo(text, requireType('System.Version')));
  const specification = new ModuleSpecification();
  specification.name = parsed.name;
  specification.guid = parsed.guid === null ? null : convertTo(parsed.guid, requireType('System.Guid'));
  specification.version = version(parsed.version);
  specification.requiredVersion = version(parsed.requiredVersion);
  specification.maximumVersion = parsed.maximumVersion;
  return specification;
}
function missing(message: string) {
  return netException('System.MissingMemberException', message);
}

function textOf(self: ModuleSpecification): string {
  const parts: [string, unknown][] = [
    ['RequiredVersion', self.requiredVersion],
    ['ModuleVersion', self.version],
    ['MaximumVersion', self.maximumVersion],
  ];
  const given = parts.filter(([, value]) => value !== null);
  if (given.length === 0 && self.guid === null) return self.name;
  const guid = self.guid === null ? '' : `; Guid = '{${netText(self.guid)}}' `;
  const rest = guid + given.map(([key, value]) => `; ${key} = '${netText(value)}'`).join('');
  return `@{ ModuleName = '${self.name}'${rest} }`;
}

defineType(name, { class: ModuleSpecification }, () => ({
  toString: textOf,
  members: {
    'new()': () => new ModuleSpecification(),
    'new(string moduleName)': (_type: NetType, moduleName: string | null) => {
      if (!moduleName) throw psArgumentNull('moduleName');
      return Object.assign(new ModuleSpecification(), { name: moduleName });
    },
    'new(hashtable moduleSpecification)': (_type: NetType, table: IDictionaryLike) => fromTable(table),
    'string Name {get;}': (self: ModuleSpecification) => self.name,
    'System.Nullable[guid] Guid {get;}': (self: ModuleSpecification) => self.guid,
    'version Version {get;}': (self: ModuleSpecification) => self.version,
    'string MaximumVersion {get;}': (self: ModuleSpecification) => self.maximumVersion,
    'version RequiredVersion {get;}': (self: ModuleSpecification) => self.requiredVersion,
    'string ToString()': textOf,
  },
}));
