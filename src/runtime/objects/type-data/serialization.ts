/** How deep and by which properties types are serialised, and which come back as themselves. A table. */
import type { TypeExtension } from '../type-table.js';

const automation = 'System.Management.Automation.';
const crypto = 'System.Security.Cryptography.X509Certificates.';
/** What turns a deserialised object back into its type. */
const converter = 'Microsoft.PowerShell.DeserializingTypeConverter';

const depths: Record<string, number> = {
  'System.Exception': 1,
  HelpInfo: 1,
  [`${automation}Signature`]: 2,
  [`${automation}JobStateInfo`]: 1,
  'System.Net.Mail.MailAddress': 1,
  [`${automation}PSCredential`]: 1,
  [`${automation}PSPrimitiveDictionary`]: 1,
  [`${automation}SwitchParameter`]: 1,
  [`${automation}PSListModifier`]: 2,
  'System.Security.AccessControl.RegistrySecurity': 1,
  'System.Security.AccessControl.FileSystemSecurity': 1,
  [`${automation}FormatViewDefinition`]: 1,
  [`${automation}PSControl`]: 1,
  [`${automation}PSControlGroupBy`]: 2,
  [`${automation}EntrySelectedBy`]: 1,
  [`${automation}DisplayEntry`]: 1,
  [`${automation}TableControlColumnHeader`]: 1,
  [`${automation}TableControlRow`]: 1,
  [`${automation}TableControlColumn`]: 1,
  [`${automation}ListControlEntryItem`]: 1,
  [`${automation}WideControlEntryItem`]: 1,
  [`${automation}CustomControlEntry`]: 1,
  [`${automation}CustomItemBase`]: 1,
  'Microsoft.PowerShell.Commands.Internal.Format.FormatInfoData': 1,
  'Deserialized.Microsoft.PowerShell.Commands.Internal.Format.FormatInfoData': 1,
  [`${automation}Breakpoint`]: 1,
  [`${automation}BreakpointUpdatedEventArgs`]: 2,
  [`${automation}DebuggerCommand`]: 1,
  [`${automation}DebuggerCommandResults`]: 1,
  [`${automation}CompletionResult`]: 1,
  [`${automation}CommandCompletion`]: 1,
  'Microsoft.PowerShell.Commands.ModuleSpecification': 1,
  [`${automation}JobStateEventArgs`]: 2,
  [`${automation}Remoting.PSSessionOption`]: 1,
};

const specific: Record<string, TypeExtension> = {
  'System.Globalization.CultureInfo': {
    serializationDepth: 1,
    propertySerializationSet: [
      'LCID',
      'Name',
      'DisplayName',
      'IetfLanguageTag',
      'ThreeLetterISOLanguageName',
      'ThreeLetterWindowsLanguageName',
      'TwoLetterISOLanguageName',
    ],
  },
  [`${crypto}X509Certificate2`]: { serializationDepth: 1, propertySerializationSet: ['RawData'] },
  [`${crypto}X500DistinguishedName`]: { serializationDepth: 1, propertySerializationSet: ['RawData'] },
  [`${automation}ParameterMetadata`]: {
    propertySerializationSet: ['Name', 'ParameterType', 'Aliases', 'IsDynamic', 'SwitchParameter'],
  },
  [`${automation}ParameterSetMetadata`]: { propertySerializationSet: ['Position', 'Flags', 'HelpMessage'] },
  [`${automation}ExtendedTypeDefinition`]: {
    serializationDepth: 1,
    defaultDisplayPropertySet: ['TypeNames', 'FormatViewDefinition'],
    propertySerializationSet: ['TypeName', 'TypeNames', 'FormatViewDefinition'],
  },
  [`${automation}ListControlEntry`]: {
    serializationDepth: 1,
    defaultDisplayPropertySet: ['Items', 'EntrySelectedBy'],
    propertySerializationSet: ['Items', 'SelectedBy', 'EntrySelectedBy'],
  },
  [`${automation}DebuggerStopEventArgs`]: {
    serializationDepth: 2,
    propertySerializationSet: ['Breakpoints', 'ResumeAction', 'SerializedInvocationInfo'],
  },
};

/** Types whose deserialised objects become the type again. */
const revived = [
  'System.Net.IPAddress',
  ...Object.keys(depths).filter(
    (name) =>
      !/^(HelpInfo|System\.Exception|Deserialized|Microsoft\.PowerShell\.Commands\.Internal)|\.Signature$/.test(name),
  ),
  'System.Globalization.CultureInfo',
  `${crypto}X509Certificate2`,
  `${crypto}X500DistinguishedName`,
  `${automation}ParameterSetMetadata`,
  `${automation}ExtendedTypeDefinition`,
  `${automation}ListControlEntry`,
  `${automation}DebuggerStopEventArgs`,
];

/** Extensions by type name. */
export function serializationData(): Map<string, () => TypeExtension> {
  const data = new Map<string, () => TypeExtension>();
  for (const [name, serializationDepth] of Object.entries(depths)) data.set(name, () => ({ serializationDepth }));
  for (const [name, extension] of Object.entries(specific))
    data.set(name, () => ({ serializationMethod: 'SpecificProperties', ...extension }));
  for (const name of revived) data.set(`Deserialized.${name}`, () => ({ targetTypeForDeserialization: converter }));
  data.set(`${automation}PSTypeName`, () => ({ serializationMethod: 'String', stringSerializationSource: 'Name' }));
  data.set('Microsoft.PowerShell.Commands.HistoryInfo', () => ({ defaultKeyPropertySet: ['Id'] }));
  return data;
}
