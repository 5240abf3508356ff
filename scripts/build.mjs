/** Bundles the shell into dist/: the engine, the console, the services, and V8's code cache for this Node. */
import './generate-manifest.mjs';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { allowRetries, lazyModules } from './lazy-modules.mjs';

/** The folder to build into; made anew beside it and put in its place at the end, so that a running shell is not disturbed. */
const target = process.argv[2] ?? 'dist';
const folder = `${target}.${process.pid}`;
mkdirSync(folder, { recursive: true });
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  outdir: folder,
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'warning',
};
// The engine in one file, for the code cache.
await build({
  ...shared,
  entryPoints: { shell: 'src/main.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  minifyWhitespace: true,
  charset: 'ascii',
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  alias: { 'lodash-es': './scripts/lodash-for-chevrotain.mjs' },
  external: ['koffi'],
  plugins: [await lazyModules({ ...shared, logLevel: 'error' })],
});
const shell = join(folder, 'shell.cjs');
writeFileSync(shell, allowRetries(readFileSync(shell, 'latin1')), 'latin1');
// What waits and draws, in pieces that load when needed. ssh2 stays a package of its own: it looks for native parts.
await build({
  ...shared,
  entryPoints: { interactive: 'src/interactive.ts', server: 'src/server.ts', 'io-worker': 'src/io-worker.ts' },
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  external: ['ssh2', 'react-devtools-core'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
for (const file of ['cli.cjs', 'load-shell.cjs', 'runspace-worker.cjs', 'ssh-askpass.cjs', 'pwsh'])
  copyFileSync(`scripts/${file}`, join(folder, file));
for (const file of ['cli.cjs', 'pwsh']) chmodSync(join(folder, file), 0o755);

// The cache is taken after a run of ordinary script, so that it holds the functions which that compiled.
spawnSync(
  process.execPath,
  [join(folder, 'cli.cjs'), '-NoProfile', '-NonInteractive', '-File', 'scripts/warm-up.ps1'],
  {
    env: { ...process.env, PERIWINKLE_MAKE_CACHE: join(folder, 'shell.cache') },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);

const old = `${folder}.old`;
try {
  renameSync(target, old);
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
renameSync(folder, target);
rmSync(old, { recursive: true, force: true });
