/** The asynchronous side of the io bridge: runs services for an engine on another thread and wakes it with the replies. */
import type { MessagePort } from 'node:worker_threads';
import type { AsyncHost } from '../host/host-call.js';
import { IoError, SharedWord, StopRequest } from './client.js';
import type { IoReplyMessage, IoRequestMessage } from './port-client.js';
import type { ServiceTable } from './service.js';

/** Wakes an engine that waits. */
export function wake(shared: Int32Array): void {
  Atomics.add(shared, SharedWord.Wake, 1);
  Atomics.notify(shared, SharedWord.Wake);
}

/** Asks the engine's running pipeline to stop. */
export function requestStop(shared: Int32Array): void {
  Atomics.store(shared, SharedWord.Stop, StopRequest.Stop);
  wake(shared);
}

/** Serves io calls that come through the port. Returns a function that aborts everything under way. */
export function serveIo(port: MessagePort, shared: Int32Array, services: ServiceTable, host: AsyncHost): () => void {
  const running = new Map<number, AbortController>();
  port.on('message', (message: IoRequestMessage) => {
    if (message.kind === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    if (message.kind !== 'call') return;
    const controller = new AbortController();
    running.set(message.id, controller);
    void run(message, controller).then((reply) => {
      running.delete(message.id);
      port.postMessage(reply);
      wake(shared);
    });
  });
  async function run(message: IoRequestMessage, controller: AbortController): Promise<IoReplyMessage> {
    try {
      const handler = services[message.service];
      if (!handler) throw new IoError(`There is no service ${message.service}`, 'NOSERVICE');
      const value = await handler(message.request as never, { signal: controller.signal, host });
      return { kind: 'reply', id: message.id, value };
    } catch (error) {
      const { message: text, code } = error as Error & { code?: string; details?: unknown };
      const details = error instanceof IoError ? error.details : undefined;
      return { kind: 'reply', id: message.id, error: { message: text ?? String(error), code: code ?? 'EIO', details } };
    }
  }
  return () => {
    for (const controller of running.values()) controller.abort();
  };
}
