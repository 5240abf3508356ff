/** The parameters that Import-PSSession and Export-PSSession share, and what they mean together. */
import { type ParameterSpec, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ModuleSpecification } from '../../runtime/dotnet/automation/module-specification.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import type { PSSession } from '../cmdlets/ps-session.js';
import { implicitMessages } from './implicit-messages.js';

export const implicitParameters = {
  Session: {
    type: t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'),
    mandatory: true,
    position: 0,
    validate: [{ notNull: true }],
    help: 'The session whose commands are meant.',
  },
  CommandName: {
    type: t.array(t.string),
    position: 2,
    aliases: ['Name'],
    wildcards: true,
    help: 'Only commands of these names.',
    defaultText: '*',
  },
  FormatTypeName: {
    type: t.array(t.string),
    position: 3,
    wildcards: true,
    help: 'Views of these types are taken, too.',
    defaultText: '*',
  },
  AllowClobber: {
    type: t.switch,
    default: false,
    help: 'Also commands that have the name of a command of this session.',
  },
  ArgumentList: {
    type: t.array(t.object),
    aliases: ['Args'],
    help: 'Arguments with which commands tell their dynamic parameters.',
  },
  CommandType: {
    type: t.enum('System.Management.Automation.CommandTypes'),
    aliases: ['Type'],
    help: 'Only commands of these kinds; programs and scripts are left out unless they are named here.',
  },
  Module: {
    type: t.array(t.string),
    aliases: ['PSSnapin'],
    validate: [{ notNull: true }],
    help: 'Only commands of these modules.',
  },
  FullyQualifiedModule: {
    type: t.array(t.net<ModuleSpecification>('Microsoft.PowerShell.Commands.ModuleSpecification')),
    validate: [{ notNull: true }],
    help: 'Only commands of modules of these versions.',
  },
  Certificate: {
    type: t.net('System.Security.Cryptography.X509Certificates.X509Certificate2'),
    help: 'Signs the files where an execution policy wants it, which is on Windows alone: nothing is signed here.',
  },
} as const satisfies Record<string, ParameterSpec<unknown>>;

/** What of a session is wanted. */
export interface ImplicitRequest {
  session: PSSession;
  /** Patterns. */
  commandNames: readonly string[];
  formatTypeNames: readonly string[];
  /** One of the parameters that choose commands was given: that none are found is an error, and formats have to be asked for. */
  choosesCommands: boolean;
  choosesFormats: boolean;
  /** CommandTypes' names. */
  commandType: string;
  modules: readonly string[];
  fullyQualifiedModules: readonly ModuleSpecification[] | null;
  args: readonly unknown[] | null;
  allowClobber: boolean;
  /** '' for none. */
  prefix: string;
}

const commandParameters = ['CommandName', 'ArgumentList', 'CommandType', 'Module', 'FullyQualifiedModule'];
const usualTypes = 'Alias, Function, Filter, Cmdlet, Configuration';

interface ImplicitValues {
  Session: PSSession;
  CommandName?: string[] | undefined;
  FormatTypeName?: string[] | undefined;
  AllowClobber: boolean;
  ArgumentList?: unknown[] | undefined;
  CommandType?: string | undefined;
  Module?: string[] | undefined;
  FullyQualifiedModule?: ModuleSpecification[] | undefined;
  Prefix?: string | undefined;
}

/** Ends the command when parameters exclude each other. */
export function implicitRequest(cmd: CmdletRuntime, values: ImplicitValues): ImplicitRequest {
  if (cmd.isBound('Module') && cmd.isBound('FullyQualifiedModule')) {
    const text = implicitMessages.bothModules('Module', 'FullyQualifiedModule');
    const exception = new NetException('System.InvalidOperationException', text);
    const id = 'ModuleAndFullyQualifiedModuleCannotBeSpecifiedTogether';
    cmd.throwTerminating(cmd.error(id, 'InvalidOperation', null, text, exception));
  }
  return {
    session: values.Session,
    commandNames: cmd.isBound('CommandName') ? (values.CommandName ?? []) : ['*'],
    formatTypeNames: cmd.isBound('FormatTypeName') ? (values.FormatTypeName ?? []) : ['*'],
    choosesCommands: commandParameters.some((name) => cmd.isBound(name)),
    choosesFormats: cmd.isBound('FormatTypeName'),
    commandType: values.CommandType ?? usualTypes,
    modules: values.Module ?? [],
    fullyQualifiedModules: values.FullyQualifiedModule ?? null,
    args: values.ArgumentList ?? null,
    allowClobber: values.AllowClobber,
    prefix: values.Prefix ?? '',
  };
}
