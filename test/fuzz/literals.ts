/** Values that programs are made of: those at which conversions, overflows and comparisons turn. All of it is data. */
export const integers = [
  ...['0', '1', '-1', '2', '3', '5', '7', '10', '16', '42', '100', '255', '256', '-128', '1000', '32767', '65536'],
  ...[
    '2147483647',
    '-2147483648',
    '2147483648',
    '4294967295',
    '4294967296',
    '9223372036854775807',
    '0x1F',
    '0xFFFFFFFF',
  ],
  ...['1kb', '2mb', '5l', '200uy', '-100y', '7us', '9u', '3s', '10ul', '12n', '0b1011'],
];
export const reals = [
  ...[
    '1.5',
    '-0.5',
    '0.1',
    '2.5',
    '3.5',
    '1e3',
    '1e10',
    '1e-5',
    '1.0',
    '100.25',
    '1d',
    '1.10d',
    '0.5d',
    '-2.50d',
    '1e20',
  ],
  ...[
    '3.14159',
    '123456789.123456789',
    '0.30000000000000004',
    '[double]::NaN',
    '[double]::PositiveInfinity',
    '5.0',
    '[float]1.1',
  ],
];
export const strings = [
  ...[
    "''",
    "'a'",
    "'abc'",
    "'ABC'",
    "'Hello World'",
    "'5'",
    "'-3'",
    "'1.5'",
    "'0x10'",
    "'1e2'",
    "'a,b,c'",
    "'a b  c'",
    "' pad '",
  ],
  ...[
    "'true'",
    "'False'",
    "'1kb'",
    "'x1y22z'",
    "'aXbXc'",
    "'äöü'",
    "'2020-01-02'",
    "'{0}'",
    "'[a-c]*'",
    "'12:30'",
    "'z'",
    "'é'",
  ],
  ...[
    '"tab`there"',
    '"line`nbreak"',
    '"q`"q"',
    "'it''s'",
    "'$x'",
    "'007'",
    "'  42  '",
    "'a.b.c'",
    "'(x)'",
    "'\\d+'",
    "'*'",
  ],
];
export const others = [
  '$true',
  '$false',
  '$null',
  "[char]'c'",
  '[char]65',
  '[datetime]"2020-02-03 04:05:06"',
  '[timespan]"1:02:03"',
  '[version]"1.2.3"',
];
export const variables = ['a', 'b', 'c', 'x', 'y', 'n', 's', 'list', 'h', 'o'];
export const keys = ['a', 'b', 'Name', 'Count', 'x1'];

/** Types of casts, `-is` and `-as`, of parameters and variables. */
export const types = [
  ...[
    'int',
    'long',
    'double',
    'decimal',
    'string',
    'char',
    'bool',
    'byte',
    'sbyte',
    'uint',
    'short',
    'float',
    'object',
    'array',
    'bigint',
  ],
  ...[
    'int[]',
    'string[]',
    'object[]',
    'char[]',
    'hashtable',
    'pscustomobject',
    'scriptblock',
    'datetime',
    'timespan',
    'version',
    'regex',
  ],
];
/** Types that texts and numbers are read as. */
export const valueTypes = [
  ...[
    'System.DayOfWeek',
    'ConsoleColor',
    'System.IO.FileAttributes',
    'guid',
    'uri',
    'ipaddress',
    'timespan',
    'datetime',
  ],
  ...['version', 'char', 'ushort', 'ulong', 'sbyte', 'float', 'bigint', 'System.StringSplitOptions', 'System.Half'],
];
export const valueTexts = [
  ...["'Monday'", "'red'", "'readonly, hidden'", "'1.2.3.4'", "'00000000-0000-0000-0000-00000000000a'", "'q'", "''"],
  ...[
    "'http://a.b/c?d=1'",
    "'127.0.0.1'",
    "'::1'",
    "'1:02:03'",
    "'2020-02-03T04:05:06'",
    "'1/2/2003'",
    "'3'",
    '3',
    '-1',
  ],
  ...[
    '300',
    '70000',
    '2.5',
    '1e10',
    "'0x1F'",
    "' 12 '",
    "'1,234'",
    "'+5'",
    "'1e3'",
    '$null',
    '$true',
    '1, 2',
    '4294967296',
  ],
];
export const scalarTypes = ['int', 'long', 'double', 'decimal', 'string', 'char', 'bool', 'byte'];

