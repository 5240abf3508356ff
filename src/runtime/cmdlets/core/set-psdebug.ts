/** Set-PSDebug: shows what runs, asks before each step, and the oldest of the strict checks, for the whole session. */
import { cmdlet, t } from '../cmdlet.js';

export const SetPSDebug = cmdlet('Set-PSDebug', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Traces scripts, steps through them, and makes unset variables errors.',
  defaultSet: 'on',
  parameters: {
    Trace: {
      type: t.int,
      sets: ['on'],
      validate: [{ range: [0, 2] }],
      help: '1 shows each step before it runs, 2 also variables that are set and functions that are called, 0 nothing.',
    },
    Step: { type: t.switch, sets: ['on'], default: false, help: 'Ask before each step.' },
    Strict: { type: t.switch, sets: ['on'], default: false, help: 'Unset variables are errors.' },
    Off: { type: t.switch, sets: ['off'], default: false, help: 'Switches all of this off.' },
  },
  examples: [
    { code: 'Set-PSDebug -Strict; try { $nope } catch { $_.FullyQualifiedErrorId }', output: 'VariableIsUndefined' },
    {
      code: 'Set-PSDebug -Trace 1\n$ants = 6\nSet-PSDebug -Off',
      output: 'DEBUG:    2+  >>>> $ants = 6\n\nDEBUG:    3+  >>>> Set-PSDebug -Off',
    },
    { code: 'Set-PSDebug -Strict; Set-PSDebug -Off; $null -eq $nope', output: 'True' },
  ],
  run(cmd, { Trace, Step, Strict, Off }) {
    const { context } = cmd;
    if (Off) {
      context.globalScope.strictMode = undefined;
      context.debugger.trace(0, false);
      return undefined;
    }
    if (Trace !== undefined || cmd.isBound('Step')) context.debugger.trace(Trace ?? 0, Step);
    if (cmd.isBound('Strict')) {
      context.strictUsed = true;
      context.globalScope.strictMode = Strict ? 100 : 0;
    }
    return undefined;
  },
}));
