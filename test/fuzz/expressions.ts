/** Random expressions: a production is picked by weight, and the deeper it stands the more likely it is a plain value. */
import type { SeededRandom } from '../support/seeded-random.js';
import * as data from './literals.js';

type Production = (depth: number) => string;

export class ExpressionGrammar {
  constructor(protected readonly random: SeededRandom) {}

  protected pick<T>(elements: readonly T[]): T {
    return this.random.pick(elements);
  }
  protected times(most: number, make: () => string): string[] {
    return Array.from({ length: this.random.below(most + 1) }, make);
  }

  variable(): string {
    return `$${this.pick(data.variables)}`;
  }
  number(): string {
    return this.pick(this.random.chance(0.65) ? data.integers : data.reals);
  }
  text(depth: number): string {
    return this.random.chance(0.75) || depth > 2 ? this.pick(data.strings) : this.expandable(depth);
  }
  /** A value that is written down. */
  literal(): string {
    const roll = this.random.next();
    if (roll < 0.45) return this.number();
    if (roll < 0.85) return this.pick(data.strings);
    return this.pick(data.others);
  }

  expression(depth = 0): string {
    const roll = this.random.next();
    if (depth > 3 || roll < 0.1 + 0.12 * depth) return this.literal();
    if (roll < 0.2 + 0.18 * depth) return this.variable();
    return this.pick(this.random.chance(0.25) ? this.#library : this.#productions)(depth + 1);
  }
  /** Something that may stand as an operand or an argument, whatever stands beside it. */
  operand(depth: number): string {
    const made = this.expression(depth);
    return /^(?:\$\w+|'[^']*'|\d+)$/.test(made) ? made : `(${made})`;
  }

  readonly #productions: Production[] = [
    (d) => `${this.operand(d)} ${this.pick(data.arithmetic)} ${this.operand(d)}`,
    (d) =>
      `${this.operand(d)} ${this.pick(data.arithmetic)} ${this.operand(d)} ${this.pick(data.arithmetic)} ${this.operand(d)}`,
    (d) => `${this.operand(d)} ${this.pick(data.bitwise)} ${this.operand(d)}`,
    (d) => `${this.operand(d)} ${this.pick(data.comparisons)} ${this.operand(d)}`,
    (d) => `${this.operand(d)} ${this.pick(data.comparisons)} ${this.operand(d)}`,
    (d) => `${this.operand(d)} ${this.pick(data.textual)} ${this.pick(data.patterns)}`,
    (d) => `${this.operand(d)} ${this.pick(['-and', '-or', '-xor'])} ${this.operand(d)}`,
    (d) => `${this.pick(['-not ', '!', '-', '+', '-bnot '])}${this.operand(d)}`,
    (d) =>
      `${this.operand(d)} ${this.pick(['-replace', '-creplace'])} ${this.pick(data.patterns)}, ${this.pick(data.replacements)}`,
    (d) => `${this.operand(d)} ${this.pick(['-split', '-csplit'])} ${this.pick(data.splits)}`,
    (d) => `${this.pick(['-split ', '-join '])}${this.operand(d)}`,
    (d) => `${this.operand(d)} -join ${this.pick(["','", "''", "'; '"])}`,
    (d) => `${this.pick(data.formats)} -f ${this.list(d, 1)}`,
    (d) => `${this.operand(d)} ${this.pick(['-is', '-isnot', '-as'])} [${this.pick(data.types)}]`,
    (d) => `[${this.pick(data.types)}]${this.operand(d)}`,
    (d) => `[${this.pick(data.scalarTypes)}]${this.operand(d)}`,
    () => `${this.pick(['0', '1', '-2', '5', "'a'"])}..${this.pick(['3', '0', '-1', '6', "'e'"])}`,
    (d) => this.list(d, 2),
    (d) => `@(${this.times(3, () => this.expression(d)).join(this.pick([', ', '; ']))})`,
    (d) => `,${this.operand(d)}`,
    (d) => this.table(d),
    (d) => `[ordered]${this.table(d)}`,
    (d) => `[pscustomobject]${this.table(d)}`,
    (d) => `${this.operand(d)}[${this.index(d)}]`,
    (d) => `${this.operand(d)}[${this.index(d)}]`,
    (d) => `${this.operand(d)}.${this.pick(data.properties)}`,
    () => `${this.variable()}?.${this.pick(data.properties)}`.replace(/\$(\w+)\?/, '${$1}?'),
    (d) => `${this.text(d)}.${this.pick(data.stringMethods)}`,
    (d) => `${this.operand(d)}.${this.pick(data.stringMethods)}`,
    (d) => `${this.operand(d)}.${this.pick(data.valueMethods)}`,
    (d) => this.pick(data.statics).replaceAll('#', () => this.expression(d + 1)),
    (d) => `${this.operand(d)} ? ${this.operand(d)} : ${this.operand(d)}`,
    (d) => `${this.operand(d)} ?? ${this.operand(d)}`,
    (d) => `$(${this.expression(d)})`,
    (d) => this.expandable(d),
    (d) => `(${this.list(d, 1)}).${this.pick(['Where', 'ForEach'])}({ ${this.elementExpression(d)} })`,
    (d) => `(${this.operand(d)} | ForEach-Object { ${this.elementExpression(d)} })`,
    (d) => `(${this.operand(d)} | Where-Object { ${this.elementExpression(d)} })`,
    (d) => `(${this.variable()} = ${this.expression(d)})`,
    (d) =>
      `& { ${this.pick(['', 'param($p) '])}${this.pick(['$args[0]', '$args.Count', '$p', this.expression(d)])} } ${this.operand(d)}`,
  ];

