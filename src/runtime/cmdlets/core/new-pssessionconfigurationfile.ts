/** New-PSSessionConfigurationFile writes a file that says what sessions of a configuration are like. */
import type { Version } from '../../dotnet/system/version.js';
import { powershellVersion } from '../../engine/version.js';
import { cmdlet, type ParameterValues, t } from '../cmdlet.js';
import {
  type ConfigurationMember,
  configurationParameters,
  definitionMembers,
  identityMembers,
  modulesMember,
  scriptsMember,
  visibilityMembers,
  writeConfiguration,
} from './configuration-members.js';
import { quotedText, requiredGroupsText, tableText, textsText } from './configuration-text.js';

const kind = { extension: '.pssc', errorId: 'InvalidPSSessionConfigurationFilePath', name: 'PSSession Configuration' };

const parameters = {
  ...configurationParameters,
  SchemaVersion: {
    type: t.net<Version>('System.Version'),
    validate: [{ notNull: true }],
    help: 'The version of the form.',
  },
  SessionType: {
    type: t.enum('System.Management.Automation.Remoting.SessionType'),
    default: 'Default',
    help: 'What sessions begin with.',
  },
  TranscriptDirectory: { type: t.string, help: 'A folder for transcripts.' },
  RunAsVirtualAccount: { type: t.switch, default: false, help: 'Run as an administrator of the machine.' },
  RunAsVirtualAccountGroups: { type: t.array(t.string), help: 'Groups of that account.' },
  MountUserDrive: { type: t.switch, default: false, help: 'A drive for files of the user.' },
  UserDriveMaximumSize: { type: t.long, default: 0n, help: 'How large it may become, in bytes.' },
  GroupManagedServiceAccount: { type: t.string, help: 'The account that sessions run as.' },
  RoleDefinitions: { type: t.dictionary, help: 'What members of groups may do.' },
  RequiredGroups: { type: t.dictionary, help: 'Groups that users have to be in.' },
  LanguageMode: {
    type: t.enum('System.Management.Automation.PSLanguageMode'),
    default: 'NoLanguage',
    help: 'How much of the language can be used.',
  },
  ExecutionPolicy: {
    type: t.enum('Microsoft.PowerShell.ExecutionPolicy'),
    default: 'Restricted',
    help: 'Which scripts may run.',
  },
  PowerShellVersion: { type: t.net<Version>('System.Version'), help: 'The version of PowerShell.' },
  Full: { type: t.switch, default: false, help: 'Write everything that could be set.' },
} as const;
type Values = ParameterValues<typeof parameters>;

export const NewPSSessionConfigurationFile = cmdlet('New-PSSessionConfigurationFile', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Creates a file that defines a session configuration.',
  parameters,
  examples: [
    {
      code: 'New-PSSessionConfigurationFile ants.pssc -SessionType Empty; (Import-PowerShellDataFile ants.pssc).SessionType',
      output: 'Empty',
    },
    {
      code: 'New-PSSessionConfigurationFile ants.pssc -Full; (Import-PowerShellDataFile ants.pssc).LanguageMode',
      output: 'FullLanguage',
    },
  ],
  run: (cmd) => ({
    process(values) {
      /** What is left out unless it is given, or all is wanted. */
      const isWanted = ({ key }: ConfigurationMember) => values.Full || cmd.isBound(key);
      const { guid, author, description, company, copyright } = identityMembers(values);
      const own = ownMembers(values, cmd.isBound('LanguageMode'));
      writeConfiguration(cmd, values, kind, [
        own.schema,
        guid,
        author,
        description,
        ...[company, copyright].filter(isWanted),
        own.type,
        own.transcripts,
        own.account,
        ...own.accountMore.filter(isWanted),
        scriptsMember(values),
        own.roles,
        ...[...own.more, modulesMember(values), ...visibilityMembers(values), ...definitionMembers(values)].filter(
          isWanted,
        ),
      ]);
    },
  }),
}));

