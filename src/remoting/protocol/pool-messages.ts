/** The bodies of the messages of a runspace pool (MS-PSRP 2.2.2): as plain data, to and from wire values. */
import type { RunspaceState } from '../../runtime/runspaces/runspace.js';
import { decodeHostInfo, encodeHostInfo, type HostInfo } from './host-info.js';
import { ProtocolError } from './protocol-error.js';
import { runspaceStateNumber, runspaceStateOf } from './states.js';
import { psVersion, serializationVersion } from './versions.js';
import { asObject, WireObject, type WireValue, wireEnum, wireObject, wireVersion } from './wire-value.js';

export interface SessionCapability {
  protocolVersion: string;
  psVersion: string;
  serializationVersion: string;
}

export function encodeCapability(protocolVersion: string): WireObject {
  return wireObject({
    protocolversion: wireVersion(protocolVersion),
    PSVersion: wireVersion(psVersion),
    SerializationVersion: wireVersion(serializationVersion),
  });
}

/** Throws ProtocolError when the far side's PSVersion or SerializationVersion is not the one that there is. */
export function decodeCapability(body: WireValue): SessionCapability {
  const object = asObject(body);
  const capability = {
    protocolVersion: object.string('protocolversion'),
    psVersion: object.string('PSVersion'),
    serializationVersion: object.string('SerializationVersion'),
  };
  if (capability.psVersion !== psVersion || capability.serializationVersion !== serializationVersion)
    throw new ProtocolError(
      'VersionMismatch',
      `The remote computer has PSVersion ${capability.psVersion} and SerializationVersion ${capability.serializationVersion}, which are not understood`,
    );
  return capability;
}

export interface InitRunspacePool {
  minRunspaces: number;
  maxRunspaces: number;
  hostInfo: HostInfo;
  /** A dictionary of primitives, or null. */
  applicationArguments: WireValue;
}

export function encodeInit(init: InitRunspacePool): WireObject {
  return wireObject({
    MinRunspaces: init.minRunspaces,
    MaxRunspaces: init.maxRunspaces,
    PSThreadOptions: wireEnum('System.Management.Automation.Runspaces.PSThreadOptions', 'Default', 0),
    ApartmentState: unknownApartment(),
    ApplicationArguments: init.applicationArguments,
    HostInfo: encodeHostInfo(init.hostInfo),
  });
}

export function decodeInit(body: WireValue): InitRunspacePool {
  const object = asObject(body);
  return {
    minRunspaces: object.number('MinRunspaces'),
    maxRunspaces: object.number('MaxRunspaces'),
    hostInfo: decodeHostInfo(object.object('HostInfo')),
    applicationArguments: object.get('ApplicationArguments') ?? null,
  };
}

/** ApartmentState.Unknown: apartments mean nothing outside of Windows. */
export function unknownApartment(): WireObject {
  return wireEnum('System.Threading.ApartmentState', 'Unknown', 2);
}

export interface RunspacePoolStateMessage {
  state: RunspaceState;
  /** ErrorRecord, when the state was reached by an error. */
  error: WireObject | null;
}

export function encodePoolState(message: RunspacePoolStateMessage): WireObject {
  return wireObject({
    RunspaceState: runspaceStateNumber(message.state),
    ExceptionAsErrorRecord: message.error ?? undefined,
  });
}

export function decodePoolState(body: WireValue): RunspacePoolStateMessage {
  const object = asObject(body);
  const state = runspaceStateOf(object.number('RunspaceState'));
  if (state === undefined)
    throw new ProtocolError('InvalidData', `Unknown state of a runspace pool: ${object.number('RunspaceState')}`);
  return { state, error: errorOf(object) };
}

export function errorOf(object: WireObject): WireObject | null {
  const error = object.get('ExceptionAsErrorRecord');
  return error instanceof WireObject ? error : null;
}

/** The answer to a call that changes a pool (a boolean), or asks for the number of free runspaces. */
export interface RunspaceAvailability {
  callId: bigint;
  response: boolean | bigint;
}

/** A number is an I32, as the real server's; MS-PSRP 2.2.2.8 wants an I64, which the real client does not take. */
export function encodeAvailability({ callId, response }: RunspaceAvailability): WireObject {
  const value = typeof response === 'bigint' ? Number(response) : response;
  return wireObject({ SetMinMaxRunspacesResponse: value, ci: callId });
}

export function decodeAvailability(body: WireValue): RunspaceAvailability {
  const object = asObject(body);
  const response = object.get('SetMinMaxRunspacesResponse');
  if (typeof response === 'number') return { callId: object.long('ci'), response: BigInt(response) };
  if (typeof response !== 'boolean' && typeof response !== 'bigint')
    throw new ProtocolError('InvalidData', 'SetMinMaxRunspacesResponse is neither a boolean nor a number');
  return { callId: object.long('ci'), response };
}

/** RUNSPACEPOOL_INIT_DATA, and CONNECT_RUNSPACEPOOL, where either may be left out. */
export interface RunspaceLimits {
  minRunspaces: number | undefined;
  maxRunspaces: number | undefined;
}

export function encodeLimits(limits: RunspaceLimits): WireValue {
  if (limits.minRunspaces === undefined && limits.maxRunspaces === undefined) return '';
  return wireObject({ MinRunspaces: limits.minRunspaces, MaxRunspaces: limits.maxRunspaces });
}

export function decodeLimits(body: WireValue): RunspaceLimits {
  if (!(body instanceof WireObject)) return { minRunspaces: undefined, maxRunspaces: undefined };
  return {
    minRunspaces: body.has('MinRunspaces') ? body.number('MinRunspaces') : undefined,
    maxRunspaces: body.has('MaxRunspaces') ? body.number('MaxRunspaces') : undefined,
  };
}
