/**
 * System.Console. What it writes goes to the host of the shell, as everything does that is written to the screen; error
 * text goes to standard error. What is read comes from the host too.
 */
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { currentEngine } from '../../engine/current-engine.js';
import { HostMethod } from '../../host/host-call.js';
import { formatComposite } from '../../language/format/composite.js';
import { netException } from '../../objects/errors.js';
import { invokeMethod } from '../../objects/members.js';
import { defineType, type MemberFunction, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue, TypedArray } from '../../objects/values.js';
import { overloads } from '../overloads.js';
import { encodingOfPage } from '../text/encoding/encoding.js';
import { ConsoleKeyInfo } from './small-types.js';
import { itemText } from './string-operations.js';
import { ValueTuple } from './value-tuple.js';

const host = () => currentEngine().host;

/** A writer of the console: Console.Out or Console.Error. */
export class ConsoleWriter {
  readonly netType: NetType = requireType('System.IO.TextWriter+SyncTextWriter');
  constructor(readonly write: (text: string) => void) {}
}
/** Console.In. */
export class ConsoleReader {
  readonly netType: NetType = requireType('System.IO.SyncTextReader');
}

/** A server's console is nobody's: its standard streams carry the session. */
const hasConsole = () => currentEngine().recordOutput === null;

function writeOut(text: string): void {
  if (hasConsole()) host().call(HostMethod.Write1, text);
}
function writeError(text: string): void {
  if (!hasConsole()) return;
  host().flush();
  writeSync(2, text);
}
/** What SetOut, SetError and SetIn put in place, and the console's own where they did not. */
let out: unknown;
let error: unknown;
let input: unknown;

const outWriter = () => (out ??= new ConsoleWriter(writeOut));
const errorWriter = () => (error ??= new ConsoleWriter(writeError));

/** The text of Write's arguments: one value, a part of a char[], or a format and what it takes. */
export function writtenText(args: unknown[]): string {
  const [first, ...rest] = args;
  if (args.length === 0) return '';
  if (Array.isArray(first) && isCharacters(first)) {
    const [start = 0, count = first.length - start] = rest as number[];
    return first.slice(start, start + count).join('');
  }
  if (rest.length === 0) return itemText(first);
  const [only] = rest;
  const isList = rest.length === 1 && Array.isArray(only) && !(only as TypedArray).elementType?.isValueType;
  return formatComposite(first as string | null, isList ? (only as unknown[]) : rest);
}
const isCharacters = (items: unknown[]) => items.every((item) => typeof item === 'string' && item.length === 1);

/** Write and WriteLine write through what SetOut put in place. */
function write(args: unknown[], end: string): void {
  const writer = outWriter();
  if (writer instanceof ConsoleWriter) writer.write(writtenText(args) + end);
  else invokeMethod(writer, 'Write', [writtenText(args) + end]);
}

function readLine(): string | null {
  return hasConsole() ? host().call(HostMethod.ReadLine) : null;
}

/** VirtualKeyCodes are ConsoleKey's numbers; the state's bits are those of Windows' consoles. */
function readKey(intercept = false): ConsoleKeyInfo {
  if (!host().interactive)
    throw netException(
      'System.InvalidOperationException',
      'Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.',
    );
  const key = host().call(HostMethod.ReadKey, intercept ? 6 : 4);
  const alt = (key.controlKeyState & 3) !== 0 ? 1 : 0;
  const shift = (key.controlKeyState & 16) !== 0 ? 2 : 0;
  const control = (key.controlKeyState & 12) !== 0 ? 4 : 0;
  return new ConsoleKeyInfo(key.character || '\0', key.virtualKeyCode, alt | shift | control);
}

let pending = '';
/** Read(): one unit, or -1 at the end. A line is read as a whole. */
function read(): number {
  if (pending === '') {
    const line = readLine();
    if (line === null) return -1;
    pending = `${line}\n`;
  }
  const code = pending.charCodeAt(0);
  pending = pending.slice(1);
  return code;
}

function notSupported(): never {
  throw netException('System.PlatformNotSupportedException', 'Operation is not supported on this platform.');
}

