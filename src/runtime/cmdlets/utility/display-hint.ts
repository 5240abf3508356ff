/** The note DisplayHint on a DateTime: whether its date, its time or both are shown. */
import type { DateTime } from '../../dotnet/system/date-time.js';
import { requireType } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { t } from '../cmdlet.js';

const displayHintType = 'Microsoft.PowerShell.Commands.DisplayHintType';

export const displayHintParameter = {
  type: t.enum(displayHintType),
  default: 'DateTime',
  help: 'What to show: Date, Time or DateTime.',
} as const;

export function withDisplayHint(date: DateTime, hint: string): PSObject {
  const object = new PSObject(date);
  object.setEntry('DisplayHint', requireType(displayHintType).enumByName(hint));
  return object;
}
