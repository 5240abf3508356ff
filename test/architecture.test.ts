/**
 * The rules of the house, read off the source: who may import whom, how long a file may be, no asynchronous code in the engine,
 * and examples for every cmdlet (docs/architecture.md).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { remotingCmdlets } from '../src/remoting/cmdlets/index.js';
import { cmdlets } from '../src/runtime/cmdlets/manifest.js';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}
const files = sourceFiles(src).map((path) => ({ path, name: relative(src, path), text: readFileSync(path, 'utf8') }));

/** Imports of a file, as paths below src; packages by their names. Types count only where `types` says so. */
function imports(file: (typeof files)[number], types = true): string[] {
  const found: string[] = [];
  const pattern = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
  for (const match of file.text.matchAll(pattern)) {
    if (match[1] !== undefined && !types) continue;
    const target = match[2] ?? match[3] ?? match[4] ?? '';
    found.push(
      target.startsWith('.') ? relative(src, resolve(dirname(file.path), target)).replace(/\.js$/, '') : target,
    );
  }
  return found;
}
const room = (name: string) => /^(parser|runtime|remoting|ui)\//.exec(name)?.[1] ?? 'roots';

describe('import directions', () => {
  const allowed: Record<string, string[]> = {
    parser: ['parser'],
    runtime: ['parser', 'runtime'],
    remoting: ['parser', 'runtime', 'remoting'],
    ui: ['parser', 'runtime', 'ui'],
    roots: ['parser', 'runtime', 'remoting', 'ui', 'roots'],
  };
  test.each(files)('$name', (file) => {
    for (const target of imports(file)) {
      if (target.startsWith('node:') || !/^(parser|runtime|remoting|ui)(\/|$)/.test(target)) continue;
      expect(allowed[room(file.name)], `${file.name} imports ${target}`).toContain(room(`${target}/`));
    }
  });
  test('the console sees only the public faces of the runtime', () => {
    const faces = /^(runtime\/(host|runspaces|io)\/|parser\/)/;
    const wrong = files
      .filter((f) => room(f.name) === 'ui')
      .flatMap((f) =>
        imports(f)
          .filter((t) => /^(runtime|remoting)\//.test(t) && !faces.test(t))
          .map((t) => `${f.name}: ${t}`),
      );
    expect(wrong).toEqual([]);
  });
  test('the protocol of remoting does no input or output', () => {
    const wrong = files
      .filter((f) => f.name.startsWith('remoting/protocol/'))
      .flatMap((f) =>
        imports(f)
          .filter((t) => t.startsWith('node:') && !['node:crypto', 'node:buffer', 'node:util'].includes(t))
          .map((t) => `${f.name}: ${t}`),
      );
    expect(wrong).toEqual([]);
  });
  test('only the parser knows chevrotain, only the console ink and react, only remoting ssh2', () => {
    const owners: [RegExp, RegExp][] = [
      [/^chevrotain$/, /^parser\//],
      [/^(ink|react)(\/|$)/, /^ui\//],
      [/^ssh2$/, /^remoting\//],
    ];
    const wrong = files.flatMap((f) =>
      imports(f)
        .filter((t) => owners.some(([what, who]) => what.test(t) && !who.test(f.name)))
        .map((t) => `${f.name}: ${t}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Tables and generated files, which may be longer than code. */
const tables = [
  'parser/ast/nodes.ts',
  'parser/tokenizer/token-kinds.ts',
  'runtime/dotnet/automation/exception-types.ts',
  /generated\.ts$/,
  /\/views\//,
  /messages?(\.ts|\/)/,
  /\/type-data\//,
  'runtime/cmdlets/manifest.ts',
  /dotnet\/.*(table|data|zones|names|enums)\.ts$/,
];
test('no file of code has more than 400 lines', () => {
  const long = files
    .filter((f) => !tables.some((t) => (typeof t === 'string' ? f.name === t : t.test(f.name))))
    .map((f) => ({ name: f.name, lines: f.text.split('\n').length }))
    .filter((f) => f.lines > 401)
    .map((f) => `${f.name}: ${f.lines}`);
  expect(long).toEqual([]);
});

/** Without comments and texts of one line. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|(['"`])[^'"`\n]*\1/gm, '');

test('the engine is synchronous', () => {
  const wrong = files
    .filter(
      (f) =>
        f.name.startsWith('runtime/') &&
        !/^runtime\/(io\/(services\/|server|service)|runspaces\/(local-runspace|runspace)|host\/host-call)/.test(
          f.name,
        ),
    )
    .filter((f) => /\basync\b|\bawait\b|\bPromise</.test(code(f.text)))
    .map((f) => f.name);
  expect(wrong).toEqual([]);
});

test('nothing is exported by default', () => {
  expect(files.filter((f) => /^export default/m.test(f.text)).map((f) => f.name)).toEqual([]);
});

test('every file says first what it is', () => {
  const silent = files.filter((f) => !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(f.text)).map((f) => f.name);
  expect(silent).toEqual([]);
});

describe('cmdlets', () => {
  test('the manifest lists every file that declares one', () => {
    const manifest = files.find(({ name }) => name === 'runtime/cmdlets/manifest.ts')?.text;
    const declaring = files.filter(({ text }) =>
      /^import \{[^}]*\bcmdlet\b[^}]*\} from '\.\.\/cmdlet\.js'/m.test(text),
    );
    const missing = declaring.filter(
      ({ name }) => !manifest?.includes(`'${name.replace('runtime/cmdlets/', './').replace('.ts', '.js')}'`),
    );
    expect(declaring.length).toBeGreaterThan(150);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test.each([...cmdlets, ...remotingCmdlets])(
    '$name has a synopsis, help for its parameters, and examples',
    ({ spec }) => {
      expect(spec.synopsis).not.toBe('');
      expect(spec.examples.length).toBeGreaterThan(0);
      for (const [name, parameter] of Object.entries(spec.parameters)) expect(parameter.help, name).not.toBe('');
    },
  );
});
