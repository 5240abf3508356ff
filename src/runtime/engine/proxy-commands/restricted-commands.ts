/** The commands that a restricted session must have for clients to work with it (CommandMetadata.GetRestrictedCommands), as data. */
import { noEntry } from '../../binding/metadata.js';
import { Attribute } from '../../dotnet/automation/attribute-types.js';
import type { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { requireType } from '../../objects/net-type.js';
import { allSets, CommandParameter, dictionary, ParameterInSet } from '../command-parameters.js';
import { WrappedCommand } from './wrapped-command.js';

const automation = 'System.Management.Automation';

interface RestrictedParameter {
  type: string;
  /** Attributes by their names without `Validate`, and the properties of each. */
  validate?: Record<string, Record<string, unknown>>;
  isInput?: boolean;
}
const length = { Length: { MinLength: 0, MaxLength: 1000 } };
const names = { ...length, Count: { MinLength: 0, MaxLength: 1000 } };
const upTo100 = { Count: { MinLength: 0, MaxLength: 100 } };
const input: RestrictedParameter = { type: 'System.Object', isInput: true };
const properties =
  'ModuleName Namespace OutputType Count HelpUri Name CommandType ResolvedCommandName DefaultParameterSet CmdletBinding Parameters';
const categories =
  'None Alias Cmdlet Provider General FAQ Glossary HelpFile ScriptCommand Function Filter ExternalScript DefaultHelp ' +
  'Configuration DscResource Class All';

const commands: Record<string, { link: string; parameters: Record<string, RestrictedParameter> }> = {
  'Get-Command': {
    link: '?LinkID=113309',
    parameters: {
      Name: { type: 'System.String[]', validate: names },
      Module: { type: 'System.String[]', validate: { ...length, ...upTo100 } },
      ArgumentList: { type: 'System.Object[]', validate: upTo100 },
      CommandType: { type: `${automation}.CommandTypes` },
      ListImported: { type: `${automation}.SwitchParameter` },
      ShowCommandInfo: { type: `${automation}.SwitchParameter` },
    },
  },
  'Get-FormatData': {
    link: '?LinkID=144303',
    parameters: {
      TypeName: { type: 'System.String[]', validate: names },
      PowerShellVersion: { type: 'System.Version' },
    },
  },
  'Select-Object': {
    link: '?LinkID=2096716',
    parameters: {
      Property: {
        type: 'System.String[]',
        validate: { Set: { ValidValues: properties.split(' ') }, Count: { MinLength: 1, MaxLength: 11 } },
      },
      InputObject: input,
    },
  },
  'Get-Help': {
    link: '?LinkID=113316',
    parameters: {
      Name: {
        type: 'System.String',
        validate: {
          Pattern: { RegexPattern: '^[-._:\\\\\\p{Ll}\\p{Lu}\\p{Lt}\\p{Lo}\\p{Nd}\\p{Lm}]{1,100}$' },
          ...length,
        },
      },
      Category: {
        type: 'System.String[]',
        validate: { Set: { ValidValues: categories.split(' ') }, Count: { MinLength: 0, MaxLength: 1 } },
      },
    },
  },
  'Measure-Object': { link: '?LinkID=113349', parameters: { InputObject: input } },
  'Exit-PSSession': { link: '?LinkID=2096787', parameters: {} },
  'Out-Default': { link: '?LinkID=113362', parameters: { InputObject: input } },
};

function parameterOf(name: string, { type, validate = {}, isInput }: RestrictedParameter): CommandParameter {
  const parameter = CommandParameter.bare(name, requireType(type));
  for (const [kind, values] of Object.entries(validate))
    parameter.attributes.add(new Attribute(requireType(`${automation}.Validate${kind}Attribute`), values));
  if (isInput) parameter.sets.set(allSets, new ParameterInSet({ ...noEntry(), mandatory: true, fromPipeline: true }));
  return parameter;
}

function commandOf(name: string): WrappedCommand {
  const { link, parameters } = commands[name] as (typeof commands)[string];
  const facts = {
    name,
    wrappedName: name,
    wrappedType: 'Cmdlet' as const,
    implementingType: null,
    isAdvanced: true,
    hasDynamicParameters: false,
    defaultParameterSetName: null,
    supportsShouldProcess: false,
    supportsPaging: false,
    supportsTransactions: false,
    positionalBinding: true,
    helpUri: `https://go.microsoft.com/fwlink/${link}`,
    declaredRemotingCapability: 'PowerShell',
    confirmImpact: 'None',
  };
  return new WrappedCommand(facts, () => {
    const all = dictionary('ParameterMetadata');
    for (const [each, spec] of Object.entries(parameters)) all.set(each, parameterOf(each, spec));
    return all;
  });
}

/** From name to description; only a session for remoting needs any. */
export function restrictedCommands(forRemoting: boolean): NetDictionary {
  const all = dictionary('CommandMetadata');
  if (forRemoting) for (const name of Object.keys(commands)) all.set(name, commandOf(name));
  return all;
}
