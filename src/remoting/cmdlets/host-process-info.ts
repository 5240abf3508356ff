/** PSHostProcessInfo: a process on this computer in which PowerShell listens, and how to find those that there are. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { statusOf } from '../../runtime/dotnet/diagnostics/process-status.js';
import { defineType, type NetType } from '../../runtime/objects/net-type.js';
import { type HostPipe, hostPipes } from '../named-pipes/pipe-names.js';

export class PSHostProcessInfo {
  declare readonly netType: NetType;
  constructor(readonly pipe: HostPipe) {}
}

defineType(
  'Microsoft.PowerShell.Commands.PSHostProcessInfo',
  { class: PSHostProcessInfo, assembly: 'System.Management.Automation' },
  () => ({
    members: {
      'string AppDomainName {get;}': (self: PSHostProcessInfo) => self.pipe.appDomainName,
      'string MainWindowTitle {get;}': () => '',
      'int ProcessId {get;}': (self: PSHostProcessInfo) => self.pipe.processId,
      'string ProcessName {get;}': (self: PSHostProcessInfo) => self.pipe.processName,
      'string GetPipeNameFilePath()': (self: PSHostProcessInfo) => self.pipe.path,
    },
  }),
);

/** Those whose process runs and has the name that its pipe tells, by that name. */
export function hostProcesses(cmd: CmdletRuntime): PSHostProcessInfo[] {
  return hostPipes(cmd.context.childEnvironment)
    .filter(({ processId, processName }) => statusOf(processId)?.name === processName)
    .sort((a, b) => a.processName.localeCompare(b.processName, 'en', { sensitivity: 'base' }))
    .map((pipe) => new PSHostProcessInfo(pipe));
}
