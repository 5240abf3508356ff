/** Random programs of a few statements each. Loops end by themselves, and no order that .NET leaves to chance is told. */
import type { SeededRandom } from '../support/seeded-random.js';
import { ExpressionGrammar } from './expressions.js';
import * as data from './literals.js';

const nothing = '[void]0';

type Production = (depth: number) => string;

class ProgramGrammar extends ExpressionGrammar {
  #functions = 0;
  #loops = 0;

  program(): string {
    const start = this.pick(['', '', '', 'Set-StrictMode -Version 3', "$ErrorActionPreference = 'Stop'"]);
    const statements = Array.from({ length: 1 + this.random.below(3) }, () => this.statement(0));
    // The engine tells the place of an error in the first statement of a block less exactly: each begins with one that cannot fail.
    return [start || nothing, ...statements].filter((line) => line !== '').join('\n');
  }

  statement(depth: number): string {
    if (depth > 1 || this.random.chance(depth === 0 ? 0.4 : 0.75)) return this.pick(this.#simple)(depth);
    return this.pick(this.#compound)(depth + 1);
  }

  private block(depth: number): string {
    const statements = Array.from({ length: 1 + this.random.below(2) }, () => this.statement(depth));
    return `{\n${statements.join('\n')}\n}`;
  }

  readonly #simple: Production[] = [
    () => this.expression(),
    () => this.expression(),
    () => `${this.variable()} = ${this.expression()}`,
    () => `${this.variable()} = ${this.expression()}`,
    () => `${this.variable()} ${this.pick(['+=', '-=', '*=', '/=', '%=', '??='])} ${this.expression(1)}`,
    () => `${this.variable()}${this.pick(['++', '--'])}`,
    () => `[${this.pick(data.scalarTypes)}]${this.variable()} = ${this.expression(1)}`,
    () => `${this.variable()}, ${this.variable()} = ${this.expression(1)}`,
    () => `${this.variable()}[${this.pick(['0', '1', '-1', "'a'", '5'])}] = ${this.expression(1)}`,
    () => `${this.variable()}.${this.pick(data.keys)} = ${this.expression(1)}`,
    () => `${this.variable()} | ForEach-Object { ${this.expression(1)} }`,
    () => `${this.operand(1)} | Where-Object ${this.pick(['Length -gt 1', 'a', '{ $_ }', '-Not Count'])}`,
    () => `${this.operand(1)} | ForEach-Object ${this.pick(['Length', 'ToString', 'GetType | ForEach-Object Name'])}`,
    () => `throw ${this.pick(["'oops'", '[System.ArgumentException]::new("bad")', this.expression(2)])}`,
    () => '$?; $Error.Count',
    () =>
      `"$${this.pick(data.variables)} and $(${this.expression(2)})"`.replace(/"(?=.)/g, (quote, at) =>
        at === 0 ? quote : "'",
      ),
    () => `$null = ${this.expression(1)}`,
    () =>
      `${this.variable()} = ${this.pick(['switch', 'if', 'foreach'])}${''}`.replace(
        /= (switch|if|foreach)$/,
        (_, word) => `= ${this.valueStatement(word)}`,
      ),
    () => `function:NoSuch; nosuchcommand ${this.operand(1)}`.slice('function:NoSuch; '.length),
  ];

  private valueStatement(word: string): string {
    if (word === 'if') return `if (${this.expression(1)}) { ${this.expression(1)} } else { ${this.expression(1)} }`;
    if (word === 'foreach') return `foreach ($i in ${this.expression(1)}) { $i; ${this.expression(2)} }`;
    return `switch (${this.expression(1)}) { ${this.pick(['1', "'a'", '{ $_ }'])} { ${this.expression(1)} } default { 'd' } }`;
  }

  readonly #compound: Production[] = [
    (d) => `if (${this.expression(1)}) ${this.block(d)}`,
    (d) =>
      `if (${this.expression(1)}) ${this.block(d)} elseif (${this.expression(1)}) ${this.block(d)} else ${this.block(d)}`,
    (d) => `foreach ($i in ${this.expression(1)}) ${this.loopBody(d)}`,
    (d) => {
      const i = `$i${this.#loops++}`;
      return `for (${i} = 0; ${i} -lt ${this.pick(['2', '3'])}; ${i}++) ${this.loopBody(d)}`;
    },
    (d) => {
      const w = `$w${this.#loops++}`;
      return `${w} = 0; while (${w}++ -lt 2 -and ${this.operand(1)}) ${this.loopBody(d)}`;
    },
    (d) => {
      const w = `$w${this.#loops++}`;
      return `${w} = 0; do ${this.loopBody(d)} ${this.pick(['while', 'until'])} (${w}++ -gt 1 ${this.pick(['-or $true', ''])})`.replace(
        / while \((\S+)\+\+ -gt 1 (-or \$true)?\)/,
        ' while ($1++ -lt 2)',
      );
    },
    (d) => this.switchStatement(d),
    (d) => this.tryStatement(d),
    (d) => this.tryStatement(d),
    (d) => this.functionAndCall(d),
    (d) => this.functionAndCall(d),
    (d) => this.pipelineFunction(d),
    (d) =>
      `& {\ntrap { "trapped: $_"; ${this.pick(['continue', 'break', ''])} }\n${nothing}\n${this.statement(d)}\n${this.statement(d)}\n'after'\n}`,
    (d) => `& { param(${this.parameter()}) ${nothing}; ${this.statement(d)} } ${this.operand(1)}`,
    (d) => `${this.variable()} = { ${nothing}; ${this.statement(d)} }\n& ${this.variable()}`,
    (d) => this.classAndUse(d),
    (d) => this.mandatoryFunction(d),
    (d) => this.nestedPipeline(d),
    () => this.tableProgram(),
    () => this.listProgram(),
    () => this.matrixProgram(),
    (d) => this.typedTry(d),
    (d) => this.classFamily(d),
  ];

