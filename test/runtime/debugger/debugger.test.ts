/** Breakpoints, the debugger's prompt and tracing, as a user of a session sees them. The recorded traces are PowerShell's own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { debugging } from '../../../src/runtime/engine/debugger/debugging.js';
import { openSession, type Session } from '../../support/session.js';

const script = `function inc($n) {
    $n = $n + 1
    $n
}
$a = 1
if ($a -gt 0) {
    $b = inc $a
}
foreach ($i in 1, 2) {
    $c = $i
}
1, 2 | ForEach-Object { $_ * 2 }
"end $b"
`;

let session: Session;
beforeEach(() => {
  session = openSession();
  writeFileSync(join(session.folder, 't.ps1'), script);
});
afterEach(() => session.close());

/** The lines of the output, but for blank ones; paths within the session's folder are relative. */
function linesOf(text: string, typed?: readonly string[]): string[] {
  const { output, errors } = session.run(text, typed);
  const all = `${output}\n${errors}`.replaceAll(`${session.folder}/`, '');
  return all.split('\n').filter((line) => line.trim() !== '');
}

describe('Set-PSDebug -Trace', () => {
  test('shows each step of a script and its functions', () => {
    expect(linesOf('Set-PSDebug -Trace 1\n./t.ps1\nSet-PSDebug -Off')).toEqual([
      'DEBUG:    2+  >>>> ./t.ps1',
      'DEBUG:    5+  >>>> $a = 1',
      'DEBUG:    6+ if ( >>>> $a -gt 0) {',
      'DEBUG:    7+      >>>> $b = inc $a',
      'DEBUG:    1+ function inc($n)  >>>> {',
      'DEBUG:    2+      >>>> $n = $n + 1',
      'DEBUG:    3+      >>>> $n',
      'DEBUG:    4+  >>>> }',
      'DEBUG:    9+ foreach ($i in  >>>> 1, 2) {',
      'DEBUG:    9+ foreach ( >>>> $i in 1, 2) {',
      'DEBUG:   10+      >>>> $c = $i',
      'DEBUG:    9+ foreach ( >>>> $i in 1, 2) {',
      'DEBUG:   10+      >>>> $c = $i',
      'DEBUG:    9+ foreach ( >>>> $i in 1, 2) {',
      'DEBUG:   12+  >>>> 1, 2 | ForEach-Object { $_ * 2 }',
      'DEBUG:   12+ 1, 2 | ForEach-Object  >>>> { $_ * 2 }',
      'DEBUG:   12+ 1, 2 | ForEach-Object {  >>>> $_ * 2 }',
      '2',
      'DEBUG:   12+ 1, 2 | ForEach-Object { $_ * 2  >>>> }',
      'DEBUG:   12+ 1, 2 | ForEach-Object  >>>> { $_ * 2 }',
      'DEBUG:   12+ 1, 2 | ForEach-Object {  >>>> $_ * 2 }',
      '4',
      'DEBUG:   12+ 1, 2 | ForEach-Object { $_ * 2  >>>> }',
      'DEBUG:   13+  >>>> "end $b"',
      'end 2',
      'DEBUG:    3+  >>>> Set-PSDebug -Off',
    ]);
    expect(debugging.active).toBe(false);
  });

  test('2 also shows what is set and called', () => {
    expect(linesOf('Set-PSDebug -Trace 2\n./t.ps1\nSet-PSDebug -Off').slice(0, 11)).toEqual([
      'DEBUG:    2+  >>>> ./t.ps1',
      'DEBUG:    5+  >>>> $a = 1',
      "DEBUG:     ! CALL function '<ScriptBlock>'  (defined in file 't.ps1')",
      "DEBUG:     ! SET $a = '1'.",
      'DEBUG:    6+ if ( >>>> $a -gt 0) {',
      'DEBUG:    7+      >>>> $b = inc $a',
      'DEBUG:    1+ function inc($n)  >>>> {',
      "DEBUG:     ! CALL function 'inc'  (defined in file 't.ps1')",
      'DEBUG:    2+      >>>> $n = $n + 1',
      "DEBUG:     ! SET $n = '2'.",
      'DEBUG:    3+      >>>> $n',
    ]);
  });

  test('stops at the braces of named blocks and at the clauses of a switch', () => {
    const lines = linesOf(
      'function f { process { 1 } }\nSet-PSDebug -Trace 1\n1 | f\nswitch (2) { 1 { 3 } 2 { 4 } }\nSet-PSDebug -Off',
    );
    expect(lines).toEqual([
      'DEBUG:    3+  >>>> 1 | f',
      'DEBUG:    1+ function f { process  >>>> { 1 } }',
      'DEBUG:    1+ function f { process {  >>>> 1 } }',
      '1',
      'DEBUG:    1+ function f { process { 1  >>>> } }',
      'DEBUG:    4+ switch ( >>>> 2) { 1 { 3 } 2 { 4 } }',
      'DEBUG:    4+ switch (2) {  >>>> 1 { 3 } 2 { 4 } }',
      'DEBUG:    4+ switch (2) { 1 { 3 }  >>>> 2 { 4 } }',
      'DEBUG:    4+ switch (2) { 1 { 3 } 2 {  >>>> 4 } }',
      '4',
      'DEBUG:    4+ switch ( >>>> 2) { 1 { 3 } 2 { 4 } }',
      'DEBUG:    5+  >>>> Set-PSDebug -Off',
    ]);
  });
});

