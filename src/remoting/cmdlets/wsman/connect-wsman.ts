/** Connect-WSMan shows the settings of another computer's service below its name in the WSMan: drive; for reading. */
import { cmdlet, t } from '../../../runtime/cmdlets/cmdlet.js';
import type { PSCredential } from '../../../runtime/dotnet/automation/credential.js';
import type { Uri } from '../../../runtime/dotnet/uri/uri.js';
import { plainCredential } from '../../../runtime/engine/credentials.js';
import { IoError } from '../../../runtime/io/client.js';
import { toText } from '../../../runtime/language/to-text.js';
import type { Hashtable } from '../../../runtime/objects/hashtable.js';
import { isNull } from '../../../runtime/objects/values.js';
import type { TreeNode } from '../../../runtime/providers/tree-provider.js';
import { defaultSessionOptions, type SessionOptions } from '../../client/session-options.js';
import type { SessionOption } from '../../wsman/drive/management-types.js';
import { connectedComputers, container, leaf } from '../../wsman/drive/wsman-provider.js';
import type { ServiceSetting } from '../../wsman/identify.js';
import * as shared from './wsman-parameters.js';

const byName = { ComputerName: {} };

export const ConnectWSMan = cmdlet('Connect-WSMan', [], () => ({
  module: 'Microsoft.WSMan.Management',
  className: 'Microsoft.WSMan.Management.ConnectWSManCommand',
  synopsis: "Adds another computer's WSMan service to the WSMan: drive.",
  defaultSet: 'ComputerName',
  parameters: {
    ApplicationName: shared.applicationName(byName),
    ComputerName: {
      type: t.string,
      position: 0,
      sets: byName,
      aliases: ['cn'],
      help: 'The computer; this one when left out.',
      defaultText: 'localhost',
    },
    ConnectionURI: { type: t.net<Uri>('System.Uri'), sets: ['URI'], help: 'The address of the service.' },
    OptionSet: {
      type: t.net<Hashtable>('System.Collections.Hashtable'),
      from: 'propertyName',
      aliases: ['os'],
      help: 'Switches for the service; it needs none.',
    },
    Port: shared.port(byName),
    SessionOption: {
      type: t.net<SessionOption>('Microsoft.WSMan.Management.SessionOption'),
      from: 'propertyName',
      aliases: ['so'],
      help: 'Options of the connection: what New-WSManSessionOption makes.',
    },
    UseSSL: shared.useSSL(byName),
    Credential: shared.credential,
    Authentication: shared.authentication,
    CertificateThumbprint: shared.certificateThumbprint,
  },
  examples: [
    {
      code: 'Connect-WSMan Server01; Get-ChildItem WSMan:\\Server01',
      remarks: 'The settings of the service there, for who may see them.',
    },
  ],
  run: (cmd) => ({
    process(values) {
      const address = values.ConnectionURI === undefined ? undefined : toText(values.ConnectionURI);
      const target = shared.wsmanTargetOf(values, address);
      try {
        const options = optionsOf(values.SessionOption);
        const settings = cmd.io.call<ServiceSetting[]>('wsman.settings', { target, options });
        connectedComputers.set(target.computerName, settings.map(nodeOf));
      } catch (error) {
        if (!(error instanceof IoError)) throw error;
        const text = shared.faultText(error.code, error.message, target.computerName);
        const exception = 'System.InvalidOperationException';
        cmd.writeError(cmd.error('WsManError', 'InvalidOperation', target.computerName, text, exception));
      }
    },
  }),
}));

function nodeOf({ name, value, children }: ServiceSetting): TreeNode {
  return children.length > 0 ? container(name, () => children.map(nodeOf)) : leaf(name, value);
}

function optionsOf(option: SessionOption | undefined): SessionOptions {
  const options = shared.askOptions(defaultSessionOptions);
  if (option === undefined) return options;
  const named = (value: unknown) => toText(value).replace(/^Proxy/, '') as SessionOptions['proxyAccessType'];
  const isNamed = /^(Basic|Digest)$/.test(toText(option.proxyAuthentication));
  return {
    ...options,
    skipCACheck: option.skipCACheck,
    skipCNCheck: option.skipCNCheck,
    skipRevocationCheck: option.skipRevocationCheck,
    noEncryption: !option.useEncryption,
    useUTF16: option.useUtf16,
    includePortInSPN: option.spnPort > 0,
    operationTimeout: option.operationTimeout || options.operationTimeout,
    proxyAccessType: named(option.proxyAccessType),
    proxyAuthentication: isNamed ? (toText(option.proxyAuthentication) as 'Basic' | 'Digest') : 'Negotiate',
    proxyCredential: isNull(option.proxyCredential) ? null : plainCredential(option.proxyCredential as PSCredential),
  };
}
