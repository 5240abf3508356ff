/** The drives of remoting, which join a session when they are first named: WSMan: and Cert:. */
import { offerProvider } from '../runtime/providers/late-providers.js';
import { CertificateProvider } from './wsman/certificates/certificate-provider.js';
import { WSManProvider } from './wsman/drive/wsman-provider.js';

offerProvider('WSMan', () => new WSManProvider());
offerProvider('Cert', () => new CertificateProvider());
