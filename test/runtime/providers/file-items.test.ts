/** Items of the file system: made, listed, copied, moved and removed, with PowerShell's errors. */
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileSystemInfo } from '../../../src/runtime/dotnet/io/file-system-info.js';
import { getProperty } from '../../../src/runtime/objects/members.js';
import { membersOf } from '../../../src/runtime/objects/ps-object.js';
import { unlimitedDepth } from '../../../src/runtime/providers/child-items.js';
import { describeErrors, failure, type TestSession, testSession } from './support.js';

let t: TestSession;
beforeEach(() => {
  t = testSession();
});
afterEach(() => t.dispose());

type Changes = Parameters<TestSession['context']>[0];
const tree = (files: Record<string, string | null>) => {
  for (const [path, content] of Object.entries(files)) {
    const full = `${t.root}/${path}`;
    if (content === null) mkdirSync(full, { recursive: true });
    else writeFileSync(full, content);
  }
};
const written = () => t.written.splice(0).map((item) => (item as FileSystemInfo).fullName.replace(t.root, '$ROOT'));
const errors = () => describeErrors(t).map((text) => text.replaceAll(t.root, '$ROOT'));
const make = (path: string, type = '', value: unknown = null, changes: Changes = {}) => {
  t.session.items.create(path, '', type, value, t.context(changes));
  return written();
};
const list = (path: string, recurse = false, changes: Changes = {}, depth = unlimitedDepth) => {
  t.session.childItems.get(path, recurse, depth, t.context(changes));
  return written();
};
const names = (path: string, recurse = false, changes: Changes = {}) => [
  ...t.session.childItems.namesOf(path, recurse, unlimitedDepth, t.context(changes)),
];
const copy = (path: string, destination: string, recurse = false, changes: Changes = {}, asContainer = true) => {
  t.session.copyMove.copy(path, destination, recurse, asContainer, t.context(changes));
  return written();
};
const move = (path: string, destination: string, changes: Changes = {}) => {
  t.session.copyMove.move(path, destination, t.context(changes));
  return written();
};
const remove = (path: string, recurse = false, changes: Changes = {}) => {
  const context = t.context(changes);
  for (const info of t.session.paths.resolve(path, context.withoutFilters()))
    t.session.items.remove(info, recurse, context);
};

test('an item tells where it came from', () => {
  tree({ 'a.txt': 'text' });
  t.session.items.get('a.txt', t.context());
  const item = t.written[0];
  const notes = membersOf(item);
  expect(notes?.shape.names).toEqual([
    'PSPath',
    'PSParentPath',
    'PSChildName',
    'UnixStat',
    'PSDrive',
    'PSProvider',
    'PSIsContainer',
  ]);
  expect(notes?.entry('PSPath')).toBe(`Microsoft.PowerShell.Core\\FileSystem::${t.root}/a.txt`);
  expect(notes?.entry('PSParentPath')).toBe(`Microsoft.PowerShell.Core\\FileSystem::${t.root}`);
  expect(notes?.entry('PSChildName')).toBe('a.txt');
  expect(String(notes?.entry('PSDrive'))).toBe('/');
  expect(getProperty(getProperty(item, 'UnixStat'), 'Size')).toBe(4n);
});

test('new files, folders and links', () => {
  expect(make('a.txt', '', 'text')).toEqual(['$ROOT/a.txt']);
  expect(readFileSync(`${t.root}/a.txt`, 'utf8')).toBe('text');
  expect(make('d/e', 'dir')).toEqual(['$ROOT/d/e']);
  expect(make('sym', 'sym', 'none')).toEqual(['$ROOT/sym']);
  expect(lstatSync(`${t.root}/sym`).isSymbolicLink()).toBe(true);
  expect(make('hard', 'hard', 'a.txt')).toEqual(['$ROOT/hard']);
  expect(lstatSync(`${t.root}/hard`).nlink).toBe(2);
  expect(make('no/where/f.txt', 'file', null, { force: true })).toEqual(['$ROOT/no/where/f.txt']);
});

