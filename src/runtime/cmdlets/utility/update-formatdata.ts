/** Update-FormatData adds the views of format files. Those that are prepended are preferred to all that were there. */
import { formatDatabaseOf } from '../../formatting/engine-formatting-session.js';
import { loadFormatFile } from '../../formatting/format-xml/load-format-file.js';
import { NetException } from '../../objects/net-exception.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { dataFilePaths } from './data-file-paths.js';

export const UpdateFormatData = cmdlet('Update-FormatData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Updates the formatting data in the current session.',
  defaultSet: 'FileSet',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    AppendPath: {
      type: t.array(t.string),
      default: [],
      position: 0,
      from: 'both',
      aliases: ['PSPath', 'Path'],
      help: 'Format files whose views are used where no other view fits.',
    },
    PrependPath: { type: t.array(t.string), default: [], help: 'Format files whose views are used before all others.' },
  },
  examples: [
    {
      code: `@'
<Configuration><ViewDefinitions><View><Name>days</Name>
  <ViewSelectedBy><TypeName>System.TimeSpan</TypeName></ViewSelectedBy>
  <TableControl><TableHeaders/><TableRowEntries><TableRowEntry><TableColumnItems>
    <TableColumnItem><PropertyName>Days</PropertyName></TableColumnItem>
  </TableColumnItems></TableRowEntry></TableRowEntries></TableControl>
</View></ViewDefinitions></Configuration>
'@ | Set-Content days.format.ps1xml
Update-FormatData -PrependPath days.format.ps1xml
[timespan]'2.00:00'`,
      output: '\nDays\n----\n2\n\n',
    },
  ],
  run: (cmd) => ({
    process({ AppendPath, PrependPath }) {
      load(cmd, PrependPath, 'before');
      load(cmd, AppendPath, 'after');
    },
  }),
}));

function load(cmd: CmdletRuntime, paths: readonly string[], where: 'before' | 'after'): void {
  const database = formatDatabaseOf(cmd.context);
  const files = dataFilePaths(cmd, paths, `Format${where === 'before' ? 'Prepend' : 'Append'}PathException`);
  if (where === 'before') files.reverse();
  for (const path of files) {
    if (!cmd.shouldProcess(`FileName: ${path}`, 'Update FormatData')) continue;
    try {
      const file = loadFormatFile(path);
      database.add(file.views, where);
      for (const [name, control] of file.controls) database.controls.set(name, control);
    } catch (error) {
      if (!(error instanceof NetException) || error.errorRecord === null) throw error;
      cmd.writeError(error.errorRecord);
    }
  }
}