/** By the number of the file: 0 input, 1 output, 2 errors. */
const isRedirected = (file: number) => !isatty(file);
/** Writes control characters, which only a terminal is to see. */
const control = (text: string) => () => {
  if (!isRedirected(1)) writeOut(text);
};
const color = (foreground: boolean) => ({
  get: () => host().call(foreground ? HostMethod.GetForegroundColor : HostMethod.GetBackgroundColor),
  set: (value: EnumValue) => {
    if (isRedirected(1)) return;
    host().call(foreground ? HostMethod.SetForegroundColor : HostMethod.SetBackgroundColor, Number(value.value));
  },
});
const encoding = () => {
  let current: unknown;
  return {
    get: () => (current ??= encodingOfPage(0)),
    set: (value: unknown) => {
      current = value;
    },
  };
};
const cursor = (axis: 'x' | 'y') => ({
  get: () => host().call(HostMethod.GetCursorPosition)[axis],
  set: (value: number) =>
    host().call(HostMethod.SetCursorPosition, { ...host().call(HostMethod.GetCursorPosition), [axis]: value }),
});
const size = (method: typeof HostMethod.GetWindowSize | typeof HostMethod.GetBufferSize, side: 'width' | 'height') => ({
  get: () => host().call(method)[side],
  set: notSupported,
});
const windowSize = HostMethod.GetWindowSize;

defineType('System.Console', { assembly: 'System.Console' }, () => ({
  abstract: true,
  members: {
    ...overloads(readKey, [
      'static System.ConsoleKeyInfo ReadKey()',
      'static System.ConsoleKeyInfo ReadKey(bool intercept)',
    ]),
    'static void ResetColor()': control('\u001b[39;49m'),
    'static System.ValueTuple[int,int] GetCursorPosition()': () => {
      const { x, y } = host().call(HostMethod.GetCursorPosition);
      return ValueTuple.of([x, y]);
    },
    ...overloads(control('\u0007'), ['static void Beep()', 'static void Beep(int frequency, int duration)']),
    'static void Clear()': control('\u001b[H\u001b[2J\u001b[3J'),
    'static void SetCursorPosition(int left, int top)': (x: number, y: number) =>
      host().call(HostMethod.SetCursorPosition, { x, y }),
    'static void SetIn(System.IO.TextReader newIn)': (reader: unknown) => {
      input = reader;
    },
    'static void SetOut(System.IO.TextWriter newOut)': (writer: unknown) => {
      out = writer;
    },
    'static void SetError(System.IO.TextWriter newError)': (writer: unknown) => {
      error = writer;
    },
    'static int Read()': read,
    'static string ReadLine()': readLine,
    ...overloads(
      (...args: unknown[]) => write(args, '\n'),
      [
        'static void WriteLine()',
        'static void WriteLine(bool value)',
        'static void WriteLine(char value)',
        'static void WriteLine(char[] buffer)',
        'static void WriteLine(char[] buffer, int index, int count)',
        'static void WriteLine(decimal value)',
        'static void WriteLine(double value)',
        'static void WriteLine(float value)',
        'static void WriteLine(int value)',
        'static void WriteLine(uint value)',
        'static void WriteLine(long value)',
        'static void WriteLine(ulong value)',
        'static void WriteLine(System.Object value)',
        'static void WriteLine(string value)',
        'static void WriteLine(System.ReadOnlySpan[char] value)',
        'static void WriteLine(string format, System.Object arg0)',
        'static void WriteLine(string format, System.Object arg0, System.Object arg1)',
        'static void WriteLine(string format, System.Object arg0, System.Object arg1, System.Object arg2)',
        'static void WriteLine(string format, Params System.Object[] arg)',
        'static void WriteLine(string format, System.ReadOnlySpan[System.Object] arg)',
      ],
    ),
    ...overloads(
      (...args: unknown[]) => write(args, ''),
      [
        'static void Write(string format, System.Object arg0)',
        'static void Write(string format, System.Object arg0, System.Object arg1)',
        'static void Write(string format, System.Object arg0, System.Object arg1, System.Object arg2)',
        'static void Write(string format, Params System.Object[] arg)',
        'static void Write(string format, System.ReadOnlySpan[System.Object] arg)',
        'static void Write(bool value)',
        'static void Write(char value)',
        'static void Write(char[] buffer)',
        'static void Write(char[] buffer, int index, int count)',
        'static void Write(double value)',
        'static void Write(decimal value)',
        'static void Write(float value)',
        'static void Write(int value)',
        'static void Write(uint value)',
        'static void Write(long value)',
        'static void Write(ulong value)',
        'static void Write(System.Object value)',
        'static void Write(string value)',
        'static void Write(System.ReadOnlySpan[char] value)',
      ],
    ),
    'static System.IO.TextReader In {get;}': () => (input ??= new ConsoleReader()),
    'static System.Text.Encoding InputEncoding {get;set;}': encoding(),
    'static System.Text.Encoding OutputEncoding {get;set;}': encoding(),
    'static bool KeyAvailable {get;}': () => host().call(HostMethod.GetKeyAvailable),
    'static System.IO.TextWriter Out {get;}': outWriter,
    'static System.IO.TextWriter Error {get;}': errorWriter,
    'static bool IsInputRedirected {get;}': () => isRedirected(0),
    'static bool IsOutputRedirected {get;}': () => isRedirected(1),
    'static bool IsErrorRedirected {get;}': () => isRedirected(2),
    'static int CursorSize {get;set;}': { get: () => 100, set: notSupported },
    'static bool NumberLock {get;}': notSupported,
    'static bool CapsLock {get;}': notSupported,
    'static System.ConsoleColor BackgroundColor {get;set;}': color(false),
    'static System.ConsoleColor ForegroundColor {get;set;}': color(true),
    'static int BufferWidth {get;set;}': size(windowSize, 'width'),
    'static int BufferHeight {get;set;}': size(windowSize, 'height'),
    'static int WindowLeft {get;set;}': { get: () => 0, set: notSupported },
    'static int WindowTop {get;set;}': { get: () => 0, set: notSupported },
    'static int WindowWidth {get;set;}': size(windowSize, 'width'),
    'static int WindowHeight {get;set;}': size(windowSize, 'height'),
    'static int LargestWindowWidth {get;}': () => host().call(windowSize).width,
    'static int LargestWindowHeight {get;}': () => host().call(windowSize).height,
    'static bool CursorVisible {get;set;}': {
      get: notSupported,
      set: (visible: boolean) => writeOut(visible ? '\u001b[?25h' : '\u001b[?25l'),
    },
    'static int CursorLeft {get;set;}': cursor('x'),
    'static int CursorTop {get;set;}': cursor('y'),
    'static string Title {get;set;}': {
      get: notSupported,
      set: (title: string) => host().call(HostMethod.SetWindowTitle, title),
    },
    'static bool TreatControlCAsInput {get;set;}': { get: () => false, set: (_value: boolean) => {} },
  },
}));

