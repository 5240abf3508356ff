/** The line that is being edited, behind its prompt. */
import { Box } from 'ink';
import { Prompt } from './prompt.js';
import { TextRow } from './text-row.js';

export interface EditedLineProps {
  /** What stands in front of the text, and how many columns it takes. */
  readonly line: string;
  readonly column: number;
  /** The text, wrapped; the first row shares its row with the prompt. */
  readonly rows: readonly string[];
  /** Rows below the text: messages, menus. */
  readonly below: readonly string[];
}

export function EditedLine({ line, column, rows: [first = '', ...rest], below }: EditedLineProps) {
  return (
    <Box flexDirection="column">
      <Box>
        <Prompt line={line} column={column} />
        <TextRow text={first} />
      </Box>
      {[...rest, ...below].map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <TextRow key={index} text={row} />
      ))}
    </Box>
  );
}
