/** Sessions that are being opened for the engine, which answers what the way asks: host keys, passwords. */

import type { HostAnswer } from '../protocol/host-answer.js';
import { HostRelay, type RelayedCall } from './host-relay.js';
import { tellNews } from './news.js';
import { removeSession, type SessionInfo } from './session-records.js';
import { type OpenRequest, openRegistered } from './session-registry.js';

/** What happens next in one of several openings: a call of the host to be answered, the session, or why there is none. */
export type OpeningEvent =
  | { opening: string; call: RelayedCall }
  | { opening: string; session: SessionInfo }
  | { opening: string; error: Error };

interface Opening {
  relay: HostRelay;
  calls: RelayedCall[];
  outcome: { session: SessionInfo } | { error: Error } | null;
  cancel: AbortController;
  /** Nobody asks for it any more: a session that is opened all the same is closed again. */
  abandoned: boolean;
}

const openings = new Map<string, Opening>();
let lastId = 0;

/** Starts to open a session; returns the id by which `takeOpeningEvents` tells how it goes. */
export function beginOpening(request: Omit<OpenRequest, 'host' | 'signal'>): string {
  const id = `opening${++lastId}`;
  const opening: Opening = {
    relay: new HostRelay((call) => {
      opening.calls.push(call);
      tellNews();
    }),
    calls: [],
    outcome: null,
    cancel: new AbortController(),
    abandoned: false,
  };
  openings.set(id, opening);
  const settle = (outcome: NonNullable<Opening['outcome']>) => {
    opening.outcome = outcome;
    if (opening.abandoned) discard(id, outcome);
    tellNews();
  };
  openRegistered({ ...request, host: opening.relay, signal: opening.cancel.signal }).then(
    (session) => settle({ session }),
    (error: Error) => settle({ error }),
  );
  return id;
}

/** What has happened in these openings. After its session or error an opening is forgotten. */
export function takeOpeningEvents(ids: readonly string[]): OpeningEvent[] {
  return ids.flatMap((id) => {
    const opening = openings.get(id);
    if (!opening) return [];
    const events: OpeningEvent[] = opening.calls.splice(0).map((call) => ({ opening: id, call }));
    if (opening.outcome === null) return events;
    openings.delete(id);
    return [...events, { opening: id, ...opening.outcome }];
  });
}

/** Gives an opening up. */
export function abandonOpening(id: string): void {
  const opening = openings.get(id);
  if (!opening) return;
  opening.abandoned = true;
  opening.cancel.abort();
  if (opening.outcome) discard(id, opening.outcome);
}

function discard(id: string, outcome: NonNullable<Opening['outcome']>): void {
  openings.delete(id);
  if ('session' in outcome) void removeSession(outcome.session.instanceId);
}

export function answerOpening(id: string, callId: number, answer: HostAnswer): void {
  openings.get(id)?.relay.answer(callId, answer);
}
