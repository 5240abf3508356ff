/** Corners of the commands that select, sort, group, measure and compare objects, as PowerShell 7 has them. */
import { type SessionCase, testCases } from '../support/session-cases.js';

const selecting: SessionCase[] = [
  ['-SkipLast with -Skip', '"$(1..10 | Select-Object -SkipLast 3 -Skip 2)"', '3 4 5 6 7'],
  ['-First with -Last', '"$(1..10 | Select-Object -First 2 -Last 2)"', '1 2 9 10'],
  ['-Index goes by position', '"$(1..10 | Select-Object -Index 3, 1)"', '2 4'],
  [
    '-First stops those before it',
    '"$(1..9 | & { process { $script:seen = $_; $_ } end { "end" } } | Select-Object -First 2) $seen"',
    '1 2 2',
  ],
  [
    '-First with -Wait lets them end',
    '"$(1..3 | & { process { $script:seen = $_; $_ } } | Select-Object -First 1 -Wait) $seen"',
    '1 3',
  ],
  [
    '-Unique of objects compares their properties',
    '([pscustomobject]@{ A = "x" }, [pscustomobject]@{ A = "X" } | Select-Object A -Unique).A',
    'x\nX',
  ],
  [
    '-Unique -CaseInsensitive',
    '([pscustomobject]@{ A = "x" }, [pscustomobject]@{ A = "X" } | Select-Object A -Unique -CaseInsensitive).A',
    'x',
  ],
  [
    '-ExpandProperty keeps other properties beside',
    '[pscustomobject]@{ N = "n"; T = 1, 2 } | Select-Object N -ExpandProperty T | ForEach-Object { "$_$($_.N)" }',
    '1n\n2n',
  ],
  ['a block without output is no value', '@((1 | Select-Object @{ n = "a"; e = { } }).a).Count', '0'],
  [
    'a block that fails leaves $null, and its error in $Error',
    '$Error.Clear(); $null -eq (1 | Select-Object @{ n = "a"; e = { throw "x" } }).a; $Error.Count',
    'True\n1',
  ],
  ['-Property $null', '1 | Select-Object $null', '1'],
];

const sorting: SessionCase[] = [
  ['mixed types', '"$(10, 9, "8" | Sort-Object)"', '8 9 10'],
  ['text decides where it comes first', `"$('10', '9', 8 | Sort-Object)"`, '10 8 9'],
  ['$null is left out', '(3, $null, 1 | Sort-Object | ForEach-Object { "<$_>" }) -join ""', '<1><3>'],
  ['-Unique leaves the first of equal ones', `"$('b', 'A', 'a', 'B' | Sort-Object -Unique)"`, 'A b'],
  ['-Top', '"$(3, 1, 2 | Sort-Object -Top 2)"', '1 2'],
  ['-Bottom', '"$(3, 1, 2 | Sort-Object -Bottom 2)"', '2 3'],
  [
    '-Descending per property',
    '([pscustomobject]@{ a = 1; b = 1 }, [pscustomobject]@{ a = 1; b = 2 }, [pscustomobject]@{ a = 2; b = 1 } | Sort-Object @{ e = "a"; d = $true }, b | ForEach-Object { "$($_.a)$($_.b)" }) -join " "',
    '21 11 12',
  ],
  ['-Culture', `"$('ä', 'z', 'a' | Sort-Object -Culture sv-SE)"`, 'a z ä'],
];

const grouping: SessionCase[] = [
  ['groups come in order of their values', '(1..5 | Group-Object { $_ % 2 }).Name -join ""', '01'],
  ['several properties make a name', '([pscustomobject]@{ a = 1; b = 2 } | Group-Object a, b).Name', '1, 2'],
  ['-AsHashTable keeps keys as they are', '(1..5 | Group-Object { $_ % 2 } -AsHashTable)[1] -join ","', '1,3,5'],
  ['-AsString', '(1..5 | Group-Object { $_ % 2 } -AsHashTable -AsString)["1"] -join ","', '1,3,5'],
  ['-CaseSensitive', "('a', 'A' | Group-Object -CaseSensitive).Count", '2'],
];

