/** Join-Path puts paths together with the provider's separator. It does not look whether they exist, but their drive must. */
import { cmdlet, t } from '../cmdlet.js';
import { credential } from './item-parameters.js';
import { providerContext, reportingPathErrors } from './provider-call.js';

const optionalStrings = {
  type: t.array(t.string),
  allowNull: true,
  allowEmptyString: true,
  allowEmptyCollection: true,
} as const;

export const JoinPath = cmdlet('Join-Path', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Combines a path and child paths into one path.',
  parameters: {
    Path: {
      type: t.array(t.string),
      aliases: ['PSPath'],
      mandatory: true,
      position: 0,
      from: 'both',
      help: 'The path in front; several give several results.',
    },
    ChildPath: {
      ...optionalStrings,
      mandatory: true,
      position: 1,
      from: 'propertyName',
      help: 'What is put behind it.',
    },
    AdditionalChildPath: {
      ...optionalStrings,
      position: 2,
      from: 'propertyName',
      remaining: true,
      help: 'What is put behind that.',
    },
    Resolve: { type: t.switch, default: false, help: 'Expand wildcards, and write the paths that exist.' },
    Extension: {
      type: t.string,
      from: 'propertyName',
      validate: [{ notNull: true }],
      help: 'Extension of the result, in place of its own; an empty text removes it.',
    },
    Credential: credential,
  },
  outputs: ['System.String'],
  examples: [
    { code: 'Join-Path a b', output: 'a/b' },
    { code: 'Join-Path a/ /b', output: 'a/b' },
    { code: 'Join-Path a b c d', output: 'a/b/c/d' },
    { code: "'p', 'q' | Join-Path -ChildPath c", output: 'p/c\nq/c' },
  ],
  run: (cmd) => ({
    process({ Path, ChildPath, AdditionalChildPath, Resolve, Extension }) {
      const { paths } = cmd.session.providers;
      const children = [...(ChildPath ?? []), ...(AdditionalChildPath ?? [])];
      const child = children.reduce((joined, next) => paths.combine(joined, next ?? ''), '');
      for (const path of Path)
        reportingPathErrors(cmd, () => {
          let joined = paths.combine(path, child);
          if (Extension !== undefined) joined = changeExtension(joined, Extension);
          if (!Resolve) cmd.writeObject(joined);
          else for (const found of paths.resolve(joined, providerContext(cmd, {}))) cmd.writeObject(found.path);
        });
    },
  }),
}));

/** Path.ChangeExtension: what follows the last dot of the last name is replaced. */
function changeExtension(path: string, extension: string): string {
  const stem = path.replace(/\.[^./\\]*$/, '');
  if (extension === '') return stem;
  return `${stem}${extension.startsWith('.') ? '' : '.'}${extension}`;
}
