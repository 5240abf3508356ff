/** Test-WSMan asks a computer whether it has a WSMan service; without -Authentication or -Credential nobody signs in. */
import { cmdlet, t } from '../../../runtime/cmdlets/cmdlet.js';
import type { XmlDocument } from '../../../runtime/dotnet/xml/xml-document.js';
import { IoError } from '../../../runtime/io/client.js';
import { convertTo } from '../../../runtime/language/conversion.js';
import { requireType } from '../../../runtime/objects/net-type.js';
import { defaultSessionOptions } from '../../client/session-options.js';
import type { Identity } from '../../wsman/identify.js';
import type { IdentifyRequest } from '../../wsman/services.js';
import { identityNamespace } from '../../wsman/soap/names.js';
import { escapeXml } from '../../wsman/soap/xml.js';
import * as shared from './wsman-parameters.js';

export const TestWSMan = cmdlet('Test-WSMan', [], () => ({
  module: 'Microsoft.WSMan.Management',
  className: 'Microsoft.WSMan.Management.TestWSManCommand',
  synopsis: 'Tests whether a computer has a WSMan service that answers.',
  parameters: {
    ComputerName: {
      type: t.string,
      position: 0,
      from: 'pipeline',
      aliases: ['cn'],
      help: 'The computer; this one when left out.',
      defaultText: 'localhost',
    },
    Authentication: shared.authentication,
    Port: shared.port({ ComputerName: {} }),
    UseSSL: shared.useSSL({ ComputerName: {} }),
    ApplicationName: shared.applicationName({ ComputerName: {} }),
    Credential: shared.credential,
    CertificateThumbprint: shared.certificateThumbprint,
  },
  defaultSet: 'ComputerName',
  outputs: ['System.Xml.XmlElement'],
  examples: [
    { code: 'Test-WSMan Server01', remarks: 'Asks without signing in, and shows what kind of service it is.' },
    { code: 'Test-WSMan Server01 -Authentication Negotiate -Credential User01', remarks: 'Tries to sign in as well.' },
  ],
  run: (cmd) => ({
    process(values) {
      const signsIn = values.Credential !== undefined || values.CertificateThumbprint !== undefined;
      const named = String(values.Authentication ?? 'None') !== 'None';
      const target = shared.wsmanTargetOf(values);
      const options = shared.askOptions(defaultSessionOptions);
      const request: IdentifyRequest = { target, isAuthenticated: signsIn || named, options };
      try {
        const identity = cmd.io.call<Identity>('wsman.identify', request);
        const document = convertTo(xmlOf(identity), requireType('System.Xml.XmlDocument')) as XmlDocument;
        cmd.writeObject(document.documentElement);
      } catch (error) {
        if (!(error instanceof IoError)) throw error;
        const text = shared.faultText(error.code, error.message, target.computerName);
        const exception = 'System.InvalidOperationException';
        cmd.writeError(cmd.error('WsManError', 'InvalidOperation', target.computerName, text, exception));
      }
    },
  }),
}));

function xmlOf(identity: Identity): string {
  const element = (name: string, text: string) => `<wsmid:${name}>${escapeXml(text)}</wsmid:${name}>`;
  const profiles = identity.securityProfiles.map((profile) => element('SecurityProfileName', profile)).join('');
  return [
    `<wsmid:IdentifyResponse xmlns:wsmid="${identityNamespace}" xml:lang="">`,
    element('ProtocolVersion', identity.protocolVersion),
    element('ProductVendor', identity.productVendor),
    element('ProductVersion', identity.productVersion),
    profiles === '' ? '' : `<wsmid:SecurityProfiles>${profiles}</wsmid:SecurityProfiles>`,
    '</wsmid:IdentifyResponse>',
  ].join('');
}
