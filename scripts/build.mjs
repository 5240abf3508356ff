/** Bundles the shell into dist/: the program, its workers, and V8's code cache for this Node. */
import { build } from 'esbuild';
import './generate-manifest.mjs';
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  format: 'cjs',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'warning',
};
await build({ ...shared, entryPoints: { 'io-worker': 'src/io-worker.ts' } });
await build({ ...shared, entryPoints: { shell: 'src/main.ts' } });
copyFileSync('scripts/cli.cjs', 'dist/cli.cjs');
chmodSync('dist/cli.cjs', 0o755);

// The cache is taken after a run of ordinary script, so that it holds the functions which that compiled.
const { spawnSync } = await import('node:child_process');
spawnSync(process.execPath, ['dist/cli.cjs', '-NoProfile', '-NonInteractive', '-File', 'scripts/warm-up.ps1'], {
  env: { ...process.env, PERIWINKLE_MAKE_CACHE: 'dist/shell.cache' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
