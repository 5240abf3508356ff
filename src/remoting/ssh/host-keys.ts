/** Decides whether the key that a host shows is to be trusted, as StrictHostKeyChecking says. */
import { TransportError } from '../transports/transport.js';
import type { UserInteraction } from '../transports/user-interaction.js';
import { addKnownHost, checkHostKey, fingerprint, keyTypeOf, readKnownHosts } from './known-hosts.js';
import type { SshTarget } from './ssh-target.js';

/** Throws TransportError when the key must not be trusted. A key that is accepted is written to the user's known_hosts. */
export async function verifyHostKey(
  target: SshTarget,
  key: Buffer,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<void> {
  const entries = readKnownHosts([...target.knownHostsFiles, ...target.globalKnownHostsFiles]);
  const verdict = checkHostKey(entries, target.knownHostsName, key);
  const shown = `${keyTypeOf(key)} ${fingerprint(key)}`;
  switch (verdict.kind) {
    case 'known':
      return;
    case 'revoked':
      throw new TransportError(
        'HostKeyRevoked',
        `The host key of ${target.knownHostsName} is revoked (${verdict.entry.file}:${verdict.entry.line}): ${shown}. There is no connection.`,
      );
    case 'changed': {
      const old = Buffer.from(verdict.entry.key, 'base64');
      throw new TransportError(
        'HostKeyChanged',
        `The host key of ${target.knownHostsName} has changed. Somebody may be listening, or the host may have been set up anew.\n` +
          `It is now     ${shown}\n` +
          `It used to be ${keyTypeOf(old)} ${fingerprint(old)} (${verdict.entry.file}:${verdict.entry.line})\n` +
          'If the new key is right, remove the old line.',
      );
    }
  }
  await acceptUnknown(target, key, shown, interaction, signal);
  const file = target.knownHostsFiles[0];
  if (file === undefined) return;
  try {
    addKnownHost(file, target.knownHostsName, key, target.hashKnownHosts);
  } catch (error) {
    interaction.show(`The host key could not be written to ${file}: ${(error as Error).message}`);
  }
}

async function acceptUnknown(
  target: SshTarget,
  key: Buffer,
  shown: string,
  interaction: UserInteraction,
  signal: AbortSignal,
): Promise<void> {
  const refuse = (reason: string) =>
    new TransportError('HostKeyUnknown', `The host key of ${target.knownHostsName} is not known: ${shown}. ${reason}`);
  if (target.strictHostKeyChecking === 'no' || target.strictHostKeyChecking === 'accept-new') return;
  if (target.strictHostKeyChecking === 'yes' || target.batchMode)
    throw refuse('StrictHostKeyChecking does not allow to connect.');
  const yes = await interaction
    .confirm(
      `The authenticity of host '${target.knownHostsName}' can't be established.`,
      `${keyTypeOf(key)} key fingerprint is ${fingerprint(key)}.\nAre you sure you want to continue connecting?`,
      signal,
    )
    .catch((error: Error) => {
      throw refuse(error.message);
    });
  if (!yes) throw refuse('It was not accepted.');
}
