/** All bindable functions by name: the names that Set-PSReadLineKeyHandler takes. */
import * as basicEditing from './basic-editing.js';
import * as completion from './completion.js';
import { DigitArgument } from './digit-argument.js';
import type { EditorFunction } from './editor-context.js';
import * as historyRecall from './history-recall.js';
import { ForwardSearchHistory, ReverseSearchHistory } from './interactive-search.js';
import * as killYank from './kill-yank.js';
import * as movement from './movement.js';
import * as prediction from './prediction.js';
import * as selection from './selection.js';
import * as undoRedo from './undo-redo.js';
import * as viChange from './vi/vi-change.js';
import * as viDelete from './vi/vi-delete.js';
import * as viInput from './vi/vi-input.js';
import * as viKeys from './vi/vi-keys.js';
import * as viModes from './vi/vi-modes.js';
import * as viMovement from './vi/vi-movement.js';
import * as viYank from './vi/vi-yank.js';

type Module = Record<string, unknown>;
/** What a module exports under a name that begins with a capital letter. */
const functionsOf = (module: Module) =>
  Object.entries(module).filter((entry): entry is [string, EditorFunction] => /^[A-Z]/.test(entry[0]));

const viModules = [viModes, viMovement, viDelete, viChange, viYank, viKeys, viInput];

export const editorFunctions: ReadonlyMap<string, EditorFunction> = new Map([
  ...[
    ...viModules,
    basicEditing,
    movement,
    killYank,
    selection,
    undoRedo,
    historyRecall,
    completion,
    prediction,
  ].flatMap(functionsOf),
  ...functionsOf({ ForwardSearchHistory, ReverseSearchHistory, DigitArgument }),
]);
