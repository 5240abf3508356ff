/** Sessions that are being opened for the engine, which answers what the way asks: host keys, passwords. */

import type { HostAnswer } from '../protocol/host-answer.js';
import { HostRelay, type RelayedCall } from './host-relay.js';
import type { SessionInfo } from './session-records.js';
import { type OpenRequest, openRegistered } from './session-registry.js';

/** A call of the host to be answered, or the end. */
export type OpeningEvent = { call: RelayedCall } | { session: SessionInfo };

interface Opening {
  relay: HostRelay;
  calls: RelayedCall[];
  outcome: { session: SessionInfo } | { error: Error } | null;
  cancel: AbortController;
  wake: (() => void) | null;
}

const openings = new Map<string, Opening>();
let lastId = 0;

/** Starts to open a session; returns the id by which `nextEvent` tells how it goes. */
export function beginOpening(request: Omit<OpenRequest, 'host' | 'signal'>): string {
  const id = `opening${++lastId}`;
  const opening: Opening = {
    relay: new HostRelay((call) => {
      opening.calls.push(call);
      opening.wake?.();
    }),
    calls: [],
    outcome: null,
    cancel: new AbortController(),
    wake: null,
  };
  openings.set(id, opening);
  const settle = (outcome: Opening['outcome']) => {
    opening.outcome = outcome;
    opening.wake?.();
  };
  openRegistered({ ...request, host: opening.relay, signal: opening.cancel.signal }).then(
    (session) => settle({ session }),
    (error: Error) => settle({ error }),
  );
  return id;
}

/** Waits for the next event. Throws what opening threw. An aborted signal gives the opening up. */
export async function nextEvent(id: string, signal: AbortSignal): Promise<OpeningEvent> {
  const opening = openings.get(id);
  if (!opening) throw new Error(`There is no opening ${id}`);
  const cancel = () => opening.cancel.abort();
  signal.addEventListener('abort', cancel, { once: true });
  while (opening.calls.length === 0 && opening.outcome === null)
    await new Promise<void>((resolve) => {
      opening.wake = resolve;
    });
  signal.removeEventListener('abort', cancel);
  opening.wake = null;
  const call = opening.calls.shift();
  if (call) return { call };
  openings.delete(id);
  const outcome = opening.outcome as NonNullable<Opening['outcome']>;
  if ('error' in outcome) throw outcome.error;
  return outcome;
}

export function answerOpening(id: string, callId: number, answer: HostAnswer): void {
  openings.get(id)?.relay.answer(callId, answer);
}