  /** Parts of .NET that scripts use, each with its own rules. */
  readonly #library: Production[] = [
    () => `[${this.pick(data.valueTypes)}]${this.pick(data.valueTexts)}`.replace(/\](\d, )(.*)$/, ']($1$2)'),
    () => `${this.pick(data.valueTexts)} -as [${this.pick(data.valueTypes)}]`,
    (d) => `[${this.pick(data.valueTypes)}]${this.operand(d)}`,
    () => this.pick(data.dateExpressions).replaceAll('#', () => this.pick(data.integers)),
    (d) =>
      this.pick(data.regexCalls)
        .replaceAll('#', () => this.operand(d))
        .replaceAll('~', () => this.pick(data.patterns)),
    (d) => `(${this.list(d, 2)}).Where({ ${this.elementExpression(d)} }, ${this.pick(data.whereModes)})`,
    (d) =>
      `(${this.list(d, 2)}).ForEach(${this.pick(["'Length'", "'ToUpper'", "'ToString', 'N1'", '{ $_; $args }, 1', "'Name', 3"])})`,
    // No types in ForEach: which Add .NET's dynamic calls choose for wrapped objects depends on calls before.
    (d) => `(${this.list(d, 2)}) ${this.pick(data.comparisons)} ${this.operand(d)}`,
    (d) => `(${this.list(d, 2)}) ${this.pick(data.textual)} ${this.pick(data.patterns)}`,
    (d) =>
      `${this.operand(d)} ${this.pick(['-replace', '-ireplace'])} ${this.pick(["'(?i)B'", "'b', 1", "'^', '>'", '"b", $null', "'a', 'b', 'c'", "'(', 'x'", '1, 2'])}`,
    (d) =>
      `${this.pick(['-', '+', '!', '-bnot ', ',', '-split '])}${this.pick(data.strings)} ${this.pick(data.arithmetic)} ${this.operand(d)}`,
    (d) => `(${this.list(d, 2)}) ${this.pick(['*', '+'])} ${this.operand(d)}`,
    (d) => `[string]::Format(${this.pick(data.formats)}, ${this.list(d, 1)})`,
    () =>
      `(${this.pick(['1', '-3', '2.5', '9l', "'4'", '$true', '3d'])})..(${this.pick(['2', '5l', "'3'", '1.6', '$null', '7uy'])})`,
    (d) =>
      `(${this.operand(d)} | ForEach-Object -Begin { 'b' } -Process { ${this.elementExpression(d)} } -End { 'e' })`,
    (d) =>
      `(${this.list(d, 2)} | Where-Object { ${this.elementExpression(d)} } | ForEach-Object { ${this.elementExpression(d)} })`,
    (d) =>
      `${this.operand(d)} | Where-Object Length ${this.pick(['-gt', '-eq', '-in', '-match'])} ${this.pick(['1', '3', '1, 3'])}`.replace(
        /^(.*)$/,
        '($1)',
      ),
  ];

  list(depth: number, least: number): string {
    const elements = [
      ...Array.from({ length: least }, () => this.operand(depth)),
      ...this.times(2, () => this.operand(depth)),
    ];
    return elements.join(', ');
  }

  table(depth: number): string {
    const chosen = new Set(this.times(3, () => this.pick(data.keys)));
    return `@{ ${[...chosen].map((key) => `${key} = ${this.expression(depth)}`).join('; ')} }`;
  }

  private index(depth: number): string {
    return this.pick(['0', '-1', '1', '1..2', '0, 1', '99', "'a'", '$null', this.operand(depth)]);
  }

  private expandable(depth: number): string {
    const parts = [
      () => this.variable(),
      () => ` $(${this.expression(depth + 1)}) `.replaceAll('"', "'"),
      () => `\${${this.pick(data.variables)}}`,
      () => this.pick(['text', ' ', '`t', ', ', '$$', '[0]']),
      () => `${this.variable()}.Length`,
    ];
    return `"${this.times(3, () => this.pick(parts)()).join('')}"`;
  }

  private elementExpression(depth: number): string {
    return this.pick([
      '$_',
      '$_ -gt 1',
      '$_ * 2',
      '"<$_>"',
      '$_.Length',
      '$_ -is [int]',
      '$PSItem',
      '-not $_',
      this.expression(depth + 1),
    ]);
  }
}
