/** The types of PSReadLine: its enums, its options and key handlers as objects. */
import { defineEnums, type EnumTable } from '../../dotnet/enums.js';
import { toText } from '../../language/index.js';
import { defineType, type MemberImplementation } from '../../objects/net-type.js';
import { EnumValue } from '../../objects/values.js';
import { EditorOptionsObject, groupHeadings, KeyHandler, type KeyHandlerGroup, lineEditor } from './line-editor.js';

const inOrder = (names: string): EnumTable => ({
  values: Object.fromEntries(names.split(' ').map((name, i) => [name, i])),
});

defineEnums('Microsoft.PowerShell', {
  EditMode: inOrder('Windows Emacs Vi'),
  BellStyle: inOrder('None Visual Audible'),
  HistorySaveStyle: inOrder('SaveIncrementally SaveAtExit SaveNothing'),
  ViMode: inOrder('Insert Command'),
  ViModeStyle: inOrder('None Prompt Cursor Script'),
  PredictionSource: { values: { None: 1, History: 2, Plugin: 3, HistoryAndPlugin: 4 } },
  PredictionViewStyle: inOrder('InlineView ListView'),
  KeyHandlerGroup: inOrder(Object.keys(groupHeadings).join(' ')),
});

/** Names of the options and their types, in the order in which they are shown. */
export const optionTypes = {
  EditMode: 'Microsoft.PowerShell.EditMode',
  HistoryNoDuplicates: 'bool',
  HistorySavePath: 'string',
  HistorySaveStyle: 'Microsoft.PowerShell.HistorySaveStyle',
  HistorySearchCaseSensitive: 'bool',
  HistorySearchCursorMovesToEnd: 'bool',
  MaximumHistoryCount: 'int',
  ContinuationPrompt: 'string',
  ExtraPromptLineCount: 'int',
  PromptText: 'string[]',
  BellStyle: 'Microsoft.PowerShell.BellStyle',
  DingDuration: 'int',
  DingTone: 'int',
  CompletionQueryItems: 'int',
  MaximumKillRingCount: 'int',
  ShowToolTips: 'bool',
  ViModeIndicator: 'Microsoft.PowerShell.ViModeStyle',
  WordDelimiters: 'string',
  PredictionSource: 'Microsoft.PowerShell.PredictionSource',
  PredictionViewStyle: 'Microsoft.PowerShell.PredictionViewStyle',
} as const;

/** Properties of the colours; the editor calls one of them Default. */
export const colorNames = [
  'Command',
  'Comment',
  'ContinuationPrompt',
  'DefaultToken',
  'Emphasis',
  'Error',
  'InlinePrediction',
  'Keyword',
  'ListPrediction',
  'ListPredictionSelected',
  'ListPredictionTooltip',
  'Member',
  'Number',
  'Operator',
  'Parameter',
  'Selection',
  'String',
  'Type',
  'Variable',
] as const;
const colorKey = (name: string) => (name === 'DefaultToken' ? 'Default' : name);

/** `editMode` of `EditMode`. */
export const optionKey = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** A value as the editor takes it. */
function plain(value: unknown): unknown {
  if (value instanceof EnumValue) return toText(value);
  return Array.isArray(value) ? [...value] : value;
}

function option(name: string): MemberImplementation {
  const key = optionKey(name);
  return {
    get: (self: EditorOptionsObject) => self.values[key],
    set(self: EditorOptionsObject, value: unknown) {
      const given = plain(value);
      lineEditor.setOptions({ [key]: given });
      self.values[key] = given;
    },
  };
}
function color(name: string): MemberImplementation {
  const key = colorKey(name);
  return {
    get: (self: EditorOptionsObject) => self.values.colors[key],
    set(self: EditorOptionsObject, value: unknown) {
      lineEditor.setOptions({ colors: { [key]: plain(value) } });
      self.values.colors = lineEditor.options().colors;
    },
  };
}

defineType('Microsoft.PowerShell.PSConsoleReadLineOptions', { class: EditorOptionsObject }, () => {
  const members: Record<string, MemberImplementation> = {};
  for (const [name, type] of Object.entries(optionTypes)) members[`${type} ${name} {get;set;}`] = option(name);
  for (const name of colorNames) members[`System.Object ${name}Color {get;set;}`] = color(name);
  return { members };
});

defineType('Microsoft.PowerShell.KeyHandler', { class: KeyHandler }, () => ({
  members: {
    'string Key {get;}': (self: KeyHandler) => self.key,
    'string Function {get;}': (self: KeyHandler) => self.functionName,
    'string Description {get;}': (self: KeyHandler) => self.description,
    'Microsoft.PowerShell.KeyHandlerGroup Group {get;}': (self: KeyHandler) => self.group,
    'static string GetGroupingDescription(Microsoft.PowerShell.KeyHandlerGroup grouping)': (grouping: EnumValue) =>
      groupHeadings[toText(grouping) as KeyHandlerGroup],
  },
}));