const measuring: SessionCase[] = [
  ['text that is a number', "('1', '2.5' | Measure-Object -Sum).Sum", '3.5'],
  ['-StandardDeviation', '[math]::Round((1..5 | Measure-Object -StandardDeviation).StandardDeviation, 6)', '1.581139'],
  [
    'words and lines',
    "$m = 'a b', 'c' | Measure-Object -Line -Word -Character; $m.Lines, $m.Words, $m.Characters -join ' '",
    '2 3 4',
  ],
  ['a calculated property', '(1..3 | Measure-Object { $_ * 2 } -Sum).Sum', '12'],
  ['an array as one object', '(Measure-Object -InputObject 1, 2, 3).Count', '1'],
];

const comparing: SessionCase[] = [
  [
    'both sides',
    '(Compare-Object 1, 2, 3 2, 3, 4 | ForEach-Object { "$($_.InputObject)$($_.SideIndicator)" }) -join " "',
    '4=> 1<=',
  ],
  ['-SyncWindow 0', '(Compare-Object 1, 2 2, 1 -SyncWindow 0).Count', '4'],
  ['the reference decides the type', "(Compare-Object 1 '1' -IncludeEqual).SideIndicator", '=='],
  ['neighbours only', '"$(1, 1, 2, 1 | Get-Unique)"', '1 2 1'],
];

const members: SessionCase[] = [
  [
    'limits of pointers',
    '"$([IntPtr]::MaxValue) $([IntPtr]::MinValue) $([UIntPtr]::MaxValue)"; ([IntPtr] | Get-Member -Static -MemberType Property).Count',
    '9223372036854775807 -9223372036854775808 18446744073709551615\n4',
  ],
  [
    'a note tells its type without namespaces',
    '([pscustomobject]@{ a = [System.Text.StringBuilder]::new("x") } | Get-Member a).Definition',
    'StringBuilder a=x',
  ],
  ['constructors are static members', '([version] | Get-Member new -Static).Definition.Split("),").Count', '5'],
  [
    'a property set stands for itself',
    '$o = [pscustomobject]@{ a = 1; b = 2 }; $o | Add-Member PropertySet ab a, b; $o.ab.GetType().Name; "$($o | Select-Object ab)"',
    'PSPropertySet\n@{a=1; b=2}',
  ],
  ['a value type without a constructor', '(New-Object guid).ToString()', '00000000-0000-0000-0000-000000000000'],
  [
    'errors written by a ScriptProperty are not shown',
    '$o = [pscustomobject]@{}; $o | Add-Member ScriptProperty p { Write-Error no; 3 }; $o.p',
    '3',
  ],
];

const typeData: SessionCase[] = [
  [
    'PSStandardMembers tells what types say',
    '(Get-Process -Id $PID).PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames -join ","; $null -eq (1).PSStandardMembers',
    'Id,Handles,CPU,SI,Name\nTrue',
  ],
  [
    'a source of the text is read off the object',
    'Update-TypeData -TypeName Ant -SerializationMethod string -StringSerializationSource Legs; $s = [pscustomobject]@{ PSTypeName = "Ant"; Legs = 6 }; "$($s.PSStandardMembers.SerializationMethod) $($s.PSStandardMembers.StringSerializationSource)"',
    'String 6',
  ],
  [
    'each runspace has data of its own',
    'Update-TypeData -TypeName Ant -MemberType NoteProperty -MemberName Legs -Value 6; $ant = [pscustomobject]@{ PSTypeName = "Ant" }; "$([powershell]::Create().AddScript("param(`$a) `$a.Legs").AddArgument($ant).Invoke()[0])|$($ant.Legs)"',
    '|6',
  ],
  [
    'what a types file may not have is told by line, and its type is left out',
    '"<Types><Type><Name>Ant</Name>`n<Member/><Members/></Type></Types>" > a.ps1xml; Update-TypeData ./a.ps1xml -ErrorAction SilentlyContinue -ErrorVariable e; "$e" -replace ".*/"; (Get-TypeData Ant).Count',
    'a.ps1xml(2) : Error: The node Member is not allowed. The following nodes are allowed: Name,Members,TypeConverter,TypeAdapter.\n0',
  ],
  [
    'a types file takes its types along',
    '"<Types><Type><Name>Ant</Name><Members><NoteProperty><Name>Legs</Name><Value>6</Value></NoteProperty></Members></Type></Types>" > a.ps1xml; Update-TypeData ./a.ps1xml; @(Get-TypeData Ant).Count; Remove-TypeData -Path ./a.ps1xml; @(Get-TypeData Ant).Count',
    '1\n0',
  ],
];

