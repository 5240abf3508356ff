/** Options of the line editor: those of Get-PSReadLineOption, with PSReadLine's defaults on Unix. */
import { defaultColors, type EditorColors } from './colors.js';

export interface EditorOptions {
  readonly editMode: 'Windows' | 'Emacs' | 'Vi';
  readonly continuationPrompt: string;
  readonly historyNoDuplicates: boolean;
  readonly maximumHistoryCount: number;
  readonly maximumKillRingCount: number;
  readonly historySearchCursorMovesToEnd: boolean;
  readonly historySearchCaseSensitive: boolean;
  readonly historySaveStyle: 'SaveIncrementally' | 'SaveAtExit' | 'SaveNothing';
  /** '' keeps the history in memory only. */
  readonly historySavePath: string;
  readonly showToolTips: boolean;
  readonly dingTone: number;
  /** Milliseconds. */
  readonly dingDuration: number;
  readonly bellStyle: 'None' | 'Visual' | 'Audible';
  readonly completionQueryItems: number;
  /** Characters that end a word, besides white space. */
  readonly wordDelimiters: string;
  readonly extraPromptLineCount: number;
  readonly viModeIndicator: 'None' | 'Prompt' | 'Cursor' | 'Script';
  readonly predictionSource: 'None' | 'History' | 'Plugin' | 'HistoryAndPlugin';
  readonly predictionViewStyle: 'InlineView' | 'ListView';
  /**
   * The end of the prompt that turns red while the line cannot be parsed, and optionally what takes its place then. Null: the
   * prompt's last character that is not a blank and what follows it.
   */
  readonly promptText: readonly [text: string, onError?: string] | null;
  readonly colors: EditorColors;
}

/** Dashes that PowerShell takes for one count as delimiters too: en dash, em dash, horizontal bar. */
const WORD_DELIMITERS = ';:,.[]{}()/\\|!?^&*-=+\'"\u2013\u2014\u2015';

export const defaultOptions: EditorOptions = {
  editMode: process.platform === 'win32' ? 'Windows' : 'Emacs',
  continuationPrompt: '>> ',
  historyNoDuplicates: true,
  maximumHistoryCount: 4096,
  maximumKillRingCount: 10,
  historySearchCursorMovesToEnd: false,
  historySearchCaseSensitive: false,
  historySaveStyle: 'SaveIncrementally',
  historySavePath: '',
  showToolTips: true,
  dingTone: 1221,
  dingDuration: 50,
  bellStyle: 'Audible',
  completionQueryItems: 100,
  wordDelimiters: WORD_DELIMITERS,
  extraPromptLineCount: 0,
  viModeIndicator: 'None',
  predictionSource: 'HistoryAndPlugin',
  predictionViewStyle: 'InlineView',
  promptText: null,
  colors: defaultColors,
};
