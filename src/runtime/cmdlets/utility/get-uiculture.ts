/** Get-UICulture gives the culture that decides the language of texts. */
import { currentUICulture } from '../../dotnet/globalization/culture-info.js';
import { cmdlet } from '../cmdlet.js';

export const GetUICulture = cmdlet('Get-UICulture', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the culture of the user interface.',
  parameters: {},
  outputs: ['System.Globalization.CultureInfo'],
  examples: [{ code: '(Get-UICulture).GetType().Name', output: 'CultureInfo' }],
  run: (cmd) => ({
    end() {
      cmd.writeObject(currentUICulture());
    },
  }),
}));
