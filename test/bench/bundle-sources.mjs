/** Bundles what a benchmark needs of the sources, and of what supports the tests of remoting, since both are TypeScript. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `contents` is a module of exports, with paths from the root. Returns the bundle's URL, and the folder that it is in: a new one,
 * which the caller removes.
 */
export async function bundleSources(contents) {
  const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: folder,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    external: ['ssh2', 'koffi', 'undici'],
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/remoting/support/real.ts')).href) },
    logLevel: 'error',
  });
  return { folder, bundle: pathToFileURL(join(folder, 'stdin.mjs')).href };
}
