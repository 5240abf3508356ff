/** Builds the fake shell, so that it can run without a test runner. Returns the path of the program. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const folder = fileURLToPath(new URL('../../../node_modules/.cache/periwinkle/', import.meta.url));

export function buildFakeShell(): string {
  mkdirSync(folder, { recursive: true });
  const outdir = `${folder}fake-shell`;
  buildSync({
    entryPoints: [fileURLToPath(new URL('../fixtures/fake-shell.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return `${outdir}/fake-shell.mjs`;
}
