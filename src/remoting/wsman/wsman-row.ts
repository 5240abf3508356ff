/** The row of WSMan in the transport table. */

import type { SessionOptions } from '../client/session-options.js';
import { latestVersion } from '../protocol/versions.js';
import type { WSManTarget } from '../transports/targets.js';
import type { TransportRow } from '../transports/transport-table.js';
import { listShells } from './list-shells.js';
import { WSManTransport } from './wsman-transport.js';

export const wsmanTransport: TransportRow<'wsman'> = {
  computerName: (target) => target.computerName,
  create: (target, { options, interaction, name }) =>
    new WSManTransport({ target, options, interaction, name, version: versionFor(target, options) }),
  version: versionFor,
  list: (target, { options, interaction }, signal) => listShells(target, options, interaction, signal),
};

/** From 2.4 on there is no session key for secure strings, so that these need a way that encrypts. */
function versionFor(target: WSManTarget, options: SessionOptions) {
  const isSealed = !['Basic', 'Digest'].includes(target.authentication) && !options.noEncryption;
  return target.connectionUri.startsWith('https:') || isSealed ? latestVersion : '2.3';
}
