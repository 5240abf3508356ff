/**
 * What the WSMan: drive keeps under Client, in a file of the user's: `wsman.json` beside the profiles. Both sides read it: the
 * engine for the drive, the asynchronous side when it connects.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { configurationFolder } from '../../runtime/io/configuration-folder.js';
import { readOptionalFile } from '../optional-file.js';
import { TransportError } from '../transports/transport.js';

export interface ClientSettings {
  /** Names of computers with commas between them: `*`, `*.example.org`, `<local>` for names without dots. */
  trustedHosts: string;
  /** Consent to Basic and Digest over HTTP, where passwords or texts can be read. */
  allowUnencrypted: boolean;
  /** Milliseconds that an operation may take. */
  networkDelay: number;
  auth: Readonly<Record<AuthSwitch, boolean>>;
  defaultPorts: Readonly<{ http: number; https: number }>;
}
export const authSwitches = ['basic', 'digest', 'kerberos', 'negotiate', 'certificate', 'credssp'] as const;
export type AuthSwitch = (typeof authSwitches)[number];

/** WinRM's, but CredSSP, which has to be asked for by -Authentication anyway. */
export const defaultClientSettings: ClientSettings = {
  trustedHosts: '',
  allowUnencrypted: false,
  networkDelay: 5000,
  auth: { basic: true, digest: true, kerberos: true, negotiate: true, certificate: true, credssp: true },
  defaultPorts: { http: 5985, https: 5986 },
};

export function clientSettingsFile(environment: NodeJS.ProcessEnv = process.env): string {
  return join(configurationFolder(environment), 'wsman.json');
}

/**
 * What is not in the file, or is of another type there, is as by default. Throws TransportError for a file that cannot be read or
 * is no JSON object: as defaults it would be lost with the next change, and what it forbids allowed.
 */
export function readClientSettings(environment: NodeJS.ProcessEnv = process.env): ClientSettings {
  const file = clientSettingsFile(environment);
  const text = readOptionalFile(file);
  if (text === null) return defaultClientSettings;
  const found = parseObject(text);
  if (found === null) throw new TransportError('InvalidOption', `${file} is damaged: it is not a JSON object.`);
  const merged = { ...defaultClientSettings } as Record<string, unknown>;
  for (const [key, value] of Object.entries(found)) {
    const usual = merged[key];
    if (typeof usual === 'object' && typeof value === 'object') merged[key] = { ...usual, ...value };
    else if (typeof usual === typeof value) merged[key] = value;
  }
  return merged as unknown as ClientSettings;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Throws what writing throws. */
export function writeClientSettings(settings: ClientSettings, environment: NodeJS.ProcessEnv = process.env): void {
  const file = clientSettingsFile(environment);
  mkdirSync(configurationFolder(environment), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Whether a computer is in the list of trusted hosts. `host` is a name, or an address without brackets. */
export function isTrustedHost(trustedHosts: string, host: string): boolean {
  const name = host.toLowerCase();
  return trustedHosts
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\[(.*)\]$/, '$1'),
    )
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '<local>') return isIP(name) === 0 && !name.includes('.');
      const pattern = entry.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      return new RegExp(`^${pattern}$`).test(name);
    });
}
