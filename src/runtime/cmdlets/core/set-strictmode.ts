/** Set-StrictMode makes unset variables, missing properties and bad indexes errors, in the current scope and below. */
import type { Version } from '../../dotnet/system/version.js';
import { tryConvertTo } from '../../language/index.js';
import { construct } from '../../objects/members.js';
import { requireType, types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { BoxedNumber } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';

/** The minor versions that there were of each major one. */
const minorVersions: Readonly<Record<number, number>> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 2, 7: 6 };

export const SetStrictMode = cmdlet('Set-StrictMode', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Switches strict checking on or off.',
  defaultSet: 'Version',
  parameters: {
    Off: { type: t.switch, default: false, sets: { Off: { mandatory: true } }, help: 'No strict checking.' },
    Version: {
      type: t.net<Version>('System.Version'),
      sets: { Version: { mandatory: true } },
      aliases: ['v'],
      transform: toVersion,
      validate: [{ check: checkVersion }],
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
  run(cmd, { Version }) {
    cmd.context.strictUsed = true;
    cmd.session.currentScope.strictMode = Version === undefined ? 0 : Version.major * 100 + Version.minor;
    return undefined;
  },
}));

/** `Latest`, and whole numbers: 2 is 2.0. Anything else is left to the conversion. */
function toVersion(value: unknown): unknown {
  const base = baseOf(value);
  if (typeof base === 'string' && base.toLowerCase() === 'latest') return versionOf(7, minorVersions[7] as number);
  const isFraction = base instanceof BoxedNumber || (typeof base === 'number' && !Number.isInteger(base));
  if (isFraction || (typeof base === 'string' && base.includes('.'))) return value;
  const major = tryConvertTo(base, types.int32());
  return typeof major === 'number' ? versionOf(major, 0) : value;
}
function versionOf(major: number, minor: number): unknown {
  return construct(requireType('System.Version'), [major, minor]);
}

function checkVersion(value: unknown): string | undefined {
  const { major, minor } = value as Version;
  if (minor >= 0 && minor <= (minorVersions[major] ?? -1)) return undefined;
  return `The "${String(value)}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`;
}
