/** New-PSSessionOption: a PSSessionOption whose properties are the parameters that were given. */
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import { PSSessionOption } from '../../runtime/dotnet/automation/session-option.js';
import { TimeSpan } from '../../runtime/dotnet/system/time-span.js';
import { credentialArgument } from '../../runtime/engine/credentials.js';
import { requireType } from '../../runtime/objects/net-type.js';
import { authenticationType, credentialType } from './remote-parameters.js';

const greatest = 2147483647;
const milliseconds = (help: string, alias: string, least = 0) =>
  ({ type: t.int, aliases: [alias], validate: [{ range: [least, greatest] }], help }) as const;
const flag = (help: string) => ({ type: t.switch, default: false, help }) as const;
const bufferingMode = 'System.Management.Automation.Runspaces.OutputBufferingMode';
const accessType = 'System.Management.Automation.Remoting.ProxyAccessType';
const mechanism = 'System.Management.Automation.Runspaces.AuthenticationMechanism';
const culture = t.net('System.Globalization.CultureInfo');

export const NewPSSessionOption = cmdlet('New-PSSessionOption', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes the advanced options of a session, for -SessionOption and $PSSessionOption.',
  parameters: {
    MaximumRedirection: { type: t.int, help: 'How often a connection may be sent elsewhere.', defaultText: '5' },
    NoCompression: flag('Packets are not compressed.'),
    NoMachineProfile: flag("The user's Windows profile is not loaded there."),
    Culture: { type: culture, validate: [{ notNull: true }], help: 'The culture of the session.' },
    UICulture: { type: culture, validate: [{ notNull: true }], help: 'The language of the session.' },
    MaximumReceivedDataSizePerCommand: { type: t.int, help: 'Bytes that a command may send back in all.' },
    MaximumReceivedObjectSize: { type: t.int, help: 'Bytes that one object may have.' },
    OutputBufferingMode: {
      type: t.enum(bufferingMode),
      help: 'What becomes of output that nobody takes while the session is disconnected.',
      defaultText: 'None',
    },
    MaxConnectionRetryCount: {
      type: t.int,
      validate: [{ range: [0, greatest] }],
      help: 'How often a connection is tried again.',
      defaultText: '5',
    },
    ApplicationArguments: {
      type: t.net('System.Management.Automation.PSPrimitiveDictionary'),
      validate: [{ notNull: true }],
      help: 'What the session finds in $PSSenderInfo.ApplicationArguments.',
    },
    OpenTimeout: milliseconds('Milliseconds for connecting; 0 for no limit.', 'OpenTimeoutMSec'),
    CancelTimeout: milliseconds('Milliseconds for stopping a command; 0 for no limit.', 'CancelTimeoutMSec'),
    IdleTimeout: milliseconds('Milliseconds after which an idle session ends; -1 as it likes.', 'IdleTimeoutMSec', -1),
    ProxyAccessType: {
      type: t.enum(accessType),
      validate: [{ notNullOrEmpty: true }],
      help: 'Which proxy a connection goes through.',
      defaultText: 'None',
    },
    ProxyAuthentication: { type: authenticationType, help: 'How you log in at the proxy.', defaultText: 'Negotiate' },
    ProxyCredential: {
      type: credentialType,
      transform: credentialArgument,
      validate: [{ notNullOrEmpty: true }],
      help: 'Who logs in at the proxy.',
    },
    SkipCACheck: flag("The server's certificate may be signed by anyone."),
    SkipCNCheck: flag("The server's certificate may be for another name."),
    SkipRevocationCheck: flag('It is not asked whether the certificate was revoked.'),
    OperationTimeout: milliseconds('Milliseconds for an operation; 0 for no limit.', 'OperationTimeoutMSec'),
    NoEncryption: flag('Messages are not encrypted.'),
    UseUTF16: flag('Messages are in UTF-16.'),
    IncludePortInSPN: flag('The name of the service has the port in it.'),
  },
  outputs: ['System.Management.Automation.Remoting.PSSessionOption'],
  examples: [
    {
      code: '(New-PSSessionOption -OpenTimeout 5000).OpenTimeout.TotalSeconds',
      output: '5',
    },
    {
      code: '$PSSessionOption = New-PSSessionOption -MaximumRedirection 1',
      remarks: 'What sessions have from now on, where a command does not say otherwise.',
    },
  ],
  run: (cmd, values) => ({
    end() {
      const option = new PSSessionOption();
      const time = (value: number | undefined, otherwise: TimeSpan) =>
        value === undefined ? otherwise : TimeSpan.fromMilliseconds(value);
      option.maximumConnectionRedirectionCount = values.MaximumRedirection ?? option.maximumConnectionRedirectionCount;
      option.noCompression = values.NoCompression;
      option.noMachineProfile = values.NoMachineProfile;
      option.culture = values.Culture ?? null;
      option.uiCulture = values.UICulture ?? null;
      option.maximumReceivedDataSizePerCommand = values.MaximumReceivedDataSizePerCommand ?? null;
      option.maximumReceivedObjectSize = values.MaximumReceivedObjectSize ?? null;
      option.outputBufferingMode = member(bufferingMode, values.OutputBufferingMode) ?? option.outputBufferingMode;
      option.maxConnectionRetryCount = values.MaxConnectionRetryCount ?? option.maxConnectionRetryCount;
      option.applicationArguments = values.ApplicationArguments ?? null;
      option.openTimeout = time(values.OpenTimeout, option.openTimeout);
      option.cancelTimeout = time(values.CancelTimeout, option.cancelTimeout);
      option.idleTimeout = time(values.IdleTimeout, option.idleTimeout);
      option.proxyAccessType = member(accessType, values.ProxyAccessType) ?? option.proxyAccessType;
      option.proxyAuthentication = member(mechanism, values.ProxyAuthentication) ?? option.proxyAuthentication;
      option.proxyCredential = values.ProxyCredential ?? null;
      option.skipCACheck = values.SkipCACheck;
      option.skipCNCheck = values.SkipCNCheck;
      option.skipRevocationCheck = values.SkipRevocationCheck;
      option.operationTimeout = time(values.OperationTimeout, option.operationTimeout);
      option.noEncryption = values.NoEncryption;
      option.useUTF16 = values.UseUTF16;
      option.includePortInSPN = values.IncludePortInSPN;
      cmd.writeObject(option);
    },
  }),
}));

/** The member of an enumeration; undefined for a parameter that was not given. */
function member(type: string, name: string | undefined): unknown {
  return name === undefined ? undefined : requireType(type).enumByName(name);
}
