import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandHistory } from '../../../src/ui/editor/command-history.js';
import { defaultOptions, type EditorOptions } from '../../../src/ui/editor/options.js';
import { powerShell } from '../../../src/ui/editor/powershell-input.js';
import { noEdits } from '../../../src/ui/editor/undo.js';

let folder: string;
let path: string;
let errors: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  path = join(folder, 'deep/down/history.txt');
  errors = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: Partial<EditorOptions> = {}, at = path) =>
  new CommandHistory({
    options: () => ({ ...defaultOptions, ...options }),
    path: () => at,
    isSensitive: powerShell.isSensitive,
    onFileError: (_path, error) => errors.push(error.message),
  });
const lines = (history: CommandHistory) => Array.from({ length: history.length }, (_, i) => history.at(i).text);
const file = () => readFileSync(path, 'utf8');

test('lines are appended as they run, and are there next time', () => {
  const first = open();
  first.add('echo one', noEdits);
  first.add("if (1) {\n'x'\n}", noEdits);
  expect(file()).toBe("echo one\nif (1) {`\n'x'`\n}\n");
  expect(lines(open())).toEqual(['echo one', "if (1) {\n'x'\n}"]);
});

test('file and folder are made for the user alone', () => {
  open().add('echo one', noEdits);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
});

test('blank lines and repetitions are not kept', () => {
  const history = open();
  for (const line of ['a', 'a', '  ', 'b', 'a']) history.add(line, noEdits);
  expect(lines(history)).toEqual(['a', 'b', 'a']);
  expect(file()).toBe('a\nb\na\n');
});

test('what another session runs is taken in, marked as theirs', () => {
  const [mine, theirs] = [open(), open()];
  mine.add('mine', noEdits);
  theirs.add('theirs', noEdits);
  mine.update();
  expect(lines(mine)).toEqual(['mine', 'theirs']);
  expect(mine.at(1).fromOtherSession).toBe(true);
  expect(lines(theirs)).toEqual(['mine', 'theirs']);
});

test('a long file is read from its end, from the start of a command', () => {
  const long = Array.from({ length: 20_000 }, (_, i) => `Get-Item number${i} -Path ./some/folder\`\n  -Force`);
  open().add('make the folder', noEdits);
  writeFileSync(path, `${long.join('\n')}\n`);
  const all = lines(open());
  expect(all).toHaveLength(4096);
  expect(all.at(-1)).toBe('Get-Item number19999 -Path ./some/folder\n  -Force');
  expect(all.every((line) => /^Get-Item number\d+ .*\n {2}-Force$/.test(line))).toBe(true);
});

test('options: save nothing, save at exit, keep so many', () => {
  const none = open({ historySaveStyle: 'SaveNothing' });
  none.add('x', noEdits);
  expect(() => file()).toThrow();
  const atExit = open({ historySaveStyle: 'SaveAtExit', maximumHistoryCount: 2 });
  for (const line of ['a', 'b', 'c']) atExit.add(line, noEdits);
  expect(lines(atExit)).toEqual(['b', 'c']);
  atExit.close();
  expect(file()).toBe('a\nb\nc\n');
});

test('a file that cannot be used is reported and does no harm', () => {
  const history = open({}, folder);
  history.add('x', noEdits);
  expect(lines(history)).toEqual(['x']);
  expect(errors.length).toBeGreaterThan(0);
});

describe('lines that speak of secrets', () => {
  test.each([
    ["$password = 'x'"],
    ['$token, $url = 1, 2'],
    ["ConvertTo-SecureString 'x' -AsPlainText -Force"],
    ["Invoke-WebRequest -Token 'abc'"],
    ["echo 'my secret'"],
    ['$x.Password = "abc"'],
    ['$apikey = (Get-It)'],
    ["echo 'token"],
  ])('%s is not saved', (line) => {
    const history = open();
    history.add('before', noEdits);
    history.add(line, noEdits);
    expect(file()).toBe('before\n');
    expect(lines(history)).toEqual(['before', line]);
  });

  test.each([
    ['$token = Get-Secret -Name x'],
    ['echo $password'],
    ['$password'],
    ['Invoke-WebRequest -Token $token'],
    ['Invoke-WebRequest -Token (Get-Secret x)'],
    ['Get-Secret mytoken -AsText'],
    ['$x.Password'],
    ['$x.Secret = $y'],
    ['$token = $x.Token'],
    ['az account get-access-token'],
    ['kubectl get secrets -o yaml'],
    ['Connect-It -UseToken'],
  ])('%s is saved', (line) => {
    open().add(line, noEdits);
    expect(file()).toBe(`${line}\n`);
  });
});
