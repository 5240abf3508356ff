/** Classes over several command lines of one session, and scripts that are run more than once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
});
afterEach(() => session.close());

const lines = (text: string): string[] => session.run(text).output.split('\n');

test('a class is known to the command lines after its own', () => {
  session.run('class A { [string] M() { return "one" } }');
  expect(lines('[A]::new().M()')).toEqual(['one']);
  session.run('class B : A { [string] M() { return "b " + ([A]$this).M() } }');
  expect(lines('[B]::new().M(); [B]::new() -is [A]')).toEqual(['b one', 'True']);
});

test('a class of the same name takes its place; what was compiled before keeps the old one', () => {
  session.run('class A { [string] M() { return "one" } }; function f { [A]::new().M() }; $old = [A]::new()');
  expect(lines('f')).toEqual(['one']);
  session.run('class A { [string] M() { return "two" } }');
  expect(lines('[A]::new().M(); f; $old.M(); $old -is [A]')).toEqual(['two', 'one', 'one', 'False']);
});

test('namespaces stay for the session', () => {
  session.run('using namespace System.Text');
  expect(lines('[StringBuilder]::new("x").Length')).toEqual(['1']);
});

test('a name that means nothing is an error when the class is parsed, before anything runs', () => {
  const { output, errors, succeeded } = session.run('"start"; class A { [NoSuchType] $x }');
  expect(succeeded).toBe(false);
  expect(output + errors).toContain('Unable to find type [NoSuchType].');
  expect(output).not.toContain('start');
});

test('what is wrong with a definition is told before the first statement', () => {
  const { output, errors, succeeded } = session.run('"start"; class A { $a; $a }');
  expect(succeeded).toBe(false);
  expect(output + errors).toContain("The member 'a' is already defined.");
  expect(output).not.toContain('start');
});

test('a script that is run again unchanged has the same classes, a changed one has new ones', () => {
  const path = join(session.folder, 'count.ps1');
  writeFileSync(path, 'class Count { static [int] $N }; [Count]::N++; [Count]::N');
  expect(lines('./count.ps1; ./count.ps1')).toEqual(['1', '2']);
  writeFileSync(path, 'class Count { static [int] $N }; [Count]::N += 10; [Count]::N');
  expect(lines('./count.ps1')).toEqual(['10']);
});

test('objects are shown by their properties, hidden ones left out', () => {
  session.run('class P { [int] $X = 1; hidden [int] $H = 2; [string] $Name = "n" }');
  expect(lines('[P]::new()')).toEqual(['X Name', '- ----', '1 n']);
  expect(lines('([P]::new() | Get-Member -MemberType Property).Name -join ","')).toEqual(['Name,X']);
});
