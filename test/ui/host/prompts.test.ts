import { describe, expect, test } from 'vitest';
import type { FieldDescription } from '../../../src/runtime/host/host-call.js';
import { promptForChoice, promptForChoices } from '../../../src/ui/host/choice-prompt.js';
import { promptForCredential } from '../../../src/ui/host/credential-prompt.js';
import { promptForFields } from '../../../src/ui/host/field-prompt.js';
import type { PromptConsole } from '../../../src/ui/host/prompt-console.js';
import { wrapText } from '../../../src/ui/host/wrap-text.js';

/** A console whose user answers in turn. What is written, and the answers, are in `text`. */
class Answering implements PromptConsole {
  text = '';
  constructor(
    readonly answers: string[],
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.text += text;
  }
  writeColored(color: number | null, text: string): void {
    this.text += `<${color}>${text}</>`;
  }
  async readLine(): Promise<string> {
    const answer = this.answers.shift();
    if (answer === undefined) throw new Error(`No answer to:\n${this.text}`);
    this.text += `${answer}\n`;
    return answer;
  }
  async readSecret(): Promise<Uint8Array> {
    const answer = await this.readLine();
    return new Uint8Array(Buffer.from(answer, 'utf16le'));
  }
  get plain(): string {
    return this.text.replace(/<\d*>|<\/>/g, '');
  }
}
const choices = (...labels: string[]) => labels.map((label) => ({ label, helpMessage: `help of ${label}` }));
const field = (name: string, parameterTypeFullName = 'System.String', helpMessage = ''): FieldDescription => ({
  name,
  label: `&${name}`,
  parameterTypeFullName,
  helpMessage,
  isMandatory: true,
});

describe('PromptForChoice', () => {
  test('shows labels and the default, and takes a hot key', async () => {
    const console = new Answering(['g']);
    expect(await promptForChoice(console, 'Title', 'Which one?', choices('&Red', '&Blue', '&Green'), 1)).toBe(2);
    expect(console.text).toBe(
      '\n<15>Title\n</>Which one?\n<15>[R] Red  </><14>[B] Blue  </><15>[G] Green  </>[?] Help (default is "B"): g\n',
    );
  });
  test('takes a label, Enter for the default, and asks again otherwise', async () => {
    expect(await promptForChoice(new Answering(['nope', 'BLUE']), '', '', choices('&Red', '&Blue'), 0)).toBe(1);
    expect(await promptForChoice(new Answering(['']), '', '', choices('&Red', '&Blue'), 1)).toBe(1);
    const without = new Answering(['', 'r']);
    expect(await promptForChoice(without, '', 'Which?', choices('&Red', '&Blue'), -1)).toBe(0);
    expect(without.plain).toBe('Which?\n[R] Red  [B] Blue  [?] Help \n[R] Red  [B] Blue  [?] Help r\n');
  });
  test('explains on a question mark', async () => {
    const console = new Answering(['?', 'r']);
    await promptForChoice(console, '', '', choices('&Red', 'plain'), -1);
    expect(console.plain).toContain('? \nR - help of &Red\nplain - help of plain\n'.replace('? \n', '?\n'));
  });
  test('breaks the line where it is full', async () => {
    const console = new Answering(['y'], 80);
    await promptForChoice(console, '', '', choices('&Yes', 'Yes to &All', '&No', 'No to A&ll', '&Suspend'), 0);
    expect(console.plain).toBe(
      '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help \n(default is "Y"):y\n',
    );
  });
  test('refuses what makes no sense', async () => {
    const console = new Answering([]);
    await expect(promptForChoice(console, '', '', [], 0)).rejects.toThrow(
      '"choices" should have at least one element.',
    );
    await expect(promptForChoice(console, '', '', choices('a'), 1)).rejects.toMatchObject({
      exceptionType: 'System.ArgumentOutOfRangeException',
    });
    await expect(promptForChoice(console, '', '', choices('&?'), 0)).rejects.toThrow(/cannot be used as a hot key/);
  });
  test('of several takes choices until Enter', async () => {
    const console = new Answering(['b', 'x', 'g', '']);
    expect(await promptForChoices(console, '', '', choices('&Red', '&Blue', '&Green'), [0])).toEqual([1, 2]);
    expect(console.plain).toContain('(default is "R")\n');
    expect(console.plain).toMatch(/Choice\[0\]: b\nChoice\[1\]: x\nChoice\[1\]: g\nChoice\[2\]: \n$/);
    expect(await promptForChoices(new Answering(['']), '', '', choices('&Red', '&Blue'), [1, 0])).toEqual([1, 0]);
  });
});

