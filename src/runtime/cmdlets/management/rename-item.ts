/** Rename-Item gives one item another name in the same container. */
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential, force, passThru } from './item-parameters.js';
import {
  type ProviderParameters,
  providerContext,
  providerParameters,
  reportInvalidOperation,
  reportingPathErrors,
} from './provider-call.js';

export const RenameItem = cmdlet('Rename-Item', ['rni', 'ren'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Renames an item.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  parameters: {
    Path: {
      type: t.string,
      mandatory: true,
      position: 0,
      from: 'both',
      sets: ['ByPath'],
      help: 'Path of the item. Wildcards must lead to one item.',
    },
    LiteralPath: {
      type: t.string,
      aliases: ['PSPath', 'LP'],
      mandatory: true,
      from: 'propertyName',
      sets: ['ByLiteralPath'],
      help: 'Path of the item, taken as it is.',
    },
    NewName: {
      type: t.string,
      mandatory: true,
      position: 1,
      from: 'propertyName',
      help: 'The new name, without a path.',
    },
    Force: force,
    PassThru: passThru,
    Credential: credential,
  },
  dynamicParameters: providerParameters('renameItem'),
  examples: [
    { code: "Set-Content a.txt 'text'; Rename-Item a.txt b.txt; Get-Content b.txt", output: 'text' },
    {
      code: "Set-Content a.txt 1; Set-Content b.txt 2; Get-ChildItem *.txt | Rename-Item -NewName { $_.BaseName + '.bak' }; Get-ChildItem -Name",
      output: 'a.bak\nb.bak',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      reportingPathErrors(cmd, () => {
        const { LiteralPath, Path, NewName, PassThru } = parameters;
        const path = LiteralPath ?? onlyPath(cmd, Path as string, parameters);
        renameOne(cmd, path, NewName, PassThru, parameters);
      });
    },
  }),
}));

/** The one item that a pattern stands for; when it stands for none or several, the pattern is taken as a name. */
function onlyPath(cmd: CmdletRuntime, path: string, parameters: ProviderParameters): string {
  const found = cmd.session.providers.paths.resolve(path, providerContext(cmd, parameters));
  return found.length === 1 && found[0] !== undefined ? found[0].path : WildcardPattern.unescape(path);
}

function renameOne(
  cmd: CmdletRuntime,
  path: string,
  newName: string,
  writes: boolean,
  parameters: ProviderParameters,
): void {
  const { items, locations } = cmd.session.providers;
  const context = providerContext(cmd, parameters);
  context.literal = true;
  context.passThru = writes;
  const refusal = !items.exists(path, context)
    ? `Cannot rename because item at '${path}' does not exist.`
    : locations.isCurrentOrAncestor(path, context)
      ? `Cannot rename the item at '${path}' because it is in use.`
      : undefined;
  if (refusal === undefined) items.rename(path, newName, context);
  else reportInvalidOperation(cmd, refusal);
}
