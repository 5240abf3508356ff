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
