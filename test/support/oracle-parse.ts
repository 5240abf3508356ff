/** Asks the real engine what it makes of scripts, many at a time. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineErrorShapes, engineTokenShape, engineTreeShape, type ScriptShape } from './oracle-shape.js';

export function parseWithOracle(oracle: string, scripts: readonly string[]): ScriptShape[] {
  const folder = mkdtempSync(join(tmpdir(), 'periwinkle-parse-'));
  try {
    const files = scripts.map((script, i) => {
      const file = join(folder, `${i}.ps1`);
      writeFileSync(file, script);
      return file;
    });
    const parseFolder = fileURLToPath(new URL('parse-folder.ps1', import.meta.url));
    execFileSync(oracle, ['run', '-File', parseFolder, '--', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    return files.map((file) => {
      const { ast, errors } = JSON.parse(readFileSync(`${file}.Parse.json`, 'utf8'));
      const { tokens } = JSON.parse(readFileSync(`${file}.Tokens.json`, 'utf8'));
      return {
        tree: engineTreeShape(ast),
        errors: engineErrorShapes(errors),
        tokens: tokens.map(engineTokenShape),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