  /** Always given a value: without one the engine asks the host. */
  private mandatoryFunction(depth: number): string {
    const name = `f${this.#functions++}`;
    const allowed = this.pick(['', '', '[AllowNull()]', '[AllowEmptyString()]', '[AllowEmptyCollection()]']);
    const type = this.pick([
      '',
      '[string]',
      '[int]',
      '[object[]]',
      '[string[]]',
      '[hashtable]',
      '[psobject]',
      '[bool]',
    ]);
    const parameters = [
      `[Parameter(Mandatory)]${allowed}${type}$p`,
      `[Parameter(Mandatory, Position = 0)]${allowed}${type}$p`,
      `[Parameter(Mandatory, ValueFromPipeline)]${allowed}${type}$p`,
      `[Parameter(Mandatory)][Alias('q')]${allowed}${type}$p, $other`,
      `[Parameter(Mandatory)]${allowed}${type}$p, [Parameter(ValueFromRemainingArguments)]$rest`,
    ];
    const call = this.pick([
      `-p ${this.operand(2)}`,
      this.operand(2),
      `${this.operand(2)} ${this.operand(2)}`,
      `-p:${this.operand(2)}`,
    ]);
    const use = this.pick([`${name} ${call}`, `${this.operand(1)} | ${name} -p 1`, `$r = ${name} ${call}; $r`]);
    return `function ${name} { param(${this.pick(parameters)})\n${nothing}\n${this.pick(['$p', '"<$p>"', '$p.GetType().Name; $rest', this.statement(depth)])}\n}\n${use}`;
  }

  private nestedPipeline(depth: number): string {
    const [outer, inner] = [`f${this.#functions++}`, `f${this.#functions++}`];
    const innerBody = this.pick([
      'process { $_ }',
      'process { if ($_) { "<$_>" } }',
      'begin { $n = 0 } process { $n++ } end { $n }',
      'end { @($input).Count }',
      `process { ${nothing}; ${this.expression(2)} }`,
    ]);
    const use = this.pick([
      `$input | ${inner}`,
      `process { $_ | ${inner} }`,
      `$args | ${inner} | ForEach-Object { $_ }`,
      `${inner} $args`,
      `@($args | ${inner})`,
    ]);
    const body = use.startsWith('process')
      ? `begin { function ${inner} { ${innerBody} } } ${use}`
      : `function ${inner} { ${innerBody} }\n${nothing}\n${use}`;
    return `function ${outer} { ${body} }\n${this.pick([`${this.operand(1)} | ${outer}`, `${outer} ${this.operand(2)} ${this.operand(2)}`, `@(${this.list(depth, 2)}) | ${outer} | ForEach-Object { "$_" }`])}`;
  }

  private tableProgram(): string {
    const ordered = this.random.chance(0.5);
    const uses = Array.from({ length: 2 }, () =>
      `$t.${this.pick(ordered ? data.orderedUses : data.tableUses)}`.replaceAll('#', () => this.operand(2)),
    );
    return `$t = ${ordered ? '[ordered]' : ''}@{ a = ${this.expression(2)}; b = ${this.literal()} }\n${uses.join('\n')}\n$t`;
  }

