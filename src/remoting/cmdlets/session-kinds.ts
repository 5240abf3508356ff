/** How a PSSession shows itself by the kind of its target: what the real engine's connection infos say. */
import { type SessionTarget, type TargetKind, transportNames } from '../transports/targets.js';

const resourcePrefix = /^.*\/powershell\//i;

export interface SessionKind {
  computerType: 'RemoteMachine' | 'VirtualMachine' | 'Container';
  transport: string;
  /** Of the connection info's .NET type. */
  connectionType: string;
}

const kinds: Readonly<Record<TargetKind, Omit<SessionKind, 'transport'>>> = {
  ssh: { computerType: 'RemoteMachine', connectionType: 'SSHConnectionInfo' },
  process: { computerType: 'RemoteMachine', connectionType: 'NewProcessConnectionInfo' },
  pipe: { computerType: 'RemoteMachine', connectionType: 'NamedPipeConnectionInfo' },
  wsman: { computerType: 'RemoteMachine', connectionType: 'WSManConnectionInfo' },
  vm: { computerType: 'VirtualMachine', connectionType: 'VMConnectionInfo' },
  container: { computerType: 'Container', connectionType: 'ContainerConnectionInfo' },
};

export function sessionKind(target: SessionTarget): SessionKind {
  return { ...kinds[target.kind], transport: transportNames[target.kind] };
}

/** PSSession.ConfigurationName. */
export function configurationNameOf(target: SessionTarget): string {
  switch (target.kind) {
    case 'wsman':
      return target.shellUri.replace(resourcePrefix, '');
    case 'vm':
    case 'container':
      return target.configurationName;
    case 'process':
      return 'Microsoft.PowerShell';
    default:
      return 'DefaultShell';
  }
}