test('new items that cannot be', () => {
  tree({ d: null, 'a.txt': '' });
  make('a.txt');
  make('d', 'Directory');
  make('no/where.txt');
  make('a.txt', 'sym', 'x');
  make('h', 'hard', 'none');
  make('h', 'hard', 'd');
  make('j', 'junction', 'd');
  make('d/f/');
  expect(errors()).toEqual([
    "NewItemIOError: The file '$ROOT/a.txt' already exists.",
    'DirectoryExist: An item with the specified name $ROOT/d already exists.',
    "NewItemIOError: Could not find a part of the path '$ROOT/no/where.txt'.",
    'SymLinkExists: Cannot create link because the path already exists: $ROOT/a.txt.',
    'ItemNotFound: Could not find item $ROOT/none.',
    "ItemNotFile: A file is required for the operation. The item '$ROOT/d' is not a file.",
    'NotAbsolutePath: Creating a junction requires an absolute path for the target.',
  ]);
  expect(failure(() => make('q', 'Zed'))).toBe(
    'Argument: The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
  );
  expect(failure(() => make('q', 'sym'))).toMatch(/^ArgumentNull: Link 'q' cannot be created/);
});

test('listing: folders first, hidden ones on demand, links not entered', () => {
  tree({ 'sub/in': null, 'b.txt': '', 'A.txt': '', '.hid': '', 'sub/c.txt': '', 'sub/in/d.TXT': '' });
  symlinkSync('sub', `${t.root}/link`);
  expect(list('')).toEqual(['$ROOT/link', '$ROOT/sub', '$ROOT/A.txt', '$ROOT/b.txt']);
  expect(list('', false, { force: true })).toContain('$ROOT/.hid');
  expect(list('', true, { filter: '*.txt' })).toEqual([
    '$ROOT/A.txt',
    '$ROOT/b.txt',
    '$ROOT/sub/c.txt',
    '$ROOT/sub/in/d.TXT',
  ]);
  expect(list('', true, {}, 0)).toHaveLength(4);
  expect(list('', true, {}, 1)).toHaveLength(6);
  expect(list('', false, { dynamic: { Directory: true } })).toEqual(['$ROOT/link', '$ROOT/sub']);
  expect(list('', true, { dynamic: { File: true, FollowSymlink: true }, filter: 'c.*' })).toHaveLength(1);
  expect(names('sub', true)).toEqual(['in', 'c.txt', 'in/d.TXT']);
  expect(failure(() => list('none')).replace(t.root, '$ROOT')).toBe(
    "PathNotFound: Cannot find path '$ROOT/none' because it does not exist.",
  );
  expect(failure(() => list('none/sub', true)).replace(t.root, '$ROOT')).toBe(
    "PathNotFound: Cannot find path '$ROOT/none/' because it does not exist.",
  );
});

