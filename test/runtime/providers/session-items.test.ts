/** The flat providers: variables and environment variables as items. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DictionaryEntry } from '../../../src/runtime/dotnet/collections/pairs.js';
import { membersOf } from '../../../src/runtime/objects/ps-object.js';
import { describeErrors, failure, type TestSession, testSession } from './support.js';

let t: TestSession;
beforeEach(() => {
  t = testSession();
});
afterEach(() => t.dispose());

const entries = () =>
  t.written.splice(0).map((item) => [(item as DictionaryEntry).key, (item as DictionaryEntry).value]);

test('environment variables are got, set, copied, renamed and removed', () => {
  const { items, copyMove, childItems } = t.session;
  items.set('env:ONE', 1, t.context());
  items.create('env:TWO', '', '', 'two', t.context());
  copyMove.copy('env:ONE', 'env:UN', false, true, t.context());
  items.rename('env:TWO', 'DEUX', t.context());
  expect(entries()).toEqual([
    ['ONE', '1'],
    ['TWO', 'two'],
    ['UN', '1'],
    ['DEUX', 'two'],
  ]);
  childItems.get('env:', false, 1, t.context());
  expect(entries().map(([name]) => name)).toEqual(['DEUX', 'HOME', 'ONE', 'UN']);
  const [info] = t.session.paths.resolve('env:U*', t.context());
  if (info !== undefined) items.remove(info, false, t.context());
  expect(items.exists('env:UN', t.context())).toBe(false);
});

test('items tell where they came from, without a parent', () => {
  t.session.items.get('Env:HOME', t.context());
  expect(membersOf(t.written[0])?.shape.names).toEqual(['PSPath', 'PSDrive', 'PSProvider', 'PSIsContainer']);
});

test('what flat providers refuse', () => {
  const { items, copyMove, content, properties } = t.session;
  items.create('env:HOME', '', '', 'x', t.context());
  items.create('env:', '', '', 'x', t.context());
  copyMove.copy('env:HOME', t.root, false, true, t.context());
  expect(describeErrors(t).map((text) => text.split('.')[0])).toEqual([
    "Argument: The item at path 'HOME' already exists",
    'NewItemNullPath: Cannot process argument because the value of argument "path" is not valid',
    'CopyItemSourceAndDestinationNotSameProvider: Source and destination path did not resolve to the same provider',
  ]);
  expect(failure(() => copyMove.move('env:HOME', 'env:X', t.context()))).toBe(
    'NotSupported: The NavigationCmdletProvider methods are not supported by this provider.',
  );
  expect(failure(() => content.clear('env:HOME', t.context()))).toMatch(
    /^NotSupported: Cannot perform the ClearContent/,
  );
  expect(failure(() => properties.get('env:HOME', [], t.context()))).toMatch(/^NotSupported: Cannot use interface/);
  expect(failure(() => items.get('nope:x', t.context()))).toMatch(/^DriveNotFound/);
  expect(failure(() => items.get('env:*', t.context({ filter: 'H*' })))).toBe(
    'NotSupported: Cannot call method. The provider does not support the use of filters.',
  );
});

test('content is the value', () => {
  const { content, paths, items } = t.session;
  items.set('variable:list', [1, 2], t.context());
  const [info] = paths.resolve('variable:list', t.context());
  if (info === undefined) throw new Error('no variable');
  const reader = content.reader(info, t.context());
  expect(reader?.read(1)).toEqual([1, 2]);
  expect(reader?.read(1)).toEqual([]);
  const writer = content.writer(info, t.context());
  writer?.write(['new']);
  expect(t.environment.variables.valueOf(t.environment.variables.get('list'))).toBe('new');
});
