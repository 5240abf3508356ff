/** Set-StrictMode makes unset variables, missing properties and bad indexes errors, in the current scope and below. */

import { toText } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const SetStrictMode = cmdlet('Set-StrictMode', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Switches strict checking on or off.',
  defaultSet: 'Version',
  parameters: {
    Off: { type: t.switch, default: false, sets: { Off: { mandatory: true } }, help: 'No strict checking.' },
    Version: {
      type: t.object,
      sets: { Version: { mandatory: true } },
      aliases: ['v'],
      help: '1.0, 2.0, 3.0 or Latest.',
    },
  },
  examples: [
    {
      code: 'Set-StrictMode -Version Latest; try { $nope } catch { $_.FullyQualifiedErrorId }',
      output: 'VariableIsUndefined',
    },
    { code: 'Set-StrictMode -Off; $null -eq $nope', output: 'True' },
  ],
  run(cmd, { Off, Version }) {
    const scope = cmd.session.currentScope;
    cmd.context.strictUsed = true;
    if (Off) scope.strictMode = 0;
    else {
      const text = toText(Version);
      const [major = '0', minor = '0'] = text.toLowerCase() === 'latest' ? ['7', '6'] : text.split('.');
      if (!/^\d+$/.test(major) || !/^\d+$/.test(minor))
        cmd.throwTerminating(
          cmd.error(
            'ParameterArgumentTransformationError',
            'InvalidData',
            Version,
            `Cannot process argument transformation on parameter 'Version'. Cannot convert value "${text}" to type "System.Version".`,
            'System.Management.Automation.ParameterBindingArgumentTransformationException',
          ),
        );
      scope.strictMode = Number(major) * 100 + Number(minor);
    }
    return undefined;
  },
}));