  private listProgram(): string {
    const uses = Array.from({ length: 2 }, () =>
      `$l.${this.pick(data.listUses)}`.replace('.[', '[').replaceAll('#', () => this.operand(2)),
    );
    return `$l = ${this.pick(data.lists)}${this.pick(['::new()', '@(1, 2, 3)', '(1..3)', "@('a', 'b')", '@()'])}\n${uses.join('\n')}\n$l`;
  }

  private matrixProgram(): string {
    const type = this.pick(['int', 'object', 'string', 'double']);
    const index = () => this.pick(['0, 1', '1, 2', '0', '2, 0', '-1, 0', '(0, 1), (1, 1)', '1, 1']);
    const uses = [
      `$m[${index()}] = ${this.operand(2)}`,
      `$m[${index()}]`,
      '$m.Length',
      '$m.Rank',
      '$m.GetLength(1)',
      '$m.Count',
      '@($m).Count',
      '"$m"',
      '$m.GetType().Name',
      '$m -eq 1',
    ];
    return `$m = [${type}[,]]::new(2, 3)\n${this.pick(uses)}\n${this.pick(uses)}\n$m | ForEach-Object { $_ }`;
  }

  private typedTry(depth: number): string {
    const types = data.exceptions;
    const clause = () =>
      `catch [${this.pick(types)}]${this.pick(['', `, [${this.pick(types)}]`])} { ${this.pick(["'typed'", '$_.Exception.GetType().Name', 'throw', 'throw $_', this.expression(2)])} }`;
    const clauses = [clause(), ...this.times(1, clause)].join(' ');
    const rest = this.pick(['', ' catch { "any $_" }']);
    const last = this.pick(['', ` finally { 'f' }`]);
    const body = this.pick([
      this.expression(1),
      this.statement(depth),
      `try { ${nothing}; ${this.expression(1)} } finally { 'inner' }`,
      `throw [${this.pick(types)}]::new('t')`,
    ]);
    return `try {\ntry { ${nothing}; ${body} } ${clauses}${rest}${last}\n} catch { "outer $($_.FullyQualifiedErrorId)" }`;
  }

  private classFamily(depth: number): string {
    const [base, derived] = [`C${this.#functions++}`, `C${this.#functions++}`];
    const type = this.pick(data.scalarTypes);
    const baseMembers = [
      `[${type}]$V`,
      `hidden [int]$H = 3`,
      `${base}([${type}]$v) { $this.V = $v }`,
      `${base}() { }`,
      `[string] Show() { return "b$($this.V)" }`,
      `[object] Own() { return ${this.pick(['$this.V', this.literal()])} }`,
      `static [${type}] $S = ${this.pick(['1', "'1'", '$null'])}`,
    ];
    const derivedMembers = [
      `${derived}([${type}]$v) : base($v) { }`,
      `${derived}() { }`,
      `[string] Show() { return "d" + ${this.pick([`([${base}]$this).Show()`, '$this.V', '$this.H'])} }`,
      this.pick([
        '[string] ToString() { return "text" }',
        `[bool] Equals([object]$o) { return $this.V -eq $o.V }`,
        '[int] Add([int]$a, [int]$b) { return $a + $b }',
      ]),
    ];
    const uses = [
      '$o.Show()',
      '$o.Own()',
      '"$o"',
      '$o.V',
      `$o -is [${base}]`,
      `$o -eq [${derived}]::new(1)`,
      `[${derived}]::S`,
      `[${base}]::S = ${this.operand(depth)}`,
      '$o.GetType().BaseType.Name',
      '$o.Add(1, "2")',
      '$o.nope()',
      '$o.H',
      `$o.V = ${this.operand(2)}`,
    ];
    return `class ${base} {\n${baseMembers.join('\n')}\n}\nclass ${derived} : ${base} {\n${derivedMembers.join('\n')}\n}\n$o = [${derived}]::new(${this.pick(['', this.literal()])})\n${this.pick(uses)}\n${this.pick(uses)}\n${this.pick(uses)}`;
  }

  private loopBody(depth: number): string {
    const jump = this.pick(['', '', `if (${this.expression(2)}) { ${this.pick(['break', 'continue'])} }\n`]);
    return `{\n${jump}${this.statement(depth)}\n${this.expression(2)}\n}`;
  }

