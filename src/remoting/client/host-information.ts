/** Asks our host for what a session tells the far side about it, so that the far side need not ask for each value. */
import { type AsyncHost, type Coordinates, HostMethod, type Size } from '../../runtime/host/host-call.js';
import type { HostInfo, RawUIProperties } from '../protocol/host-info.js';

const defaultSize: Size = { width: 120, height: 30 };
const origin: Coordinates = { x: 0, y: 0 };

/** What a host does not answer is filled in with usual values. */
export async function readHostInfo(host: AsyncHost, signal: AbortSignal): Promise<HostInfo> {
  const ask = async <T>(method: HostMethod, fallback: T): Promise<T> => {
    const value = await host.call({ method, parameters: [] }, signal).catch(() => undefined);
    return (value ?? fallback) as T;
  };
  const [windowSize, windowTitle, foreground, background] = await Promise.all([
    ask(HostMethod.GetWindowSize, defaultSize),
    ask(HostMethod.GetWindowTitle, ''),
    ask<number | null>(HostMethod.GetForegroundColor, null),
    ask<number | null>(HostMethod.GetBackgroundColor, null),
  ]);
  const [bufferSize, maxWindowSize, maxPhysicalWindowSize] = await Promise.all([
    ask(HostMethod.GetBufferSize, windowSize),
    ask(HostMethod.GetMaxWindowSize, windowSize),
    ask(HostMethod.GetMaxPhysicalWindowSize, windowSize),
  ]);
  const rawUI: RawUIProperties = {
    foregroundColor: foreground ?? -1,
    backgroundColor: background ?? -1,
    cursorPosition: origin,
    windowPosition: origin,
    cursorSize: 100,
    bufferSize,
    windowSize,
    maxWindowSize,
    maxPhysicalWindowSize,
    windowTitle,
  };
  return { kind: 'host', rawUI };
}
