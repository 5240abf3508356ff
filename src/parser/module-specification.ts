/** The table or name that says which module is meant, in `#requires -Modules` and `using module` (about_Requires). */
import type { Constant, ConstantTable } from './checks/constant-values.js';

/** ModuleSpecification; versions and GUID as written. */
export interface ModuleSpecification {
  name: string;
  guid: string | null;
  version: string | null;
  requiredVersion: string | null;
  maximumVersion: string | null;
}

const MEMBERS: Readonly<Record<string, keyof ModuleSpecification>> = {
  modulename: 'name',
  moduleversion: 'version',
  requiredversion: 'requiredVersion',
  maximumversion: 'maximumVersion',
  guid: 'guid',
};
const GUID =
  /^\s*(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[({][0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[})])\s*$/i;

/** What a table says, or what is wrong with it, in the engine's words. */
export function readModuleTable(table: ConstantTable): ModuleSpecification | string {
  const specification: ModuleSpecification = {
    name: '',
    guid: null,
    version: null,
    requiredVersion: null,
    maximumVersion: null,
  };
  const unknown: string[] = [];
  for (const [folded, { key, value }] of table) {
    const member = MEMBERS[folded];
    if (member === undefined) {
      unknown.push(`'${key}'`);
    } else if (value !== null) {
      const problem = member === 'name' ? null : problemOf(member, value);
      if (problem !== null) return problem;
      specification[member] = String(value).trim();
    }
  }
  const { name, version, requiredVersion, maximumVersion } = specification;
  if (unknown.length > 0) {
    return `The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid (${unknown.join(', ')}), then try again.`;
  }
  if (name === '') return "The 'ModuleName' member does not exist in the hashtable that describes this module.";
  if (version === null && requiredVersion === null && maximumVersion === null) {
    return "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this module. One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'.";
  }
  if (requiredVersion === null) return specification;
  if (version !== null) return notTogether('ModuleVersion');
  return maximumVersion === null ? specification : notTogether('MaximumVersion');
}

/** A module by name or by table, as an argument is converted to it. */
export function toModuleSpecification(value: Constant): ModuleSpecification | string {
  if (value instanceof Map) {
    const specification = readModuleTable(value);
    return typeof specification === 'string'
      ? notConverted('System.Collections.Hashtable', specification)
      : specification;
  }
  const name = String(value ?? '');
  if (value === '') return notConverted('', "The value cannot be an empty string. (Parameter 'moduleName')");
  return { name, guid: null, version: null, requiredVersion: null, maximumVersion: null };
}

function notTogether(member: string): string {
  return `The parameters ${member} and RequiredVersion cannot be used together. Please specify only one parameter.`;
}

function notConverted(
  value: string,
  problem: string,
  type = 'Microsoft.PowerShell.Commands.ModuleSpecification',
): string {
  return `Cannot convert value "${value}" to type "${type}". Error: "${problem}"`;
}

function problemOf(member: keyof ModuleSpecification, value: Constant): string | null {
  const text = String(value);
  if (member === 'guid') {
    return GUID.test(text) ? null : notConverted(text, 'Unrecognized Guid format.', 'System.Guid');
  }
  if (member === 'maximumVersion') {
    // A star stands for the highest numbers there are.
    const isVersion = problemOfVersion(text.replace(/^\*$/, '9.9').replace(/\*$/, '9')) === null;
    return isVersion
      ? null
      : `The specified MaximumVersion '${text}' was incorrect. If you are using '*', MaximumVersion only supports one '*' and should always be placed at the end of MaximumVersion.`;
  }
  if (Array.isArray(value)) {
    return 'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Version".';
  }
  const problem = problemOfVersion(text);
  return problem === null ? null : notConverted(text, problem, 'System.Version');
}

/** Version.Parse */
function problemOfVersion(text: string): string | null {
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 4)
    return "Version string portion was too short or too long. (Parameter 'input')";
  for (const part of parts) {
    if (!/^\s*[+-]?\d+\s*$/.test(part)) return `The input string '${part}' was not in a correct format.`;
    const number = Number(part);
    if (Math.abs(number) > 0x7fffffff) return 'Value was either too large or too small for an Int32.';
    if (number < 0) {
      return `input ('${part}') must be a non-negative value. (Parameter 'input')\nActual value was ${number}.`;
    }
  }
  return null;
}
