/** The enums of System.Security.Cryptography.X509Certificates. */
import { defineEnums } from '../../enums.js';

defineEnums('System.Security.Cryptography.X509Certificates', {
  OpenFlags: {
    flags: true,
    values: { ReadOnly: 0, ReadWrite: 1, MaxAllowed: 2, OpenExistingOnly: 4, IncludeArchived: 8 },
  },
  StoreLocation: { values: { CurrentUser: 1, LocalMachine: 2 } },
  StoreName: {
    values: {
      AddressBook: 1,
      AuthRoot: 2,
      CertificateAuthority: 3,
      Disallowed: 4,
      My: 5,
      Root: 6,
      TrustedPeople: 7,
      TrustedPublisher: 8,
    },
  },
  X509ContentType: {
    values: {
      Unknown: 0,
      Cert: 1,
      SerializedCert: 2,
      Pfx: 3,
      Pkcs12: 3,
      SerializedStore: 4,
      Pkcs7: 5,
      Authenticode: 6,
    },
  },
  X509FindType: {
    values: {
      FindByThumbprint: 0,
      FindBySubjectName: 1,
      FindBySubjectDistinguishedName: 2,
      FindByIssuerName: 3,
      FindByIssuerDistinguishedName: 4,
      FindBySerialNumber: 5,
      FindByTimeValid: 6,
      FindByTimeNotYetValid: 7,
      FindByTimeExpired: 8,
      FindByTemplateName: 9,
      FindByApplicationPolicy: 10,
      FindByCertificatePolicy: 11,
      FindByExtension: 12,
      FindByKeyUsage: 13,
      FindBySubjectKeyIdentifier: 14,
    },
  },
  X509KeyStorageFlags: {
    flags: true,
    values: {
      DefaultKeySet: 0,
      UserKeySet: 1,
      MachineKeySet: 2,
      Exportable: 4,
      UserProtected: 8,
      PersistKeySet: 16,
      EphemeralKeySet: 32,
    },
  },
  X509KeyUsageFlags: {
    flags: true,
    values: {
      None: 0,
      EncipherOnly: 1,
      CrlSign: 2,
      KeyCertSign: 4,
      KeyAgreement: 8,
      DataEncipherment: 16,
      KeyEncipherment: 32,
      NonRepudiation: 64,
      DigitalSignature: 128,
      DecipherOnly: 32768,
    },
  },
  X509NameType: {
    values: { SimpleName: 0, EmailName: 1, UpnName: 2, DnsName: 3, DnsFromAlternativeName: 4, UrlName: 5 },
  },
});
