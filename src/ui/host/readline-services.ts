/**
 * Services for the engine's PSReadLine cmdlets and for what else the engine says about the console: options, key handlers,
 * colours. A request that cannot be met is answered with an Error that holds the text PSReadLine has for it.
 */
import { type EditorRequest, type EditorView, keyScriptPrefix } from '../../runtime/host/editor-request.js';
import type { ServiceTable } from '../../runtime/io/service.js';
import { type ColorName, colorSequence, defaultColors } from '../editor/colors.js';
import { editorFunctions } from '../editor/functions.js';
import type { EditorOptions } from '../editor/options.js';
import { fold } from '../editor/text.js';
import { bindingTables, commandBindings, KeyBindings } from '../keys/key-bindings.js';
import { parseChord } from '../keys/key-chord.js';
import type { OutputStyle } from './output-style.js';

/** The settings that the services change and the editor reads. */
export interface EditorSettings {
  options: EditorOptions;
  bindings: KeyBindings;
  /** Of Vi's command mode. */
  commandBindings: KeyBindings;
}

/** Options as Set-PSReadLineOption gives them: colours by name, as ConsoleColor, `#RRGGBB` or escape sequence. */
export type OptionsRequest = Partial<Omit<EditorOptions, 'colors'>> & {
  readonly colors?: Record<string, string | number>;
};

export interface KeyHandlersRequest {
  readonly chords: readonly string[];
  /** Missing to take the handler away. */
  readonly function?: string;
  /** The keys of Vi's command mode. */
  readonly isCommandMode?: boolean;
}

const functionByName = new Map([...editorFunctions.keys()].map((name) => [fold(name), name]));
const colorByName = new Map(Object.keys(defaultColors).map((name) => [fold(name), name as ColorName]));

export function readLineServices(
  settings: EditorSettings,
  setStyle: (style: Partial<OutputStyle>) => void,
  edit: (request: EditorRequest) => EditorView,
): ServiceTable {
  return {
    'readline.getOptions': (): EditorOptions => settings.options,
    'readline.setOptions': (request: OptionsRequest) => {
      settings.options = changeOptions(settings.options, request);
      if (!request.editMode) return;
      settings.bindings = new KeyBindings(bindingTables[request.editMode]);
      settings.commandBindings = commandBindings();
    },
    /** Bound keys as chord and function, and the functions that no key calls. */
    'readline.getKeyHandlers': () => {
      const commands = settings.options.editMode === 'Vi' ? settings.commandBindings.entries() : [];
      const inCommandMode = [...commands].map(([chord, name]): [string, string] => [`<${chord}>`, name]);
      const bound = [...settings.bindings.entries(), ...inCommandMode];
      const used = new Set(bound.map(([, name]) => name));
      return { bound, unbound: [...editorFunctions.keys()].filter((name) => !used.has(name)) };
    },
    'readline.setKeyHandlers': ({ chords, function: name, isCommandMode }: KeyHandlersRequest) => {
      const bindings = isCommandMode ? settings.commandBindings : settings.bindings;
      const isScript = name?.startsWith(keyScriptPrefix);
      const known = name === undefined || isScript ? name : functionByName.get(fold(name));
      if (name !== undefined && known === undefined) throw new Error(`'${name}' is not a function of the line editor.`);
      for (const chord of chords) {
        if (!parseChord(chord)) throw new Error(unrecognizedKey(chord));
        if (known === undefined) bindings.unbind(chord);
        else bindings.bind(chord, known);
      }
    },
    'readline.edit': edit,
    'console.setStyle': setStyle,
  };
}

const unrecognizedKey = (key: string) =>
  `Unrecognized key '${key}'. Please use a character literal or a well-known key name from the System.ConsoleKey enumeration.`;

function changeOptions(options: EditorOptions, { colors, ...others }: OptionsRequest): EditorOptions {
  const changed: Partial<Record<ColorName, string>> = {};
  for (const [property, value] of Object.entries(colors ?? {})) {
    const name = colorByName.get(fold(property));
    if (name === undefined) throw new Error(`'${property}' is not a valid color property`);
    const sequence = colorSequence(value);
    if (sequence === undefined) throw new Error(invalidColor(value));
    changed[name] = sequence;
  }
  return { ...options, ...others, colors: { ...options.colors, ...changed } };
}

const invalidColor = (value: string | number) =>
  `'${value}' is not a valid color value.  It must be a ConsoleColor, ANSI escape sequence, or RGB value with optional leading '#'.`;
