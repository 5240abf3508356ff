/** The session's culture: from the environment at start, as .NET takes it (LC_ALL, LC_MESSAGES, LANG). */
import type { ExecutionContext } from './execution-context.js';

/** BCP 47 name; '' is the invariant culture (LANG=C). */
export function currentCultureName(engine: ExecutionContext): string {
  const { environment } = engine;
  const value = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const name = value.replace(/[.@].*$/, '').replace('_', '-');
  return name === 'C' || name === 'POSIX' ? '' : name;
}
