/** What stands in front of the edited text on its first row: the end of the prompt, as it was written. */
import { Text } from 'ink';

export function Prompt({ line, column }: { line: string; column: number }) {
  return column > 0 ? <Text wrap="truncate">{line === '' ? ' '.repeat(column) : line}</Text> : null;
}
