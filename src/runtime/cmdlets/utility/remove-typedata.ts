/** Remove-TypeData forgets the members and hints that a type has beyond .NET. */
import type { TypeData } from '../../dotnet/automation/type-data.js';
import '../../dotnet/automation/type-data.js';
import { typeTable } from '../../objects/type-table.js';
import { unloadTypeFile } from '../../type-files/load-type-file.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { dataFilePaths } from './data-file-paths.js';
import { toTypeName } from './type-name-argument.js';

export const RemoveTypeData = cmdlet('Remove-TypeData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Removes type data from the session.',
  defaultSet: 'RemoveTypeDataSet',
  supportsShouldProcess: true,
  parameters: {
    TypeName: {
      type: t.string,
      sets: { RemoveTypeSet: { mandatory: true, position: 0, from: 'both' } },
      transform: toTypeName,
      validate: [{ notNullOrEmpty: true }],
      help: 'The name of the type.',
    },
    Path: {
      type: t.array(t.string),
      sets: { RemoveFileSet: { mandatory: true } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Types files that Update-TypeData has added.',
    },
    TypeData: {
      type: t.net<TypeData>('System.Management.Automation.Runspaces.TypeData'),
      sets: { RemoveTypeDataSet: { mandatory: true, from: 'pipeline' } },
      help: 'Type data, as Get-TypeData gives it.',
    },
  },
  examples: [
    {
      code: 'Update-TypeData -TypeName Ant -MemberType NoteProperty -MemberName Legs -Value 6; Remove-TypeData Ant; Get-TypeData Ant',
      output: '',
    },
  ],
  run: (cmd) => ({
    process({ TypeName, Path, TypeData }) {
      if (Path !== undefined) removeFiles(cmd, Path);
      else removeType(cmd, TypeData?.typeName ?? TypeName ?? '');
    },
  }),
}));

function removeType(cmd: CmdletRuntime, typeName: string): void {
  if (typeName.trim() === '') {
    const message = 'The target type name should not be null, empty, or contain only white spaces.';
    cmd.throwTerminating(cmd.error('TargetTypeNameEmpty', 'InvalidOperation', typeName, message));
  }
  if (!cmd.shouldProcess(`Name of the type that will be removed: ${typeName}`, 'Remove TypeData')) return;
  if (typeTable.removeType(typeName)) return;
  const message = `Error in TypeData "${typeName}": The type "${typeName}" was not found. The type name value must be the full name of the type. Verify the type name and run the command again.`;
  const exception = 'System.Management.Automation.RuntimeException';
  cmd.writeError(cmd.error('TypesDynamicRemoveException', 'InvalidOperation', null, message, exception));
}

function removeFiles(cmd: CmdletRuntime, paths: readonly string[]): void {
  for (const path of dataFilePaths(cmd, paths, 'TypePathException')) {
    if (!cmd.shouldProcess(`FileName: ${path}`, 'Remove type file') || unloadTypeFile(path)) continue;
    const message = `The file ${path} is not imported into the current session.`;
    cmd.writeError(cmd.error('TypeFileNotExistsInCurrentSession', 'InvalidOperation', null, message));
  }
}
