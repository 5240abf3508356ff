/** Prompt: asks for the values of fields one after the other, as for mandatory parameters that were not given. */
import { type Credential, type FieldDescription, HostCallError } from '../../runtime/host/host-call.js';
import { writeCaption } from './choice-prompt.js';
import { promptForCredential } from './credential-prompt.js';
import { inputProblem } from './field-types.js';
import { messages } from './messages.js';
import type { PromptConsole } from './prompt-console.js';
import { wrapText } from './wrap-text.js';

export type FieldValue = string | string[] | Uint8Array | Credential;

const SECURE_STRING = 'System.Security.SecureString';
const CREDENTIAL = 'System.Management.Automation.PSCredential';
const lists = new Set([
  'System.Collections.ArrayList',
  'System.Collections.IList',
  'System.Array',
  'System.Collections.Generic.List`1',
]);

export async function promptForFields(
  console: PromptConsole,
  caption: string,
  message: string,
  fields: readonly FieldDescription[],
): Promise<Record<string, FieldValue>> {
  if (fields.length === 0) {
    throw new HostCallError(messages.emptyCollection('descriptions'), 'Argument', 'System.ArgumentException');
  }
  writeCaption(console, caption, message);
  if (fields.some((field) => field.helpMessage)) console.write(`${wrapText(messages.promptHelp, console.columns)}\n`);
  const answers: Record<string, FieldValue> = {};
  for (const field of fields) answers[field.name] = await promptForField(console, field);
  return answers;
}

async function promptForField(console: PromptConsole, field: FieldDescription): Promise<FieldValue> {
  const type = field.parameterTypeFullName;
  if (type === SECURE_STRING) {
    console.write(`${field.name}: `);
    return console.readSecret();
  }
  if (type === CREDENTIAL) {
    console.write(`${wrapText(field.name, console.columns)}\n`);
    return promptForCredential(console, '', '', '', '');
  }
  const elementType = /^(.*)\[,*\]$/.exec(type)?.[1];
  if (elementType === undefined && !lists.has(type.replace(/\[\[.*$/, ''))) {
    return (await promptForItem(console, field, `${field.name}: `, type, false))!;
  }
  const items: string[] = [];
  for (;;) {
    const label = `${field.name}[${items.length}]: `;
    const item = await promptForItem(console, field, label, elementType ?? 'System.Object', true);
    if (item === null) return items;
    items.push(item);
  }
}

/** One value, asked for until it can be read as the type; null is Enter alone in a list. */
async function promptForItem(
  console: PromptConsole,
  field: FieldDescription,
  label: string,
  type: string,
  isInList: boolean,
): Promise<string | null> {
  for (;;) {
    console.write(label);
    const typed = await console.readLine();
    const input = field.label !== '' && typed.startsWith('!') ? promptCommand(console, field, typed) : typed;
    if (input === undefined) continue;
    if (isInList && typed === '') return null;
    const problem = inputProblem(type, input);
    if (problem === null) return input;
    const text = problem === 'overflow' ? messages.parseOverflow(type, input) : messages.parseFormat(type, input);
    if (input !== '') console.write(`${wrapText(text, console.columns)}\n`);
  }
}

/**
 * What begins with an exclamation mark: `!?` asks for help, `!!x` stands for `!x`, `!""` for the empty text and `!$null` for
 * nothing. Undefined: the field is to be asked for again.
 */
function promptCommand(console: PromptConsole, field: FieldDescription, input: string): string | undefined {
  const command = input.slice(1);
  if (command.startsWith('!')) return command;
  if (command === '""' || command.toUpperCase() === '$NULL') return '';
  const help = field.helpMessage || messages.noHelpAvailable(field.name);
  const answer = command === '?' ? help : messages.unrecognizedPromptCommand(input);
  console.write(`${wrapText(answer, console.columns)}\n`);
  return undefined;
}
