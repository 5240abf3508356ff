/** What `parse` promises beyond the recorded trees: line ends, unfinished input, extents, very deep and very long text. */
import { describe, expect, test } from 'vitest';
import { findAll, isComplete, parse } from '../../src/parser/index.js';

describe('isComplete', () => {
  test.each([
    'if ($a) {',
    'foreach ($i in 1..3)',
    '@"\nabc',
    "'abc",
    '"abc $(foo',
    'a |',
    'a &&',
    '$x = ',
    '1 +',
    '(1',
    '@{ a = 1',
    'function a',
    'class A {',
    'try { 1 }',
    '$a.b(1,',
    'foo `',
    'if ($a) { "x }',
  ])('%j waits for more', (text) => expect(isComplete(text)).toBe(false));

  test.each([
    '',
    '1',
    'if ($a) { }',
    '1 )',
    '@"\nabc\n"@',
    'a | | b',
    'function { }',
    '$x = = 1',
    '# comment',
    'if ($a { }',
  ])('%j does not', (text) => expect(isComplete(text)).toBe(true));
});

describe('line ends', () => {
  const lines = ['if ($a) {', "  'one'", '}', '@"', 'x', 'y', '"@', 'foo `', '  bar', 'baz |', '  qux', ''];
  const tree = (newline: string) => {
    const { ast, errors } = parse(lines.join(newline));
    expect(errors).toEqual([]);
    return findAll(ast, () => true, true).map(({ kind, extent }) => {
      return [kind, extent.startLineNumber, extent.startColumnNumber, extent.endLineNumber, extent.endColumnNumber];
    });
  };
  test('CRLF and LF make the same tree', () => expect(tree('\r\n')).toEqual(tree('\n')));
  test('a lone carriage return ends a line', () => {
    const { ast } = parse('foo\rbar');
    expect(findAll(ast, ({ kind }) => kind === 'CommandAst', true).map((a) => a.extent.startLineNumber)).toEqual([
      1, 2,
    ]);
    expect(ast.extent.source.lineText(1)).toBe('foo');
  });
});

test('an extent tells its place in the file', () => {
  const { ast } = parse("'a'\n  $b.c", '/scripts/a.ps1');
  const member = findAll(ast, ({ kind }) => kind === 'MemberExpressionAst', true)[0]?.extent;
  expect(member).toMatchObject({ start: 6, end: 10, text: '$b.c', file: '/scripts/a.ps1' });
  expect(member).toMatchObject({ startLineNumber: 2, startColumnNumber: 3, endLineNumber: 2, endColumnNumber: 7 });
});

test('parts of an expandable string', () => {
  const { ast } = parse('"a`t$b ""$($c)"" ${d}"');
  const [text] = findAll(ast, ({ kind }) => kind === 'ExpandableStringExpressionAst', true);
  const parts = (text as unknown as { parts: (string | { extent: { text: string } })[] }).parts;
  expect(parts.map((part) => (typeof part === 'string' ? part : [part.extent.text]))).toEqual([
    'a\t',
    ['$b'],
    ' "',
    ['$($c)'],
    '" ',
    ['${d}'],
  ]);
});

test('text that is nested too deeply is an error like any other', () => {
  const { errors } = parse(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`);
  expect(errors.map(({ errorId }) => errorId)).toContain('ScriptTooComplicated');
  expect(parse('1 + 1').errors).toEqual([]);
});

test('one parse does not disturb the next', () => {
  const broken = ['"$(', '@{ a = (', 'class A { [int', 'foo @(1, '];
  const good = '$a = @{ b = 1, 2 }; foo -c "d $($e.f) g" | bar';
  const tokens = parse(good).tokens.length;
  for (const text of broken) {
    expect(parse(text).errors).not.toEqual([]);
    expect(parse(good).errors).toEqual([]);
    expect(parse(good).tokens).toHaveLength(tokens);
  }
});

test('#requires', () => {
  const { ast, errors } = parse(
    "#requires -Version 7.2\n#Requires -Modules A, @{ ModuleName = 'B'; RequiredVersion = '1.5' } -PSEdition Core\n1",
  );
  expect(errors).toEqual([]);
  expect(ast.scriptRequirements).toEqual({
    requiredApplicationId: null,
    requiredPSVersion: '7.2',
    requiredPSEditions: ['Core'],
    requiredModules: [
      { name: 'A', guid: null, version: null, requiredVersion: null, maximumVersion: null },
      { name: 'B', guid: null, version: null, requiredVersion: '1.5', maximumVersion: null },
    ],
    requiredAssemblies: [],
    isElevationRequired: false,
  });
});

test('numbers', () => {
  const literalOf = (text: string) => {
    const [constant] = findAll(parse(text).ast, ({ kind }) => kind === 'ConstantExpressionAst', true);
    return (constant as unknown as { value: unknown }).value;
  };
  expect(literalOf('0xFF')).toEqual({ type: 'Int32', value: 255, scale: 0 });
  expect(literalOf('0xFFFFFFFF')).toEqual({ type: 'Int32', value: -1, scale: 0 });
  expect(literalOf('3gb')).toEqual({ type: 'Int64', value: 3221225472n, scale: 0 });
  expect(literalOf('1.50d')).toEqual({ type: 'Decimal', value: 150n, scale: 2 });
  expect(literalOf('1e3')).toEqual({ type: 'Double', value: 1000, scale: 0 });
  expect(literalOf('12n')).toEqual({ type: 'BigInteger', value: 12n, scale: 0 });
});