function ownMembers(p: Values, hasLanguage: boolean) {
  const text = (value: string | undefined) => (value ? quotedText(value) : null);
  const usual = p.SessionType === 'Default' ? 'FullLanguage' : 'NoLanguage';
  const member = (key: string, comment: string, value: string | null, example = ''): ConfigurationMember => ({
    key,
    comment,
    value,
    example,
  });
  return {
    schema: member(
      'SchemaVersion',
      'Version number of the schema used for this document',
      quotedText(p.SchemaVersion ?? '2.0.0.0'),
    ),
    type: member(
      'SessionType',
      "Session type defaults to apply for this session configuration. Can be 'RestrictedRemoteServer' (recommended), 'Empty', or 'Default'",
      quotedText(p.SessionType),
    ),
    transcripts: member(
      'TranscriptDirectory',
      'Directory to place session transcripts for this session configuration',
      text(p.TranscriptDirectory),
      "'C:\\Transcripts\\'",
    ),
    account: member(
      'RunAsVirtualAccount',
      "Whether to run this session configuration as the machine's (virtual) administrator account",
      p.RunAsVirtualAccount ? '$true' : null,
      '$true',
    ),
    accountMore: [
      member(
        'RunAsVirtualAccountGroups',
        "Groups associated with machine's (virtual) administrator account",
        p.RunAsVirtualAccountGroups?.length ? textsText(p.RunAsVirtualAccountGroups) : null,
        "'Remote Desktop Users', 'Remote Management Users'",
      ),
      member(
        'MountUserDrive',
        "Creates a 'User' PSDrive in the session for use with Copy-Item when File System provider is not visible.",
        p.MountUserDrive ? '$true' : null,
        '$true',
      ),
      member(
        'UserDriveMaximumSize',
        'Optional maximum size in bytes of user drive created with MountUserDrive parameter. Default maximum size for User drive is 50MB.',
        p.UserDriveMaximumSize > 0n ? String(p.UserDriveMaximumSize) : null,
        '50000000',
      ),
      member(
        'GroupManagedServiceAccount',
        'Group managed service account name under which the configuration will run',
        text(p.GroupManagedServiceAccount),
        "'CONTOSO\\GroupManagedServiceAccount'",
      ),
    ],
    roles: member(
      'RoleDefinitions',
      'User roles (security groups), and the role capabilities that should be applied to them when applied to a session',
      p.RoleDefinitions === undefined ? null : tableText(p.RoleDefinitions),
      "@{ 'CONTOSO\\SqlAdmins' = @{ RoleCapabilities = 'SqlAdministration' }; 'CONTOSO\\SqlManaged' = @{ RoleCapabilityFiles = 'C:\\RoleCapability\\SqlManaged.psrc' }; 'CONTOSO\\ServerMonitors' = @{ VisibleCmdlets = 'Get-Process' } } ",
    ),
    more: [
      member(
        'RequiredGroups',
        'Group accounts for which membership is required to use the session.',
        p.RequiredGroups?.count ? requiredGroupsText(p.RequiredGroups) : null,
        "@{ And = @{ Or = 'CONTOSO\\SmartCard-Logon1', 'CONTOSO\\SmartCard-Logon2' }, 'Administrators' }",
      ),
      member(
        'LanguageMode',
        "Language mode to apply when applied to a session. Can be 'NoLanguage' (recommended), 'RestrictedLanguage', 'ConstrainedLanguage', or 'FullLanguage'",
        quotedText(hasLanguage ? p.LanguageMode : usual),
      ),
      member('ExecutionPolicy', 'Execution policy to apply when applied to a session', quotedText(p.ExecutionPolicy)),
      member(
        'PowerShellVersion',
        'Version of the PowerShell engine to use when applied to a session',
        p.PowerShellVersion === undefined ? null : quotedText(p.PowerShellVersion),
        quotedText(powershellVersion),
      ),
    ],
  };
}