const commands: SessionCase[] = [
  [
    'arguments of Get-Command bring dynamic parameters; others may be missing',
    '(Get-Command Get-Content -Path env:).Parameters.ContainsKey("Wait"); (Get-Command -Verb Get -Noun Content -Encoding utf8).ParameterSets[0].Parameters.Name -contains "Wait"',
    'False\nTrue',
  ],
  [
    'arguments that do not fit are an error of Get-Command',
    'try { Get-Command Get-Content -Nope x } catch { $_.FullyQualifiedErrorId }',
    'NamedParameterNotFound,Microsoft.PowerShell.Commands.GetCommandCommand',
  ],
  [
    'a pattern finds aliases, which the syntax tells',
    '((Get-Command sp* -Syntax -CommandType Cmdlet) -match "alias").Count -gt 0; (Get-Command gci -Syntax).Trim().Split("`n")[0]',
    'True\ngci (alias) -> Get-ChildItem',
  ],
  [
    '-Scope that is none',
    'foreach ($scope in "-1", "x", "99") { try { Set-Alias a b -Scope $scope } catch { $_.FullyQualifiedErrorId -replace ",.*" } }',
    'ArgumentOutOfRange\nArgument\nArgumentOutOfRange',
  ],
];

const making: SessionCase[] = [
  [
    'Clear-Variable leaves a variable of an outer scope as it is',
    '$legs = 6; & { Clear-Variable legs; "[$legs]" }; $legs; Clear-Variable legs; "[$legs]"',
    '[]\n6\n[]',
  ],
  [
    'values by a [pspropertyexpression]',
    'function f([pspropertyexpression]$By, $Of) { $By.GetValues($Of).Result }; f L*th abc; f { $_ * 2 } 4; "$([pspropertyexpression]::new("Len*").ResolveNames("abc"))"',
    '3\n8\nLength',
  ],
  [
    '[timezone]',
    '[timezone]::CurrentTimeZone.GetUtcOffset([datetime]"2020-01-01") -eq [TimeZoneInfo]::Local.GetUtcOffset([datetime]"2020-01-01")',
    'True',
  ],
  ['a structure without a constructor is all zeros', '"$(New-Object System.Management.Automation.Host.Size)"', '0,0'],
  [
    'Write-Output -NoEnumerate keeps a collection as it is, and gathers words in a list',
    '$l = [Collections.Generic.List[int]](1, 2); (Write-Output $l -NoEnumerate).GetType().Name; (Write-Output a b -NoEnumerate) -is [Collections.Generic.List[object]]',
    'List`1\nTrue',
  ],
  [
    'Write-Error takes a record or an exception by position',
    '$e = [FormatException]::new("x"); (Write-Error $e 2>&1).Exception.GetType().Name; (Write-Error ([Management.Automation.ErrorRecord]::new($e, "Id", 0, 1)) 2>&1).TargetObject',
    'FormatException\n1',
  ],
  ['words of what a block gives', '("a,b", "c" | Measure-Object -Word { $_ -split "," }).Words', '3'],
  [
    'Get-PSCallStack shows arguments that no parameter took',
    'function f($a) { (Get-PSCallStack)[0].Arguments }; f 1 2 $null',
    '{a=1, 2, $null}',
  ],
  [
    '$PSCulture is the culture of the thread',
    '$old = [cultureinfo]::CurrentCulture; [cultureinfo]::CurrentCulture = "de-DE"; $PSCulture; [cultureinfo]::CurrentCulture = $old',
    'de-DE',
  ],
];

const finding: SessionCase[] = [
  [
    'a seed gives the same numbers as in .NET',
    '"$(Get-Random -SetSeed 42 -Maximum 100) $(1..4 | ForEach-Object { Get-Random -Maximum 100 })"',
    '17 46 67 45 29',
  ],
  [
    'matches and their groups',
    "('a1 b22' | Select-String '([a-z])(\\d+)' -AllMatches).Matches.ForEach{ $_.Groups[2].Value } -join ','",
    '1,22',
  ],
  [
    'lines around a match',
    "$m = 'a', 'b', 'c' | Select-String b -Context 1; \"$($m.Context.PreContext)$($m.Context.PostContext)\"",
    'ac',
  ],
  [
    '$input of a block',
    '(1..2 | ForEach-Object { "$input$($input.GetType().Name)" }) -join " "',
    '1Object[] 2Object[]',
  ],
];

testCases({ selecting, sorting, grouping, measuring, comparing, members, typeData, commands, making, finding });
