/** Dates, GUIDs, addresses, versions and other plain values. */
import { toText } from '../../language/to-text.js';
import { aliasProperty, codeMethod, computedProperty } from '../extended-members.js';
import { getProperty, invokeMethod } from '../members.js';
import type { TypeExtension } from '../type-table.js';
import { isNull } from '../values.js';

/** The note DisplayHint of Get-Date says whether to show the date, the time or both. */
function dateTimeText(self: unknown): string {
  const hint = getProperty(self, 'DisplayHint');
  const shown = isNull(hint) ? '' : toText(hint);
  const date = () => toText(invokeMethod(self, 'ToLongDateString', []));
  const time = () => toText(invokeMethod(self, 'ToLongTimeString', []));
  if (shown === 'Date') return date();
  return shown === 'Time' ? time() : `${date()} ${time()}`;
}

export const dateTime = (): TypeExtension => ({
  members: [
    computedProperty(
      'DateTime',
      'if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq "Date") { $this.ToLongDateString() } elseif ($this.DisplayHint -ieq "Time") { $this.ToLongTimeString() } else { "$($this.ToLongDateString()) $($this.ToLongTimeString())" }',
      dateTimeText,
    ),
  ],
});

const ownText = (name: string) => computedProperty(name, '$this.ToString()', (self: unknown) => toText(self));

export const guid = (): TypeExtension => ({ members: [ownText('Guid')] });

export const ipAddress = (): TypeExtension => ({
  members: [ownText('IPAddressToString')],
  defaultDisplayProperty: 'IPAddressToString',
  serializationDepth: 1,
});

export const deserializedEnum = (): TypeExtension => ({ members: [ownText('Value')] });

export const dictionaryEntry = (): TypeExtension => ({ members: [aliasProperty('Name', 'Key')] });

/** The version of PSVersionTable with its labels. */
function versionText(self: unknown): string {
  const part = (name: string) => toText(getProperty(self, name));
  const preRelease = part('PSSemVerPreReleaseLabel');
  const build = part('PSSemVerBuildLabel');
  const suffix = (preRelease && `-${preRelease}`) + (build && `+${build}`);
  return `${part('Major')}.${part('Minor')}.${part('Build')}${suffix}`;
}

export const versionWithLabel = (): TypeExtension => ({
  members: [codeMethod('ToString', 'System.Object ToString();', versionText)],
});
