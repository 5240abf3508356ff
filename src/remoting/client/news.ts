/** Wakes the engine where it waits for sessions and pipelines: a command for its own, and the jobs in the background for theirs. */

const waiting = new Set<() => void>();

/** Something has come that the engine may wait for. */
export function tellNews(): void {
  for (const wake of [...waiting]) wake();
}

/** Settles at the next news, or when the signal is aborted. */
export async function nextNews(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const wake = () => {
      waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
