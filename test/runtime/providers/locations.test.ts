/** Locations: where a session stands, its history and its stacks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PSDriveInfo } from '../../../src/runtime/providers/drive-info.js';
import { failure, type TestSession, testSession } from './support.js';

let t: TestSession;
beforeEach(() => {
  t = testSession();
  mkdirSync(`${t.root}/sub/in`, { recursive: true });
  writeFileSync(`${t.root}/f.txt`, '');
});
afterEach(() => t.dispose());

const here = () => t.session.locations.current.path.replace(t.root, '$ROOT');
const go = (path: string) => {
  t.session.locations.set(path, t.context());
  return here();
};

test('the location follows, by path and by drive', () => {
  expect(go('sub')).toBe('$ROOT/sub');
  expect(go('..')).toBe('$ROOT');
  expect(go('su*')).toBe('$ROOT/sub');
  expect(go('/')).toBe('/');
  expect(t.session.locations.current.providerPath).toBe('/');
  expect(go('Env:')).toBe('Env:/');
  expect(failure(() => go('~'))).toMatch(/^InvalidOperation: Home location for this provider is not set/);
  expect(go(t.root)).toBe('$ROOT');
  expect(go(`FileSystem::${t.root}/sub`)).toBe('Microsoft.PowerShell.Core\\FileSystem::$ROOT/sub');
  expect(t.session.locations.current.drive).toBeNull();
  expect(t.session.paths.providerPath('x')).toBe(`${t.root}/sub/x`);
  expect(go('..')).toBe('Microsoft.PowerShell.Core\\FileSystem::$ROOT');
});

test('files, missing paths and several containers are no locations', () => {
  mkdirSync(`${t.root}/sub2`);
  expect(failure(() => go('f.txt'))).toBe("PathNotFound: Cannot find path 'f.txt' because it does not exist.");
  expect(failure(() => go('none*'))).toBe("PathNotFound: Cannot find path 'none*' because it does not exist.");
  expect(failure(() => go('s*'))).toMatch(/^Argument: Cannot set the location because path 's\*' resolved to multiple/);
  expect(failure(() => go('nope:'))).toMatch(/^DriveNotFound/);
  expect(here()).toBe('$ROOT');
});

test('minus goes back and plus forward again', () => {
  go('sub');
  go('in');
  expect(go('-')).toBe('$ROOT/sub');
  expect(go('-')).toBe('$ROOT');
  expect(go('+')).toBe('$ROOT/sub');
  expect(go('+')).toBe('$ROOT/sub/in');
  expect(failure(() => go('+'))).toBe(
    'System.InvalidOperationException: There is no location history left to navigate forwards.',
  );
});

test('a drive keeps its own location', () => {
  const drive = new PSDriveInfo('work', t.session.providers.get('FileSystem'), `${t.root}/sub`);
  t.session.newDrive(drive, '', t.context());
  expect(go('work:')).toBe('work:/');
  expect(t.session.locations.current.providerPath).toBe(`${t.root}/sub/`);
  expect(go('in')).toBe('work:/in');
  expect(go('~')).toBe('$ROOT');
  expect(go('work:')).toBe('work:/in');
  expect(t.session.drives.all().map((d) => d.name)).toEqual([
    '/',
    'Alias',
    'Env',
    'Function',
    'Temp',
    'Variable',
    'work',
  ]);
});

test('drives that cannot be made', () => {
  const provider = t.session.providers.get('FileSystem');
  const make = (name: string, root: string) =>
    t.session.newDrive(new PSDriveInfo(name, provider, root), '', t.context());
  expect(failure(() => make('a.b', '/tmp'))).toMatch(/^Argument: Cannot process the drive name/);
  make('ok', '/no/such');
  expect(t.errors.map((e) => e.errorId)).toEqual(['DriveRootError']);
  make('ok', '/tmp');
  expect(failure(() => make('OK', '/tmp'))).toBe("DriveAlreadyExists: A drive with the name 'OK' already exists.");
});

test('stacks', () => {
  const { locations } = t.session;
  locations.push('');
  go('sub');
  locations.push('');
  go('in');
  expect(locations.stack('').paths.map((p) => p.path.replace(t.root, '$ROOT'))).toEqual(['$ROOT/sub', '$ROOT']);
  locations.pop('', t.context());
  expect(here()).toBe('$ROOT/sub');
  locations.push('named');
  go('/');
  locations.pop('nam*', t.context());
  expect(here()).toBe('$ROOT/sub');
  expect(failure(() => locations.pop('named', t.context()))).toBe(
    "Argument: Cannot find location stack 'named'. It does not exist or it is not a container.",
  );
});

test('the location and what is around it are in use', () => {
  go('sub/in');
  const isUsed = (path: string) => t.session.locations.isCurrentOrAncestor(path, t.context());
  expect(isUsed('.')).toBe(true);
  expect(isUsed(`${t.root}/sub`)).toBe(true);
  expect(isUsed('/')).toBe(true);
  expect(isUsed(`${t.root}/su`)).toBe(false);
  expect(isUsed('Env:')).toBe(false);
});

test('a drive goes with the scope that made it', () => {
  const provider = t.session.providers.get('FileSystem');
  t.scopes.unshift({});
  t.session.newDrive(new PSDriveInfo('inner', provider, '/tmp'), '', t.context());
  t.session.newDrive(new PSDriveInfo('outer', provider, '/tmp'), 'global', t.context());
  const names = (scope = '') => t.session.drives.all(scope).map((drive) => drive.name);
  expect(names('0')).toEqual(['inner']);
  expect(names()).toContain('inner');
  t.scopes.shift();
  expect(names()).not.toContain('inner');
  expect(t.session.paths.providerPath('outer:x')).toBe('/tmp/x');
  expect(failure(() => t.session.paths.providerPath('inner:x'))).toMatch(/^DriveNotFound/);
});
