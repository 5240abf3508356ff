/** New-TemporaryFile makes an empty file in the folder for temporary files. */
import { FileInfo } from '../../dotnet/io/file-system-info.js';
import { invokeStatic } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import { isIOException } from '../../providers/filesystem/file-errors.js';
import { cmdlet } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const NewTemporaryFile = cmdlet('New-TemporaryFile', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a temporary file.',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {},
  outputs: ['System.IO.FileInfo'],
  examples: [{ code: '$file = New-TemporaryFile; $file.Length; Remove-Item $file', output: '0' }],
  run: (cmd) => ({
    end() {
      const folder = String(invokeStatic(requireType('System.IO.Path'), 'GetTempPath', []));
      if (cmd.shouldProcess(folder)) cmd.writeObject(new FileInfo(newFile(cmd, folder)));
    },
  }),
}));

function newFile(cmd: CmdletRuntime, folder: string): string {
  try {
    return String(invokeStatic(requireType('System.IO.Path'), 'GetTempFileName', []));
  } catch (error) {
    if (!isIOException(error)) throw error;
    return cmd.throwTerminating(cmd.error('NewTemporaryFileWriteError', 'WriteError', folder, error.message, error));
  }
}
