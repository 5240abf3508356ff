/** Reads vectors of the class library (test/vectors/dotnet) and evaluates expressions in their form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../support/session.js';

const folder = join(import.meta.dirname, '../../vectors/dotnet');
export const recordedText = (name: string) => readFileSync(join(folder, name), 'utf8');

/** `Type text`, a string in quotes, or `!! exception: message`. */
const show = `function Show-Value($r) {
  if ($null -eq $r) { return '<null>' }
  if ($r -is [string]) { return '"' + $r + '"' }
  if ($r -is [array]) { return $r.GetType().Name + '(' + (($r | ForEach-Object { Show-Value $_ }) -join ', ') + ')' }
  if ($r -is [double] -or $r -is [float]) { return $r.GetType().Name + ' ' + $r.ToString('R') }
  if ($r -is [datetime]) { return 'DateTime ' + $r.ToString('o') }
  $r.GetType().Name + ' ' + $r.ToString()
}
[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture`;

const escaped = (text: string) =>
  text
    .replace(/\r?\n/g, '\\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .trimEnd();

function evaluate(session: Session, expression: string): string {
  const { output, errors } = session.run(`try { $r = & { ${expression} }; Show-Value $r } catch {
    $e = $_.Exception
    while ($e.InnerException) { $e = $e.InnerException }
    "!! $($e.GetType().FullName): $($e.Message)"
  }`);
  return escaped(output + errors);
}

/** The vectors of a file that come out otherwise: `expression: got, not wanted`. */
export function differences(session: Session, name: string): string[] {
  session.run(show);
  return recordedText(`${name}.txt`)
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [expression = '', wanted = ''] = line.split('\t');
      const got = evaluate(session, expression);
      return got === wanted.trimEnd() ? [] : [`${expression}: ${got}, not ${wanted}`];
    });
}
