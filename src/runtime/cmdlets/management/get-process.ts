/** Get-Process lists the processes of the computer, or what they have loaded. */
import type { Process } from '../../dotnet/diagnostics/process.js';
import { userName } from '../../dotnet/diagnostics/process-status.js';
import { getProperty } from '../../objects/members.js';
import { attachMembers } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { matchingProcesses, processError } from './matching-processes.js';

const processType = t.net<Process>('System.Diagnostics.Process');
const plain = ['Name', 'Id', 'InputObject'];

export const GetProcess = cmdlet('Get-Process', ['gps'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists the processes that run.',
  defaultSet: 'Name',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'propertyName',
      sets: ['Name', 'NameWithUserName'],
      aliases: ['ProcessName'],
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of the programs.',
    },
    Id: {
      type: t.array(t.int),
      mandatory: true,
      from: 'propertyName',
      sets: ['Id', 'IdWithUserName'],
      aliases: ['PID'],
      help: 'Numbers of the processes.',
    },
    InputObject: {
      type: t.array(processType),
      mandatory: true,
      from: 'pipeline',
      sets: ['InputObject', 'InputObjectWithUserName'],
      help: 'Processes, to see how they are now.',
    },
    IncludeUserName: {
      type: t.switch,
      mandatory: true,
      default: false,
      sets: ['NameWithUserName', 'IdWithUserName', 'InputObjectWithUserName'],
      help: 'Tells whose processes they are.',
    },
    Module: { type: t.switch, default: false, sets: plain, help: 'Lists the files that they have loaded.' },
    FileVersionInfo: {
      type: t.switch,
      default: false,
      sets: plain,
      aliases: ['FV', 'FVI'],
      help: 'Gives the version of the program.',
    },
  },
  outputs: ['System.Diagnostics.ProcessModule', 'System.Diagnostics.FileVersionInfo', 'System.Diagnostics.Process'],
  examples: [
    { code: '(Get-Process -Id $PID).Id -eq $PID', output: 'True' },
    {
      code: 'try { Get-Process no-such-program -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
      output: 'NoProcessFoundForGivenName,Microsoft.PowerShell.Commands.GetProcessCommand',
    },
  ],
  run: (cmd, { IncludeUserName, Module, FileVersionInfo }) => ({
    process(selection) {
      for (const process of matchingProcesses(cmd, selection)) {
        if (selection.InputObject !== undefined) process.refresh();
        if (Module) writeModules(cmd, process, FileVersionInfo);
        else if (FileVersionInfo) writeVersion(cmd, process);
        else cmd.writeObject(IncludeUserName ? withUserName(process) : process);
      }
    },
  }),
}));

function withUserName(process: Process): Process {
  const members = attachMembers(process);
  const names = typeNamesOf(process);
  members.setEntry('UserName', userName(process.status.userId));
  members.typeNames = ['System.Diagnostics.Process#IncludeUserName', ...names];
  return process;
}

function writeModules(cmd: CmdletRuntime, process: Process, asVersions: boolean): void {
  const modules = getProperty(process, 'Modules') as unknown[];
  if (modules.length > 0)
    for (const module of modules) cmd.writeObject(asVersions ? getProperty(module, 'FileVersionInfo') : module);
  else if (asVersions)
    cmd.writeError(
      processError(
        cmd,
        'CouldNotEnumerateModuleFileVer',
        'PermissionDenied',
        process,
        `Cannot enumerate the modules and the file version information of the "${process.name}" process.`,
        process.name,
      ),
    );
}

function writeVersion(cmd: CmdletRuntime, process: Process): void {
  const main = getProperty(process, 'MainModule');
  if (!isNull(main)) cmd.writeObject(getProperty(main, 'FileVersionInfo'));
}
