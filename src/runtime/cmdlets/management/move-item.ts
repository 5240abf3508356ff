/** Move-Item moves an item to another place of the same provider. */
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential, filterParameters, force, passThru, pathFromPipeline } from './item-parameters.js';
import {
  type ProviderParameters,
  pathsOf,
  providerContext,
  providerParameters,
  reportInvalidOperation,
  reportingPathErrors,
} from './provider-call.js';

export const MoveItem = cmdlet('Move-Item', ['mi', 'move'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Moves an item.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    Destination: { type: t.string, position: 1, from: 'propertyName', default: '.', help: 'Where the item goes.' },
    Force: force,
    ...filterParameters,
    PassThru: passThru,
    Credential: credential,
  },
  dynamicParameters: providerParameters('moveItem'),
  examples: [
    {
      code: "Set-Content a.txt 'text'; Move-Item a.txt b.txt; Test-Path a.txt; Get-Content b.txt",
      output: 'False\ntext',
    },
    {
      code: 'New-Item d -ItemType Directory | Out-Null; Set-Content x.txt 1; (Move-Item x.txt d -PassThru).Name',
      output: 'x.txt',
    },
  ],
  run: (cmd) => ({
    process(parameters) {
      for (const path of pathsOf(parameters))
        reportingPathErrors(cmd, () => {
          for (const resolved of resolvedPaths(cmd, path, parameters))
            reportingPathErrors(cmd, () =>
              moveOne(cmd, resolved, parameters.Destination, parameters.PassThru, parameters),
            );
        });
    },
  }),
}));

function resolvedPaths(cmd: CmdletRuntime, path: string, parameters: ProviderParameters): string[] {
  if (parameters.LiteralPath !== undefined) return [path];
  return cmd.session.providers.paths.resolve(path, providerContext(cmd, parameters)).map((info) => info.path);
}

function moveOne(
  cmd: CmdletRuntime,
  path: string,
  destination: string,
  writes: boolean,
  parameters: ProviderParameters,
): void {
  const { items, locations, copyMove } = cmd.session.providers;
  const context = providerContext(cmd, parameters);
  context.literal = true;
  context.passThru = writes;
  const refusal = !items.exists(path, context)
    ? `Cannot move item because the item at '${path}' does not exist.`
    : locations.isCurrentOrAncestor(path, context)
      ? `Cannot move item because the item at '${path}' is in use.`
      : undefined;
  if (refusal === undefined) copyMove.move(path, destination, context);
  else reportInvalidOperation(cmd, refusal);
}
