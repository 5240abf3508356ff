/** Switches that are refused, since the session would be another one than was asked for without them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/command-line.js';

describe('refused', () => {
  test.each([
    [['-ConfigurationFile', 'a.pssc'], '-ConfigurationFile'],
    [['-s', '-ConfigurationFile', 'a.pssc'], '-ConfigurationFile'],
    [['-NoProfile', '--configurationfile', 'a.pssc', '-Command', '1'], '-ConfigurationFile'],
    [['-SettingsFile', 'a.json', '-File', 'a.ps1'], '-SettingsFile'],
    [['-settings', 'a.json'], '-SettingsFile'],
    [['-EncodedArguments', 'AA==', '-Command', '1'], '-EncodedArguments'],
    [['-ea', 'AA=='], '-EncodedArguments'],
    [['-ConfigurationName', 'Admins'], '-ConfigurationName'],
    [['-config', 'Admins', '-Command', '1'], '-ConfigurationName'],
  ])('%j', (argv, name) => {
    const { error, exitCode } = parseCommandLine(argv);
    expect(error).toContain(`because ${name} is`);
    expect(exitCode).toBe(64);
  });
});

test.each([
  [['-ConfigurationName', 'Admins', '-s'], 'server'],
  [['-sshs', '-ConfigurationName', 'Admins'], 'sshServer'],
] as const)('a server has the name of its configuration: %j', (argv, mode) =>
  expect(parseCommandLine(argv)).toMatchObject({ error: null, mode, configurationName: 'Admins' }),
);

test('scripts start this shell as $PSHOME/pwsh', () => {
  const cli = join(import.meta.dirname, '../../dist/cli.cjs');
  const script = `& "$PSHOME/pwsh" -NoProfile -Command '$PSVersionTable.ContainsKey("Periwinkle")'`;
  const { stdout } = spawnSync(process.execPath, [cli, '-NoProfile', '-Command', script], { encoding: 'utf8' });
  expect(stdout).toBe('True\n');
});

test('words after a command or a file are its own', () => {
  expect(parseCommandLine(['-Command', 'x', '-ConfigurationFile', 'a'])).toMatchObject({
    error: null,
    command: 'x -ConfigurationFile a',
  });
  expect(parseCommandLine(['a.ps1', '-SettingsFile', 'b'])).toMatchObject({
    error: null,
    args: ['-SettingsFile', 'b'],
  });
});
