/** Clear-History takes entries out of the session history, not out of the file that the line editor keeps. */
import type { HistoryInfo } from '../../engine/history.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import { entriesAround, noHistoryForId, refuseCountWithIds } from './history-entries.js';

export const ClearHistory = cmdlet('Clear-History', ['clhy'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Takes commands out of the session history.',
  defaultSet: 'IDParameter',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Id: {
      type: t.array(t.int),
      position: 0,
      sets: ['IDParameter'],
      validate: [{ range: [1, 2147483647] }],
      help: 'Numbers of the commands.',
    },
    CommandLine: {
      type: t.array(t.string),
      sets: ['CommandLineParameter'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Commands by their text.',
    },
    Count: { type: t.int, position: 1, validate: [{ range: [1, 2147483647] }], help: 'How many.' },
    Newest: { type: t.switch, default: false, help: 'Begins with the newest, not the oldest.' },
  },
  examples: [{ code: 'Clear-History; @(Get-History).Count', output: '0' }],
  run(cmd, { Id, CommandLine, Count, Newest }) {
    const { history } = cmd.context;
    const clear = (entries: readonly HistoryInfo[]) => history.remove(new Set(entries));
    const find = (id: number) => {
      const entry = history.find(id);
      if (entry === undefined) cmd.writeError(noHistoryForId(cmd, id));
      return entry;
    };
    const byId = (ids: readonly number[]) => {
      if (Count === undefined) return ids.map(find).filter((entry) => entry !== undefined);
      if (ids.length > 1) refuseCountWithIds(cmd, Count);
      find(ids[0] as number);
      return entriesAround(history, ids[0] as number, Count, Newest);
    };
    const byText = (texts: readonly string[]) => {
      if (Count !== undefined && texts.length > 1)
        cmd.throwTerminating(
          cmd.error(
            'NoCountWithMultipleCmdLine ',
            'InvalidArgument',
            texts,
            'The count cannot be combined with multiple CommandLine parameters.',
            'System.ArgumentException',
          ),
        );
      return texts.flatMap((text) => {
        const pattern = new WildcardPattern(text);
        const limit = Count ?? (WildcardPattern.containsWildcard(text) ? history.entries.length : 1);
        const matching = history.entries.filter((entry) => pattern.isMatch(entry.commandLine.trim()));
        return Newest ? matching.slice(Math.max(0, matching.length - limit)) : matching.slice(0, limit);
      });
    };
    return {
      process() {
        if (cmd.parameterSet === 'CommandLineParameter') clear(byText(CommandLine ?? []));
        else if (Id !== undefined) clear(byId(Id));
        else if (Count !== undefined) clear(entriesAround(history, 0, Count, Newest));
        else if (cmd.shouldProcess('This command will clear all the entries from the session history.'))
          clear(history.entries);
      },
    };
  },
}));
