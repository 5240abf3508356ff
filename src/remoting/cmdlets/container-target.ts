/** A container as the target of a session; `$env:PERIWINKLE_CONTAINER_TOOL` may say which command reaches it (`podman --remote`). */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { TargetOf } from '../transports/targets.js';

export interface ContainerValues {
  RunAsAdministrator?: boolean | undefined;
  ConfigurationName?: string | undefined;
}

export function containerTarget(
  cmd: CmdletRuntime,
  containerId: string,
  values: ContainerValues,
): TargetOf<'container'> {
  const env = cmd.context.childEnvironment;
  return {
    kind: 'container',
    containerId,
    runAsAdministrator: values.RunAsAdministrator ?? false,
    configurationName: values.ConfigurationName ?? '',
    tool: env['PERIWINKLE_CONTAINER_TOOL'] ?? '',
    env,
  };
}
