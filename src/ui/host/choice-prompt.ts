/** PromptForChoice: a row of labels with hot keys, and an answer that is a label or a hot key. */
import { type ChoiceDescription, HostCallError } from '../../runtime/host/host-call.js';
import { columnsOf } from '../terminal/width.js';
import { messages } from './messages.js';
import { defaultChoiceColor, type PromptConsole, promptColor } from './prompt-console.js';
import { wrapText } from './wrap-text.js';

interface Choice {
  readonly hotKey: string;
  readonly label: string;
  readonly help: string;
}

const argumentError = (message: string, type = 'System.ArgumentException') =>
  new HostCallError(message, 'Argument', type);

/** The letter behind the `&` of a label is its hot key. */
function readChoice({ label, helpMessage }: ChoiceDescription): Choice {
  const at = label.indexOf('&');
  if (at < 0) return { hotKey: '', label, help: helpMessage };
  const hotKey = label
    .slice(at + 1, at + 2)
    .trim()
    .toUpperCase();
  if (hotKey === '?') throw argumentError(messages.questionMarkHotKey);
  return { hotKey, label: (label.slice(0, at) + label.slice(at + 1)).trim(), help: helpMessage };
}

function pickedChoice(choices: readonly Choice[], answer: string): number {
  const wanted = answer.trim().toUpperCase();
  const byLabel = choices.findIndex(({ label }) => label.toUpperCase() === wanted);
  return byLabel >= 0 ? byLabel : choices.findIndex(({ hotKey }) => hotKey !== '' && hotKey === wanted);
}

export function writeCaption(console: PromptConsole, caption: string, message: string): void {
  if (caption) {
    console.write('\n');
    console.writeColored(promptColor, `${wrapText(caption, console.columns)}\n`);
  }
  if (message) console.write(`${wrapText(message, console.columns)}\n`);
}

/** Writes the pieces of the choice line one after the other, each on a new line when it does not fit. */
function writeChoices(
  console: PromptConsole,
  choices: readonly Choice[],
  defaults: readonly number[],
  isList: boolean,
): void {
  let used = 0;
  const add = (text: string, color: number | null) => {
    const width = columnsOf(text);
    const isNewLine = used + width > console.columns - 1;
    if (isNewLine) console.write('\n');
    used = isNewLine ? width : used + width;
    const shown = isNewLine ? text.trimEnd() : text;
    if (color === null) console.write(shown);
    else console.writeColored(color, shown);
    if (isList) console.write('\n');
  };
  for (const [index, { hotKey, label }] of choices.entries()) {
    add(`[${hotKey}] ${label}  `, defaults.includes(index) ? defaultChoiceColor : promptColor);
  }
  add(messages.choiceHelp, null);
  const keys = defaults.map((index) => choices[index]!.hotKey || choices[index]!.label).join(',');
  if (defaults.length === 0) return;
  const note = isList
    ? defaults.length === 1
      ? messages.defaultOfSeveral(keys)
      : messages.defaultsOfSeveral(keys)
    : messages.defaultChoice(keys);
  const isNewLine = used + columnsOf(note) > console.columns - 1;
  console.write(isNewLine ? `\n${note.trimEnd()}` : note);
}

function writeHelp(console: PromptConsole, choices: readonly Choice[]): void {
  for (const { hotKey, label, help } of choices) {
    console.write(`${wrapText(`${hotKey || label} - ${help}`, console.columns)}\n`);
  }
}

/** Asks until the answer is one of the choices. Returns its index. `defaultChoice` is what Enter alone means, or -1. */
export async function promptForChoice(
  console: PromptConsole,
  caption: string,
  message: string,
  descriptions: readonly ChoiceDescription[],
  defaultChoice: number,
): Promise<number> {
  if (descriptions.length === 0) throw argumentError(messages.emptyChoices('choices'));
  if (defaultChoice < -1 || defaultChoice >= descriptions.length) {
    const text = messages.invalidDefaultChoice('defaultChoice', 'choice');
    throw argumentError(text, 'System.ArgumentOutOfRangeException');
  }
  const choices = descriptions.map(readChoice);
  writeCaption(console, caption, message);
  for (;;) {
    writeChoices(console, choices, defaultChoice >= 0 ? [defaultChoice] : [], false);
    const answer = await console.readLine();
    if (answer === '' && defaultChoice >= 0) return defaultChoice;
    if (answer.trim() === '?') writeHelp(console, choices);
    const picked = answer === '' ? -1 : pickedChoice(choices, answer);
    if (picked >= 0) return picked;
  }
}

/** Asks for choices until Enter alone. Returns their indexes, or the defaults when there were none. */
export async function promptForChoices(
  console: PromptConsole,
  caption: string,
  message: string,
  descriptions: readonly ChoiceDescription[],
  defaultChoices: readonly number[],
): Promise<number[]> {
  if (descriptions.length === 0) throw argumentError(messages.emptyChoices('choices'));
  const wrong = defaultChoices.find((index) => index < 0 || index >= descriptions.length);
  if (wrong !== undefined) {
    const text = messages.invalidDefaultOfSeveral('defaultChoice', 'choices', wrong);
    throw argumentError(text, 'System.ArgumentOutOfRangeException');
  }
  const defaults = [...new Set(defaultChoices)];
  const choices = descriptions.map(readChoice);
  writeCaption(console, caption, message);
  writeChoices(console, choices, defaults, true);
  if (defaults.length > 0) console.write('\n');
  const picked: number[] = [];
  for (;;) {
    console.writeColored(promptColor, messages.nthChoice(picked.length));
    const answer = await console.readLine();
    if (answer === '') return picked.length > 0 ? picked : defaults;
    const choice = answer.trim() === '?' ? -1 : pickedChoice(choices, answer);
    if (answer.trim() === '?') writeHelp(console, choices);
    if (choice >= 0) picked.push(choice);
  }
}
