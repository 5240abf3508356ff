/** Content of files: reading by lines, bytes, delimiters and from the end; writing in encodings. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ByteBox } from '../../../src/runtime/objects/values.js';
import { FileContentReader, type ReaderOptions } from '../../../src/runtime/providers/filesystem/content-reader.js';
import { FileContentWriter } from '../../../src/runtime/providers/filesystem/content-writer.js';
import { CodePage, utf8WithoutPreamble } from '../../../src/runtime/providers/filesystem/text-codec.js';
import { describeErrors, failure, type TestSession, testSession } from './support.js';

let t: TestSession;
let file: string;
beforeEach(() => {
  t = testSession();
  file = `${t.root}/f.txt`;
});
afterEach(() => t.dispose());

const lines: ReaderOptions = {
  format: utf8WithoutPreamble,
  asBytes: false,
  raw: false,
  delimiter: undefined,
  wait: false,
};
function read(content: string | Uint8Array, options: Partial<ReaderOptions> = {}, tail?: number): unknown[] {
  writeFileSync(file, content);
  const reader = new FileContentReader(file, { ...lines, ...options }, undefined);
  if (tail !== undefined) reader.seekToTail(tail);
  const pieces = reader.read(0);
  reader.close();
  return pieces;
}

test('lines end with LF, CR or both', () => {
  expect(read('one\ntwo\r\nthree\rfour')).toEqual(['one', 'two', 'three', 'four']);
  expect(read('one\n')).toEqual(['one']);
  expect(read('\n\n')).toEqual(['', '']);
  expect(read('')).toEqual([]);
});

test('chunks do not show: long files, and characters and line ends on the border', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `zeile ${i} €`);
  expect(read(many.join('\n'))).toEqual(many);
  for (let pad = 65_530; pad <= 65_537; pad++) {
    const start = 'x'.repeat(pad);
    expect(read(`${start}\r\n€uro\r\n`)).toEqual([start, '€uro']);
    expect(read(`${start}\r\r`)).toEqual([start, '']);
  }
});

test('raw and delimited', () => {
  expect(read('a\nb\n', { raw: true })).toEqual(['a\nb\n']);
  expect(read('', { raw: true })).toEqual([]);
  expect(read('a;b;;c', { delimiter: ';' })).toEqual(['a', 'b', '', 'c']);
  expect(read('a--b--', { delimiter: '--' })).toEqual(['a', 'b']);
});

test('the tail', () => {
  expect(read('a\nb\nc\n', {}, 2)).toEqual(['b', 'c']);
  expect(read('a\nb\nc', {}, 2)).toEqual(['b', 'c']);
  expect(read('a\r\nb\r\nc\r\n', {}, 2)).toEqual(['b', 'c']);
  expect(read('a\nb\n', {}, 9)).toEqual(['a', 'b']);
  expect(read('a\nb\n', {}, 0)).toEqual([]);
  expect(read('\ufeffa\nb\n', {}, 2)).toEqual(['a', 'b']);
  const many = Array.from({ length: 30_000 }, (_, i) => `line ${i}`);
  expect(read(many.join('\n'), {}, 10_001)).toEqual(many.slice(-10_001));
  expect(read('a;b;c', { delimiter: ';' }, 2)).toEqual(['b', 'c']);
  expect(
    read(
      Buffer.from('a\nb\nc\n', 'utf16le'),
      { format: { codePage: CodePage.Utf16, preamble: Uint8Array.of(0xff, 0xfe), encoding: null } },
      2,
    ),
  ).toEqual(['b', 'c']);
});

test('a byte order mark decides the encoding', () => {
  expect(read(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0))).toEqual(['ab']);
  expect(read(Uint8Array.of(0xfe, 0xff, 0, 0x61))).toEqual(['a']);
  expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toEqual(['é']);
  expect(read(Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0))).toEqual(['a']);
  expect(
    read(Uint8Array.of(0xe9), { format: { codePage: CodePage.Latin1, preamble: new Uint8Array(), encoding: null } }),
  ).toEqual(['é']);
});

test('bytes', () => {
  const bytes = read(Uint8Array.of(1, 255), { asBytes: true }) as ByteBox[];
  expect(bytes.map((byte) => byte.value)).toEqual([1, 255]);
  expect(read(Uint8Array.of(1, 2), { asBytes: true, raw: true })).toEqual([Uint8Array.of(1, 2)]);
  expect((read(Uint8Array.of(1, 2, 3), { asBytes: true }, 2) as ByteBox[]).map((byte) => byte.value)).toEqual([2, 3]);
});

test('waiting goes on when the file grows, and over when it is cut', () => {
  writeFileSync(file, 'one\n');
  let naps = 0;
  const io = {
    call: () => undefined as never,
    start: () => undefined as never,
    sleep: () => {
      naps++;
      if (naps === 1) appendFileSync(file, 'two\n');
      if (naps === 2) writeFileSync(file, 'new\n');
    },
    idle: () => {},
  };
  const reader = new FileContentReader(file, { ...lines, wait: true }, io);
  expect(reader.read(1)).toEqual(['one']);
  expect(reader.read(1)).toEqual(['two']);
  expect(reader.read(1)).toEqual(['new']);
  reader.close();
});

function write(values: unknown[], codePage: number, mark: number[] = [], noNewline = false): string {
  writeFileSync(file, '');
  const writer = new FileContentWriter(file, {
    format: { codePage, preamble: Uint8Array.from(mark), encoding: null },
    asBytes: false,
    noNewline,
  });
  writer.write(values);
  writer.close();
  return readFileSync(file).toString('hex');
}

test('encodings write these bytes', () => {
  expect(write(['é1'], CodePage.Utf8)).toBe('c3a9310a');
  expect(write(['é1'], CodePage.Utf8, [0xef, 0xbb, 0xbf], true)).toBe('efbbbfc3a931');
  expect(write(['é1'], CodePage.Utf16, [0xff, 0xfe], true)).toBe('fffee9003100');
  expect(write(['é1'], CodePage.Utf16BigEndian, [0xfe, 0xff], true)).toBe('feff00e90031');
  expect(write(['é1'], CodePage.Utf32, [0xff, 0xfe, 0, 0], true)).toBe('fffe0000e900000031000000');
  expect(write(['é1'], CodePage.Ascii, [], true)).toBe('3f31');
  expect(write(['é€'], CodePage.Latin1, [], true)).toBe('e93f');
  expect(write(['x', ['y', null], 'z'], CodePage.Utf8)).toBe(Buffer.from('x\ny\nz\n').toString('hex'));
});

test('what is added takes the encoding of the file', () => {
  writeFileSync(file, Uint8Array.of(0xff, 0xfe, 0x61, 0));
  const writer = new FileContentWriter(file, { format: utf8WithoutPreamble, asBytes: false, noNewline: true });
  writer.seekToEnd();
  writer.write(['b']);
  writer.close();
  expect(readFileSync(file).toString('hex')).toBe('fffe61006200');
});

test('bytes must be bytes', () => {
  const writer = new FileContentWriter(file, { format: utf8WithoutPreamble, asBytes: true, noNewline: false });
  writer.write([new ByteBox(1), Uint8Array.of(2, 3)]);
  expect(failure(() => writer.write(['text']))).toBe(
    'Argument: Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.',
  );
  writer.close();
  expect(readFileSync(file).toString('hex')).toBe('010203');
});

test('folders have no content', () => {
  const { content, paths } = t.session;
  const [info] = paths.resolve('.', t.context());
  if (info === undefined) throw new Error('no location');
  expect(content.reader(info, t.context())).toBeNull();
  expect(content.writer(info, t.context())).toBeNull();
  content.clear('.', t.context());
  expect(describeErrors(t).map((text) => text.replace(t.root, '$ROOT'))).toEqual([
    "GetContainerContentException: Unable to get content because it is a directory: '$ROOT'. Please use 'Get-ChildItem' instead.",
    "WriteContainerContentException: Unable to write content because it is a directory: '$ROOT'.",
    "ClearDirectoryContent: Unable to clear content of '$ROOT' because it is a directory. Clear-Content is only supported on files.",
  ]);
});
