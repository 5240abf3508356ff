/** PSSessionOption as plain data (New-PSSessionOption), with PowerShell's defaults. Times are milliseconds. */
import type { Credential } from '../../runtime/host/host-call.js';

export interface SessionOptions {
  maximumConnectionRedirectionCount: number;
  noCompression: boolean;
  noMachineProfile: boolean;
  proxyAccessType: 'None' | 'IEConfig' | 'WinHttpConfig' | 'AutoDetect' | 'NoProxyServer';
  proxyAuthentication: 'Basic' | 'Negotiate' | 'Digest';
  proxyCredential: Credential | null;
  skipCACheck: boolean;
  skipCNCheck: boolean;
  skipRevocationCheck: boolean;
  /** What waits for a connection or an answer; 0 for no limit. */
  operationTimeout: number;
  noEncryption: boolean;
  useUTF16: boolean;
  includePortInSPN: boolean;
  outputBufferingMode: 'None' | 'Drop' | 'Block';
  maxConnectionRetryCount: number;
  /** Names of cultures; '' for this computer's own. */
  culture: string;
  uiCulture: string;
  /** Bytes; null for no limit. */
  maximumReceivedDataSizePerCommand: number | null;
  maximumReceivedObjectSize: number | null;
  /** CLIXML of a PSPrimitiveDictionary; '' for none. */
  applicationArguments: string;
  /** 0 for no limit. */
  openTimeout: number;
  /** How long a stop may take. */
  cancelTimeout: number;
  /** How long the far side keeps a session that nobody uses; -1 for its own choice. */
  idleTimeout: number;
}

export const defaultSessionOptions: SessionOptions = {
  maximumConnectionRedirectionCount: 5,
  noCompression: false,
  noMachineProfile: false,
  proxyAccessType: 'None',
  proxyAuthentication: 'Negotiate',
  proxyCredential: null,
  skipCACheck: false,
  skipCNCheck: false,
  skipRevocationCheck: false,
  operationTimeout: 180_000,
  noEncryption: false,
  useUTF16: false,
  includePortInSPN: false,
  outputBufferingMode: 'None',
  maxConnectionRetryCount: 5,
  culture: '',
  uiCulture: '',
  maximumReceivedDataSizePerCommand: null,
  maximumReceivedObjectSize: 200 * 1024 * 1024,
  applicationArguments: '',
  openTimeout: 180_000,
  cancelTimeout: 60_000,
  idleTimeout: -1,
};
