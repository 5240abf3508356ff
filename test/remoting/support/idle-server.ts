/** Our half of the protocol without an application behind it: sessions are accepted, and nothing is done that they ask for. */
import type { ServerEvent } from '../../../src/remoting/protocol/events.js';
import { ServerPool, type ServerPoolOptions } from '../../../src/remoting/protocol/server-pool.js';
import { wireDictionary } from '../../../src/remoting/protocol/wire-value.js';
import { OutOfProcessServer } from '../../../src/remoting/transports/out-of-process-server.js';

export interface IdleServer {
  pool: ServerPool;
  server: OutOfProcessServer;
  /** What the client has asked for and told. */
  events: ServerEvent[];
}

/** `onFailure` is called with what ends the session. */
export function idleServer(
  write: (text: string) => void,
  onFailure: (error: Error) => void,
  options: ServerPoolOptions = {},
): IdleServer {
  const pool = new ServerPool(options);
  const events: ServerEvent[] = [];
  const server = new OutOfProcessServer(
    pool,
    {
      onEvent: (event) => {
        events.push(event);
        if (event.type === 'open') pool.accept(wireDictionary([]));
      },
      stopPipeline: async () => undefined,
      close: async () => undefined,
      onFailure,
    },
    write,
  );
  return { pool, server, events };
}
