/**
 * C# as Add-Type compiles it, against what Microsoft's compiler and .NET made of the same sources (test/vectors/csharp): what
 * `T.Run()` gives or throws, or the first error of the compiler.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callStatic } from '../../../src/runtime/csharp/calls.js';
import { compileCSharp } from '../../../src/runtime/csharp/compile.js';
import { CompileError } from '../../../src/runtime/csharp/compile-error.js';
import { netText } from '../../../src/runtime/dotnet/collections/elements.js';
import { NetException } from '../../../src/runtime/objects/net-exception.js';
import type { NetType } from '../../../src/runtime/objects/net-type.js';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());

function outcome(source: string): string {
  try {
    const { types } = compileCSharp(source);
    const type = types.find(({ name }) => name === 'T') as NetType;
    return netText(callStatic(type, 'Run', [])).trimEnd();
  } catch (error) {
    if (error instanceof CompileError) return `!! ${error.report.split('\n')[0]}`;
    if (error instanceof NetException)
      return `throws ${error.baseException.netType.fullName}: ${error.baseException.message}`;
    throw error;
  }
}

const cases = readFileSync(join(import.meta.dirname, '../../vectors/csharp/snippets.txt'), 'utf8')
  .trimEnd()
  .split('\n=====\n')
  .map((text) => text.split('\n-----\n') as [source: string, wanted: string]);

test.each(cases)('%s', (source, wanted) => {
  expect(outcome(source)).toBe(wanted);
});

describe('by the specification of C#', () => {
  const body = (code: string) =>
    outcome(`using System; using System.Collections.Generic;
    public class D : IDisposable { public void Dispose() { } }
    public class S { static int zero; public static int Broken = 1 / zero; }
    public class T {
      static IDisposable Open(out int x) { x = 7; return new D(); }
      public static object Run() { ${code} }
    }`);
  const nullReference = 'throws System.NullReferenceException: Object reference not set to an instance of an object.';
  test.each([
    ['float f = float.NaN; return f < 1f || f > 1f || f == f;', 'False'],
    ['var d = new Dictionary<string, int> { ["k"] = 3 }; return d?.TryGetValue("k", out var v) == true ? v : 0;', '3'],
    ['using (Open(out var x)) { return x; }', '7'],
    ['object o = null; return (int)o;', nullReference],
    ['int? n = null; return (long)n;', 'throws System.InvalidOperationException: Nullable object must have a value.'],
    ['object o = 5; int? n = 6; return (int)o + (int)n + (long)(int?)7;', '18'],
    ['try { throw new Exception("x"); } catch (Exception) { return "break caught;"; }', 'break caught;'],
    [
      'try { return S.Broken; } catch (Exception) { } try { return S.Broken; } catch (Exception e) { return e.GetType().Name; }',
      'TypeInitializationException',
    ],
  ])('%s', (code, wanted) => expect(body(code)).toBe(wanted));
});

describe('types of C# in scripts', () => {
  const run = (script: string) => session.run(script).output.trim();

  test('private members are not there', () => {
    run(
      "Add-Type 'public class Safe { int key = 7; int Turn() { return key; } public int Open() { return Turn(); } }'",
    );
    expect(run('[Safe]::new().Open()')).toBe('7');
    expect(run('$null -eq [Safe]::new().key; try { [Safe]::new().Turn() } catch { $_.FullyQualifiedErrorId }')).toBe(
      'True\nMethodNotFound',
    );
  });
  test('exceptions are wrapped once, and caught by the type of the source', () => {
    run(
      'Add-Type \'public class Sore : System.Exception { public int Code; public Sore(int c) : base("sore") { Code = c; } public static void Go() { throw new Sore(3); } }\'',
    );
    expect(run('try { [Sore]::Go() } catch [Sore] { $_.Exception.Code; $_.Exception.Message }')).toBe('3\nsore');
  });
  test('classes of scripts derive from them, and their events are heard', () => {
    run(
      'Add-Type \'using System; public abstract class Base1 { public event EventHandler Done; public abstract string Who(); public string Hello() { Done?.Invoke(this, EventArgs.Empty); return "I am " + Who(); } }\'',
    );
    run('Invoke-Expression \'class Kid : Base1 { [string] Who() { return "Kid" } }; $global:kid = [Kid]::new()\'');
    expect(run('$kid.add_Done({ $global:heard = $true }); $kid.Hello(); $heard')).toBe('I am Kid\nTrue');
  });
  test('an index, optional and ref parameters, generic types and methods', () => {
    run(
      'Add-Type \'using System.Collections.Generic; public class Bag<T> { List<T> all = new List<T>(); public T this[int i] { get { return all[i]; } set { all[i] = value; } } public Bag<T> Put(T x, int times = 2) { for (int i = 0; i < times; i++) all.Add(x); return this; } public int Count { get { return all.Count; } } public static void Bump(ref int n, out string s) { n++; s = "n" + n; } }\'',
    );
    expect(
      run(
        '$b = [Bag[int]]::new().Put(4).Put(5, 1); $b[2] = 9; $b[2]; $b.Count; $n = 1; $s = $null; [Bag[int]]::Bump([ref] $n, [ref] $s); $n; $s',
      ),
    ).toBe('9\n3\n2\nn2');
  });
  test('the compiler names what it has not', () => {
    const { errors } = session.run("Add-Type 'public class No1 { public async void F() { } }'");
    expect(errors).toContain('error CS8652: async functions are not supported here');
    expect(errors).toContain('Cannot add type. Compilation errors occurred.');
  });
  test('objects of PowerShell, and formats of the source', () => {
    run(
      'Add-Type \'using System; using System.Management.Automation; public class Cash : IFormattable { public decimal A = 2.5m; public string ToString(string f, IFormatProvider p) { return f == "S" ? "s" : A.ToString(); } public static PSObject Make(string n) { var o = new PSObject(); o.Properties.Add(new PSNoteProperty("Name", n)); return o; } public static string Read(PSObject o) { return (string)o.Properties["Name"].Value; } public static object Dyn(dynamic d) { return d.Name; } }\'',
    );
    expect(
      run("[Cash]::Make('x').Name; [Cash]::Read([pscustomobject]@{ Name = 'y' }); [Cash]::Dyn(@{ Name = 'z' })"),
    ).toBe('x\ny\nz');
    expect(run("'{0:S} {0}' -f [Cash]::new()")).toBe('s 2.5');
  });
  test('what a constructor may still set, and members that are called like their types', () => {
    run(
      "Add-Type 'public enum Level { Low, High } public class Acc { readonly int x; public int Y { get; } public Level Level { get; set; } = Level.Low; public Acc(int y) { this.x = y; this.Y = y + 1; } public int X { get { return this.x; } } public Level Up() { Level = Level.High; return Level; } }'",
    );
    expect(run('$a = [Acc]::new(3); $a.X; $a.Y; $a.Level; $a.Up()')).toBe('3\n4\nLow\nHigh');
  });
});
