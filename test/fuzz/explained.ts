/**
 * The differences that random programs may show, each with its reason. An explanation holds for a line that both tell: it says
 * what the line of ours would be had it the reason, so that whatever else differs in the line, or the program, is found.
 */

interface Explanation {
  reason: string;
  /** The program must have it. */
  program?: RegExp;
  /** Both lines with what the reason is about made equal; `expected` is the engine's. */
  alike(line: string, expected: string): string;
}

const explanations: readonly Explanation[] = [
  {
    reason: 'Of a method that .ForEach calls by its name, errors there number the arguments; here they name them.',
    program: /\.ForEach\('/,
    alike: (line) => line.replace(/(?<=Cannot convert argument )"\w+"/, '"0"'),
  },
  {
    reason:
      'Where a statement is a value, the place of an error in its first part is that of the whole (docs/differences.md).',
    program: /= (?:switch|if|foreach) \(/,
    alike: (line) =>
      /Metadata|InvalidCast|ConvertToFinal/.test(line) ? line.replace(/\|\d+:\d+ (?=\w*\|)/, '|0:0 ') : line,
  },
  {
    reason: 'A trap around a `try` whose catch clauses do not fit runs before its `finally` there.',
    program: /trap \{(?=.*catch \[).*finally \{/s,
    alike: (line) => (/^(?:System.String (?:trapped|finally|f$)|error )/.test(line) ? 'trapped or finally' : line),
  },
  {
    reason:
      "Objects that operators and commands give are wrapped in a PSObject there, and the type of an error's target tells it.",
    alike: (line, expected) =>
      /:PSObject\) \[/.test(expected) ? line.replace(/\([^|]*:\w+(?:\[\])?\) \[/, '(an object) [') : line,
  },
  {
    reason: '$Error also has what went wrong in the constructor of a class that a conversion called.',
    program: /class /,
    alike: (line) =>
      line.startsWith('errors: ') ? line.replace(/(?<=InvalidCastConstructor\w+) \w+(?: \w+)?(?= |$)/g, '') : line,
  },
  {
    reason: 'The call site remembers that this type is no shift count, and asks no more what stands to the left.',
    program: /-sh[lr] /,
    alike: (line) =>
      /to type "System.Int32"|op_(?:Left|Right)Shift|NotADefinedOperation|^System.Int32 0$/.test(line)
        ? 'no shift'
        : line,
  },
];

/** The reasons why the lines differ, null when one of them has none. */
export function whyExplained(program: string, expected: string, ours: string): string | null {
  const [theirLines, ourLines] = [expected.split('\n'), ours.split('\n')];
  if (theirLines.length !== ourLines.length) return null;
  const reasons = new Set<string>();
  for (const [i, line] of theirLines.entries()) {
    const own = ourLines[i] as string;
    if (line === own) continue;
    const found = explanations.find(
      (each) => (each.program?.test(program) ?? true) && each.alike(line, line) === each.alike(own, line),
    );
    if (found === undefined) return null;
    reasons.add(found.reason);
  }
  return [...reasons].join(' ');
}

export function isExplained(program: string, expected: string, ours: string): boolean {
  return whyExplained(program, expected, ours) !== null;
}
