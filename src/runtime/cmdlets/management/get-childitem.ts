/** Get-ChildItem writes what is in a container; of a path that is no container, the item itself. */
import { unlimitedDepth } from '../../providers/child-items.js';
import { cmdlet, t } from '../cmdlet.js';
import { filterParameters, force, pathFromPipeline } from './item-parameters.js';
import { pathsOf, providerContext, providerParameters, reportingPathErrors } from './provider-call.js';

export const GetChildItem = cmdlet('Get-ChildItem', ['gci', 'dir'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets the items in one or more containers.',
  defaultSet: 'Items',
  parameters: {
    Path: {
      ...pathFromPipeline.Path,
      mandatory: false,
      sets: ['Items'],
      help: 'Container to look into; the current location when it is not given.',
    },
    LiteralPath: { ...pathFromPipeline.LiteralPath, sets: ['LiteralItems'] },
    ...filterParameters,
    Filter: { ...filterParameters.Filter, position: 1 },
    Recurse: { type: t.switch, default: false, aliases: ['s', 'r'], help: 'Look into the containers in it too.' },
    Depth: { type: t.uint, help: 'How many levels down -Recurse goes; 0 is the container itself. Implies -Recurse.' },
    Force: force,
    Name: { type: t.switch, default: false, help: 'Write names, relative to the container, instead of items.' },
  },
  dynamicParameters: providerParameters('getChildItems'),
  outputs: ['System.IO.FileInfo', 'System.IO.DirectoryInfo', 'System.Object'],
  examples: [
    { code: 'Set-Content a.txt 1; Set-Content b.log 2; Get-ChildItem *.txt -Name', output: 'a.txt' },
    {
      code: 'New-Item sub/c.txt -Force | Out-Null; Set-Content a.txt 1; Get-ChildItem -Recurse -File -Filter *.txt | ForEach-Object Name',
      output: 'a.txt\nc.txt',
    },
    { code: '$env:ZED = 1; (Get-ChildItem env:ZE*).Name', output: 'ZED' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const { Depth, Recurse, Name } = parameters;
      const { childItems } = cmd.session.providers;
      const recurse = Recurse || Depth !== undefined;
      const given = pathsOf(parameters);
      for (const path of given.length > 0 ? given : [''])
        reportingPathErrors(cmd, () => {
          const context = providerContext(cmd, parameters);
          if (Name) childItems.getNames(path, recurse, Depth ?? unlimitedDepth, context);
          else childItems.get(path, recurse, Depth ?? unlimitedDepth, context);
        });
    },
  }),
}));