describe('breakpoints', () => {
  test('with an action do not stop, unless it breaks', () => {
    const set = '$b = Set-PSBreakpoint t.ps1 2 -Action { Write-Host "n is $n, $_"; if ($n -gt 1) { break } }';
    expect(linesOf(`${set}; ./t.ps1; $b.HitCount`)).toEqual([
      "n is 1, Line breakpoint on 't.ps1:2'",
      ...['2', '4', 'end 2', '1'],
    ]);
    expect(linesOf('./t.ps1 | Out-Null; $b.HitCount; $b | Remove-PSBreakpoint')).toContain('2');
    expect(debugging.active).toBe(false);
  });

  test('on variables see reads and writes', () => {
    session.run("Set-PSBreakpoint -Variable x -Mode ReadWrite -Action { Write-Host 'hit' }");
    expect(linesOf('$x = 1')).toEqual(['hit']);
    expect(linesOf('if ($x -eq 1) { 2 }')).toEqual(['hit', '2']);
    expect(linesOf('$x.Length')).toEqual(['hit', '1']);
    expect(linesOf('$y = 3')).toEqual([]);
    expect(linesOf('foreach ($x in 7) { 8 }')).toEqual(['hit', '8', 'hit']);
  });

  test('on commands stop where a function begins, or where a cmdlet is called', () => {
    session.run('Set-PSBreakpoint -Command inc, Get-Dat*');
    const lines = linesOf('./t.ps1; $null = Get-Date', ['c', 'c']);
    expect(lines.filter((line) => line.startsWith('Hit') || line.startsWith('At') || line.startsWith('+'))).toEqual([
      ...["Hit Command breakpoint on 'inc'", 'At t.ps1:1 char:18', '+ function inc($n) {', '+                  ~'],
      ...[
        "Hit Command breakpoint on 'Get-Dat*'",
        'At line:1 char:10',
        '+ ./t.ps1; $null = Get-Date',
        '+          ~~~~~~~~~~~~~~~~',
      ],
    ]);
  });

  test('that are disabled, or of another script, are passed', () => {
    session.run("'1' > other.ps1; Set-PSBreakpoint other.ps1 1; Set-PSBreakpoint t.ps1 5 | Disable-PSBreakpoint");
    expect(linesOf('./t.ps1', ['c'])).toEqual(['2', '4', 'end 2']);
  });

  test('are refused for what is no script', () => {
    expect(linesOf("'x' > a.txt; Set-PSBreakpoint a.txt 1")[0]).toBe(
      "Set-PSBreakpoint: Cannot set breakpoint on file 'a.txt'; only *.ps1 and *.psm1 files are valid.",
    );
    expect(linesOf('Set-PSBreakpoint t.ps1 0')[0]).toBe('Set-PSBreakpoint: Line cannot be less than 1.');
  });
});

