/** An engine in this process, for tests: what a command line writes, as text. Nothing is asynchronous, no worker is started. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { remotingCmdlets } from '../../src/remoting/cmdlets/index.js';
import { createEngine } from '../../src/runtime/engine/create-engine.js';
import type { ExecutionContext } from '../../src/runtime/engine/execution-context.js';
import { runCommandText } from '../../src/runtime/engine/run-command-line.js';
import { type EngineHost, HostMethod } from '../../src/runtime/host/host-call.js';
import { notInteractive } from '../../src/runtime/host/refusal.js';
import { sharedSize } from '../../src/runtime/io/client.js';
import { PortIoClient } from '../../src/runtime/io/port-client.js';

// Loopback sessions start the shell that runs: here the one that was built.
process.argv[1] = join(import.meta.dirname, '../../dist/cli.cjs');

class RecordingHost implements EngineHost {
  readonly name = 'ConsoleHost';
  readonly supportsPush = false;
  /** What ReadLine answers, in turn. */
  lines: string[] = [];
  get interactive(): boolean {
    return this.lines.length > 0;
  }
  readonly supportsVirtualTerminal = false;
  output = '';
  errors = '';
  flush(): void {}
  call(method: HostMethod, ...parameters: unknown[]): never {
    return this.#answer(method, parameters) as never;
  }
  #answer(method: HostMethod, parameters: unknown[]): unknown {
    switch (method) {
      case HostMethod.Write1:
        this.output += parameters[0];
        return undefined;
      case HostMethod.Write2:
        this.output += parameters[2];
        return undefined;
      case HostMethod.WriteLine1:
        this.output += '\n';
        return undefined;
      case HostMethod.WriteLine2:
        this.output += `${parameters[0]}\n`;
        return undefined;
      case HostMethod.WriteLine3:
        this.output += `${parameters[2]}\n`;
        return undefined;
      case HostMethod.WriteErrorLine:
        this.errors += `${parameters[0]}\n`;
        return undefined;
      case HostMethod.WriteWarningLine:
        this.output += `WARNING: ${parameters[0]}\n`;
        return undefined;
      case HostMethod.WriteVerboseLine:
        this.output += `VERBOSE: ${parameters[0]}\n`;
        return undefined;
      case HostMethod.WriteDebugLine:
        this.output += `DEBUG: ${parameters[0]}\n`;
        return undefined;
      case HostMethod.ReadLine:
        return this.lines.shift() ?? null;
      case HostMethod.WriteProgress:
      case HostMethod.SetWindowTitle:
      case HostMethod.FlushInputBuffer:
        return undefined;
      case HostMethod.GetWindowSize:
      case HostMethod.GetBufferSize:
        return { width: 120, height: 30 };
      case HostMethod.GetIsRunspacePushed:
        return false;
      case HostMethod.GetWindowTitle:
        return '';
    }
    throw notInteractive();
  }
}

export interface SessionResult {
  /** Trailing white space of lines, and blank lines at both ends, are taken off. */
  output: string;
  errors: string;
  succeeded: boolean;
}
export interface Session {
  readonly engine: ExecutionContext;
  readonly folder: string;
  /** `lines` are typed where something reads a line: without any nobody is there to be asked. */
  run(text: string, lines?: readonly string[]): SessionResult;
  close(): void;
}

/** A session in an empty folder of its own, which is also HOME. */
export function openSession(): Session {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'session-')));
  const host = new RecordingHost();
  const shared = new Int32Array(new SharedArrayBuffer(sharedSize));
  let worker: Worker | null = null;
  const port = (() => {
    let opened: MessageChannel['port1'] | null = null;
    return () => {
      if (opened === null) {
        const channel = new MessageChannel();
        opened = channel.port1;
        worker = new Worker(join(import.meta.dirname, '../../dist/io-worker.mjs'), {
          workerData: { port: channel.port2, shared },
          transferList: [channel.port2],
        });
        worker.unref();
      }
      return opened;
    };
  })();
  const environment = { ...process.env, HOME: folder, TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
  const io = new PortIoClient(port, shared);
  const engine = createEngine({ host, io, stop: shared, startDirectory: folder, environment }, remotingCmdlets);
  return {
    engine,
    folder,
    run(text, lines = []) {
      host.lines = [...lines];
      host.output = '';
      host.errors = '';
      const result = runCommandText(engine, text);
      return {
        output: trimmed(host.output),
        errors: trimmed(host.errors),
        succeeded: result.outcome === 'completed' && result.succeeded,
      };
    },
    close() {
      void worker?.terminate();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function trimmed(text: string): string {
  return text
    .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
