/** PowerShell as the editor sees it. Loading this file loads the grammar. */
import { parse } from '../../parser/index.js';
import type { InputLanguage, ParsedInput } from './parsed-input.js';
import { isSensitive } from './sensitive-lines.js';

export const powerShell: InputLanguage = { parse: parsePowerShell, isSensitive };

function parsePowerShell(text: string): ParsedInput {
  const { tokens, errors, definesTypes } = parse(text);
  return {
    tokens,
    definesTypes,
    errors: errors.map(({ message, extent, incompleteInput }) => ({
      message,
      start: extent.start,
      end: extent.end,
      isIncomplete: incompleteInput,
    })),
  };
}
