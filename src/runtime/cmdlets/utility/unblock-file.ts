/** Unblock-File takes off the mark of files from the internet. Linux knows none: as in PowerShell the command says so. */
import { existsSync } from 'node:fs';
import { WildcardPattern } from '../../language/index.js';
import { isType } from '../../providers/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const UnblockFile = cmdlet('Unblock-File', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Unblocks files that were downloaded from the internet.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: { ByPath: { mandatory: true, position: 0 } },
      wildcards: true,
      help: 'The files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { ByLiteralPath: { mandatory: true, from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
  },
  examples: [
    {
      code: 'Set-Content a.txt 1; try { Unblock-File a.txt } catch { $_.Exception.Message }',
      output: 'The cmdlet does not support Linux.',
    },
    {
      code: 'try { Unblock-File none.txt -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'FileNotFound,Microsoft.PowerShell.Commands.UnblockFileCommand',
    },
  ],
  run: (cmd) => ({
    process({ Path, LiteralPath }) {
      for (const path of LiteralPath ?? Path ?? []) checkFile(cmd, path, LiteralPath !== undefined);
      cmd.throwTerminating(
        cmd.error(
          'LinuxNotSupported',
          'NotImplemented',
          null,
          'The cmdlet does not support Linux.',
          'System.PlatformNotSupportedException',
        ),
      );
    },
  }),
}));

function checkFile(cmd: CmdletRuntime, path: string, literal: boolean): void {
  try {
    for (const { providerPath } of cmd.session.providers.paths.given(path, literal))
      if (!existsSync(providerPath))
        cmd.writeError(
          cmd.error('FileNotFound', 'ObjectNotFound', providerPath, providerPath, 'System.IO.FileNotFoundException'),
        );
  } catch (error) {
    if (!isType(error, 'System.Management.Automation.ItemNotFoundException')) throw error;
    if (!WildcardPattern.containsWildcard(path))
      cmd.writeError(cmd.error('FileNotFound', 'ObjectNotFound', path, error.message, error));
  }
}
