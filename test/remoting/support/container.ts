/**
 * A container of podman's whose root is this machine's `/usr` and a folder of shells: nothing has to be pulled. Kernels and
 * control groups differ, so a few ways to run it are tried. Where none works the tests are skipped; with PERIWINKLE_REQUIRE_REAL=1
 * they fail when podman is missing, but not when this machine's kernel lets it run nothing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { oracle } from './real.js';

const waysToRun = [
  { global: [], run: [] },
  { global: ['--cgroup-manager', 'cgroupfs'], run: ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1000:1000'] },
  {
    global: ['--runtime', 'runc', '--cgroup-manager', 'cgroupfs'],
    run: ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1000:1000'],
  },
];

export interface TestContainer {
  id: string;
  name: string;
  stop(): void;
}

/** Starts a container that has the shells named; null where podman cannot run one. */
export function startContainer(shells: readonly string[]): TestContainer | null {
  if (!oracle) return null;
  const folder = mkdtempSync(join(tmpdir(), 'container-'));
  const root = join(folder, 'root');
  for (const name of ['usr', 'tmp', 'proc', 'sys', 'dev', 'etc', 'run', 'root', 'shells'])
    mkdirSync(join(root, name), { recursive: true });
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(root, name));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/tmp:/bin/sh\n');
  chmodSync(join(root, 'tmp'), 0o777);
  for (const name of shells)
    writeFileSync(join(root, 'shells', name), `#!/bin/sh\nexec ${oracle} "$@"\n`, { mode: 0o755 });
  const name = `periwinkle-test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const volumes = ['/usr', dirname(realpathSync(oracle))].flatMap((path) => ['-v', `${path}:${path}:ro`]);
  const environment = ['-e', 'PATH=/shells:/usr/bin:/bin', '-e', 'HOME=/tmp'];
  const common = ['--network', 'none', '--user', 'ann', ...environment, ...volumes, '--rootfs', root];
  let said = '';
  for (const { global, run } of waysToRun) {
    const args = [...global, 'run', '-d', '--name', name, ...run, ...common, 'sleep', '900'];
    const { status, stdout, stderr, error } = spawnSync('podman', args, { encoding: 'utf8', timeout: 60_000 });
    if (status === 0) return { id: stdout.trim(), name, stop: () => remove(name, folder) };
    said = error ? error.message : stderr;
    if (error && process.env['PERIWINKLE_REQUIRE_REAL'] === '1') throw new Error(`podman is missing: ${error.message}`);
    if (!error) spawnSync('podman', ['rm', '-f', name], { stdio: 'ignore' });
  }
  rmSync(folder, { recursive: true, force: true });
  console.warn(`podman cannot run a container: the tests that need one are skipped (${said.slice(-200).trim()})`);
  return null;
}

function remove(name: string, folder: string): void {
  execFileSync('podman', ['rm', '-f', '-t', '0', name], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}
