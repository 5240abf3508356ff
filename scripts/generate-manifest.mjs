/** Writes src/runtime/cmdlets/manifest.ts: the list of all cmdlet files below that folder. Run by the build. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'src/runtime/cmdlets';
const found = [];
for (const module of readdirSync(folder, { withFileTypes: true })) {
  if (!module.isDirectory()) continue;
  for (const file of readdirSync(join(folder, module.name))) {
    const match = /^export const (\w+) = (?:cmdlet|\w+Cmdlet)\(/m.exec(
      readFileSync(join(folder, module.name, file), 'utf8'),
    );
    if (match) found.push({ name: match[1], path: `./${module.name}/${file.replace(/\.ts$/, '.js')}` });
  }
}
const imports = [...found, { name: 'CmdletDefinition', path: './cmdlet.js', isType: true }]
  .sort((a, b) => (a.path < b.path ? -1 : 1))
  .map(({ name, path, isType }) => `import ${isType ? 'type ' : ''}{ ${name} } from '${path}';`);
const names = found.map((f) => f.name).sort();
const text = `/** All cmdlets of the runtime; made by scripts/generate-manifest.mjs. Their specs stay behind thunks until used. */

${imports.join('\n')}

export const cmdlets: readonly CmdletDefinition[] = [
${names.map((n) => `  ${n},`).join('\n')}
];
`;
if (readFileSync(join(folder, 'manifest.ts'), 'utf8') !== text) writeFileSync(join(folder, 'manifest.ts'), text);
