import { Text } from 'ink';
import { memo } from 'react';

/** One row of the screen. Ink gives an empty text no height, so an empty row is a blank. */
export const TextRow = memo(({ text }: { text: string }) => <Text wrap="truncate">{text === '' ? ' ' : text}</Text>);
