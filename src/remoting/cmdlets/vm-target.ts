/** A virtual machine as the target of a session; `$env:PERIWINKLE_VM_SOCKETS` may say by which sockets it is reached. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { PSCredential } from '../../runtime/dotnet/automation/credential.js';
import { plainCredential } from '../../runtime/engine/credentials.js';
import type { TargetOf } from '../transports/targets.js';

export interface VmValues {
  Credential?: PSCredential | undefined;
  ConfigurationName?: string | undefined;
}

/** `which` has the id (a lower-case GUID) or the name. */
export function vmTarget(
  cmd: CmdletRuntime,
  which: { vmId: string | null; vmName: string | null },
  values: VmValues,
): TargetOf<'vm'> {
  return {
    kind: 'vm',
    ...which,
    credential: plainCredential(values.Credential as PSCredential),
    configurationName: values.ConfigurationName ?? '',
    sockets: cmd.context.childEnvironment['PERIWINKLE_VM_SOCKETS'] ?? '',
  };
}
