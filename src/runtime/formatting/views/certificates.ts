/** Views of certificates, their stores, and signatures. */
import {
  bind,
  column,
  custom,
  frame,
  type GroupBy,
  item,
  listByType,
  table,
  text,
  type ViewFamily,
  type ViewFunction,
  view,
  wide,
} from './view-definition.js';
import { leafOf, parentOf, path, readText } from './view-values.js';

const certificateTypes = [
  'Microsoft.PowerShell.Commands.X509StoreLocation',
  'System.Security.Cryptography.X509Certificates.X509Certificate2',
  'System.Security.Cryptography.X509Certificates.X509Store',
];

const folder: ViewFunction = (o) => parentOf(readText(o, 'Path'));
const bySignedFolder: GroupBy = {
  value: folder,
  control: custom(frame(0, [text('    Directory: '), bind(folder)])),
};

export const certificateViews: ViewFamily = () => [
  view(
    'System.Security.Cryptography.X509Certificates.X509Certificate2',
    table([
      column('Thumbprint', 41),
      column('Subject', 20),
      column(path('EnhancedKeyUsageList', 'FriendlyName'), 0, { label: 'EnhancedKeyUsageList' }),
    ]),
    { name: 'ThumbprintTable', groupBy: { value: 'PSParentPath' } },
  ),
  view(
    certificateTypes,
    listByType(
      {
        'Microsoft.PowerShell.Commands.X509StoreLocation': ['Location', 'StoreNames'],
        'System.Security.Cryptography.X509Certificates.X509Store': ['Name'],
      },
      item('Subject', path('SubjectName', 'Name')),
      item('Issuer', path('IssuerName', 'Name')),
      'Thumbprint',
      'FriendlyName',
      'NotBefore',
      'NotAfter',
      'Extensions',
    ),
    { name: 'ThumbprintList' },
  ),
  view(certificateTypes, wide('Thumbprint'), { name: 'ThumbprintWide', groupBy: { value: 'PSParentPath' } }),
  view(
    certificateTypes,
    listByType(
      {
        'Microsoft.PowerShell.Commands.X509StoreLocation': ['PSPath'],
        'System.Security.Cryptography.X509Certificates.X509Store': ['PSPath'],
      },
      'PSPath',
    ),
    { name: 'PathOnly' },
  ),
  view(
    'System.Management.Automation.Signature',
    table([
      column(path('SignerCertificate', 'Thumbprint'), 41, { label: 'SignerCertificate' }),
      'Status',
      'StatusMessage',
      column((o) => leafOf(readText(o, 'Path')), 0, { label: 'Path' }),
    ]),
    { name: 'PSThumbprintTable', groupBy: bySignedFolder },
  ),
  view(
    'System.Management.Automation.Signature',
    wide((o) => `${leafOf(readText(o, 'Path'))}: ${readText(o, 'Status')}`),
    {
      name: 'PSThumbprintWide',
      groupBy: bySignedFolder,
    },
  ),
  view(
    'System.Security.Cryptography.X509Certificates.X509CertificateEx',
    table([column('Thumbprint', 41), 'Subject']),
    { groupBy: { value: 'PSParentPath' } },
  ),
];