export const arithmetic = ['+', '-', '*', '/', '%', '+', '-', '*'];
export const bitwise = ['-band', '-bor', '-bxor', '-shl', '-shr'];
export const comparisons = [
  ...[
    '-eq',
    '-ne',
    '-lt',
    '-gt',
    '-le',
    '-ge',
    '-ceq',
    '-cne',
    '-ieq',
    '-clt',
    '-contains',
    '-notcontains',
    '-in',
    '-notin',
  ],
  ...['-ccontains', '-cin'],
];
export const textual = ['-like', '-notlike', '-match', '-notmatch', '-clike', '-cmatch', '-imatch'];
export const patterns = [
  "'a*'",
  "'*b*'",
  "'?b?'",
  "'[a-c]*'",
  "'*'",
  "'\\d+'",
  "'^a'",
  "'c$'",
  "'(a)(b)?'",
  "'(?<first>\\w)\\w*'",
  "'[A-Z]+'",
  "'.'",
  "''",
  "'x|y'",
];
export const splits = [
  ...[
    "','",
    "'b'",
    "'\\s+'",
    "',', 2",
    "''",
    "{ $_ -eq 'b' }",
    "'(\\d)'",
    "'[,.]'",
    "'b', 0, 'SimpleMatch'",
    "',', -2",
  ],
  ...["'B', 0, 'RegexMatch,IgnoreCase'", "'.', 3, 'SimpleMatch'", "'^', 0, 'Multiline'", "{ $_ -in 'b', 'c' }, 2", '1'],
  ...["'a', 'x'", '$null', "'B', 0, 'nope'"],
];
export const replacements = [
  "'-'",
  "''",
  "'$0$0'",
  "'[$1]'",
  "'${first}!'",
  "'$$'",
  '{ $_.Value.ToUpper() }',
  "'<$&>'",
];
export const formats = [
  ...[
    "'{0}'",
    "'{0:N2}'",
    "'{0,8}|'",
    "'{0,-6}|{1}'",
    "'{0:X4}'",
    "'{0:D3}'",
    "'{0:F1}'",
    "'{0:P0}'",
    "'{0:E2}'",
    "'{0:000.00}'",
    "'{0:#,##0}'",
  ],
  ...["'{1} {0}'", "'{{0}} {0}'", "'{0:yyyy}'", "'{0:C}'", "'{0:G3}'", "'{2}'"],
  ...[
    "'{0:yyyy-MM-dd}'",
    "'{0:d}'",
    "'{0:x2}'",
    "'{0:p}'",
    "'{0,7:N1}|'",
    "'{0:0.##}'",
    "'{0:g}'",
    "'{0:e3}'",
    "'{0:R}'",
  ],
  ...["'{0:+0;-0;zero}'", "'{0:#}'", "'{0:0,0.0}'", "'{0:00%}'", "'{0:hh\\:mm}'", "'{0:MMM d}'", "'{0:c}'", "'{0:B8}'"],
];

