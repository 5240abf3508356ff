/**
 * Sessions as scripts use them, over a real sshd of its own, and two hundred of them at a time.
 *
 *     node test/bench/sessions.mjs [--vs "test/oracle/fast/oracle run -File"] [--server "CMD ARGS..."] [--runs 3]
 *
 * The server is the oracle (PERIWINKLE_ORACLE or test/oracle/bin/oracle) as PowerShell's subsystem, unless another command is given.
 * With --vs another shell runs the same script in turn with this one; what counts is the best run, since what else the machine does
 * only makes it slower. The two hundred sessions go to servers in memory behind an SSH server of this process, so that only the
 * client is measured.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSources, root } from './bundle-sources.mjs';

const { values } = parseArgs({
  options: {
    shell: { type: 'string' },
    vs: { type: 'string' },
    server: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
});
const own = values.shell ?? `${process.execPath} ${join(root, 'dist/cli.cjs')} -NoProfile -File`;
const shells = values.vs === undefined ? [own] : [own, values.vs];

const { folder, bundle } = await bundleSources(`
  export { startSshd } from './test/remoting/support/real.ts';
  export { startManyHosts } from './test/remoting/support/many-hosts.ts';
`);
const { startSshd, startManyHosts } = await import(bundle);

/** The lines that a script prints: a name, a tab, and what it measured. */
async function run(shell, script, environment) {
  const [file, ...args] = shell.split(' ');
  const child = spawn(file, [...args, join(root, 'test/bench', script)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: tmpdir(),
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${shell} ended with ${code}: ${out}`);
  return out
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}

const sshd = await startSshd(values.server === undefined ? [] : [`Subsystem bench ${values.server}`]);
const subsystem = values.server === undefined ? 'powershell' : 'bench';
const environment = { BENCH_PORT: String(sshd.port), BENCH_KEY: sshd.keyFile, BENCH_SUBSYSTEM: subsystem };
const times = new Map();
for (let i = 0; i < Number(values.runs); i++)
  for (const [at, shell] of shells.entries())
    for (const [name, milliseconds] of await run(shell, 'sessions.ps1', environment)) {
      if (!times.has(name))
        times.set(
          name,
          shells.map(() => []),
        );
      times.get(name)[at].push(Number(milliseconds));
    }
for (const [name, each] of times)
  console.log(
    name.padEnd(34),
    ...each.map(
      (list) =>
        `${Math.min(...list)
          .toFixed(2)
          .padStart(10)} ms`,
    ),
  );
sshd.stop();

const hosts = await startManyHosts((host) => ({ work: ({ output }) => output(`<S>${host}</S>`) }));
for (const [name, value] of await run(own, 'many-sessions.ps1', { BENCH_PORT: String(hosts.port) }))
  console.log(name.padEnd(34), value.padStart(10));
await hosts.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
