/** The protocol's versions and what is negotiated of them (MS-PSRP 3.1.5.4.1; 2.4 is PowerShell 7.6's). */
import { ProtocolError } from './protocol-error.js';

export type ProtocolVersion = '2.0' | '2.1' | '2.2' | '2.3' | '2.4';
const versions: readonly string[] = ['2.0', '2.1', '2.2', '2.3', '2.4'];

export const latestVersion: ProtocolVersion = '2.4';
export const psVersion = '2.0';
export const serializationVersion = '1.1.0.1';

/** From 2.4 on secure strings are not encrypted by a session key: such sessions need a transport that encrypts. */
export function hasSessionKey(version: ProtocolVersion): boolean {
  return versions.indexOf(version) < versions.indexOf('2.4');
}

/** True when `version` is `least` or later. */
export function isAtLeast(version: ProtocolVersion, least: ProtocolVersion): boolean {
  return versions.indexOf(version) >= versions.indexOf(least);
}

/**
 * The version that both sides speak: the older of the two. Throws ProtocolError for a far side that is older than 2.0 or has
 * another major version; a later minor version of the far side is no obstacle, because it adapts to ours.
 */
export function negotiateVersion(ours: ProtocolVersion, theirs: string): ProtocolVersion {
  const known = versions.indexOf(theirs);
  if (known >= 0) return (known < versions.indexOf(ours) ? theirs : ours) as ProtocolVersion;
  const match = /^2\.(\d+)$/.exec(theirs);
  if (match && Number(match[1]) > 4) return ours;
  throw new ProtocolError(
    'VersionMismatch',
    `The remote computer speaks version ${theirs} of the remoting protocol; 2.0 to ${ours} are understood`,
  );
}
