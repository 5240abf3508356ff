/**
 * A socket to a virtual machine. PowerShell Direct's handshake has no frames: a message is what one `send` sent, and its reader
 * knows how long it is, or takes what has come.
 */
export interface VmSocket {
  send(data: Buffer): Promise<void>;
  /** What has come, at most `length` bytes of it; waits for the first. Empty at the end. */
  receive(length: number): Promise<Buffer>;
  close(): void;
}

/** The two services of a virtual machine: one takes the credential, at the other PowerShell listens afterwards. */
export type VmService = 'broker' | 'powershell';

/** Connects to a service of one virtual machine. Throws TransportError. */
export type VmConnector = (service: VmService, signal: AbortSignal) => Promise<VmSocket>;
