/** Views of the line editor's options and keys. */
import { groupHeadings, type KeyHandlerGroup } from '../../cmdlets/psreadline/line-editor.js';
import { colorNames } from '../../cmdlets/psreadline/option-types.js';
import { toText } from '../../language/index.js';
import { bind, custom, item, list, table, type ViewFamily, view } from './view-definition.js';
import { read, readText } from './view-values.js';

const options = [
  'EditMode',
  'AddToHistoryHandler',
  'HistoryNoDuplicates',
  'HistorySavePath',
  'HistorySaveStyle',
  'HistorySearchCaseSensitive',
  'HistorySearchCursorMovesToEnd',
  'MaximumHistoryCount',
  'ContinuationPrompt',
  'ExtraPromptLineCount',
  'PromptText',
  'BellStyle',
  'DingDuration',
  'DingTone',
  'CommandsToValidateScriptBlockArguments',
  'CommandValidationHandler',
  'CompletionQueryItems',
  'MaximumKillRingCount',
  'ShowToolTips',
  'ScreenReaderModeEnabled',
  'ViModeIndicator',
  'WordDelimiters',
  'AnsiEscapeTimeout',
  'PredictionSource',
  'PredictionViewStyle',
  'TerminateOrphanedConsoleApps',
];
/** The sequence in its own colour: "`e[93m". */
function colorOf(o: unknown, name: string): string {
  const sequence = readText(o, name);
  return `${sequence}"${sequence.replaceAll('\x1b', '`e')}"\x1b[0m`;
}

function heading(o: unknown): string {
  const words = groupHeadings[toText(read(o, 'Group')) as KeyHandlerGroup] ?? '';
  return `${words}\n${'='.repeat(words.length)}`;
}

export const psReadLineViews: ViewFamily = () => [
  view('Microsoft.PowerShell.KeyHandler', table(['Key', 'Function', 'Description'], { wrap: true }), {
    name: 'PSReadLine-KeyBindings',
    groupBy: { value: 'Group', control: custom(bind(heading)) },
  }),
  view(
    'Microsoft.PowerShell.PSConsoleReadLineOptions',
    list(...options, ...colorNames.map((name) => item(`${name}Color`, (o) => colorOf(o, `${name}Color`)))),
    { name: 'PSReadLine-Options' },
  ),
];
