/**
 * CommandMetadata: the description of a command that a proxy is generated from. It is a copy which may be changed (parameters
 * taken away, a set renamed) before ProxyCommand writes it down; the command itself stays as it is.
 */
import { commonParametersFor } from '../../binding/common-parameters.js';
import type { CommandMetadata } from '../../binding/metadata.js';
import { effectiveCapability } from '../../binding/remoting-capability.js';
import type { NetDictionary } from '../../dotnet/collections/net-dictionary.js';
import { notSupported } from '../../dotnet/system/errors.js';
import type { NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import {
  AliasInfo,
  ApplicationInfo,
  CmdletInfo,
  type CommandInfo,
  type CommandType,
  ExternalScriptInfo,
} from '../command-info.js';
import { allSets, type CommandParameter, dictionary, parameterDictionary } from '../command-parameters.js';
import { currentEngine } from '../current-engine.js';

/** What a command is, apart from its parameters. */
interface CommandFacts {
  name: string;
  /** The name by which the proxy calls it. */
  wrappedName: string;
  wrappedType: CommandType;
  /** Of a cmdlet. */
  implementingType: NetType | null;
  isAdvanced: boolean;
  hasDynamicParameters: boolean;
  defaultParameterSetName: string | null;
  supportsShouldProcess: boolean;
  supportsPaging: boolean;
  supportsTransactions: boolean;
  positionalBinding: boolean;
  helpUri: string;
  declaredRemotingCapability: string;
  confirmImpact: string;
}

export class WrappedCommand implements CommandFacts {
  declare readonly netType: NetType;
  declare name: string;
  declare readonly wrappedName: string;
  declare readonly wrappedType: CommandType;
  declare readonly implementingType: NetType | null;
  declare readonly isAdvanced: boolean;
  declare readonly hasDynamicParameters: boolean;
  declare defaultParameterSetName: string | null;
  declare supportsShouldProcess: boolean;
  declare supportsPaging: boolean;
  declare supportsTransactions: boolean;
  declare positionalBinding: boolean;
  declare helpUri: string;
  declare declaredRemotingCapability: string;
  declare confirmImpact: string;
  readonly #makeParameters: () => NetDictionary;
  #parameters: NetDictionary | undefined;
  constructor(facts: CommandFacts, makeParameters: () => NetDictionary) {
    Object.assign(this, facts);
    this.#makeParameters = makeParameters;
  }
  /** From name to CommandParameter. */
  get parameters(): NetDictionary {
    this.#parameters ??= this.#makeParameters();
    return this.#parameters;
  }
  get remotingCapability(): string {
    return effectiveCapability(this.declaredRemotingCapability, () => this.parameters.has('ComputerName'));
  }
  copy(): WrappedCommand {
    const parameters = dictionary('ParameterMetadata');
    for (const [name, parameter] of this.parameters.entries())
      parameters.set(name, (parameter as CommandParameter).copy());
    return new WrappedCommand(this, () => parameters);
  }
}

/**
 * The description of a command, of what an alias stands for. Throws NotSupportedException for programs.
 * @param withCommon - the common parameters are among its parameters, where the command has them
 */
export function wrappedCommand(command: CommandInfo, withCommon: boolean): WrappedCommand {
  if (command instanceof AliasInfo) {
    const engine = currentEngine();
    const target = engine.commands.find(engine.currentScope, command.definition);
    if (target === null) throw notSupported();
    return wrappedCommand(target, withCommon);
  }
  const { metadata } = command;
  if (metadata === null || command instanceof ApplicationInfo) throw notSupported();
  const facts: CommandFacts = {
    name: command instanceof ExternalScriptInfo ? command.path : command.name,
    wrappedName: wrappedName(command),
    wrappedType: command.commandType,
    implementingType: command instanceof CmdletInfo ? command.implementingType : null,
    isAdvanced: metadata.isAdvanced,
    // A function's dynamicparam block runs when the function does.
    hasDynamicParameters: command instanceof CmdletInfo && command.hasDynamicParameters,
    defaultParameterSetName: defaultSetOf(metadata),
    supportsShouldProcess: metadata.supportsShouldProcess,
    supportsPaging: metadata.supportsPaging,
    supportsTransactions: false,
    positionalBinding: metadata.positionalBinding,
    helpUri: metadata.helpUri,
    declaredRemotingCapability: metadata.remotingCapability,
    confirmImpact: metadata.confirmImpact,
  };
  return new WrappedCommand(facts, () => {
    const common = withCommon && metadata.isAdvanced ? new Set(commonParametersFor(metadata).values()) : [];
    const own = metadata.parameters.filter((parameter) => !parameter.isDynamic);
    return parameterDictionary([...own, ...common], metadata.setNames);
  });
}

function wrappedName(command: CommandInfo): string {
  if (command instanceof ExternalScriptInfo) return command.path;
  return command instanceof CmdletInfo ? `${command.moduleName}\\${command.name}` : command.name;
}
function defaultSetOf({ defaultSetName, isAdvanced }: CommandMetadata): string | null {
  if (defaultSetName !== '') return defaultSetName;
  return isAdvanced ? null : allSets;
}

/** The description of a script file. */
export function wrappedScript(path: string): WrappedCommand {
  const engine = currentEngine();
  const command = engine.commands.find(engine.currentScope, path);
  if (!(command instanceof ExternalScriptInfo) || fold(command.path) !== fold(path)) throw notSupported();
  return wrappedCommand(command, false);
}
