/** CommandMetadata and ProxyCommand as .NET types. */
import { psArgumentNull } from '../../dotnet/automation/ps-errors.js';
import { argumentNull } from '../../dotnet/system/errors.js';
import { toText } from '../../language/index.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import type { CommandInfo } from '../command-info.js';
import { allSets } from '../command-parameters.js';
import { helpComments } from '../proxy-commands/help-comments.js';
import {
  beginBlock,
  cleanBlock,
  cmdletBinding,
  dynamicParamBlock,
  endBlock,
  paramBlock,
  processBlock,
  proxyText,
} from '../proxy-commands/proxy-text.js';
import { restrictedCommands } from '../proxy-commands/restricted-commands.js';
import { WrappedCommand, wrappedCommand, wrappedScript } from '../proxy-commands/wrapped-command.js';

const automation = 'System.Management.Automation';
const metadata = `${automation}.CommandMetadata`;

type Changeable = {
  [K in keyof WrappedCommand]: WrappedCommand[K] extends string | boolean | null ? K : never;
}[keyof WrappedCommand];
function property(name: Changeable, toValue: (given: unknown) => unknown = (given) => given): MemberImplementation {
  return {
    get: (self: WrappedCommand) => self[name],
    set: (self: WrappedCommand, given: unknown) => {
      Object.assign(self, { [name]: toValue(given) });
    },
  };
}
const enumName = (given: unknown) => toText(given);
const remotingCapability: MemberImplementation = {
  get: (self: WrappedCommand) => self.remotingCapability,
  set: (self: WrappedCommand, given: unknown) => {
    self.declaredRemotingCapability = enumName(given);
  },
};

function described(command: CommandInfo | null, withCommon: boolean): WrappedCommand {
  if (command === null) throw psArgumentNull('commandInfo');
  return wrappedCommand(command, withCommon);
}
function copied(other: WrappedCommand | null): WrappedCommand {
  if (other === null) throw psArgumentNull('other');
  return other.copy();
}

defineType(`${automation}.CommandMetadata`, { class: WrappedCommand }, () => ({
  members: {
    [`new(${automation}.CommandInfo commandInfo)`]: (_type: NetType, command: CommandInfo | null) =>
      described(command, false),
    [`new(${automation}.CommandInfo commandInfo, bool shouldGenerateCommonParameters)`]: (
      _type: NetType,
      command: CommandInfo | null,
      withCommon: boolean,
    ) => described(command, withCommon),
    'new(string path)': (_type: NetType, path: string) => wrappedScript(path),
    [`new(${metadata} other)`]: (_type: NetType, other: WrappedCommand | null) => copied(other),
    'string Name {get;set;}': property('name'),
    'type CommandType {get;}': (self: WrappedCommand) => self.implementingType,
    'string DefaultParameterSetName {get;set;}': property('defaultParameterSetName', (given) => given || allSets),
    'bool SupportsShouldProcess {get;set;}': property('supportsShouldProcess'),
    'bool SupportsPaging {get;set;}': property('supportsPaging'),
    'bool PositionalBinding {get;set;}': property('positionalBinding'),
    'bool SupportsTransactions {get;set;}': property('supportsTransactions'),
    'string HelpUri {get;set;}': property('helpUri'),
    [`${automation}.RemotingCapability RemotingCapability {get;set;}`]: remotingCapability,
    [`${automation}.ConfirmImpact ConfirmImpact {get;set;}`]: property('confirmImpact', enumName),
    [`System.Collections.Generic.Dictionary[string,${automation}.ParameterMetadata] Parameters {get;}`]: (
      self: WrappedCommand,
    ) => self.parameters,
    [`static System.Collections.Generic.Dictionary[string,${metadata}] GetRestrictedCommands(${automation}.SessionCapabilities sessionCapabilities)`]:
      (capabilities: EnumValue) => restrictedCommands((Number(capabilities.value) & 1) !== 0),
  },
}));

/** A method that needs a description. */
function textOf(describe: (command: WrappedCommand) => string, parameter = 'commandMetaData') {
  return (command: WrappedCommand | null) => {
    if (command === null) throw psArgumentNull(parameter);
    return describe(command);
  };
}
function create(command: WrappedCommand | null, help = '', withDynamicParameters = true): string {
  return textOf((given) => proxyText(given, help, withDynamicParameters))(command);
}
const parts: Record<string, (command: WrappedCommand) => string> = {
  GetCmdletBindingAttribute: cmdletBinding,
  GetParamBlock: paramBlock,
  GetBegin: beginBlock,
  GetProcess: processBlock,
  GetDynamicParam: dynamicParamBlock,
  GetEnd: endBlock,
};

defineType(`${automation}.ProxyCommand`, {}, () => ({
  members: {
    [`static string Create(${metadata} commandMetadata)`]: (command: WrappedCommand | null) => create(command),
    [`static string Create(${metadata} commandMetadata, string helpComment)`]: create,
    [`static string Create(${metadata} commandMetadata, string helpComment, bool generateDynamicParameters)`]: create,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, describe]) => [
        `static string ${name}(${metadata} commandMetadata)`,
        textOf(describe),
      ]),
    ),
    [`static string GetClean(${metadata} commandMetadata)`]: textOf(cleanBlock, 'commandMetadata'),
    'static string GetHelpComments(psobject help)': (help: unknown) => {
      if (help === null) throw argumentNull('help');
      return helpComments(help);
    },
  },
}));