/** Signatures of a TextWriter's Write or WriteLine. */
function writerSignatures(name: string): string[] {
  const plain = [
    'char value',
    'char[] buffer',
    'char[] buffer, int index, int count',
    'bool value',
    'int value',
    'uint value',
    'long value',
    'ulong value',
    'float value',
    'double value',
    'decimal value',
    'string value',
    'System.Object value',
  ];
  const formatted = [
    'string format, System.Object arg0',
    'string format, System.Object arg0, System.Object arg1',
    'string format, System.Object arg0, System.Object arg1, System.Object arg2',
    'string format, Params System.Object[] arg',
  ];
  return [...plain, ...formatted].map((parameters) => `void ${name}(${parameters})`);
}
const writing =
  (end: string): MemberFunction =>
  (self: ConsoleWriter, ...args: unknown[]) =>
    self.write(writtenText(args) + end);

defineType('System.IO.TextWriter+SyncTextWriter', {}, () => ({
  base: 'System.IO.TextWriter',
  members: {
    'System.Text.Encoding Encoding {get;}': () => encodingOfPage(0),
    'string NewLine {get;}': () => '\n',
    'bool AutoFlush {get;}': () => true,
    ...overloads(writing(''), writerSignatures('Write')),
    'void WriteLine()': writing('\n'),
    ...overloads(writing('\n'), writerSignatures('WriteLine')),
    'void Flush()': () => {},
    'void Close()': () => {},
    'void Dispose()': () => {},
  },
}));

function readToEnd(): string {
  let text = pending;
  pending = '';
  for (let line = readLine(); line !== null; line = readLine()) text += `${line}\n`;
  return text;
}

defineType('System.IO.SyncTextReader', {}, () => ({
  base: 'System.IO.TextReader',
  members: {
    'int Read()': read,
    'int Peek()': () => (pending === '' ? -1 : pending.charCodeAt(0)),
    'string ReadLine()': readLine,
    'string ReadToEnd()': readToEnd,
    'void Close()': () => {},
    'void Dispose()': () => {},
  },
}));
