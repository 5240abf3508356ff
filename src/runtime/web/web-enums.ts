/** The enums of the web cmdlets' parameters. */
import { defineEnums } from '../dotnet/enums.js';

defineEnums('Microsoft.PowerShell.Commands', {
  WebAuthenticationType: { values: { None: 0, Basic: 1, Bearer: 2, OAuth: 3 } },
  // The first two mean TLS 1.2 since they are obsolete.
  WebSslProtocol: { flags: true, values: { Default: 0, Tls: 3072, Tls11: 3072, Tls12: 3072, Tls13: 12288 } },
  WebRequestMethod: {
    values: {
      Default: 0,
      Get: 1,
      Head: 2,
      Post: 3,
      Put: 4,
      Delete: 5,
      Trace: 6,
      Options: 7,
      Merge: 8,
      Patch: 9,
    },
  },
});
