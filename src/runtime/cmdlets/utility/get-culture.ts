/** Get-Culture gives the culture of the session, or others by name. */
import { type CultureInfo, currentCulture, getCulture } from '../../dotnet/globalization/culture-info.js';
import { cultureNames } from '../../dotnet/globalization/culture-names.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetCulture = cmdlet('Get-Culture', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the culture of the session.',
  defaultSet: 'CurrentCulture',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'pipeline',
      sets: ['Name'],
      validate: [{ set: ['', ...cultureNames()], ignoreCase: true }, { notNull: true }],
      help: 'Names of cultures: de-DE.',
    },
    NoUserOverrides: {
      type: t.switch,
      default: false,
      sets: ['CurrentCulture', 'Name'],
      help: 'Pass over what the user has changed in the current culture.',
    },
    ListAvailable: { type: t.switch, default: false, sets: ['ListAvailable'], help: 'All cultures there are.' },
  },
  outputs: ['System.Globalization.CultureInfo'],
  examples: [
    { code: '(Get-Culture de-DE).DisplayName', output: 'German (Germany)' },
    { code: "(Get-Culture 'fr-FR').NumberFormat.NumberDecimalSeparator", output: ',' },
  ],
  run: (cmd, { NoUserOverrides, ListAvailable }) => ({
    process({ Name }) {
      const current = currentCulture();
      const cultureOf = (name: string): CultureInfo =>
        !NoUserOverrides && fold(name) === fold(current.name) ? current : getCulture(name);
      if (ListAvailable) for (const name of ['', ...cultureNames()]) cmd.writeObject(getCulture(name));
      else if (Name === undefined) cmd.writeObject(NoUserOverrides ? getCulture(current.name) : current);
      else for (const name of Name) cmd.writeObject(cultureOf(name));
    },
  }),
}));
