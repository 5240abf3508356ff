/** The files that Update-TypeData, Update-FormatData and Remove-TypeData are given, as full paths. */
import { NetException } from '../../objects/net-exception.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** Writes an error with this id for what is not there, is no file, or is no ps1xml file. */
export function dataFilePaths(cmd: CmdletRuntime, paths: readonly string[], errorId: string): string[] {
  const found: string[] = [];
  for (const path of paths) {
    try {
      for (const { provider, providerPath } of cmd.session.providers.paths.resolve(path, new ProviderContext(null))) {
        if (!provider.nameEquals('FileSystem')) writeWrongProvider(cmd, errorId, provider.fullName);
        else if (!/\.ps1xml$/i.test(providerPath)) writeWrongExtension(cmd, providerPath);
        else found.push(providerPath);
      }
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      cmd.writeError(cmd.error(errorId, 'InvalidOperation', path, error.message, error));
    }
  }
  return found;
}

function writeWrongProvider(cmd: CmdletRuntime, errorId: string, provider: string): void {
  const message = `Cannot open the file because the current provider is "${provider}", and this command requires a file.`;
  cmd.writeError(
    cmd.error(errorId, 'InvalidArgument', null, message, 'System.Management.Automation.PSInvalidOperationException'),
  );
}

function writeWrongExtension(cmd: CmdletRuntime, path: string): void {
  const message = `Cannot read the file "${path}"  because it does not have the file name extension "ps1xml".`;
  cmd.writeError(
    cmd.error(
      'WrongExtension',
      'InvalidArgument',
      null,
      message,
      'System.Management.Automation.PSInvalidOperationException',
    ),
  );
}
