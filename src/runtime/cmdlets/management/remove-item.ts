/** Remove-Item removes items. A container that is not empty asks first, unless -Recurse is given. */
import { itemNotFound } from '../../providers/errors.js';
import type { PathInfo } from '../../providers/path-info.js';
import type { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential, filterParameters, force, pathFromPipeline } from './item-parameters.js';
import {
  eachPath,
  providerContext,
  providerParameters,
  reportInvalidOperation,
  reportingPathErrors,
} from './provider-call.js';

export const RemoveItem = cmdlet('Remove-Item', ['ri', 'del', 'erase', 'rd'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes items.',
  defaultSet: 'Path',
  supportsShouldProcess: true,
  parameters: {
    ...pathFromPipeline,
    ...filterParameters,
    Recurse: { type: t.switch, default: false, help: 'Remove what is in containers, without asking.' },
    Force: force,
    Credential: credential,
  },
  dynamicParameters: providerParameters('removeItem'),
  examples: [
    { code: 'Set-Content a.txt 1; Remove-Item a.txt; Test-Path a.txt', output: 'False' },
    { code: 'New-Item d/f.txt -Force | Out-Null; Remove-Item d -Recurse; Test-Path d', output: 'False' },
    {
      code: 'Set-Content a.txt 1; Set-Content b.log 2; Remove-Item * -Exclude *.log; Get-ChildItem -Name',
      output: 'b.log',
    },
  ],
  run(cmd) {
    return {
      process(parameters) {
        const answers = { yesToAll: false, noToAll: false };
        eachPath(cmd, parameters, (path) => {
          const context = providerContext(cmd, parameters);
          const filters = parameters.Recurse ? context.withoutFilters() : context;
          const found = cmd.session.providers.paths.resolve(path, filters);
          if (context.literal && found.length === 0) throw itemNotFound(path);
          for (const info of found)
            reportingPathErrors(cmd, () => removeOne(cmd, info, parameters.Recurse, context, answers));
        });
      },
    };
  },
}));

function removeOne(
  cmd: CmdletRuntime,
  info: PathInfo,
  recurse: boolean,
  context: ProviderContext,
  answers: { yesToAll: boolean; noToAll: boolean },
): void {
  const { items, locations } = cmd.session.providers;
  context.drive = info.drive;
  const lookup = context.withoutFilters();
  lookup.literal = true;
  if (locations.isCurrentOrAncestor(info.path, lookup)) {
    reportInvalidOperation(cmd, `Cannot remove the item at '${info.path}' because it is in use.`);
    return;
  }
  if (recurse || !items.hasChildItems(info, context) || items.isLink(info)) {
    items.remove(info, recurse, context);
    return;
  }
  const question = `The item at ${info.providerPath} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
  if (cmd.shouldContinue(question, 'Confirm', answers)) items.remove(info, true, context);
}
