/** What is a PSObject: values that a cmdlet wrote or that came through a pipeline, as the real engine answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function plain { 1 }
    function whole { param([psobject]$a, $b) "$($a -is [psobject]) $($b -is [psobject])" }
    class Box { [object] $value; [object] Echo([object] $given) { return $given } }
    # Once a script has named the type, values are wrapped on their way.
    $null = 1 -is [psobject]
    $written = 7 | Where-Object { $true }
    $word = 'ab' | Where-Object { $true }`);
});
afterAll(() => session.close());

test.each([
  ['1 | ForEach-Object { $_ -is [psobject] }', 'True'],
  ['1 | ForEach-Object { ($_ + 1) -is [pscustomobject] }', 'False'],
  ['1 | & { process { $_ -is [psobject] } }', 'True'],
  ['1 | & { foreach ($i in $input) { $i -is [psobject] } }', 'True'],
  ['(plain) -is [psobject]', 'False'],
  ['$written -is [pscustomobject]', 'True'],
  ['$written -isnot [psobject]', 'False'],
  ['$a = @(1, 2 | Where-Object { $true }); "$($a -is [psobject]) $($a[0] -is [psobject])"', 'False True'],
  ['whole 1 2', 'True False'],
  ['whole $written $written', 'True True'],
  ['[psobject]1 -is [psobject]', 'True'],
  ["[pscustomobject]'a' -is [psobject]", 'True'],
  ['@{ a = 1 } -is [pscustomobject]', 'False'],
  ['(@{ a = 1 } | Where-Object { $true }) -is [pscustomobject]', 'True'],
  ['[int]$written -is [psobject]', 'False'],
  ['"$word" -is [psobject]', 'False'],
  ['($written * $written).GetType().Name', 'Int32'],
  ['$list = [System.Collections.Generic.List[object]]::new(); $list.Add($written); $list[0] -is [psobject]', 'False'],
  [
    '$box = [Box]::new(); $box.value = $word; "$($box.value -is [psobject]) $($box.Echo($word) -is [psobject])"',
    'False False',
  ],
  ['(1, 2).Where({ $true })[0] -is [psobject]', 'True'],
  ['([scriptblock]{ 1 }).Invoke()[0] -is [psobject]', 'True'],
  ["('5' | ConvertFrom-Json -NoEnumerate) -is [pscustomobject]", 'True'],
  ["foreach ($one in 'abc', $word) { $one.ToUpper().Length }", '3\n2'],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});