describe('Prompt', () => {
  test('asks for fields by name', async () => {
    const console = new Answering(['Ann', '7']);
    const caption = 'cmdlet f at command pipeline position 1';
    const message = 'Supply values for the following parameters:';
    const answers = await promptForFields(console, caption, message, [field('Name'), field('Age', 'System.Int32')]);
    expect(answers).toEqual({ Name: 'Ann', Age: '7' });
    expect(console.plain).toBe(`\n${caption}\n${message}\nName: Ann\nAge: 7\n`);
  });
  test('asks again for what is no number or too large', async () => {
    const console = new Answering(['abc', '99999999999', '']);
    expect(await promptForFields(console, '', '', [field('Age', 'System.Int32')])).toEqual({ Age: '' });
    expect(console.plain).toBe(
      'Age: abc\nCannot recognize "abc" as a System.Int32 due to a format error.\n' +
        'Age: 99999999999\nCannot recognize "99999999999" as a System.Int32 due to an overflow error.\nAge: \n',
    );
  });
  test('takes numbers as PowerShell writes them', async () => {
    for (const number of ['0x1F', '1kb', '-5', ' 7 ', '1.5']) {
      expect(await promptForFields(new Answering([number]), '', '', [field('N', 'System.Int64')])).toEqual({
        N: number,
      });
    }
  });
  test('reads lists until Enter', async () => {
    const console = new Answering(['one', 'two', '']);
    expect(await promptForFields(console, '', '', [field('Items', 'System.String[]')])).toEqual({
      Items: ['one', 'two'],
    });
    expect(console.plain).toBe('Items[0]: one\nItems[1]: two\nItems[2]: \n');
  });
  test('gives help and knows its commands', async () => {
    const console = new Answering(['!?', '!x', '!!x']);
    expect(await promptForFields(console, '', '', [field('Name', 'System.String', 'The name to use.')])).toEqual({
      Name: '!x',
    });
    expect(console.plain).toBe(
      '(Type !? for Help.)\nName: !?\nThe name to use.\nName: !x\n"!x" cannot be recognized as a valid Prompt command.\nName: !!x\n',
    );
    expect(await promptForFields(new Answering(['!""']), '', '', [field('Name')])).toEqual({ Name: '' });
    const without = new Answering(['!?', 'x']);
    await promptForFields(without, '', '', [field('Name')]);
    expect(without.plain).toContain('No help is available for Name.');
  });
  test('reads secrets and credentials', async () => {
    const console = new Answering(['abc', 'ann', 'pw']);
    const fields = [
      field('Pass', 'System.Security.SecureString'),
      field('Who', 'System.Management.Automation.PSCredential'),
    ];
    const { Pass, Who } = await promptForFields(console, '', '', fields);
    expect(Buffer.from(Pass as Uint8Array).toString('utf16le')).toBe('abc');
    expect(Who).toMatchObject({ userName: 'ann' });
    expect(console.plain).toBe('Pass: abc\nWho\nUser: ann\nPassword for user ann: pw\n\n');
  });
});

test('PromptForCredential asks for a user until there is one, and puts the target in front', async () => {
  const console = new Answering(['', 'ann', 'pw']);
  const { userName, password } = await promptForCredential(console, 'Log in', 'Please', '', 'HOST');
  expect(userName).toBe('HOST\\ann');
  expect(Buffer.from(password).toString('utf16le')).toBe('pw');
  expect(console.plain).toBe('\nLog in\nPlease\nUser: \nUser: ann\nPassword for user ann: pw\n\n');
  const given = new Answering(['pw']);
  await promptForCredential(given, '', '', 'bob', '');
  expect(given.plain).toBe('Password for user bob: pw\n\n');
});

test.each([
  ['a text that is too long', 12, 'a text that\n is too\nlong'],
  ['a text that is too long', 11, 'a text\nthat is\ntoo long'],
  ['short', 12, 'short'],
  ['averyveryverylongword', 11, 'averyveryv\nerylongwor\nd'],
  ['one\n\ntwo', 12, 'one\n\ntwo'],
  ['日本語日本語', 6, '日本\n語日\n本語'],
])('%j in %i columns', (text, columns, wrapped) => {
  expect(
    wrapText(text, columns)
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n'),
  ).toBe(wrapped);
});
