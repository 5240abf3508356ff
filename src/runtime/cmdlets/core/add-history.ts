/** Add-History puts entries into the session history: objects with the properties of a HistoryInfo. */
import type { DateTime } from '../../dotnet/system/date-time.js';
import type { ExecutionStatus } from '../../engine/history.js';
import { toText, tryConvertTo } from '../../language/index.js';
import { getProperty } from '../../objects/members.js';
import { requireType } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';

export const AddHistory = cmdlet('Add-History', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Puts entries into the session history.',
  parameters: {
    InputObject: {
      type: t.array(t.psobject),
      position: 0,
      from: 'pipeline',
      help: 'Entries, as Get-History gives them or as they come from a file.',
    },
    Passthru: { type: t.switch, default: false, help: 'Writes the entries that were added.' },
  },
  outputs: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  examples: [
    {
      code: "[pscustomobject]@{ CommandLine = 'dir'; ExecutionStatus = 'Completed'; StartExecutionTime = [datetime]::Now; EndExecutionTime = [datetime]::Now } | Add-History -Passthru | ForEach-Object CommandLine",
      output: 'dir',
    },
  ],
  run(cmd, { Passthru }) {
    const { history } = cmd.context;
    history.addRunning();
    return {
      process({ InputObject }) {
        for (const input of InputObject ?? []) {
          const read = entryOf(input);
          if (read === null) {
            cmd.writeError(
              cmd.error(
                'AddHistoryInvalidInput',
                'InvalidData',
                input,
                'Cannot add history because the input object has a format that is not valid.',
                'System.IO.InvalidDataException',
              ),
            );
            continue;
          }
          const entry = history.add(read.commandLine, read.status, read.start, read.end);
          if (Passthru) cmd.writeObject(entry);
        }
      },
    };
  },
}));

interface Entry {
  commandLine: string;
  status: ExecutionStatus;
  start: number;
  end: number;
}

/** Null when a property is missing or not what it should be. */
function entryOf(input: unknown): Entry | null {
  if (isNull(input)) return null;
  const read = (name: string, type: string) => {
    const value = getProperty(input, name);
    return isNull(value) ? undefined : tryConvertTo(value, requireType(type));
  };
  const commandLine = baseOf(getProperty(input, 'CommandLine'));
  const status = read('ExecutionStatus', 'System.Management.Automation.Runspaces.PipelineState');
  const start = read('StartExecutionTime', 'System.DateTime');
  const end = read('EndExecutionTime', 'System.DateTime');
  if (typeof commandLine !== 'string' || status === undefined || start === undefined || end === undefined) return null;
  return {
    commandLine,
    status: toText(status) as ExecutionStatus,
    start: (start as DateTime).unixMilliseconds,
    end: (end as DateTime).unixMilliseconds,
  };
}
