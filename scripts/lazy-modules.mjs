/**
 * Makes the bundle evaluate modules when they are first needed. In the source the lists of cmdlets and of .NET types import all
 * that they list; most of it no single script ever uses, and evaluating it was half of the start. In the bundle the lists hold
 * names and a `require` for each, which esbuild turns into a call that evaluates the module once.
 *
 * Which module defines which types is found by evaluating them all here, at build time. A class may lie in another module than
 * the definition of its type: to that module a line is added which has its objects ask for the type's module.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const registry = 'src/runtime/objects/type-registry.ts';
/** Files that import what defines types. */
const typeLists = ['src/runtime/dotnet/index.ts', 'src/runtime/engine/types/index.ts'];
/** Files that import cmdlets and list them, with the name of the list. */
const cmdletLists = {
  'src/runtime/cmdlets/manifest.ts': 'cmdlets',
  'src/remoting/cmdlets/index.ts': 'remotingCmdlets',
};
/** Files that offer objects of classes which nobody else needs: their imports become calls of `require` where the classes are named. */
const offerLists = ['src/remoting/late-drives.ts'];
/** Modules that export functions alone, which are rarely called: each is evaluated when one of them is. */
const calledLater = [
  'src/runtime/compiler/classes/declare-types.ts',
  'src/runtime/completion/tab-expansion.ts',
  'src/runtime/help/comment-help.ts',
  'src/runtime/runspaces/serve-runspace.ts',
];
/** Behind the path of such a module: itself, and not what stands in for it. */
const itself = '?itself';
/** Evaluated with the list: it lays types over the parser's classes. */
const atOnce = ['src/runtime/dotnet/automation/language/syntax-objects.ts'];

const read = (file) => readFileSync(join(root, file), 'utf8');
const inFolderOf = (file, path) => relative(root, resolve(root, dirname(file), path.replace(/\.js$/, '.ts')));

/** The modules that a list imports for what they define; those of lists in it, in their place. */
function definingModules(list) {
  const text = read(list).replace(/\/\*[\s\S]*?\*\//g, '');
  if (!/^\s*(import '[^']+';\s*)+$/.test(text)) return [list];
  return [...text.matchAll(/import '([^']+)'/g)].flatMap((match) => definingModules(inFolderOf(list, match[1])));
}
/** `{ file, name }` of each cmdlet that a list imports. */
function listedCmdlets(list) {
  return [...read(list).matchAll(/^import \{ (\w+) \} from '([^']+)';/gm)].map(([, name, path]) => ({
    name,
    file: inFolderOf(list, path),
  }));
}

/** A list of offers, with calls of `require` where it names the classes. */
function offering(list) {
  const offered = listedCmdlets(list).filter(({ name }) => /^[A-Z]/.test(name));
  return offered.reduce(
    (text, { name, file }) =>
      text
        .replace(new RegExp(`^import \\{ ${name} \\} from .*$`, 'm'), '')
        .replace(new RegExp(`new ${name}\\b`), `new (${requireCall(file)}.${name})`),
    read(list),
  );
}

/** What stands in for a module of functions. */
function callingLater(file) {
  const text = read(file);
  if (/^export (?!function |async function |interface |type )/m.test(text))
    throw new Error(`${file} exports more than functions`);
  const names = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1]);
  return names
    .map((name) => `export function ${name}(...args) { return ${requireCall(file + itself)}.${name}(...args); }`)
    .join('\n');
}

/** An esbuild plugin that gives some files other contents; those are TypeScript. */
function replacing(contents) {
  return {
    name: 'replacing',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\?itself$/ }, ({ path }) => ({ path: path.slice(0, -itself.length), suffix: itself }));
      onLoad({ filter: /\.ts$/ }, ({ path, suffix }) => {
        const file = relative(root, path);
        const text = suffix === itself ? read(file) : calledLater.includes(file) ? callingLater(file) : contents(file);
        return text === undefined ? undefined : { contents: text, loader: 'ts', resolveDir: dirname(path) };
      });
    },
  };
}

/** All modules of ours below main.ts. */
async function sourceFiles(shared) {
  const { metafile } = await build({ ...shared, entryPoints: ['src/main.ts'], write: false, metafile: true });
  return Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'));
}

/** Evaluates main.ts without what the lists have, and then that, one by one: what each defines, and all that modules export. */
async function evaluate(shared, files, modules) {
  const { outputFiles } = await build({
    ...shared,
    stdin: {
      contents: [...new Set([...files, ...modules])]
        .map((file) => `exports[${JSON.stringify(file)}] = () => ${requireCall(file)};`)
        .join('\n'),
      resolveDir: root,
    },
    format: 'cjs',
    write: false,
    plugins: [
      replacing((file) => {
        if (typeLists.includes(file)) return '';
        if (file in cmdletLists) return `export const ${cmdletLists[file]} = [];`;
        if (offerLists.includes(file)) return offering(file);
        return file === registry ? `${read(file)}\nexport { accelerators, byFullName };` : undefined;
      }),
    ],
  });
  const exported = {};
  const run = new Function('exports', 'require', '__filename', '__dirname', outputFiles[0].text);
  run(exported, createRequire(import.meta.url), import.meta.filename, import.meta.dirname);
  exported['src/main.ts']();
  const { accelerators, byFullName } = exported[registry]();
  const defined = modules.map((file) => {
    const types = new Map(byFullName);
    const shortNames = new Map(accelerators);
    exported[file]();
    const added = [...byFullName].filter(([name, type]) => types.get(name) !== type);
    return {
      file,
      names: added.map(([name]) => name),
      accelerators: [...accelerators].filter(([name, type]) => shortNames.get(name) !== type).map(([name]) => name),
      classes: added.map(([, type]) => type.registration.class).filter((cls) => cls !== undefined),
    };
  });
  return { defined, exportsOf: (file) => exported[file]() };
}

