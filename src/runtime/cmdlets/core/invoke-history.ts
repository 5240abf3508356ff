/** Invoke-History runs a command of the session again: the last one, one by number, or the newest that begins with a text. */
import type { HistoryInfo } from '../../engine/history.js';
import { parseScript } from '../../engine/script-file.js';
import { HostMethod } from '../../host/host-call.js';
import { tryConvertTo } from '../../language/index.js';
import type { ErrorCategory } from '../../objects/error-record.js';
import { types } from '../../objects/net-type.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const InvokeHistory = cmdlet('Invoke-History', ['ihy', 'r'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs a command of the session again.',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Id: {
      type: t.string,
      position: 0,
      from: 'propertyName',
      help: 'The number of the command, or how it begins.',
    },
  },
  examples: [
    {
      code: "[pscustomobject]@{ CommandLine = '1 + 1'; ExecutionStatus = 'Completed'; StartExecutionTime = [datetime]::Now; EndExecutionTime = [datetime]::Now } | Add-History; Invoke-History",
      output: '1 + 1\n2',
    },
  ],
  run(cmd) {
    const ids: (string | undefined)[] = [];
    return {
      process({ Id }) {
        ids.push(Id);
      },
      end() {
        if (ids.length > 1)
          refuse(
            cmd,
            'InvokeHistoryMultipleCommandsError',
            'InvalidArgument',
            null,
            'Cannot process multiple history commands. You can only run a single command by using Invoke-History.',
            'System.ArgumentException',
          );
        const entry = entryToRun(cmd, ids[0]);
        if (cmd.shouldProcess(entry.commandLine)) runAgain(cmd, entry);
      },
    };
  },
}));

function runAgain(cmd: CmdletRuntime, entry: HistoryInfo): void {
  const { invoked, running } = cmd.context.history;
  if (invoked.has(entry))
    refuse(
      cmd,
      'InvokeHistoryLoopDetected',
      'InvalidOperation',
      null,
      'The Invoke-History cmdlet is called repeatedly, in a loop.',
      'System.InvalidOperationException',
    );
  const { commandLine } = entry;
  if (running !== null) running.commandLine = commandLine;
  cmd.host.call(HostMethod.WriteLine2, commandLine);
  invoked.add(entry);
  try {
    cmd.invokeBlockToOutput(parseScript(commandLine, null, cmd.session));
  } finally {
    invoked.delete(entry);
  }
}

function entryToRun(cmd: CmdletRuntime, id: string | undefined): HistoryInfo {
  const { history } = cmd.context;
  if (id === undefined)
    return (
      history.entries.at(-1) ??
      refuse(
        cmd,
        'InvokeHistoryNoLastHistoryEntryFound',
        'InvalidOperation',
        null,
        'Cannot locate most recent history.',
        'System.InvalidOperationException',
      )
    );
  const number = tryConvertTo(id, types.int64());
  if (typeof number !== 'bigint') {
    const found = history.entries.filter((entry) => entry.commandLine.startsWith(id)).at(-1);
    if (found !== undefined) return found;
    const message = `Cannot locate the history for command line ${id}.`;
    return refuse(
      cmd,
      'InvokeHistoryNoHistoryForCommandline',
      'ObjectNotFound',
      id,
      message,
      'System.ArgumentException',
    );
  }
  if (number <= 0n) {
    const message = `The identifier ${number} is not a valid value for a History identifier. Specify a positive number, and then try again. (Parameter 'Id')`;
    refuse(
      cmd,
      'InvokeHistoryInvalidIdGetHistory',
      'InvalidArgument',
      number,
      message,
      'System.ArgumentOutOfRangeException',
    );
  }
  const message = `Cannot locate the history for Id ${number}.`;
  return (
    history.find(Number(number)) ??
    refuse(cmd, 'InvokeHistoryNoHistoryForId', 'ObjectNotFound', number, message, 'System.ArgumentException')
  );
}

function refuse(
  cmd: CmdletRuntime,
  id: string,
  category: ErrorCategory,
  target: unknown,
  message: string,
  type: string,
): never {
  return cmd.throwTerminating(cmd.error(id, category, target, message, type));
}
