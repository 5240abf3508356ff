/** Views of commands, their parameters and their members. */
import { toArray, toText } from '../../language/index.js';
import { bind, column, custom, frame, list, newLine, table, text, type ViewFamily, view } from './view-definition.js';
import { read, readText } from './view-values.js';

const displayName = (o: unknown) => (readText(o, 'CommandType') === 'Alias' ? read(o, 'DisplayName') : read(o, 'Name'));

const overloads = (o: unknown) =>
  toArray(read(o, 'OverloadDefinitions'))
    .map((definition) => `${toText(definition)}\n`)
    .join('');

const facts = [
  'ParameterType',
  'Position',
  'IsMandatory',
  'IsDynamic',
  'HelpMessage',
  'ValueFromPipeline',
  'ValueFromPipelineByPropertyName',
  'ValueFromRemainingArguments',
  'Aliases',
];
const parameterInfo = custom(
  newLine(),
  frame(2, [
    text('Parameter Name: '),
    bind('Name'),
    newLine(),
    frame(2, [
      ...facts.flatMap((name) => [text(`${name} = `), bind(name), newLine()]),
      text('Attributes ='),
      newLine(),
      bind('Attributes', { enumerate: true, control: custom(frame(2, [newLine()])) }),
    ]),
  ]),
);

export const commandViews: ViewFamily = () => [
  view(
    'Microsoft.PowerShell.Commands.MemberDefinition',
    table(['Name', 'MemberType', 'Definition'], { autoSize: true }),
    { groupBy: { value: 'TypeName' } },
  ),
  view('System.Management.Automation.CommandInfo', table([column('CommandType', 15), 'Name']), { name: 'CommandInfo' }),
  view(
    [
      'System.Management.Automation.AliasInfo',
      'System.Management.Automation.ApplicationInfo',
      'System.Management.Automation.CmdletInfo',
      'System.Management.Automation.ExternalScriptInfo',
      'System.Management.Automation.FilterInfo',
      'System.Management.Automation.FunctionInfo',
      'System.Management.Automation.ScriptInfo',
    ],
    table([column('CommandType', 15), column(displayName, 50, { label: 'Name' }), column('Version', 10), 'Source']),
    { name: 'CommandInfo' },
  ),
  view('System.Management.Automation.Runspaces.TypeData', table(['TypeName', 'Members']), { name: 'TypeData' }),
  view('System.Management.Automation.ApplicationInfo', table([column('CommandType', 15), 'Name', 'Path']), {
    name: 'ApplicationInfo',
  }),
  view(
    'System.Management.Automation.ApplicationInfo',
    list('Name', 'CommandType', 'Definition', 'Extension', 'Path', 'FileVersionInfo'),
  ),
  view('System.Management.Automation.ScriptInfo', table([column('CommandType', 15), 'Name', 'Definition']), {
    name: 'ScriptInfo',
  }),
  view('System.Management.Automation.ScriptInfo', list('Name', 'CommandType', 'Definition', 'Path')),
  view('System.Management.Automation.ExternalScriptInfo', table([column('CommandType', 15), 'Name', 'Path']), {
    name: 'ExternalScriptInfo',
  }),
  view('System.Management.Automation.FunctionInfo', table([column('CommandType', 15), 'Name', 'Function']), {
    name: 'FunctionInfo',
  }),
  view('System.Management.Automation.FilterInfo', table([column('CommandType', 15), 'Name', 'Filter']), {
    name: 'FilterInfo',
  }),
  view('System.Management.Automation.AliasInfo', table([column('CommandType', 15), 'DisplayName']), {
    name: 'AliasInfo',
  }),
  view(
    'System.Management.Automation.AliasInfo',
    list('DisplayName', 'CommandType', 'Definition', 'ReferencedCommand', 'ResolvedCommand'),
  ),
  view(
    'Microsoft.PowerShell.Commands.ListCommand+MemberInfo',
    table([column('MemberClass', 11, { label: 'Class' }), column('Name', 25), 'MemberData']),
    { name: 'memberinfo' },
  ),
  view('Microsoft.PowerShell.Commands.ListCommand+MemberInfo', list('Name', 'MemberClass', 'MemberData')),
  view(
    'System.Management.Automation.CmdletInfo',
    list(
      'Name',
      'CommandType',
      'Definition',
      'Path',
      'DLL',
      'HelpFile',
      'ParameterSets',
      'ImplementingType',
      'Verb',
      'Noun',
    ),
  ),
  view(
    ['System.Management.Automation.FilterInfo', 'System.Management.Automation.FunctionInfo'],
    list('Name', 'CommandType', 'Definition'),
    { name: 'System.Management.Automation.CommandInfo' },
  ),
  view(
    'System.Management.Automation.CommandParameterSetInfo',
    custom(
      text('Parameter Set Name: '),
      bind('Name'),
      newLine(),
      text('Is default parameter set: '),
      bind('IsDefault'),
      newLine(),
      bind('Parameters', { enumerate: true, control: parameterInfo }),
      newLine(),
    ),
    { name: 'CommandParameterSetInfo' },
  ),
  view(
    'System.Management.Automation.PSMethod',
    table([column(overloads, 0, { label: 'OverloadDefinitions' })], { wrap: true }),
  ),
];
