/** Preference variables as the engine reads them (about_Preference_Variables). */
import { toText, tryConvertTo } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
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

/** Throws NotSupportedException for Suspend, which only a local variable can be: it is the default value from then on. */
export function actionPreferenceIn(scope: Scope, variable: string, otherwise: ActionPreference): ActionPreference {
  const value = scope.lookup(fold(variable));
  if (isNull(value)) return otherwise;
  const action = toActionPreference(value) ?? otherwise;
  if (action !== 'Suspend') return action;
  scope.setLocal(variable, requireType('System.Management.Automation.ActionPreference').enumByName(otherwise));
  throw new NetException(
    'System.NotSupportedException',
    `${reserved} It has been replaced in your ${variable} variable by the default value of ${otherwise}. ${helpTopic}`,
  );
}

const reserved = 'The Suspend ActionPreference value is reserved for future use and is not supported at this time.';
const helpTopic = 'For more information about preference variables, see the Help topic, "about_Preference_Variables."';
/** Why parameters and the global preference variables do not take Suspend. */
export const suspendRefused = `${reserved} ${helpTopic}`;

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
