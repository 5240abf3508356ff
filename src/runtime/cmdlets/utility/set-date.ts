/** Set-Date sets the system's clock, by the program date: JavaScript cannot. Without the rights for it there is an error. */
import { execFileSync } from 'node:child_process';
import { currentCulture } from '../../dotnet/globalization/culture-info.js';
import { DateTime } from '../../dotnet/system/date-time.js';
import type { TimeSpan } from '../../dotnet/system/time-span.js';
import { toTextCulture } from '../../language/to-text.js';
import { netException } from '../../objects/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { displayHintParameter, withDisplayHint } from './display-hint.js';

export const SetDate = cmdlet('Set-Date', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: "Sets the system's date and time.",
  defaultSet: 'Date',
  supportsShouldProcess: true,
  parameters: {
    Date: {
      type: t.net<DateTime>('System.DateTime'),
      sets: { Date: { mandatory: true, position: 0, from: 'both' } },
      help: 'The time to set.',
    },
    Adjust: {
      type: t.net<TimeSpan>('System.TimeSpan'),
      sets: { Adjust: { mandatory: true, position: 0, from: 'propertyName' } },
      allowNull: true,
      help: 'How much to set the clock forward.',
    },
    DisplayHint: displayHintParameter,
  },
  outputs: ['System.DateTime'],
  examples: [{ code: "(Set-Date '2024-03-05' -WhatIf).Day", remarks: 'Says what would be done, and gives the date.' }],
  run: (cmd, { DisplayHint }) => ({
    process({ Date: given, Adjust }) {
      const date = cmd.parameterSet === 'Adjust' ? DateTime.now.add(Adjust as TimeSpan) : (given as DateTime);
      if (cmd.shouldProcess(() => toTextCulture(date, currentCulture().name))) setClock(date);
      cmd.writeObject(withDisplayHint(date, DisplayHint));
    },
  }),
}));

/** Throws Win32Exception when the system refuses. */
function setClock(date: DateTime): void {
  try {
    execFileSync('date', ['-s', `@${date.unixMilliseconds / 1000}`], { stdio: 'ignore' });
  } catch {
    throw netException('System.ComponentModel.Win32Exception', 'Operation not permitted', { NativeErrorCode: 1 });
  }
}
