/** Get-PfxCertificate reads certificates of files. Those that are closed with a password (PKCS #12) are not read here. */
import { existsSync } from 'node:fs';
import { isDirectory } from '../../dotnet/io/stat.js';
import type { SecureString } from '../../dotnet/security/secure-string.js';
import { construct } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const notFound = 'System.IO.FileNotFoundException';

export const GetPfxCertificate = cmdlet('Get-PfxCertificate', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Gets information about PFX certificate files on the computer.',
  defaultSet: 'ByPath',
  parameters: {
    FilePath: {
      type: t.array(t.string),
      sets: { ByPath: { mandatory: true, position: 0, from: 'both' } },
      wildcards: true,
      help: 'The files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { ByLiteralPath: { mandatory: true, from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    Password: { type: t.net<SecureString>('System.Security.SecureString'), help: 'The password of the file.' },
    NoPromptForPassword: { type: t.switch, default: false, help: 'Do not ask for the password.' },
  },
  outputs: ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
  examples: [
    {
      code: 'try { Get-PfxCertificate none.pfx } catch { $_.Exception.Message }',
      output: 'Command cannot find any of the specified files.',
    },
    {
      code: 'Set-Content a.pfx x; Get-PfxCertificate a.pfx -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId',
      output: 'GetPfxCertificateUnknownCryptoError,Microsoft.PowerShell.Commands.GetPfxCertificateCommand',
    },
  ],
  run: (cmd) => ({
    process({ FilePath, LiteralPath }) {
      const given = LiteralPath ?? FilePath ?? [];
      const missing: string[] = [];
      for (const path of given) {
        const files = filesOf(cmd, path, LiteralPath !== undefined);
        if (files.length === 0) missing.push(path);
        for (const file of files) {
          if (!existsSync(file) || isDirectory(file)) missing.push(path);
          else writeCertificate(cmd, file);
        }
      }
      if (missing.length === 0) return;
      if (missing.length === given.length) {
        const message = 'Command cannot find any of the specified files.';
        const id = 'GetPfxCertCommandNoneOfTheFilesFound';
        cmd.throwTerminating(cmd.error(id, 'ObjectNotFound', null, message, notFound));
      }
      for (const path of missing) {
        const message = `The following file could not be found: ${path}.`;
        cmd.writeError(cmd.error('GetPfxCertCommandFileNotFound', 'ObjectNotFound', null, message, notFound));
      }
    },
  }),
}));

function filesOf(cmd: CmdletRuntime, path: string, literal: boolean): string[] {
  try {
    return cmd.session.providers.paths.given(path, literal).map((each) => each.providerPath);
  } catch (error) {
    if (isType(error, 'System.Management.Automation.ItemNotFoundException')) return [];
    throw error;
  }
}

function writeCertificate(cmd: CmdletRuntime, file: string): void {
  try {
    const type = requireType('System.Security.Cryptography.X509Certificates.X509Certificate2');
    cmd.writeObject(construct(type, [file]));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const cause = error.baseException;
    cmd.writeError(cmd.error('GetPfxCertificateUnknownCryptoError', 'NotSpecified', null, cause.message, cause));
  }
}
