/**
 * How the virtual machine of a target is reached: over Hyper-V's sockets on Windows; elsewhere, or where it says so, by what
 * `$env:PERIWINKLE_VM_SOCKETS` names.
 */
import { execFile } from 'node:child_process';
import { messages } from '../messages.js';
import type { VirtualMachineTarget } from '../transports/targets.js';
import { TransportError } from '../transports/transport.js';
import { connectNativeSocket, hyperVAddress, vsockAddress } from './native-socket.js';
import { connectUnixSocket } from './unix-socket.js';
import type { VmConnector, VmService } from './vm-socket.js';

const hyperVServices: Readonly<Record<VmService, string>> = {
  broker: '999e53d4-3d5c-4c3e-8779-bed06ec056e1',
  powershell: 'a5201c21-2770-4c11-a68e-f182edb29220',
};

/** Throws TransportError where there is no way. */
export async function connectorFor(target: VirtualMachineTarget, signal: AbortSignal): Promise<VmConnector> {
  const name = target.vmName ?? target.vmId ?? '';
  const configured = configuredAddress(target.sockets, name);
  if (configured !== null) return configured;
  if (process.platform !== 'win32') throw new TransportError('TransportMissing', messages.noHyperV, messages.vmSockets);
  const vmId = await findVirtualMachine(target, signal);
  return (service) => connectNativeSocket(hyperVAddress(vmId, hyperVServices[service]));
}

/**
 * `web=unix:/run/web/{service}.sock; db=vsock:3:5001:5002; *=unix:/run/vms/{vm}/{service}.sock`: the first entry for a name counts.
 * A vsock address is a context id and the ports of the broker and of PowerShell. Null when no entry is for the machine.
 */
export function configuredAddress(sockets: string, vm: string): VmConnector | null {
  for (const entry of sockets.split(';').map((text) => text.trim())) {
    const [, name = '', kind = '', address = ''] = /^(.+?)=(unix|vsock):(.+)$/.exec(entry) ?? [];
    if (name !== '*' && name.toLowerCase() !== vm.toLowerCase()) continue;
    if (kind === 'unix')
      return (service, signal) =>
        connectUnixSocket(address.replaceAll('{vm}', vm).replaceAll('{service}', service), signal);
    const [cid, broker, powershell] = address.split(':').map(Number);
    if (cid === undefined || broker === undefined || powershell === undefined)
      throw new TransportError('InvalidOption', messages.vmSocketsInvalid(entry));
    return (service) => connectNativeSocket(vsockAddress(cid, service === 'broker' ? broker : powershell));
  }
  return null;
}

/** The id of the one machine that is meant, which has to run: asked of Hyper-V's own module. Throws TransportError. */
function findVirtualMachine({ vmId, vmName }: VirtualMachineTarget, signal: AbortSignal): Promise<string> {
  const which = vmId === null ? `-Name '${vmName?.replaceAll("'", "''")}'` : `-Id '${vmId}'`;
  const script = `Hyper-V\\Get-VM ${which} -ErrorAction SilentlyContinue | ForEach-Object { "$($_.Id) $($_.State) $($_.Name)" }
    if (-not (Get-Command Hyper-V\\Get-VM -ErrorAction SilentlyContinue)) { exit 3 }`;
  return new Promise((resolve, reject) => {
    execFile('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], { signal }, (error, out) => {
      if (signal.aborted) reject(new TransportError('Cancelled', messages.vmCancelled));
      else if (error) reject(new TransportError('TransportMissing', messages.noHyperV));
      else {
        const found = out.split(/\r?\n/).filter((line) => line !== '');
        const [id = '', state = '', name = ''] = (found[0] ?? '').split(' ');
        if (found.length !== 1)
          reject(
            new TransportError('TargetMissing', messages.notSingleVm(vmId, vmName ?? ''), '', 'InvalidVMIdNotSingle'),
          );
        else if (state !== 'Running')
          reject(new TransportError('TargetMissing', messages.vmNotRunning(name), '', 'InvalidVMState'));
        else resolve(id.toLowerCase());
      }
    });
  });
}
