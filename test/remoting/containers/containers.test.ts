/** Sessions in containers: the real engine in a container of podman's, and stand-ins for the commands that are not here. */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execCommand } from '../../../src/remoting/containers/container-channel.js';
import { startContainer } from '../support/container.js';
import { oracle } from '../support/real.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));
const container = existsSync(shell) ? startContainer(['pwsh']) : null;
const other = container && startContainer(['powershell']);
const bare = container && startContainer([]);
afterAll(() => {
  for (const one of [container, other, bare]) one?.stop();
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'containers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, env: NodeJS.ProcessEnv = {}): Promise<{ out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [shell, '-NoProfile', '-NonInteractive', '-Command', script],
      { env: { ...process.env, NO_COLOR: '1', ...env } },
      (_error, out, err) => resolve({ out: out.trim(), err: err.trim() }),
    );
    child.stdin?.end();
  });
}
/** A command of that name, alone on the PATH of the shell. */
function standIn(name: string, text: string): NodeJS.ProcessEnv {
  const path = mkdtempSync(join(folder, 'path-'));
  writeFileSync(join(path, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(path, name), 0o755);
  return { PATH: path };
}

describe.skipIf(!container)('a container of podman', { timeout: 120_000 }, () => {
  const podman = { PERIWINKLE_CONTAINER_TOOL: 'podman' };

  test('by name, by id and by the beginning of the id', async () => {
    const { id, name } = container as NonNullable<typeof container>;
    for (const reference of [name, id, id.slice(0, 12)]) {
      const script = `Invoke-Command -ContainerId ${reference} { [Environment]::UserName; 6 * 7 }`;
      expect(await run(script, podman)).toEqual({ out: 'ann\n42', err: '' });
    }
  });

  test('as administrator, in a session that stays', async () => {
    const { id } = container as NonNullable<typeof container>;
    const script = `$s = New-PSSession -ContainerId ${id} -RunAsAdministrator
      Invoke-Command $s { $x = [Environment]::UserName }
      "$(Invoke-Command $s { $x }) $($s.ComputerType) $($s.Transport) $($s.ContainerId -eq '${id}') $($s.State)"
      Remove-PSSession $s`;
    expect(await run(script, podman)).toEqual({ out: 'root Container Container True Opened', err: '' });
  });

  test('where pwsh is missing, the next shell is taken', async () => {
    const script = `Invoke-Command -ContainerId ${other?.name} { 'here' }`;
    expect(await run(script, podman)).toEqual({ out: 'here', err: '' });
  });

  test('without a shell it says which were tried', async () => {
    const { out } = await run(
      `New-PSSession -ContainerId ${bare?.name} -ErrorAction SilentlyContinue; $Error[0].FullyQualifiedErrorId; "$($Error[0])"`,
      podman,
    );
    expect(out).toContain('CreateRemoteRunspaceForContainerFailed,Microsoft.PowerShell.Commands.NewPSSessionCommand');
    expect(out).toContain(
      `Failed to launch PowerShell process (pwsh, powershell, periwinkle) inside container with id ${bare?.name} with error:`,
    );
  });

  test('a container that is not there', async () => {
    const { out } = await run('try { New-PSSession -ContainerId nowhere -ErrorAction Stop } catch { "$_" }', podman);
    expect(out).toContain(
      'The input ContainerId nowhere does not exist, or the corresponding container is not running.',
    );
  });
});

describe.skipIf(!existsSync(shell))('the commands for containers', { timeout: 60_000 }, () => {
  test('none of them is there', async () => {
    const script = `try { New-PSSession -ContainerId x -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }`;
    expect((await run(script, { PATH: folder })).out).toBe(
      'CreateRemoteRunspaceForContainerFailed,Microsoft.PowerShell.Commands.NewPSSessionCommand\n' +
        'The Containers feature may not be enabled on this machine.\nNone of these commands is on the PATH: docker, podman, nerdctl.',
    );
  });

  test('a service that does not run, and a container that is stopped', async () => {
    const script = `try { New-PSSession -ContainerId x -ErrorAction Stop } catch { "$_" }`;
    const { out } = await run(script, standIn('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1'));
    expect(out).toContain('The Containers feature may not be enabled on this machine.\ndocker: Cannot connect');
    const stopped = standIn('nerdctl', `echo '[{ "State": { "Running": false, "Status": "exited" } }]'`);
    expect((await run(script, stopped)).out).toContain(
      'is not running.\nnerdctl: The state of the container is: exited.',
    );
  });

  test.skipIf(!oracle)('kubectl, by a stand-in that runs the command here', async () => {
    const kubectl = standIn(
      'kubectl',
      `echo "$*" > ${folder}/kubectl; while [ "$1" != -- ]; do shift; done; shift 2; exec ${oracle} "$@"`,
    );
    const script = `Invoke-Command -ContainerId pod/web/sidecar { 'in the pod' }; [IO.File]::ReadAllText('${folder}/kubectl')`;
    expect(await run(script, kubectl)).toEqual({
      out: 'in the pod\nexec -i pod/web -c sidecar -- pwsh -s -NoLogo -NoProfile',
      err: '',
    });
  });
});

test('the command lines', () => {
  const target = { containerId: 'web', runAsAdministrator: true, configurationName: 'Admin', tool: '', env: {} };
  const docker = { command: ['docker'], style: 'docker', windows: true } as const;
  expect(execCommand(docker, target, 'pwsh').join(' ')).toBe(
    'docker exec -i --user ContainerAdministrator web pwsh -s -NoLogo -NoProfile -ConfigurationName Admin',
  );
  expect(execCommand({ ...docker, windows: false }, target, 'pwsh')).toContain('0');
});
