/** One row of the screen. Ink gives an empty text no height, so an empty row is a blank. */
import { Text } from 'ink';
import { memo } from 'react';

export const TextRow = memo(({ text }: { text: string }) => <Text wrap="truncate">{text === '' ? ' ' : text}</Text>);
