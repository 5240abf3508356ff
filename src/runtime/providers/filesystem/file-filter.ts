/** -Filter of the file system: the wildcards of Windows' own file search, whose `?` and `.` have odd rules. */

/** A test for names, without regard to case. `*.*` is everything, `*.` is what has no extension. */
export function fileFilter(filter: string): (name: string) => boolean {
  if (filter === '' || filter === '*' || filter === '*.*') return () => true;
  const pattern = new RegExp(`^${translate(filter)}$`, 'isu');
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
