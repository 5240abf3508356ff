/** Progress bars under the output of a running command. */
import { Box } from 'ink';
import { TextRow } from './text-row.js';

export interface ProgressPaneProps {
  /** Whether output stands on the line that the region begins on; the bars are below it then. */
  readonly isBelowText: boolean;
  /** One line a bar. */
  readonly bars: readonly string[];
}

export function ProgressPane({ isBelowText, bars }: ProgressPaneProps) {
  return (
    <Box flexDirection="column">
      {(isBelowText ? ['', ...bars] : bars).map((bar, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the screen
        <TextRow key={index} text={bar} />
      ))}
    </Box>
  );
}
