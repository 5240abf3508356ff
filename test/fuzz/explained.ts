/** The differences that random programs may show, each with its reason. */

interface Explanation {
  reason: string;
  /** What stands in the program, or in what either side tells. */
  where: RegExp;
}

const explanations: readonly Explanation[] = [
  {
    reason: 'Numbers that operators and commands give are wrapped in a PSObject there, and some errors tell it.',
    where: /\([^()]*:PSObject\)/,
  },
  {
    reason: '$Error also has what went wrong in the constructor of a class that a conversion called.',
    where: /InvalidCastConstructorException/,
  },
  {
    reason: 'The engine names the function in an error that leaves its process or end block in some pipelines.',
    where: /error [\w.]+,f\d\|[^|]*\[f\d\], (?!Parameter)\w+/,
  },
  {
    reason: 'Overloads that are alike for two $nulls are an error of .NET there; objects in a PSObject choose others.',
    where: /Argument types do not match|MethodCountCouldNotFindBest/,
  },
  {
    reason: 'The place and target of these errors are those of the operator.',
    where: /BadReplaceArgument|System\.Object\[\]' to type 'System\.IConvertible'/,
  },
  {
    reason: 'A trap around a `finally` runs before it there.',
    where: /trap .*finally \{.*trapped/s,
  },
  {
    reason: 'A variable that the block has assigned before is not looked for, even if that assignment failed.',
    where: /Set-StrictMode.*trap \{.*VariableIsUndefined/s,
  },
  {
    reason: 'An empty message of what was thrown stays empty there.',
    where: /RuntimeException\|System\.Management\.Automation\.RuntimeException\|/,
  },
];

export function isExplained(program: string, expected: string, ours: string): boolean {
  const all = `${program}\0${expected}\0${ours}`;
  return explanations.some(({ where }) => where.test(all));
}
