/** Patterns of file names as Windows' own file search has them (MatchType.Win32), whose `?` and `.` have odd rules. */

/** A test for names. `*.*` is everything, `*.` is what has no extension. */
export function searchPattern(filter: string, ignoreCase = true): (name: string) => boolean {
  if (filter === '' || filter === '*' || filter === '*.*') return () => true;
  const pattern = new RegExp(`^${translate(filter)}$`, ignoreCase ? 'isu' : 'su');
  return (name) => pattern.test(name);
}

function translate(filter: string): string {
  let source = '';
  for (let i = 0; i < filter.length; i++) {
    const next = filter[i + 1];
    switch (filter[i]) {
      case '*':
        if (next === '.' && i + 2 === filter.length) {
          source += '[^.]*';
          i++;
        } else source += '.*';
        break;
      case '?':
        // Any one character, or nothing before a dot and at the end.
        source += '(?:[^.]|(?=\\.|$))';
        break;
      case '.':
        source += next === '?' || next === '*' ? '(?:\\.|$)' : '\\.';
        break;
      default:
        source += (filter[i] as string).replace(/[\\^$()[\]{}+|/]/g, '\\$&');
    }
  }
  return source;
}
