/** The one place where patterns become regular expressions. */
export function compileRegex(
  pattern: string,
  options: { ignoreCase?: boolean; multiline?: boolean; singleline?: boolean } = {},
): RegExp {
  return new RegExp(
    pattern,
    `${options.ignoreCase ? 'i' : ''}${options.multiline ? 'm' : ''}${options.singleline ? 's' : ''}d`,
  );
}
