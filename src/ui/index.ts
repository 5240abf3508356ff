/**
 * The interface's public face. `openConsole` takes the terminal and is cheap; its `run` loads what draws. Nothing else of this
 * room is for others.
 */
export { type ConsoleOptions, type InteractiveConsole, openConsole } from './console.js';
export type { InputLanguage } from './editor/parsed-input.js';
export type { OutputStyle } from './host/output-style.js';
export type { KeyHandlersRequest, OptionsRequest } from './host/readline-services.js';
export type { Terminal } from './terminal/terminal.js';
