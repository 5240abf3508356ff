/** Set-PSReadLineOption changes the line editor: its keys' style, history, predictions, colours. */
import './option-types.js';
import { hostSize } from '../../formatting/layout/line-output.js';
import { HostMethod } from '../../host/host-call.js';
import { toText } from '../../language/index.js';
import type { Hashtable } from '../../objects/hashtable.js';
import { baseOf } from '../../objects/ps-object.js';
import { EnumValue } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { lineEditor } from './line-editor.js';
import { optionKey, optionTypes } from './option-types.js';

const flag = (help: string) => ({ type: t.switch, default: false, help }) as const;

export const SetPSReadLineOption = cmdlet('Set-PSReadLineOption', [], () => ({
  module: 'PSReadLine',
  synopsis: 'Changes the options of the line editor.',
  className: 'Microsoft.PowerShell.SetPSReadLineOption',
  parameters: {
    EditMode: { type: t.enum('Microsoft.PowerShell.EditMode'), help: 'Windows, Emacs or Vi: which keys do what.' },
    ContinuationPrompt: { type: t.string, allowEmptyString: true, help: 'What stands before further lines.' },
    HistoryNoDuplicates: flag('Passes over a command that is in the history more than once.'),
    AddToHistoryHandler: {
      type: t.scriptBlock,
      allowNull: true,
      help: 'Not available: the history keeps what is not secret.',
    },
    CommandValidationHandler: { type: t.scriptBlock, allowNull: true, help: 'Not available.' },
    HistorySearchCursorMovesToEnd: flag('A search leaves the cursor at the end of the line.'),
    MaximumHistoryCount: { type: t.int, validate: [{ range: [1, 2147483647] }], help: 'How many commands are kept.' },
    MaximumKillRingCount: { type: t.int, help: 'How many killed texts are kept.' },
    ShowToolTips: flag('Shows what a completion is.'),
    ExtraPromptLineCount: { type: t.int, help: 'How many lines the prompt has besides the last.' },
    DingTone: { type: t.int, help: 'The tone of the bell, in hertz.' },
    DingDuration: { type: t.int, help: 'How long the bell rings, in milliseconds.' },
    BellStyle: { type: t.enum('Microsoft.PowerShell.BellStyle'), help: 'Audible, Visual or None.' },
    CompletionQueryItems: { type: t.int, help: 'From how many completions on it asks before it shows them.' },
    WordDelimiters: { type: t.string, help: 'Characters that end a word, besides blanks.' },
    HistorySearchCaseSensitive: flag('A search tells upper from lower case.'),
    HistorySaveStyle: { type: t.enum('Microsoft.PowerShell.HistorySaveStyle'), help: 'When the history is saved.' },
    HistorySavePath: { type: t.string, validate: [{ notNullOrEmpty: true }], help: 'The file of the history.' },
    AnsiEscapeTimeout: {
      type: t.int,
      validate: [{ range: [25, 1000] }],
      help: 'Has no effect: the editor knows keys by their whole sequences.',
    },
    PromptText: {
      type: t.array(t.string),
      validate: [{ notNull: true }],
      help: 'The part of the prompt that turns red at an error, and what takes its place then.',
    },
    ViModeIndicator: { type: t.enum('Microsoft.PowerShell.ViModeStyle'), help: 'How the mode of Vi is shown.' },
    ViModeChangeHandler: { type: t.scriptBlock, help: 'Not available.' },
    PredictionSource: { type: t.enum('Microsoft.PowerShell.PredictionSource'), help: 'Where suggestions come from.' },
    PredictionViewStyle: { type: t.enum('Microsoft.PowerShell.PredictionViewStyle'), help: 'InlineView or ListView.' },
    Colors: { type: t.hashtable, help: 'Colours by name: a ConsoleColor, #RRGGBB or an escape sequence.' },
    TerminateOrphanedConsoleApps: flag('Has no effect here.'),
    EnableScreenReaderMode: flag('Has no effect here.'),
  },
  examples: [
    {
      code: 'try { Set-PSReadLineOption -EditMode Windows } catch { "$_" }',
      output: 'There is no line editor: the shell does not read from a terminal.',
    },
  ],
  run: (cmd, parameters) => ({
    end() {
      for (const name of ['AddToHistoryHandler', 'CommandValidationHandler', 'ViModeChangeHandler'] as const)
        if (parameters[name]) refuse(cmd, name);
      const given = parameters as Record<string, unknown>;
      const changes: Record<string, unknown> = {};
      for (const name of Object.keys(optionTypes)) if (cmd.isBound(name)) changes[optionKey(name)] = given[name];
      if (parameters.PromptText !== undefined) changes['promptText'] = [...parameters.PromptText];
      if (parameters.HistorySavePath !== undefined)
        changes['historySavePath'] = cmd.session.providers.paths.providerPath(parameters.HistorySavePath);
      if (parameters.Colors !== undefined) changes['colors'] = colorsOf(parameters.Colors);
      if (changes['predictionViewStyle'] === 'ListView') warnOfSmallWindow(cmd);
      if (Object.keys(changes).length > 0) lineEditor.setOptions(changes);
    },
  }),
}));

/** Columns and rows that the list of suggestions needs. */
const smallest = { width: 50, height: 5 };

function warnOfSmallWindow(cmd: CmdletRuntime): void {
  const { width, height } = hostSize(cmd.host, HostMethod.GetWindowSize) ?? smallest;
  if (width >= smallest.width && height >= smallest.height) return;
  cmd.writeWarning(
    `The prediction 'ListView' is temporarily disabled because the current window size of the console is too small. To use the 'ListView', please make sure the 'WindowWidth' is not less than '${smallest.width}' and the 'WindowHeight' is not less than '${smallest.height}'.`,
  );
}

function colorsOf(table: Hashtable): Record<string, unknown> {
  const colors: Record<string, unknown> = {};
  for (const [name, value] of table.entries()) {
    const base = baseOf(value);
    colors[toText(name).replace(/^DefaultToken$/i, 'Default')] =
      base instanceof EnumValue ? Number(base.value) : toText(base);
  }
  return colors;
}

function refuse(cmd: CmdletRuntime, parameter: string): never {
  return cmd.throwTerminating(
    cmd.error(
      'NotSupported',
      'NotImplemented',
      null,
      `The line editor calls script blocks for keys alone: -${parameter} is not available.`,
      'System.NotSupportedException',
    ),
  );
}
