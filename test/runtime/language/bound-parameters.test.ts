/** $PSBoundParameters.BoundPositionally, as the real engine fills it: by position, and not with what takes the remaining arguments. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    function plain { param($a, $b, [switch]$c) begin {
      "$($PSBoundParameters.BoundPositionally -join ',') | $($PSBoundParameters.Keys)" } }
    function advanced {
      [CmdletBinding()] param([Parameter(Position=0)]$a, [Parameter(Position=1,ValueFromRemainingArguments)]$r, $q)
      $PSBoundParameters.BoundPositionally -join ',' }
    function simple { param($a) $MyInvocation.BoundParameters.BoundPositionally -join ',' }`);
});
afterAll(() => session.close());

test.each([
  ['plain 1 -b 2 3 4', 'a | b a'],
  ['plain -c 5 6', 'a,b | c a b'],
  ['advanced 1 2 3', 'a'],
  ['advanced -q 5 1 2', 'a'],
  ['simple 1', 'a'],
])('%s', (line, expected) => {
  expect(session.run(line).output).toBe(expected);
});

test.each([
  ['Invoke()', '{ param($b, $c) $PSBoundParameters.Keys -join "," }.Invoke(1)', 'b'],
  ['a block without parameters', '{ $PSBoundParameters.Keys -join "," }.Invoke(1)', 'outer'],
  ['ForEach-Object', '1 | ForEach-Object { param($q) $PSBoundParameters.Count }', '0'],
  ['a delegate', '([Func[int, string]] { param($z) $PSBoundParameters.Keys }).Invoke(3)', 'z'],
  [
    'a method of a module',
    '(New-Module -AsCustomObject { function m([string] $n, $h) { $PSBoundParameters.Keys -join "," } }).m(1, 2)',
    'n,h',
  ],
])('$PSBoundParameters where %s runs a block', (_what, text, expected) => {
  session.run(`function around { param($outer) ${text} }`);
  expect(session.run('around 1').output).toBe(expected);
});

test.each([
  ['splat @p -OutVariable y; "$x,$y"', 'a=1\n,a=1'],
  ['splat -ov z @p; "$x,$z"', 'a=1\n,a=1'],
  ['try { splat @p @p } catch { $_.FullyQualifiedErrorId }', 'ParameterAlreadyBound,splat'],
])('what is splatted gives way: %s', (line, expected) => {
  session.run('function splat { [CmdletBinding()] param($a) "a=$a" }; $p = @{ OutVariable = "x"; a = 1 }');
  expect(session.run(line).output).toBe(expected);
});
