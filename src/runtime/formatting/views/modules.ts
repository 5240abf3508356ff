/** Views of modules. */
import { toArray, toText } from '../../language/index.js';
import {
  bind,
  column,
  custom,
  frame,
  item,
  list,
  table,
  text,
  type ViewFamily,
  view,
  wide,
} from './view-definition.js';
import { leafOf, parentOf, read, readText } from './view-values.js';

const preRelease = (o: unknown) => read(o, 'PrivateData', 'PSData', 'PreRelease');

/** `Desk` and `Core`: PowerShell cuts its editions' names to four letters. */
function editions(o: unknown): string {
  const names = toArray(read(o, 'CompatiblePSEditions')).map((name) => toText(name).slice(0, 4));
  const known = names.filter((name) => name !== '');
  return (known.length > 0 ? known : ['Desk']).sort().join(',');
}

/** The folder that holds the module's own, whether or not there is one for its version between them. */
function moduleFolder(o: unknown): string {
  const folder = parentOf(readText(o, 'Path'));
  return parentOf(/^\d+(\.\d+){1,3}$/.test(leafOf(folder)) ? parentOf(folder) : folder);
}

/** Names of what is exported, as a pipeline gives them: a single one is itself. */
const keys = (property: string) => (o: unknown) => {
  const names = toArray(read(o, property, 'Keys'));
  return names.length > 1 ? names : (names[0] ?? null);
};

export const moduleViews: ViewFamily = () => [
  view(
    'ModuleInfoGrouping',
    table([
      column('ModuleType', 10, { align: 'left' }),
      column('Version', 10, { align: 'left' }),
      column(preRelease, 10, { label: 'PreRelease', align: 'left' }),
      column('Name', 35, { align: 'left' }),
      column(editions, 9, { label: 'PSEdition', align: 'left' }),
      column(keys('ExportedCommands'), 0, { label: 'ExportedCommands', align: 'left' }),
    ]),
    {
      name: 'Module',
      groupBy: {
        value: moduleFolder,
        control: custom(frame(0, [text('    Directory: '), bind(moduleFolder)])),
      },
    },
  ),
  view(
    'System.Management.Automation.PSModuleInfo',
    table([
      column('ModuleType', 10, { align: 'left' }),
      column('Version', 10, { align: 'left' }),
      column(preRelease, 10, { label: 'PreRelease', align: 'left' }),
      column('Name', 35, { align: 'left' }),
      column(keys('ExportedCommands'), 0, { label: 'ExportedCommands', align: 'left' }),
    ]),
    { name: 'Module' },
  ),
  view('System.Management.Automation.PSModuleInfo', wide('Name'), { name: 'Module' }),
  view(
    'System.Management.Automation.PSModuleInfo',
    list(
      'Name',
      'Path',
      'Description',
      'ModuleType',
      'Version',
      item('PreRelease', preRelease),
      'NestedModules',
      item('ExportedFunctions', keys('ExportedFunctions')),
      item('ExportedCmdlets', keys('ExportedCmdlets')),
      item('ExportedVariables', keys('ExportedVariables')),
      item('ExportedAliases', keys('ExportedAliases')),
    ),
    { name: 'Module' },
  ),
];