/** Members of any value, most of which it has not. */
export const properties = [
  'Length',
  'Count',
  'Name',
  'a',
  'Keys.Count',
  'Rank',
  'Year',
  'Major',
  'TotalSeconds',
  'nope',
];
export const stringMethods = [
  ...[
    'ToUpper()',
    'ToLower()',
    'Trim()',
    'Substring(1)',
    'Substring(0, 2)',
    "IndexOf('b')",
    "Replace('a', 'z')",
    "Split(',')",
    "Split(' ')",
  ],
  ...[
    'PadLeft(6)',
    "PadRight(5, '.')",
    "Contains('a')",
    "StartsWith('A')",
    "EndsWith('c')",
    'ToCharArray()',
    'Insert(1, "#")',
    'Remove(1)',
  ],
  ...[
    "CompareTo('b')",
    'ToString()',
    'GetType().Name',
    "TrimStart('a')",
    "LastIndexOf('c')",
    'Equals("abc")',
    "Split('b', 2)",
    'Chars(0)',
  ],
];
export const valueMethods = [
  'ToString()',
  'GetType().Name',
  'GetType().FullName',
  'Equals(1)',
  'CompareTo(2)',
  "ToString('N1')",
  'nope()',
  "ToString('X')",
  'GetHashCode().GetType().Name',
];
export const statics = [
  ...[
    '[math]::Abs(#)',
    '[math]::Max(#, #)',
    '[math]::Min(#, #)',
    '[math]::Round(#, 1)',
    '[math]::Floor(#)',
    '[math]::Sqrt(#)',
    '[math]::Pow(#, 2)',
  ],
  ...[
    '[int]::Parse(#)',
    '[string]::Join("-", #)',
    '[string]::IsNullOrEmpty(#)',
    '[char]::IsDigit(#)',
    '[int]::MaxValue',
    '[convert]::ToInt32(#)',
  ],
  ...[
    '[convert]::ToString(#, 2)',
    '[double]::Parse(#)',
    '[math]::Truncate(#)',
    '[string]::Concat(#, #)',
    '[string]::Compare(#, #)',
    '[array]::IndexOf(#, #)',
  ],
  ...[
    '[math]::Sign(#)',
    '[math]::Ceiling(#)',
    '[bool]::Parse(#)',
    '[string]::new("x", 3)',
    '[decimal]::Round(#, 1)',
    '[long]::MinValue',
  ],
];
/** Calls on dates, spans of time and versions; `#` is a number. */
export const dateExpressions = [
  ...[
    "[datetime]'2020-02-29'",
    "[datetime]'2020-02-03 04:05:06'",
    '[datetime]::new(2021, 3, #)',
    '[datetime]::MinValue',
  ].flatMap((date) =>
    [
      ...[
        '.AddDays(#)',
        '.AddMonths(#)',
        ".ToString('yyyy-MM-dd HH:mm')",
        '.DayOfWeek',
        '.Date',
        '.DayOfYear',
        '.Ticks',
      ],
      ...[
        " - [datetime]'2020-01-01'",
        ' + [timespan]::FromHours(#)',
        " -gt '2020-02-01'",
        '.TimeOfDay',
        ".ToString('ddd, dd MMM')",
      ],
    ].map((use) => `(${date})${use}`),
  ),
  ...['[timespan]::FromMinutes(#)', "[timespan]'1.02:03:04'", '[timespan]::new(1, #, 3)', '[timespan]#'].flatMap(
    (span) =>
      ['.TotalHours', '.Days', '.ToString()', ' * 2', ' -lt [timespan]#', '.Negate()', " + [timespan]'1:00'"].map(
        (use) => `(${span})${use}`,
      ),
  ),
  ...[
    "[version]'1.2.3' -lt '1.10'",
    "[version]'1.2' + 1",
    "([version]'1.2.3.4').Build",
    "[version]'1.2.3' -eq [version]'1.2.3'",
  ],
];
export const regexCalls = [
  ...[
    '[regex]::Match(#, ~).Value',
    '[regex]::Matches(#, ~).Count',
    "[regex]::Replace(#, ~, '<$0>')",
    '[regex]::Split(#, ~)',
  ],
  ...[
    '[regex]::IsMatch(#, ~)',
    '[regex]::Escape(#)',
    "([regex]~).Replace(#, '-', 1)",
    '([regex]~).Match(#).Groups.Count',
  ],
  ...['(# -match ~) -and $Matches[0]', '[regex]::Match(#, ~).Index', "([regex]'(?<n>.)').Match(#).Groups['n'].Value"],
];
/** What is done to a table in a variable, and then shown. */
export const tableUses = [
  ...[
    "ContainsKey('a')",
    'ContainsValue(1)',
    "Contains('b')",
    "Add('k', #)",
    "Add('a', #)",
    "Remove('a')",
    'Clear()',
    'Count',
  ],
  ...[
    "Item('a')",
    'PSBase.Count',
    'IsReadOnly',
    "Keys -contains 'a'",
    'Values -is [array]',
    'GetType().Name',
    'Clone().Count',
  ],
];
export const orderedUses = [
  ...[
    "Insert(0, 'k', #)",
    "Insert(1, 'a', #)",
    'RemoveAt(0)',
    'Keys',
    'Values',
    "Contains('a')",
    "Add('k', #)",
    'Item(0)',
  ],
  ...[
    "Remove('b')",
    'Count',
    'Keys[0]',
    'GetEnumerator() | ForEach-Object { "$($_.Key):$($_.Value)" }',
    'GetEnumerator().GetType().Name',
  ],
];
export const lists = [
  '[System.Collections.Generic.List[int]]',
  '[System.Collections.Generic.List[string]]',
  '[System.Collections.Generic.List[object]]',
  '[System.Collections.ArrayList]',
];
export const listUses = [
  ...[
    'Add(#)',
    'Insert(0, #)',
    'Remove(#)',
    'RemoveAt(0)',
    'IndexOf(#)',
    'Contains(#)',
    'Reverse()',
    'ToArray()',
    'Count',
  ],
  ...[
    'AddRange(@(#, #))',
    'Clear()',
    'GetRange(0, 1)',
    '[0]',
    '[-1]',
    '[0] = #',
    'LastIndexOf(#)',
    'Capacity -gt 0',
    '[5]',
  ],
];
export const whereModes = [
  "'First'",
  "'Last'",
  "'SkipUntil'",
  "'Until'",
  "'Split'",
  "'Default'",
  "'nope'",
  "'First', 2",
  "'Last', 2",
  "'Until', 1",
];
export const exceptions = [
  'System.Exception',
  'System.DivideByZeroException',
  'System.Management.Automation.RuntimeException',
  'InvalidCastException',
  'System.ArgumentException',
  'System.FormatException',
  'System.Management.Automation.PSInvalidCastException',
];
