/**
 * Asks the session for completions while the keyboard stays alive: keys wait for the answer, as they would if it came at once, but
 * when it takes long a key gives it up and is taken as typed. Escape, Ctrl+g and Ctrl+c give it up at any time.
 */
import type { CompletionSet, Runspace } from '../runtime/runspaces/runspace.js';
import type { Keyboard } from './keys/keyboard.js';

/** How long keys wait for the answer, in ms. */
const PATIENCE = 1500;

const givingUp = ['Escape', 'Ctrl+g', 'Ctrl+c'];

export interface CompletionRequest {
  readonly runspace: Runspace;
  readonly text: string;
  readonly cursor: number;
  readonly keyboard: Keyboard;
  /** Whether a key asks for completion too, and therefore never gives it up. */
  isCompletionKey(name: string): boolean;
}

/** The answer; null when it was given up or there is none. Does not reject. */
export async function requestCompletion(request: CompletionRequest): Promise<CompletionSet | null> {
  const { runspace, text, cursor, keyboard } = request;
  const asking = new AbortController();
  const answered = new AbortController();
  const given = runspace
    .complete(text, cursor, asking.signal)
    .catch(() => null)
    .finally(() => answered.abort());
  const abandoned = new Promise<null>((resolve) => {
    asking.signal.addEventListener('abort', () => resolve(null));
  });
  const outer = keyboard.interrupt;
  keyboard.interrupt = () => asking.abort();
  const watching = watchKeys(request, asking, answered.signal);
  try {
    return await Promise.race([given, abandoned]);
  } finally {
    keyboard.interrupt = outer;
    answered.abort();
    await watching;
  }
}

/** Takes keys until there is an answer, and puts them back; aborts `asking` when one of them gives up. */
async function watchKeys(
  { keyboard, isCompletionKey }: CompletionRequest,
  asking: AbortController,
  answered: AbortSignal,
): Promise<void> {
  const held: NonNullable<Awaited<ReturnType<Keyboard['read']>>>[] = [];
  let isWanted = false;
  let isLong = false;
  const timer = setTimeout(() => {
    isLong = true;
    if (isWanted) asking.abort();
  }, PATIENCE);
  const stop = AbortSignal.any([answered, asking.signal]);
  while (!stop.aborted) {
    const event = await keyboard.read(stop);
    if (!event) break;
    if (event.type === 'key' && givingUp.includes(event.key.name)) {
      asking.abort();
      break;
    }
    held.push(event);
    isWanted ||= event.type === 'paste' || !isCompletionKey(event.key.name);
    if (isWanted && isLong) asking.abort();
  }
  clearTimeout(timer);
  for (const event of held.reverse()) keyboard.unread(event);
}