describe("the debugger's prompt", () => {
  /** Where it stopped, and what it was told in between. */
  function stops(text: string, typed: readonly string[]): string[] {
    return linesOf(text, typed).filter((line) => !/^\[DBG\]: PS .*>> $|^\+|^Entering|^Hit/.test(line));
  }

  test('steps into, over and out of functions', () => {
    session.run('Set-PSBreakpoint t.ps1 7');
    const at = (typed: string[]) =>
      stops('./t.ps1', typed)
        .map((line) => /At (\S+)/.exec(line)?.[1])
        .filter((place) => place !== undefined);
    expect(at(['s', 's', 's', 'c'])).toEqual(['t.ps1:7', 't.ps1:1', 't.ps1:2', 't.ps1:3']);
    expect(at(['v', 'v', 'c'])).toEqual(['t.ps1:7', 't.ps1:9', 't.ps1:9']);
    expect(at(['s', 's', 'o', 'c'])).toEqual(['t.ps1:7', 't.ps1:1', 't.ps1:2', 't.ps1:9']);
    expect(at(['v', '', '', 'c'])).toEqual(['t.ps1:7', 't.ps1:9', 't.ps1:9', 't.ps1:10']);
  });

  test('runs commands where the script has stopped', () => {
    session.run('Set-PSBreakpoint t.ps1 3');
    const lines = linesOf('./t.ps1', [
      '"n is $n"',
      '$n = 40',
      '$PSDebugContext.Breakpoints[0].Line',
      'k',
      'if (1) {',
      '"more"',
      '}',
      'c',
    ]);
    const all = lines.join('\n');
    expect(all).toContain('n is 2');
    expect(all).toContain('>> 3');
    expect(all).toMatch(/inc +\{.*\} +t\.ps1: line 3/);
    expect(all).toContain('more');
    expect(all).toContain('end 40');
    expect(session.run('$PSDebugContext').output).toBe('');
  });

  test('lists the script around the line', () => {
    session.run('Set-PSBreakpoint t.ps1 7');
    const lines = linesOf('./t.ps1', ['l', 'l 1 2', 'l 99', 'c']);
    expect(lines).toContain('    7:*     $b = inc $a');
    expect(lines).toContain('    2:      $n = $n + 1');
    expect(lines).toContain('    1:  function inc($n) {');
    expect(lines).toContain('The starting line must be a positive integer no greater than 14');
  });

  test('ends the script on quit, and lets it go on when nobody is there', () => {
    session.run('Set-PSBreakpoint t.ps1 7');
    expect(linesOf('./t.ps1; "after"', ['q'])).not.toContain('after');
    expect(linesOf('./t.ps1')).toEqual(['2', '4', 'end 2']);
  });

  test('is where Wait-Debugger leads', () => {
    const shown = stops('$y = 1\nWait-Debugger\n$z = 6', ['s', 'c']).join('\n');
    expect(shown.match(/At line:\d char:\d/g)).toEqual(['At line:2 char:1', 'At line:3 char:1']);
  });

  test('stops for what the preference Break was set for', () => {
    const told = ['"$($PSDebugContext.Trigger)!"', 'c'];
    const shown = (text: string) =>
      stops(text, told)
        .join('\n')
        .replaceAll(/\[DBG\]: PS .*?>> /g, '');
    expect(shown("$ErrorActionPreference = 'Break'\n1 / 0")).toContain(
      'At line:2 char:1\nAttempted to divide by zero.!',
    );
    expect(shown('Write-Error no -ErrorAction Break')).toContain('At line:1 char:1\nno!');
    expect(shown('Write-Warning w -WarningAction Break')).toContain('At line:1 char:1\nw!');
  });

  test("names itself before the session's first prompt alone", () => {
    expect(session.run('Wait-Debugger', ['c']).output).toContain('[DBG]: PS ');
    const { output } = session.run("function prompt { 'mine> ' }; Wait-Debugger", ['c']);
    expect(output).toContain('mine> ');
    expect(output).not.toContain('DBG');
  });
});