/** Where a class is declared: `{ file, name }` as it is exported; undefined for one that its module keeps to itself. */
function declarations(files, exportsOf) {
  const found = new Map();
  for (const file of files)
    for (const [name, value] of Object.entries(exportsOf(file)))
      if (typeof value === 'function' && new RegExp(`\\bclass ${name}\\b`).test(read(file)))
        found.set(value, { file, name });
  return found;
}

/** The plugin for the bundle; `shared` are the options of esbuild that both builds have. */
export async function lazyModules(shared) {
  const files = await sourceFiles(shared);
  const lists = Object.fromEntries(typeLists.map((list) => [list, definingModules(list)]));
  const cmdlets = Object.fromEntries(Object.keys(cmdletLists).map((list) => [list, listedCmdlets(list)]));
  const modules = [
    ...Object.values(lists).flat(),
    ...Object.values(cmdlets).flatMap((all) => all.map(({ file }) => file)),
    ...calledLater.map((file) => file + itself),
  ];
  const { defined, exportsOf } = await evaluate(
    shared,
    files,
    modules.filter((file) => !atOnce.includes(file)),
  );
  const definedBy = new Map(defined.map((one) => [one.file, one]));
  const declared = declarations(files, exportsOf);

  const later = ({ file, names, accelerators }, further = []) =>
    `defineLater(${JSON.stringify(names)}, ${JSON.stringify(accelerators)}, () => { ${[file, ...further].map(requireCall).join('; ')}; });`;
  const contents = new Map();
  /** Neighbours of a module that define no type, and are evaluated with it: what gives its objects more members, say. */
  const neighbours = new Map();
  for (const [list, all] of Object.entries(lists)) {
    const lines = all.map((file) => {
      if (atOnce.includes(file)) return `${requireCall(file)};`;
      const one = definedBy.get(file);
      const further = all.filter(
        (other) => dirname(other) === dirname(file) && definedBy.get(other)?.names.length === 0,
      );
      neighbours.set(file, further);
      return one.names.length === 0 ? '' : later(one, further);
    });
    contents.set(list, [importOf('defineLater', registry), ...lines].join('\n'));
  }
  const definedByCalls = defined.filter(({ file, names }) => file.endsWith(itself) && names.length > 0);
  contents.set(typeLists[0], [contents.get(typeLists[0]), ...definedByCalls.map((one) => later(one))].join('\n'));
  for (const [list, all] of Object.entries(cmdlets)) {
    const lines = all.map(({ file, name }) => {
      const { name: command, aliases } = exportsOf(file)[name];
      return `cmdlet(${JSON.stringify(command)}, ${JSON.stringify(aliases)}, () => ${requireCall(file)}.${name}.spec)`;
    });
    const types = all.map(({ file }) => definedBy.get(file)).filter(({ names }) => names.length > 0);
    contents.set(
      list,
      [
        importOf('defineLater', registry),
        importOf('cmdlet', 'src/runtime/cmdlets/cmdlet.ts'),
        ...types.map((one) => later(one)),
        `export const ${cmdletLists[list]} = [${lines.join(',\n')}];`,
      ].join('\n'),
    );
  }
  for (const list of offerLists) contents.set(list, offering(list));
  for (const { file, classes } of defined)
    for (const cls of classes) {
      const owner = declared.get(cls);
      if (!owner || owner.file === file) continue;
      const text = contents.get(owner.file) ?? `${read(owner.file)}\n${importOf('netTypeLater', registry)}`;
      contents.set(
        owner.file,
        `${text}\nnetTypeLater(${owner.name}, () => { ${[file, ...(neighbours.get(file) ?? [])].map(requireCall).join('; ')}; });`,
      );
    }
  return replacing((file) => contents.get(file));
}

/**
 * Lets a module be evaluated again that could not be the first time, because the stack ended: esbuild's own code would throw the
 * same error for ever. `bundle` is the text that esbuild made.
 */
export function allowRetries(bundle) {
  const helper = /var __esm=\(fn,res,err\)=>function __init\(\)\{.*?\}\};/;
  if (!helper.test(bundle)) throw new Error('esbuild evaluates modules in another way than before');
  return bundle.replace(
    helper,
    'var __esm=(fn,res)=>function __init(){if(fn){const run=fn;fn=0;try{res=run[__getOwnPropNames(run)[0]]()}catch(e){fn=run;throw e}}return res};',
  );
}

const requireCall = (file) => `require(${JSON.stringify(join(root, file))})`;
const importOf = (name, file) => `import { ${name} } from ${JSON.stringify(join(root, file))};`;
