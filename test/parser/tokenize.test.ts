/** `tokenize` reads tokens without the grammar, and finds the same as `parse`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from '../../src/parser/index.js';
import { tokenize } from '../../src/parser/tokenizer/index.js';
import { tokenShape } from '../support/oracle-shape.js';
import { chapters, readChapter, readConformanceCases } from '../support/parser-fixtures.js';

const scripts = [...chapters.flatMap(readChapter), ...readConformanceCases()].map(({ script }) => script);

test('the tokens of scripts without errors are those of parse', () => {
  for (const script of scripts) {
    const { errors, tokens } = parse(script);
    if (errors.length === 0)
      expect([script, tokenize(script).map(tokenShape)]).toEqual([script, tokens.map(tokenShape)]);
  }
});

test('broken text is covered by tokens as well, in order and without gaps', () => {
  for (const script of scripts) {
    for (const text of [script.slice(0, script.length / 2), script.slice(script.length / 3)]) {
      let at = 0;
      for (const { kind, start, end } of tokenize(text)) {
        if (kind === 'EndOfInput') continue;
        expect(text.slice(at, start)).toMatch(/^[\s`]*$/);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[\s`]*$/);
    }
  }
});

test('text that is nested too deeply has tokens', () => {
  expect(tokenize('('.repeat(100_000)).filter(({ kind }) => kind === 'LParen')).toHaveLength(100_000);
});

test('the grammar is not loaded', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)'/gm);
    for (const [, path] of imports) {
      expect(path, file).toMatch(/^\./);
      load(join(dirname(file), (path as string).replace(/\.js$/, '.ts')));
    }
  };
  load(fileURLToPath(new URL('../../src/parser/tokenizer/index.ts', import.meta.url)));
  expect([...loaded].filter((file) => /grammar|chevrotain/.test(file))).toEqual([]);
  expect(loaded.size).toBeGreaterThan(15);
});
