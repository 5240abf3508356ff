/**
 * Get-Help writes one topic in full, several in short. -Detailed, -Full and -Examples change nothing but the object's type
 * names, by which the view is chosen.
 */

import { ProcessStartInfo } from '../../dotnet/diagnostics/process-start-info.js';
import { startProcess } from '../../dotnet/diagnostics/start-process.js';
import { isAddress } from '../../help/command-page.js';
import { defaultHelp } from '../../help/default-help.js';
import { findHelp } from '../../help/find-help.js';
import { helpNode } from '../../help/help-node.js';
import { type HelpTopic, parametersOf } from '../../help/help-topic.js';
import { WildcardPattern } from '../../language/index.js';
import { typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { PSObject } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const categories =
  'Alias,Cmdlet,Provider,General,FAQ,Glossary,HelpFile,ScriptCommand,Function,Filter,ExternalScript,All,DefaultHelp,DscResource,Class,Configuration'.split(
    ',',
  );
/** Those that have parameters, roles and the like. */
const ofCommands = new Set(
  ['Alias', 'Cmdlet', 'ScriptCommand', 'Function', 'Filter', 'ExternalScript', 'All'].map((name) => fold(name)),
);

export const GetHelp = cmdlet('Get-Help', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Shows what a command does and how it is called.',
  description:
    'A cmdlet has its help with it; a function or script has what its help comment says, or, without one, the syntax of its parameters. A name that is not found, or a pattern, gives a list of topics like it.',
  defaultSet: 'AllUsersView',
  parameters: {
    Name: {
      type: t.string,
      position: 0,
      from: 'propertyName',
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'A command, the path of a script, or a word to look for.',
    },
    Path: { type: t.string, help: 'A location; accepted for the help of providers, which has no effect here.' },
    Category: {
      type: t.array(t.string),
      validate: [{ set: categories }],
      help: 'Only topics of these kinds.',
    },
    Full: { type: t.switch, sets: ['AllUsersView'], default: false, help: 'Everything there is.' },
    Detailed: {
      type: t.switch,
      sets: ['DetailedView'],
      mandatory: true,
      default: false,
      help: 'Also parameters and examples.',
    },
    Examples: { type: t.switch, sets: ['Examples'], mandatory: true, default: false, help: 'Only the examples.' },
    Parameter: {
      type: t.array(t.string),
      sets: ['Parameters'],
      mandatory: true,
      wildcards: true,
      help: 'Only these parameters.',
    },
    Component: { type: t.array(t.string), wildcards: true, help: 'Only topics with such a .COMPONENT.' },
    Functionality: { type: t.array(t.string), wildcards: true, help: 'Only topics with such a .FUNCTIONALITY.' },
    Role: { type: t.array(t.string), wildcards: true, help: 'Only topics with such a .ROLE.' },
    Online: {
      type: t.switch,
      sets: ['Online'],
      mandatory: true,
      default: false,
      help: 'Opens the topic’s address in a browser.',
    },
  },
  examples: [
    { code: '(Get-Help Get-Help).Synopsis', output: 'Shows what a command does and how it is called.' },
    {
      code: 'function Get-Square { <#\n.SYNOPSIS\nMultiplies a number by itself.\n#> param($Number) $Number * $Number }\n(Get-Help Get-Square).Synopsis',
      output: 'Multiplies a number by itself.',
    },
    { code: '(Get-Help Get-Help -Parameter Full).required', output: 'false' },
  ],
  run: (cmd, { Category = [], Parameter, Component = [], Role = [], Functionality = [], ...view }) => ({
    process({ Name }) {
      if (Name === undefined) {
        cmd.writeObject(defaultHelp());
        return;
      }
      refuseUnsupported(cmd, Category);
      const topics = findHelp(cmd.context, {
        target: Name,
        categories: Category,
        component: Component,
        role: Role,
        functionality: Functionality,
      });
      const [first] = topics;
      if (first === undefined) reportUnknown(cmd, Name);
      else if (topics.length > 1) {
        const shown = Parameter ? topics.filter((topic) => parametersOf(topic, Parameter).length > 0) : topics;
        for (const { page } of shown) cmd.writeObject(helpNode('HelpInfoShort', notesOf(page)));
        if (view.Online)
          refuse(cmd, 'Multiple Help topics were found. Use only one Help topic with the -Online option.');
      } else if (view.Online) openOnline(cmd, first.uri);
      else if (Parameter) writeParameters(cmd, first, Parameter);
      else if (view.Detailed) cmd.writeObject(asView(first.page, 'DetailedView'));
      else if (view.Examples) cmd.writeObject(asView(first.page, 'ExamplesView'));
      else cmd.writeObject(view.Full ? asView(first.page, 'FullView') : first.page);
    },
  }),
}));

