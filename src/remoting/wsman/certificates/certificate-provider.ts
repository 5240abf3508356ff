/**
 * The Cert: drive: `Cert:\CurrentUser` with its stores, out of the files of certificate-files.ts. PowerShell has it on Windows
 * only; here it is where -CertificateThumbprint and the authorities of HTTPS are looked for.
 */

import { rmSync } from 'node:fs';
import { X509Certificate2 } from '../../../runtime/dotnet/security/certificates/x509-certificate.js';
import { defineType, type NetType } from '../../../runtime/objects/net-type.js';
import { PSDriveInfo } from '../../../runtime/providers/drive-info.js';
import { itemNotFound, notSupported } from '../../../runtime/providers/errors.js';
import { providerMessages } from '../../../runtime/providers/messages.js';
import type { ProviderContext } from '../../../runtime/providers/provider-context.js';
import { type TreeNode, TreeProvider } from '../../../runtime/providers/tree-provider.js';
import { readStore, type StoredCertificate, storeNames, thumbprintOf } from './certificate-files.js';

class X509StoreLocation {
  declare readonly netType: NetType;
  constructor(readonly location: string) {}
}
class X509Store {
  declare readonly netType: NetType;
  constructor(readonly name: string) {}
}
defineType('Microsoft.PowerShell.Commands.X509StoreLocation', { class: X509StoreLocation }, () => ({
  toString: (self: X509StoreLocation) => self.location,
  members: {
    'string LocationName {get;}': (self: X509StoreLocation) => self.location,
    'string[] StoreNames {get;}': () => [...storeNames],
  },
}));
defineType('System.Security.Cryptography.X509Certificates.X509Store', { class: X509Store }, () => ({
  toString: (self: X509Store) => self.name,
  members: { 'string Name {get;}': (self: X509Store) => self.name },
}));

function certificateNode(stored: StoredCertificate): TreeNode {
  return {
    name: thumbprintOf(stored.certificate),
    children: null,
    item() {
      const certificate = new X509Certificate2(new Uint8Array(stored.certificate.raw));
      // The key of a PFX stays in its file.
      const privateKey = stored.keyPem ?? (stored.hasPrivateKey ? '' : null);
      return Object.assign(certificate, { privateKey });
    },
  };
}

export class CertificateProvider extends TreeProvider {
  readonly name = 'Certificate';
  readonly implementingType = 'Microsoft.PowerShell.Commands.CertificateProvider';
  override readonly moduleName = 'Microsoft.PowerShell.Security';

  override defaultDrives(): PSDriveInfo[] {
    return [new PSDriveInfo('Cert', this.info, '', 'X509 Certificate Provider')];
  }

  protected roots(): readonly TreeNode[] {
    const stores = () =>
      storeNames.map(
        (name): TreeNode => ({
          name,
          children: () => readStore(name).map(certificateNode),
          item: () => new X509Store(name),
        }),
      );
    return [{ name: 'CurrentUser', children: stores, item: () => new X509StoreLocation('CurrentUser') }];
  }

  /** Removes the file of a certificate; a key beside it stays. */
  override removeItem(path: string, _recurse: boolean, context: ProviderContext): void {
    const [, store = '', thumbprint] = path.split(/[\\/]/).filter((part) => part !== '');
    if (thumbprint === undefined) throw notSupported(providerMessages.operationNotSupported);
    const stored = readStore(store).find(({ certificate }) => thumbprintOf(certificate) === thumbprint.toUpperCase());
    if (stored === undefined) throw itemNotFound(path);
    if (context.shouldProcess(`Item: ${path}`, 'Remove Certificate'))
      this.attempt('RemoveItemFailed', path, context, () => rmSync(stored.file));
  }
}
