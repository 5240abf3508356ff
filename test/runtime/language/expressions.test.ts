/** Operators, indexing, properties and method calls as scripts write them, against what PowerShell made of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Session } from '../../support/session.js';
import { recorded } from './recorded.js';

/** `[2] Int32|1 ; String|a` for what an expression wrote, or `ERR id | category | exception | message | more`. */
const show = `function Show-Outcome($result) {
  if ($null -eq $result) { return 'NULL' }
  $texts = @($result | ForEach-Object { if ($null -eq $_) { '<null>' } else { $_.GetType().Name + '|' + $_ } })
  '[' + $texts.Count + '] ' + ($texts -join ' ; ')
}`;

const error = `"ERR $($_.FullyQualifiedErrorId) | $($_.CategoryInfo.Category) | $($_.Exception.GetType().Name) | $($_.Exception.Message)"`;

const innerException = '$(if ($_.Exception.InnerException) { $_.Exception.InnerException.GetType().Name })';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(show);
});
afterAll(() => session.close());

function evaluate(expression: string, setup: string, more: string): string {
  const script = `try { $result = & { ${setup}; ${expression} }; Show-Outcome $result } catch { ${error} + ' | ' + ${more} }`;
  const { output, errors } = session.run(script);
  return output.replaceAll('\n', '\\n') + errors;
}

function differences(name: string, setup: string, more: string): string[] {
  return recorded(name).flatMap(([text, wanted]) => {
    const got = evaluate(text, setup, more);
    return got === wanted.trimEnd() ? [] : [`${text}: ${got}, not ${wanted}`];
  });
}

const objects = `$a = 10,20,30; $b = [byte[]](1,2,3); $ia = [int[]](7,8,9); $s = 'héllo'; $n = 42
$h = @{a=1;b=2;1='one'}; $o = [ordered]@{a=1;b=2}
$d = [System.Collections.Generic.Dictionary[string,int]]::new(); $d['a']=1; $d['b']=2
$di = [System.Collections.Generic.Dictionary[int,string]]::new(); $di[1]='one'; $di[2]='two'
$l = [System.Collections.Generic.List[int]](5,6,7); $al = [System.Collections.ArrayList](5,6,7)
$m = [array]::CreateInstance([int],2,2); $m[0,0]=1; $m[0,1]=2; $m[1,0]=3; $m[1,1]=4
$x = [regex]::Match('abc','(?<n>a)(b)'); $p = [pscustomobject]@{a=1}; $dt = [datetime]'2020-01-01'
$e = [System.DayOfWeek]::Monday; $t = [int]
$st = [System.Collections.Generic.Stack[int]]::new(); $st.Push(1)
$q = [System.Collections.Generic.Queue[int]]::new(); $q.Enqueue(4)
$ba = [System.Collections.BitArray]::new(3)
$nv = [System.Collections.Specialized.NameValueCollection]::new(); $nv.Add('a','1')
$dr = [System.Collections.Generic.SortedDictionary[string,object]]::new(); $dr['a'] = 1`;

describe('recorded from PowerShell', () => {
  it('indexing', () => {
    expect(differences('indexing.txt', objects, '$_.TargetObject')).toEqual([
      // PowerShell keeps a hidden marker in such a slice for each key that is not there; it is left out here.
      `$d['a','zz'].Count: [1] Int32|1, not [1] Int32|2`,
      `Set-StrictMode -Version 3; $d['a','zz'].Count: [1] Int32|1, not [1] Int32|2`,
      `$l[0,9].Count: [1] Int32|1, not [1] Int32|2`,
    ]);
  });
  it('members', () => {
    expect(differences('members.txt', '$r = $null', innerException)).toEqual([]);
  });
  it('operators in expressions', () => {
    expect(differences('expressions.txt', '$i = $null', innerException)).toEqual([]);
  });
});