test('-Include and -Exclude', () => {
  tree({ 't/s': null, 't/a.txt': '', 't/b.log': '', 't/s/c.txt': '', 't/s/d.TXT': '' });
  const leaves = (paths: string[]) => paths.map((path) => path.replace(/.*\//, '')).join();
  expect(leaves(list('t', false, { include: ['*.txt'] }))).toBe('');
  expect(leaves(list('t/*', false, { include: ['*.txt'] }))).toBe('a.txt');
  expect(leaves(list('t', true, { include: ['*.txt', '*.log'] }))).toBe('c.txt,d.TXT,a.txt,b.log');
  expect(leaves(list('t', true, { exclude: ['*.txt'] }))).toBe('s,b.log');
  expect(leaves(list('t', true, { exclude: ['s'] }))).toBe('c.txt,d.TXT,a.txt,b.log');
  expect(leaves(list('t/*.txt', true))).toBe('c.txt,d.TXT,a.txt');
  expect(leaves(list('t/*', false, { dynamic: { File: true }, exclude: ['*.log'] }))).toBe('a.txt');
});

test('copying', () => {
  tree({ 'src/in': null, 'src/f.txt': '1', 'src/in/g.txt': '2', flat: null });
  expect(copy('src', 'plain')).toEqual(['$ROOT/plain']);
  expect(names('plain', true)).toEqual([]);
  copy('src', 'full', true);
  expect(names('full', true)).toEqual(['in', 'f.txt', 'in/g.txt']);
  copy('src', 'full', true);
  expect(existsSync(`${t.root}/full/src/in/g.txt`)).toBe(true);
  copy('src', 'ex', true, { exclude: ['g.txt'] });
  expect(names('ex', true)).toEqual(['in', 'f.txt']);
  copy('src', 'flat', true, {}, false);
  expect(names('flat', true)).toEqual(['in', 'f.txt', 'g.txt']);
  copy('src/f.txt', 'src/f.txt');
  copy('src/f.txt', 'no/f.txt');
  copy('src', 'src/f.txt', true);
  copy('src/f.txt', 'no/');
  expect(errors()).toEqual([
    'CopyError: Cannot overwrite the item $ROOT/src/f.txt with itself.',
    "CopyFileInfoItemIOError: Could not find a part of the path '$ROOT/no/f.txt'.",
    'CopyContainerItemToLeafError: Container cannot be copied onto existing leaf item.',
    "CopyFileInfoItemUnauthorizedAccessError: Access to the path '$ROOT/no/' is denied.",
  ]);
});

test('a copy keeps mode and times', () => {
  tree({ 'a.sh': 'x' });
  chmodSync(`${t.root}/a.sh`, 0o755);
  copy('a.sh', 'b.sh');
  const [from, to] = [lstatSync(`${t.root}/a.sh`), lstatSync(`${t.root}/b.sh`)];
  expect(to.mode).toBe(from.mode);
  expect(Math.abs(to.mtimeMs - from.mtimeMs)).toBeLessThan(1);
});

test('moving and renaming', () => {
  tree({ 'a.txt': 'A', 'b.txt': 'B', d: null, 'e/in': null });
  expect(move('a.txt', 'd')).toEqual(['$ROOT/d/a.txt']);
  move('b.txt', 'd/a.txt');
  move('b.txt', 'no/x');
  move('d', 'd/sub');
  move('d', 'b.txt');
  expect(errors()).toEqual([
    "MoveFileInfoItemIOError: The file '$ROOT/d/a.txt' already exists.",
    "MoveFileInfoItemIOError: Could not find a part of the path '$ROOT/no/x'.",
    'MoveItemArgumentError: Destination path cannot be a subdirectory of the source or the source itself: $ROOT/d/sub.',
    'DirectoryExist: An item with the specified name $ROOT/b.txt already exists.',
  ]);
  expect(move('b.txt', 'd/a.txt', { force: true })).toEqual(['$ROOT/d/a.txt']);
  expect(readFileSync(`${t.root}/d/a.txt`, 'utf8')).toBe('B');
  expect(move('d', 'e')).toEqual(['$ROOT/e/d/']);
  const rename = (path: string, newName: string) => t.session.items.rename(path, newName, t.context());
  rename('e/d/a.txt', './c.txt');
  rename('e/d', `${t.root}/e/f`);
  expect(written()).toEqual(['$ROOT/e/d/c.txt', '$ROOT/e/f/']);
  rename('e/f', 'in');
  expect(errors()).toEqual([
    "RenameItemIOError: Cannot create '$ROOT/e/in' because a file or directory with the same name already exists.",
  ]);
  expect(failure(() => rename('e/f', 'x/y'))).toBe(
    'Argument: Cannot rename the specified target, because it represents a path or device name.',
  );
});

test('removing asks for each item, and guards hidden and read-only ones', () => {
  tree({ 'd/in': null, 'd/in/f.txt': '', '.hid': '', 'ro.txt': '' });
  chmodSync(`${t.root}/ro.txt`, 0o444);
  remove('.hid', false, { literal: true });
  remove('ro.txt');
  expect(errors()).toEqual(
    ['.hid', 'ro.txt'].map(
      (name) =>
        `RemoveFileSystemItemUnAuthorizedAccess: Cannot remove item $ROOT/${name}: You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.`,
    ),
  );
  remove('ro.txt', false, { force: true });
  expect(existsSync(`${t.root}/ro.txt`)).toBe(false);
  t.questions.length = 0;
  remove('d', true);
  expect(t.questions.map((question) => question.replace(t.root, '$ROOT'))).toEqual([
    'Remove Directory: $ROOT/d',
    'Remove Directory: $ROOT/d/in',
    'Remove File: $ROOT/d/in/f.txt',
  ]);
  expect(existsSync(`${t.root}/d`)).toBe(false);
});

test('a link to a folder goes without what it leads to', () => {
  tree({ dir: null, 'dir/in.txt': '' });
  symlinkSync('dir', `${t.root}/link`);
  remove('link', true);
  expect(existsSync(`${t.root}/link`)).toBe(false);
  expect(existsSync(`${t.root}/dir/in.txt`)).toBe(true);
});

test('-WhatIf leaves everything as it is', () => {
  tree({ 'a.txt': 'text', d: null });
  t.answer = false;
  make('b.txt');
  copy('a.txt', 'c.txt');
  move('a.txt', 'd');
  remove('*', true);
  expect(names('')).toEqual(['d', 'a.txt']);
  expect(t.questions[0]?.replace(t.root, '$ROOT')).toBe('Create File: Destination: $ROOT/b.txt');
  expect(t.questions[1]?.replaceAll(t.root, '$ROOT')).toBe('Copy File: Item: $ROOT/a.txt Destination: $ROOT/c.txt');
});
