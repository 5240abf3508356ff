/** Path resolution, as PowerShell 7.6 on Linux does it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure, type TestSession, testSession } from './support.js';

let t: TestSession;
beforeEach(() => {
  t = testSession();
});
afterEach(() => t.dispose());

const unresolved = (path: string) => t.session.paths.providerPath(path).replace(t.root, '$ROOT');
const resolved = (path: string) =>
  t.session.paths.resolve(path, t.context()).map((info) => info.path.replace(t.root, '$ROOT'));

test('relative paths stand on the current location', () => {
  expect(unresolved('x')).toBe('$ROOT/x');
  expect(unresolved('')).toBe('$ROOT');
  expect(unresolved('./')).toBe('$ROOT');
  expect(unresolved('x\\y')).toBe('$ROOT/x/y');
  expect(unresolved('x//y/')).toBe('$ROOT/x/y/');
  expect(unresolved('a/./b/../c')).toBe('$ROOT/a/c');
  expect(unresolved('./a:b')).toBe('$ROOT/a:b');
  expect(unresolved('~x')).toBe('$ROOT/~x');
});

test('dots climb, and stop at the root', () => {
  expect(unresolved('..')).toBe('/tmp');
  expect(unresolved('../')).toBe('/tmp');
  expect(unresolved('../../../..')).toBe('/');
  expect(unresolved('/..')).toBe('/');
  expect(unresolved('/tmp/../etc/./hosts')).toBe('/etc/hosts');
});

test('home, drives and providers are found in the text', () => {
  expect(unresolved('~')).toBe('$ROOT');
  expect(unresolved('~/x')).toBe('$ROOT/x');
  expect(unresolved('FileSystem::~/x')).toBe('$ROOT/x');
  expect(unresolved('FileSystem::x/..')).toBe('x/..');
  expect(unresolved('Microsoft.PowerShell.Core\\Environment::x')).toBe('x');
  expect(unresolved('Env:x')).toBe('x');
  expect(unresolved('Env:/x/y')).toBe('x/y');
  expect(unresolved('Temp:/x')).toBe('/tmp/x');
  expect(unresolved('Temp:')).toBe('/tmp/');
  expect(unresolved('//tmp')).toBe('//tmp');
});

test('what names no drive or provider is refused', () => {
  expect(failure(() => unresolved('a:b'))).toBe(
    "DriveNotFound: Cannot find drive. A drive with the name 'a' does not exist.",
  );
  expect(failure(() => unresolved('Nope::/x'))).toBe("ProviderNotFound: Cannot find a provider with the name 'Nope'.");
  expect(failure(() => unresolved('a\\b\\Environment::x'))).toMatch(/^ProviderNotFoundBadFormat/);
});

test('wildcards are expanded level by level, folders first', () => {
  mkdirSync(`${t.root}/sub`);
  for (const name of ['q1.ps1', 'q2.ps1', 'sub/q3.ps1']) writeFileSync(`${t.root}/${name}`, '');
  expect(resolved('*')).toEqual(['$ROOT/sub', '$ROOT/q1.ps1', '$ROOT/q2.ps1']);
  expect(resolved('Q[1].ps1')).toEqual(['$ROOT/q1.ps1']);
  expect(resolved('S*/q?.ps1')).toEqual(['$ROOT/sub/q3.ps1']);
  expect(resolved('*/q3.ps1')).toEqual(['$ROOT/sub/q3.ps1']);
  expect(resolved(`FileSystem::${t.root}/q*`)).toEqual(['FileSystem::$ROOT/q1.ps1', 'FileSystem::$ROOT/q2.ps1']);
  expect(resolved('none*')).toEqual([]);
  expect(failure(() => resolved('none/x*')).replace(t.root, '$ROOT')).toBe(
    "PathNotFound: Cannot find path '$ROOT/none' because it does not exist.",
  );
});

test('a location with wildcard characters in its name is taken as it is', () => {
  mkdirSync(`${t.root}/[x]`);
  writeFileSync(`${t.root}/[x]/a.txt`, '');
  t.session.locations.set('[x]', t.context({ literal: true }));
  expect(resolved('*')).toEqual(['$ROOT/[x]/a.txt']);
  expect(resolved('a.txt')).toEqual(['$ROOT/[x]/a.txt']);
});

test('missing paths are named as they were resolved, literal ones as they were written', () => {
  expect(failure(() => resolved('nofile')).replace(t.root, '$ROOT')).toBe(
    "PathNotFound: Cannot find path '$ROOT/nofile' because it does not exist.",
  );
  expect(failure(() => t.session.paths.resolve('nofile', t.context({ literal: true })))).toBe(
    "PathNotFound: Cannot find path 'nofile' because it does not exist.",
  );
  expect(failure(() => resolved('Env:/NOPE'))).toBe(
    "PathNotFound: Cannot find path 'Env:/NOPE' because it does not exist.",
  );
  expect(failure(() => resolved('FileSystem::/none'))).toBe(
    "PathNotFound: Cannot find path '/none' because it does not exist.",
  );
});

test('parents and names', () => {
  const { paths } = t.session;
  expect(paths.parent('/tmp/w/', '')).toBe('/tmp');
  expect(paths.parent('/tmp', '')).toBe('');
  expect(paths.parent('tmp', '')).toBe('');
  expect(paths.parent('Temp:x/y', '')).toBe('Temp:x');
  expect(paths.parent('Temp:/x', '')).toBe('Temp:/');
  expect(paths.parent('FileSystem::/x/y', '')).toBe('FileSystem::/x');
  expect(failure(() => paths.parent('/', ''))).toMatch(/^Argument: Cannot process argument/);
  expect(failure(() => paths.parent('Env:x', ''))).toMatch(/^NotSupported/);
  expect(paths.childName('FileSystem::/x/y')).toBe('y');
  expect(paths.childName('Env:HOME')).toBe('HOME');
  expect(paths.childName('/')).toBe('');
});

test('joining', () => {
  const { paths } = t.session;
  const join = (parent: string, child: string) => paths.combine(parent, child);
  expect(join('', '')).toBe('');
  expect(join('a', '')).toBe('a/');
  expect(join('', 'a\\b')).toBe('a/b');
  expect(join('Env:', 'a')).toBe('Env:/a');
  expect(join('Temp:', 'a')).toBe('Temp:/a');
  expect(join('FileSystem::/a', 'b')).toBe('FileSystem::/a/b');
  expect(join('a//', '//b')).toBe('a///b');
});

test('relative paths of others', () => {
  const relative = (path: string, base: string) => t.session.paths.normalizeRelative(path, base, t.context());
  expect(relative('/tmp/w/q1.ps1', '/tmp')).toBe('w/q1.ps1');
  expect(relative('/tmp/w', '/tmp/w')).toBe('../w');
  expect(relative('/etc/hosts', '/tmp/w')).toBe('../../etc/hosts');
  expect(relative('/tmp', '/tmp/w')).toBe('../../tmp');
});
