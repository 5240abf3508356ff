/** Which runspaces Get-, Enable- and Disable-RunspaceDebug mean. */
import type { Guid } from '../../dotnet/system/guid.js';
import { type HostedRunspace, hostedRunspaces } from '../../hosting/hosted-runspace.js';
import { WildcardPattern } from '../../language/index.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const notEmpty = [{ notNullOrEmpty: true }] as const;

export const runspaceDebugParameters = {
  RunspaceName: {
    type: t.array(t.string),
    sets: { RunspaceNameParameterSet: { position: 0 } },
    validate: notEmpty,
    wildcards: true,
    help: 'Names of runspaces; all where it is left out.',
  },
  Runspace: {
    type: t.array(t.net<HostedRunspace>('System.Management.Automation.Runspaces.Runspace')),
    sets: { RunspaceParameterSet: { mandatory: true, position: 0, from: 'both' } },
    validate: notEmpty,
    help: 'The runspaces.',
  },
  RunspaceId: {
    type: t.array(t.int),
    sets: { RunspaceIdParameterSet: { mandatory: true, position: 0 } },
    validate: notEmpty,
    help: 'Numbers of runspaces.',
  },
  RunspaceInstanceId: {
    type: t.array(t.net<Guid>('System.Guid')),
    sets: { RunspaceInstanceIdParameterSet: { mandatory: true, position: 0 } },
    validate: notEmpty,
    help: 'Instance ids of runspaces.',
  },
  ProcessName: {
    type: t.string,
    sets: { ProcessNameParameterSet: { position: 0 } },
    validate: notEmpty,
    help: 'A program whose runspaces are meant.',
  },
  AppDomainName: {
    type: t.array(t.string),
    sets: { ProcessNameParameterSet: { position: 1 } },
    validate: notEmpty,
    help: 'Application domains of the program.',
  },
} as const;

export interface RunspaceChoice {
  RunspaceName?: readonly string[] | undefined;
  Runspace?: readonly HostedRunspace[] | undefined;
  RunspaceId?: readonly number[] | undefined;
  RunspaceInstanceId?: readonly Guid[] | undefined;
}

export function chosenRunspaces(choice: RunspaceChoice): readonly HostedRunspace[] {
  const { RunspaceName: names, RunspaceId: ids, RunspaceInstanceId: instances } = choice;
  if (choice.Runspace) return choice.Runspace;
  const patterns = names?.map((name) => new WildcardPattern(name, true));
  return hostedRunspaces().filter(
    ({ name, id, instanceId }) =>
      (patterns?.some((pattern) => pattern.isMatch(name)) ?? true) &&
      (ids?.includes(id) ?? true) &&
      (instances?.some((instance) => instance.toString() === instanceId.toString()) ?? true),
  );
}

/** Those that are open; of the others it is reported that nothing can be set for them. */
export function* openRunspaces(cmd: CmdletRuntime, choice: RunspaceChoice): Generator<HostedRunspace> {
  for (const runspace of chosenRunspaces(choice)) {
    if (runspace.state === 'Opened') yield runspace;
    else {
      const message = `Cannot set debug options on Runspace ${runspace.name} because it is not in the Opened state.`;
      cmd.writeError(runspaceDebugError(cmd, 'SetRunspaceDebugOptionCommandInvalidRunspaceState', message));
    }
  }
}

export const runspaceDebugError = (cmd: CmdletRuntime, id: string, message: string) =>
  cmd.error(id, 'InvalidOperation', null, message, 'System.Management.Automation.PSInvalidOperationException');
