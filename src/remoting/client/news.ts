/** Wakes the engine where it waits for sessions and pipelines: there is one engine thread, and it waits for one thing at a time. */

let wake: (() => void) | null = null;

/** Something has come that the engine may wait for. */
export function tellNews(): void {
  wake?.();
}

/** Settles at the next news, or when the signal is aborted. */
export async function nextNews(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    wake = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  wake = null;
}
