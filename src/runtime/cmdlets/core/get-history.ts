/** Get-History lists the commands of the session, oldest first. The command line that runs is not yet among them. */
import { cmdlet, t } from '../cmdlet.js';
import { entriesAround, noHistoryForId, refuseCountWithIds } from './history-entries.js';

export const GetHistory = cmdlet('Get-History', ['ghy', 'h', 'history'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists the commands of the session.',
  parameters: {
    Id: {
      type: t.array(t.long),
      position: 0,
      from: 'pipeline',
      validate: [{ range: [1n, 9223372036854775807n] }],
      help: 'Numbers of the commands; with -Count, the last of several.',
    },
    Count: { type: t.int, position: 1, validate: [{ range: [0, 32767] }], help: 'How many of the newest commands.' },
  },
  outputs: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  examples: [
    {
      code: "[pscustomobject]@{ CommandLine = 'dir'; ExecutionStatus = 'Completed'; StartExecutionTime = [datetime]::Now; EndExecutionTime = [datetime]::Now } | Add-History; (Get-History).CommandLine",
      output: 'dir',
    },
  ],
  run(cmd, { Count }) {
    const { history } = cmd.context;
    return {
      process({ Id }) {
        if (Id === undefined) {
          const count = Count ?? history.maximum();
          for (const entry of entriesAround(history, 0, count, true).reverse()) cmd.writeObject(entry);
          return;
        }
        if (Count !== undefined) {
          if (Id.length > 1) refuseCountWithIds(cmd, Count);
          for (const entry of entriesAround(history, Number(Id[0]), Count, false)) cmd.writeObject(entry);
          return;
        }
        for (const id of Id) {
          const entry = history.find(Number(id));
          if (entry === undefined) cmd.writeError(noHistoryForId(cmd, id));
          else cmd.writeObject(entry);
        }
      },
    };
  },
}));