  private switchStatement(depth: number): string {
    const flag = this.pick(['', '', '-Wildcard ', '-Regex ', '-CaseSensitive ', '-Exact ']);
    const clauses = Array.from({ length: 1 + this.random.below(3) }, () => {
      // No objects as wildcards: the engine never ends over some of them.
      const made = flag === '-Wildcard ' ? this.text(3) : `(${this.expression(2)})`;
      const test = this.pick([this.literal(), this.pick(data.patterns), '{ $_ -gt 1 }', made]);
      return `${test} { ${this.pick([this.statement(depth), '"got $_"', '$switch.Current', '$Matches.Count'])}${this.pick(['', '; break', '; continue'])} }`;
    });
    return `switch ${flag}(${this.expression(1)}) {\n${clauses.join('\n')}\ndefault { "default $_" }\n}`.replaceAll(
      '$Matches',
      flag === '-Regex ' ? '$Matches' : '$null',
    );
  }

  private tryStatement(depth: number): string {
    const type = this.pick(['', '', ` [${this.pick(data.exceptions)}]`]);
    const told = this.pick([
      '$_',
      '$_.Exception.Message',
      '"$($_.FullyQualifiedErrorId)"',
      '$_.Exception.GetType().FullName',
      'throw',
      this.statement(depth),
    ]);
    const last = this.pick(['', '', ` finally { ${this.pick(["'finally'", this.statement(depth)])} }`]);
    return `try ${this.block(depth)} catch${type} { ${told} }${last}`;
  }

  private parameter(): string {
    const attributes = this.pick([
      '',
      '',
      '[ValidateRange(1, 5)]',
      "[ValidateSet('a', 'b')]",
      '[AllowNull()]',
      '[ValidateNotNullOrEmpty()]',
      '[ValidateScript({ $_ })]',
      "[ValidatePattern('^a')]",
      '[ValidateCount(1, 2)]',
      '[ValidateLength(1, 3)]',
    ]);
    const type = this.pick([
      '',
      '',
      ...data.types.map((name) => `[${name}]`),
      ...data.valueTypes.map((name) => `[${name}]`),
      '[switch]',
    ]);
    const usual = this.pick(['', ` = ${this.operand(2)}`]);
    return `${attributes}${type}$p${usual}`;
  }

  private functionAndCall(depth: number): string {
    const name = `f${this.#functions++}`;
    const binding = this.pick(['', '[CmdletBinding()]']);
    const body = this.pick([
      this.statement(depth),
      '$p',
      '$PSBoundParameters',
      '"$p|$q|$args"',
      'return $p; 1',
      '$p.GetType().Name',
      '$MyInvocation.InvocationName',
    ]);
    const call = this.pick([
      '#',
      '# -p #',
      '-p:# #',
      '# #',
      '-q # #',
      '-p',
      '',
      '# # #',
      '-nope #',
      '@args',
      '-q #',
    ]).replaceAll('#', () => this.operand(2));
    return `function ${name} { ${binding}param(${this.parameter()}, $q = 7)\n${nothing}\n${body}\n}\n${this.pick(['', '$r = '])}${name} ${call.replaceAll('@args', '@(1, 2)')}`;
  }

  private pipelineFunction(depth: number): string {
    const name = `f${this.#functions++}`;
    const parameter = this.pick([
      '[Parameter(ValueFromPipeline)]$p',
      '[Parameter(ValueFromPipeline)][int]$p',
      '[Parameter(ValueFromPipelineByPropertyName)]$a',
      '$z',
    ]);
    const body = this.pick(['$_', '$p', '"$p-$a"', '$input', this.statement(depth)]);
    return `function ${name} { param(${parameter}) begin { 'begin' } process { ${nothing}; ${body} } end { 'end'; $p } }\n${this.operand(1)} | ${name}`;
  }

  private classAndUse(depth: number): string {
    const name = `C${this.#functions++}`;
    const type = this.pick(data.scalarTypes);
    const members = [
      `[${type}]$P = ${this.operand(2)}`,
      `${name}() { }`,
      `${name}([${type}]$v) { $this.P = $v }`,
      `[${this.pick([type, 'object', 'string'])}] Get() { return ${this.pick(['$this.P', this.literal()])} }`,
      `static [int] Twice([int]$v) { return $v * 2 }`,
    ];
    const uses = [
      `$o = [${name}]::new()`,
      `$o = [${name}]::new(${this.literal()})`,
      `$o = [${name}]@{ P = ${this.literal()} }`,
      `$o = [${name}]${this.literal()}`,
    ];
    const told = [
      '$o.P',
      '$o.Get()',
      `[${name}]::Twice(${this.literal()})`,
      '"$o"',
      `$o -is [${name}]`,
      `$o.P = ${this.operand(depth)}; $o.P`,
    ];
    return `class ${name} {\n${members.join('\n')}\n}\n${this.pick(uses)}\n${this.pick(told)}\n${this.pick(told)}`;
  }
}

export function makeProgram(random: SeededRandom): string {
  return new ProgramGrammar(random).program();
}
