/** The culture that requests name where the options do not. */

/** The user's culture, as the engine takes it from the environment; `en-US` where there is none. */
export function cultureOf(environment: NodeJS.ProcessEnv): string {
  const value = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const name = value.replace(/[.@].*$/, '').replace('_', '-');
  return ['', 'C', 'POSIX'].includes(name) ? 'en-US' : name;
}
