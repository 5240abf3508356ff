/**
 * [Microsoft.PowerShell.PSConsoleReadLine], by which script blocks that keys call read and change the line. Every function of the
 * editor is a static method. What a function asks for besides editing (accepting the line, completing) is done when the script
 * block has ended.
 */
import { parseInput } from '../../dotnet/automation/language/parser-type.js';
import { argumentError } from '../../dotnet/system/errors.js';
import type { ConsoleKeyInfo } from '../../dotnet/system/small-types.js';
import type { EditorRequest, EditorView } from '../../host/editor-request.js';
import { toText } from '../../language/index.js';
import { defineType, type MemberImplementation } from '../../objects/net-type.js';
import type { PSReference } from '../../objects/values.js';
import { editorFunctionNames } from './editor-function-names.js';
import { lineEditor } from './line-editor.js';

const ask = (request: EditorRequest): EditorView => lineEditor.edit(request);

function replace(start: number, length: number, replacement: string | null): void {
  const { text } = ask({ kind: 'look' });
  if (start < 0 || start > text.length)
    throw argumentError("'start' cannot be less than zero or greater than the length of the buffer", 'start');
  if (length < 0 || length > text.length - start) throw argumentError('length is not valid', 'length');
  ask({ kind: 'replace', start, length, text: replacement ?? '' });
}

function insert(text: unknown): void {
  const { cursor } = ask({ kind: 'look' });
  ask({ kind: 'replace', start: cursor, length: 0, text: toText(text).replaceAll('\r\n', '\n') });
}

function bufferState(input: PSReference, cursor: PSReference): void {
  const view = ask({ kind: 'look' });
  input.set(view.text);
  cursor.set(view.cursor);
}

function parsedState(ast: PSReference, tokens: PSReference, errors: PSReference, cursor: PSReference): void {
  const view = ask({ kind: 'look' });
  ast.set(parseInput(view.text, null, tokens, errors));
  cursor.set(view.cursor);
}

function call(name: string, key: ConsoleKeyInfo | null = null, argument: unknown = null): void {
  ask({
    kind: 'call',
    name,
    character: key ? toText(key.character) : '',
    argument: typeof argument === 'number' ? argument : null,
  });
}

/** Gives the argument, or what stands for none. */
function argumentAsInt(argument: unknown, result: PSReference, fallback: number): boolean {
  const isInt = argument === null || argument === undefined || typeof argument === 'number';
  result.set(isInt ? (argument ?? fallback) : 0);
  if (!isInt) ask({ kind: 'ding' });
  return isInt;
}

const language = 'System.Management.Automation.Language';
const key = 'System.Nullable[System.ConsoleKeyInfo] key';

defineType('Microsoft.PowerShell.PSConsoleReadLine', {}, () => {
  const members: Record<string, MemberImplementation> = {
    'static void GetBufferState([ref] string input, [ref] int cursor)': bufferState,
    [`static void GetBufferState([ref] ${language}.Ast ast, [ref] ${language}.Token[] tokens, [ref] ${language}.ParseError[] parseErrors, [ref] int cursor)`]:
      parsedState,
    'static void GetSelectionState([ref] int start, [ref] int length)': (start: PSReference, length: PSReference) => {
      const { selection } = ask({ kind: 'look' });
      start.set(selection?.start ?? -1);
      length.set(selection?.length ?? -1);
    },
    'static void Insert(char c)': insert,
    'static void Insert(string s)': insert,
    'static void Delete(int start, int length)': (start: number, length: number) => replace(start, length, null),
    'static void Replace(int start, int length, string replacement)': replace,
    'static void SetCursorPosition(int cursor)': (cursor: number) => {
      ask({ kind: 'move', cursor });
    },
    'static void Ding()': () => {
      ask({ kind: 'ding' });
    },
    'static bool TryGetArgAsInt(System.Object arg, [ref] int numericArg, int defaultNumericArg)': argumentAsInt,
  };
  for (const name of editorFunctionNames) {
    members[`static void ${name}()`] = () => call(name);
    members[`static void ${name}(${key})`] = (given: ConsoleKeyInfo | null) => call(name, given);
    members[`static void ${name}(${key}, System.Object arg)`] = (given: ConsoleKeyInfo | null, argument: unknown) =>
      call(name, given, argument);
  }
  return { members };
});
