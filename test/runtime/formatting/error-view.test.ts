import { describe, expect, test } from 'vitest';
import { ScriptExtent, ScriptSource } from '../../../src/parser/index.js';
import { errorText } from '../../../src/runtime/formatting/error-view.js';
import { Hashtable } from '../../../src/runtime/objects/hashtable.js';
import { positionMessage } from '../../../src/runtime/objects/position-message.js';
import type { PSObject } from '../../../src/runtime/objects/ps-object.js';
import { custom, fakeSession, type SessionOptions } from './support.js';

function extentOf(text: string, marked: string, file: string | null = '/tmp/a.ps1'): ScriptExtent {
  const start = text.indexOf(marked);
  return new ScriptExtent(new ScriptSource(text, file), start, start + marked.length);
}

/** An error at `marked` in a script; views read errors by name, so any object will do. */
function errorAt(text: string, marked: string, more: Record<string, unknown> = {}): PSObject {
  const extent = extentOf(text, marked);
  return custom({
    Exception: custom({ Message: 'It broke.' }),
    FullyQualifiedErrorId: 'Id',
    CategoryInfo: custom({ Category: 'NotSpecified', Activity: '', Reason: 'RuntimeException' }),
    InvocationInfo: custom({
      ScriptName: extent.file,
      ScriptLineNumber: extent.startLineNumber,
      OffsetInLine: extent.startColumnNumber,
      PositionMessage: positionMessage(extent),
    }),
    ...more,
  });
}

const shown = (error: PSObject, view = 'ConciseView', options: SessionOptions = {}) =>
  errorText(error, fakeSession({ ...options, variables: { ErrorView: view } }));

describe('position messages', () => {
  test('name the place and mark it', () => {
    expect(positionMessage(extentOf('a\nif (1 / 0) {', '1 / 0'))).toBe(
      'At /tmp/a.ps1:2 char:5\n+ if (1 / 0) {\n+     ~~~~~',
    );
  });
  test('cut long lines around the mark', () => {
    const text = `${'x'.repeat(40)} 1 / 0 ${'y'.repeat(60)}`;
    expect(positionMessage(extentOf(text, '1 / 0', null))).toBe(
      `At line:1 char:42\n+ ${text.slice(0, 69)} …\n+ ${' '.repeat(41)}~~~~~`,
    );
    const late = `${'x'.repeat(80)} 1 / 0`;
    expect(positionMessage(extentOf(late, '1 / 0', null))).toBe(
      `At line:1 char:82\n+ … ${late.slice(-69)}\n+   ${' '.repeat(64)}~~~~~`,
    );
  });
});

describe('ConciseView', () => {
  test('shows the line of the script', () => {
    expect(shown(errorAt('first\n1 / 0', '1 / 0'))).toBe(
      'RuntimeException: /tmp/a.ps1:2\nLine |\n   2 |  1 / 0\n     |  ~~~~~\n     | It broke.\n',
    );
  });
  test('breaks a message that is wider than the window', () => {
    const message = 'word '.repeat(20).trim();
    const error = errorAt('x', 'x', { Exception: custom({ Message: message }) });
    const lines = shown(error, 'ConciseView', { width: 40 }).split('\n').slice(4);
    expect(lines).toEqual([
      '     | word word word word word word',
      '     | word word word word word word',
      '     | word word word word word word',
      '     | word word',
      '',
    ]);
  });
  test('a typed line shows the message alone, behind the command', () => {
    const error = custom({
      Exception: custom({ Message: 'No such thing.' }),
      FullyQualifiedErrorId: 'Id',
      CategoryInfo: custom({ Category: 'ObjectNotFound', Activity: 'Get-Item', Reason: 'ItemNotFoundException' }),
      InvocationInfo: custom({ MyCommand: custom({ Name: 'Get-Item' }), ScriptLineNumber: 1, PositionMessage: '' }),
    });
    expect(shown(error)).toBe('Get-Item: No such thing.');
  });
  test('colours the mark and the message where the host shows colours', () => {
    const text = shown(errorAt('x = 1 / 0', '1 / 0'), 'ConciseView', { supportsVirtualTerminal: true });
    expect(text).toContain('\x1b[36;1m   1 | \x1b[0m x = \x1b[36;1m1 / 0\x1b[0m');
    expect(text).toContain('\x1b[36;1m     | \x1b[31;1mIt broke.');
  });
  test('details replace the message, and a recommendation follows', () => {
    const error = custom({
      Exception: custom({ Message: 'inner' }),
      FullyQualifiedErrorId: 'Id',
      CategoryInfo: custom({ Category: 'NotSpecified', Activity: 'Write-Error', Reason: 'X' }),
      ErrorDetails: custom({ Message: 'msg', RecommendedAction: 'act' }),
    });
    expect(shown(error)).toBe('Write-Error: msg\n  Recommendation: act');
  });
  test('a failed assertion says itself where it stands', () => {
    const target = Hashtable.of([
      ['File', '/t/a.Tests.ps1'],
      ['Line', 12],
      ['LineText', '  $x | Should -Be 1'],
      ['StartColumn', 6],
      ['EndColumn', 12],
    ]);
    expect(shown(errorAt('x', 'x', { TargetObject: target }))).toBe(
      'RuntimeException: /t/a.Tests.ps1\nLine |\n  12 | $x | Should -Be 1\n     |      ~~~~~~\n     | It broke.\n',
    );
  });
});

test('NormalView adds position, category and id', () => {
  const text = shown(
    errorAt('1 / 0', '1 / 0', { CategoryInfo: 'NotSpecified: (:) [], RuntimeException' }),
    'NormalView',
  );
  expect(text).toBe(
    'It broke.\nAt /tmp/a.ps1:1 char:1\n+ 1 / 0\n+ ~~~~~\n+ CategoryInfo          : NotSpecified: (:) [], RuntimeException\n+ FullyQualifiedErrorId : Id',
  );
});
