/** Set-PSDebug switches the oldest of the strict checks, for the whole session. It traces nothing. */
import { cmdlet, t } from '../cmdlet.js';

export const SetPSDebug = cmdlet('Set-PSDebug', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes unset variables errors, in the whole session.',
  defaultSet: 'on',
  parameters: {
    Trace: {
      type: t.int,
      sets: ['on'],
      validate: [{ range: [0, 2] }],
      help: 'How much of a running script to show; only 0, nothing, is available.',
    },
    Step: { type: t.switch, sets: ['on'], default: false, help: 'To ask before each line; not available.' },
    Strict: { type: t.switch, sets: ['on'], default: false, help: 'Unset variables are errors.' },
    Off: { type: t.switch, sets: ['off'], default: false, help: 'Switches all of this off.' },
  },
  examples: [
    { code: 'Set-PSDebug -Strict; try { $nope } catch { $_.FullyQualifiedErrorId }', output: 'VariableIsUndefined' },
    { code: 'Set-PSDebug -Strict; Set-PSDebug -Off; $null -eq $nope', output: 'True' },
  ],
  run(cmd, { Trace = 0, Step, Strict, Off }) {
    const { context } = cmd;
    if (Trace > 0 || Step)
      cmd.throwTerminating(
        cmd.error(
          'NotSupported',
          'NotImplemented',
          null,
          'Scripts cannot be traced or stepped through in this version.',
          'System.NotSupportedException',
        ),
      );
    if (Off) context.globalScope.strictMode = undefined;
    else if (cmd.isBound('Strict')) {
      context.strictUsed = true;
      context.globalScope.strictMode = Strict ? 100 : 0;
    }
    return undefined;
  },
}));
