/** What Variable, Function and Alias items have in common: options, and the -Options parameter of the last two. */
import { type ParameterSpecs, t } from '../cmdlets/cmdlet.js';
import { netError } from '../objects/errors.js';
import { requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { providerMessages } from './messages.js';
import type { ProviderContext } from './provider-context.js';
import type { SessionItems } from './session-environment.js';

const readOnly = 1;
const constant = 2;
const optionsType = 'System.Management.Automation.ScopedItemOptions';

/** Throws SessionStateUnauthorizedAccessException for constant items, and for read-only ones without -Force. */
export function checkRenamable(
  kind: 'variable' | 'function' | 'alias',
  item: object,
  items: SessionItems,
  force: boolean,
): void {
  const options = items.optionsOf(item);
  if (!(options & constant) && (force || !(options & readOnly))) return;
  const name = (item as { name?: string }).name ?? '';
  throw netError(
    'SessionStateUnauthorizedAccessException',
    `CannotRename${kind[0]?.toUpperCase()}${kind.slice(1)}`,
    providerMessages.cannotRename(kind, name),
    'WriteError',
    name,
  );
}

export function optionsParameters(): ParameterSpecs {
  return {
    Options: { type: t.enum(optionsType), help: 'Options of the item: ReadOnly, Constant, Private, AllScope.' },
  };
}

/** The -Options that were given, as a number; null when they were not. */
export function givenOptions(context: ProviderContext): number | null {
  const text = context.dynamic['Options'];
  if (typeof text !== 'string') return null;
  const values = requireType(optionsType).definition.values ?? {};
  let options = 0;
  for (const name of text.split(','))
    for (const [key, value] of Object.entries(values)) if (fold(key) === fold(name.trim())) options |= Number(value);
  return options;
}
