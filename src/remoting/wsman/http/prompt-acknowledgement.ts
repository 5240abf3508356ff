/**
 * OMI writes the head of an answer, and the rest when the head was acknowledged. Linux holds an acknowledgement back for 40 ms,
 * unless it is told to send what is due: by koffi, without which each answer of such a service stays as slow as that.
 */
import type { Socket } from 'node:net';

/** Linux' IPPROTO_TCP and TCP_QUICKACK. */
const tcp = 6;
const quickAcknowledgement = 12;

type SetOption = (descriptor: number, level: number, name: number, value: Int32Array, length: number) => number;

let setOption: Promise<SetOption | null> | null = null;

async function findSetOption(): Promise<SetOption | null> {
  if (process.platform !== 'linux') return null;
  try {
    const { default: koffi } = await import('koffi');
    return koffi.load(null).func('setsockopt', 'int', ['int', 'int', 'int', 'int *', 'uint32']) as unknown as SetOption;
  } catch {
    return null; // koffi is optional, and nothing but time depends on this
  }
}

/** Acknowledges what has come by a socket of TCP until now. To be called when the head of an answer is there. */
export async function acknowledgePromptly(socket: Socket): Promise<void> {
  setOption ??= findSetOption();
  const set = await setOption;
  const { fd = -1 } = (socket as Socket & { _handle?: { fd?: number } | null })._handle ?? {};
  if (fd >= 0) set?.(fd, tcp, quickAcknowledgement, Int32Array.of(1), Int32Array.BYTES_PER_ELEMENT);
}