const notesOf = (page: PSObject): [string, unknown][] => page.shape.names.map((name) => [name, page.entry(name)]);

/** A copy with type names by which the view is found. */
function asView(page: PSObject, view: string): PSObject {
  const own = typeNamesOf(page).filter((name) => name !== 'System.String' && name !== 'System.Object');
  const copy = new PSObject(page.base);
  for (const [name, value] of notesOf(page)) copy.setEntry(name, value);
  copy.typeNames = [...own.map((name) => `${name}#${view}`), ...typeNamesOf(page)];
  return copy;
}

function refuse(cmd: CmdletRuntime, message: string): never {
  const exception = 'System.Management.Automation.PSInvalidOperationException';
  return cmd.throwTerminating(cmd.error('InvalidOperation', 'InvalidOperation', null, message, exception));
}

/** What only commands have is refused where no command is asked for. */
function refuseUnsupported(cmd: CmdletRuntime, wanted: readonly string[]): void {
  if (wanted.length === 0 || wanted.some((category) => ofCommands.has(fold(category)))) return;
  for (const name of ['Parameter', 'Component', 'Role', 'Functionality']) {
    if (!cmd.isBound(name)) continue;
    const message = `-${name} is not supported by the requested Help category.`;
    const exception = 'System.Management.Automation.PSArgumentException';
    cmd.throwTerminating(cmd.error('Argument', 'InvalidArgument', null, message, exception));
  }
}

/** No error for a pattern. */
function reportUnknown(cmd: CmdletRuntime, name: string): void {
  if (WildcardPattern.containsWildcard(name)) return;
  const message = `Get-Help could not find ${name} in a help file in this session. To download updated help topics type: "Update-Help". To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116.`;
  const exception = 'Microsoft.PowerShell.Commands.HelpNotFoundException';
  cmd.writeError(cmd.error('HelpNotFound', 'ResourceUnavailable', null, message, exception));
}

function writeParameters(cmd: CmdletRuntime, topic: HelpTopic, patterns: readonly string[]): void {
  const found = parametersOf(topic, patterns);
  for (const parameter of found) cmd.writeObject(parameter);
  if (found.length > 0) return;
  const message = `No parameter matches criteria ${patterns[0]}.`;
  const exception = 'System.Management.Automation.PSArgumentException';
  cmd.writeError(cmd.error('NoParmsFound', 'InvalidArgument', topic.page, message, exception));
}

function openOnline(cmd: CmdletRuntime, uri: string): void {
  if (!isAddress(uri))
    refuse(
      cmd,
      'The online version of this Help topic cannot be displayed because the Internet address (URI) of the Help topic is not specified in the command code or in the help file for the command.',
    );
  if (!/^https?:/i.test(uri))
    refuse(
      cmd,
      `The protocol specified in the Uri "${new URL(uri).href}" is not supported. Only "http" and "https" protocols are supported.`,
    );
  cmd.writeVerbose(`Help URI: ${uri}`);
  const info = new ProcessStartInfo();
  info.fileName = uri;
  info.useShellExecute = true;
  try {
    startProcess(info);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    refuse(
      cmd,
      `Starting a browser to display online Help failed. No program or browser is associated to open the URI ${uri}.`,
    );
  }
}
