/** Preference variables as the engine reads them (about_Preference_Variables). */
import { toText, tryConvertTo } from '../language/index.js';
import { requireType } from '../objects/net-type.js';
import { EnumValue, fold, isNull } from '../objects/values.js';
import type { Frame } from './frame.js';
import type { Scope } from './scope.js';

export type ActionPreference = 'SilentlyContinue' | 'Stop' | 'Continue' | 'Inquire' | 'Ignore' | 'Suspend' | 'Break';
const names: readonly ActionPreference[] = [
  'SilentlyContinue',
  'Stop',
  'Continue',
  'Inquire',
  'Ignore',
  'Suspend',
  'Break',
];

export function actionPreference(f: Frame, variable: string, otherwise: ActionPreference): ActionPreference {
  return actionPreferenceIn(f.scope, variable, otherwise);
}

export function actionPreferenceIn(scope: Scope, variable: string, otherwise: ActionPreference): ActionPreference {
  const value = scope.lookup(fold(variable));
  if (isNull(value)) return otherwise;
  return toActionPreference(value) ?? otherwise;
}

export function toActionPreference(value: unknown): ActionPreference | undefined {
  if (value instanceof EnumValue) return names[Number(value.value)];
  if (typeof value === 'string') return names.find((n) => fold(n) === fold(value));
  if (typeof value === 'number') return names[value];
  const converted = tryConvertTo(value, requireType('System.Management.Automation.ActionPreference'));
  return converted instanceof EnumValue ? names[Number(converted.value)] : undefined;
}

/** A numeric preference such as $MaximumHistoryCount. */
export function numberPreference(scope: Scope, variable: string, otherwise: number): number {
  const value = scope.lookup(fold(variable));
  const number = isNull(value) ? Number.NaN : Number(toText(value));
  return Number.isFinite(number) ? number : otherwise;
}
