/**
 * Deserialized objects that become live ones again: those for which PowerShell's type data name a target type. The built-in
 * ones stand here, others come by Update-TypeData -TargetTypeForDeserialization.
 */
import { tryConvertTo } from '../language/conversion.js';
import { toText } from '../language/to-text.js';
import { isDictionary } from '../objects/hashtable.js';
import { construct } from '../objects/members.js';
import { findType, type NetType } from '../objects/net-type.js';
import { readProperty } from '../objects/property-access.js';
import { baseOf } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { typeTable } from '../objects/type-table.js';
import { fold, isNull } from '../objects/values.js';

type Rehydration = (value: unknown, type: NetType) => unknown;

const property = (value: unknown, name: string) => readProperty(value, name, fold(name)) ?? null;
const fromText: Rehydration = (value, type) => tryConvertTo(toText(value), type);

const byConversion: Rehydration = (value, type) => tryConvertTo(value, type);

const automation = 'System.Management.Automation.';
/** What Get-FormatData's answers are made of. */
const formatTypes = [
  'ExtendedTypeDefinition',
  'FormatViewDefinition',
  'DisplayEntry',
  'EntrySelectedBy',
  'PSControlGroupBy',
  'TableControl',
  'TableControlColumnHeader',
  'TableControlRow',
  'TableControlColumn',
  'ListControl',
  'ListControlEntry',
  'ListControlEntryItem',
  'WideControl',
  'WideControlEntryItem',
  'CustomControl',
  'CustomControlEntry',
  'CustomItemText',
  'CustomItemNewline',
  'CustomItemFrame',
  'CustomItemExpression',
];
/** By the original type's name. A function returns undefined for what cannot be made. */
const rehydrations: Readonly<Record<string, Rehydration>> = {
  [`${automation}SwitchParameter`]: (value) => new SwitchParameter(property(value, 'IsPresent') === true),
  [`${automation}PSCredential`]: (value, type) => {
    const [user, password] = [property(value, 'UserName'), property(value, 'Password')];
    return isNull(user) || isNull(password) ? undefined : construct(type, [user, password]);
  },
  [`${automation}PSPrimitiveDictionary`]: (value, type) => {
    const base = baseOf(value);
    return isDictionary(base) ? tryConvertTo(base, type) : undefined;
  },
  'System.Globalization.CultureInfo': (value, type) => tryConvertTo(property(value, 'Name'), type),
  ...Object.fromEntries(formatTypes.map((name) => [automation + name, byConversion])),
  'System.Net.IPAddress': fromText,
  'System.Net.Mail.MailAddress': fromText,
};

const prefix = 'Deserialized.';

/** The live object for a deserialized one, or the same value when there is none. */
export function rehydrate(value: unknown, typeNames: readonly string[]): unknown {
  const first = typeNames[0];
  if (first === undefined) return value;
  const original = first.slice(prefix.length);
  const rehydration = rehydrations[original];
  if (rehydration) {
    const type = findType(original);
    return (type && rehydration(value, type)) ?? value;
  }
  const target = typeTable.standardMember(typeNames, 'targetTypeForDeserialization');
  const type = target === undefined ? undefined : findType(target);
  return (type && tryConvertTo(value, type)) ?? value;
}
