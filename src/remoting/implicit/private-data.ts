/** What implicit remoting reads in a session's ApplicationPrivateData: the server's version, and what an endpoint says of its commands. */
import { toText } from '../../runtime/language/to-text.js';
import { isDictionary } from '../../runtime/objects/hashtable.js';
import { baseOf } from '../../runtime/objects/ps-object.js';
import { isNull } from '../../runtime/objects/values.js';
import { fromWire } from '../../runtime/serialization/index.js';
import type { PSSession } from '../cmdlets/ps-session.js';

export interface PrivateData {
  /** Changes when the endpoint's commands do; '' where it does not say. */
  hash: string;
  /** Commands that should not be imported; null where it does not say. */
  commandsToSkip: string[] | null;
  isBefore(major: number, minor: number): boolean;
}

export function privateDataOf(session: PSSession): PrivateData {
  const data = fromWire(session.current().applicationPrivateData);
  const at = (...path: string[]) =>
    path.reduce<unknown>((value, key) => {
      const base = baseOf(value);
      return isDictionary(base) ? base.get(key) : null;
    }, data);
  const skipped = baseOf(at('ImplicitRemoting', 'CommandsToSkip'));
  const [major = 0, minor = 0] = toText(at('PSVersionTable', 'PSVersion') ?? '')
    .split('.')
    .map(Number);
  return {
    hash: toText(at('ImplicitRemoting', 'Hash') ?? ''),
    commandsToSkip: isNull(skipped) ? null : [...(skipped as Iterable<unknown>)].map((name) => toText(name)),
    isBefore: (otherMajor, otherMinor) => major < otherMajor || (major === otherMajor && minor < otherMinor),
  };
}
