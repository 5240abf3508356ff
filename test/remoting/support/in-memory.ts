/** A session whose client and server are wired in memory; the server's commands are functions of the test. */

import type { PipelineConsumer } from '../../../src/remoting/client/remote-pipeline.js';
import { RemoteSession } from '../../../src/remoting/client/remote-session.js';
import { exceptionRecord } from '../../../src/remoting/protocol/error-records.js';
import type { RecordStream, ServerEvent } from '../../../src/remoting/protocol/events.js';
import type { HostAnswer } from '../../../src/remoting/protocol/host-answer.js';
import type { CreatePipeline } from '../../../src/remoting/protocol/pipeline-messages.js';
import { ServerPool } from '../../../src/remoting/protocol/server-pool.js';
import type { ProtocolVersion } from '../../../src/remoting/protocol/versions.js';
import { wireDictionary, wireObject } from '../../../src/remoting/protocol/wire-value.js';
import { writeWire } from '../../../src/remoting/protocol/wire-writer.js';
import { OutOfProcessClient } from '../../../src/remoting/transports/out-of-process-client.js';
import { OutOfProcessServer } from '../../../src/remoting/transports/out-of-process-server.js';
import type { HostCall, HostMethod } from '../../../src/runtime/host/host-call.js';
import { InMemoryChannel } from './in-memory-channel.js';

/** What a command of the test server can do. */
export interface CommandContext {
  spec: CreatePipeline;
  output(clixml: string): void;
  record(stream: RecordStream, clixml: string): void;
  callHost(method: HostMethod, ...parameters: unknown[]): Promise<unknown>;
  /** The next input object; undefined after the last. */
  read(): Promise<string | undefined>;
  stopped: Promise<void>;
  /** Ends the server's process. */
  die(status: string): void;
}
export type Command = (context: CommandContext) => Promise<void> | void;

interface Running {
  input: (string | undefined)[];
  wake: () => void;
  stop: () => void;
  ended: Promise<void>;
}

const idle: Running = { input: [], wake: () => undefined, stop: () => undefined, ended: Promise.resolve() };
const unknownCommand = {
  message: "The term 'Get-Command' is not recognized",
  exceptionType: 'System.Management.Automation.CommandNotFoundException',
};

export interface TestServerOptions {
  version?: ProtocolVersion;
  /** Written before the first packet. */
  banner?: string;
  refuse?: string;
  /** The commands that the server says it has; null for an error. */
  metadata?: readonly string[] | null;
}

/** A channel to a server that runs `commands` by their script text. */
export function testServerChannel(commands: Record<string, Command>, options: TestServerOptions = {}): InMemoryChannel {
  return new InMemoryChannel(testServer(commands, options));
}

/** What such a server is to whoever carries its bytes: give it what takes them, and it takes the client's. */
export function testServer(
  commands: Record<string, Command>,
  options: TestServerOptions = {},
): (write: (text: string) => void, end: (status: string) => void) => (chunk: Buffer) => void {
  return (write, end) => {
    const pool = new ServerPool({ version: options.version });
    const running = new Map<string, Running>();
    const answers = new Map<string, (answer: HostAnswer) => void>();
    const server = new OutOfProcessServer(
      pool,
      {
        async onEvent(event: ServerEvent) {
          switch (event.type) {
            case 'open':
              if (options.refuse)
                pool.fail(
                  exceptionRecord(
                    { message: options.refuse, exceptionType: 'System.InvalidOperationException' },
                    'Refused',
                  ),
                );
              else pool.accept(wireDictionary([['PSVersionTable', wireDictionary([['PSEdition', 'Core']])]]));
              return;
            case 'createPipeline':
              running.set(event.pipelineId, run(event.pipelineId, event.pipeline));
              return;
            case 'getCommandMetadata': {
              const found = options.metadata === undefined ? event.request.names : options.metadata;
              running.set(event.pipelineId, idle);
              pool.writeOutput(event.pipelineId, writeWire(wireObject({ Count: found?.length ?? 0 })));
              for (const Name of found ?? []) pool.writeOutput(event.pipelineId, writeWire(wireObject({ Name })));
              if (found !== null) pool.endPipeline(event.pipelineId, 'Completed');
              else pool.endPipeline(event.pipelineId, 'Failed', exceptionRecord(unknownCommand, 'CommandNotFound'));
              return;
            }
            case 'input':
              running.get(event.pipelineId)?.input.push(event.clixml);
              running.get(event.pipelineId)?.wake();
              return;
            case 'endOfInput':
              running.get(event.pipelineId)?.input.push(undefined);
              running.get(event.pipelineId)?.wake();
              return;
            case 'hostResponse':
              answers.get(`${event.pipelineId} ${event.callId}`)?.(event.answer);
              return;
            case 'sessionKey':
              keyReady();
          }
        },
        async stopPipeline(id) {
          running.get(id)?.stop();
          await running.get(id)?.ended;
        },
        async close(target) {
          if (target === null) setTimeout(() => end('the process ended with exit code 0'), 5);
        },
        onFailure: (error) => end(error.message),
      },
      write,
    );
    const keyReady: () => void = () => undefined;

    function run(id: string, spec: CreatePipeline): Running {
      let wake: () => void = () => undefined;
      let stop: () => void = () => undefined;
      let isStopped = false;
      const stopped = new Promise<void>((resolve) => {
        stop = () => {
          isStopped = true;
          resolve();
        };
      });
      const state: Running = { input: [], wake: () => wake(), stop: () => stop(), ended: Promise.resolve() };
      const context: CommandContext = {
        spec,
        output(clixml) {
          pool.writeOutput(id, clixml);
          server.flush();
        },
        record(stream, clixml) {
          pool.writeRecord(id, stream, clixml);
          server.flush();
        },
        async callHost(method, ...parameters) {
          const callId = pool.callHost(id, method, parameters);
          server.flush();
          if (callId < 0n) return undefined;
          const answer = await new Promise<HostAnswer>((resolve) => answers.set(`${id} ${callId}`, resolve));
          if ('error' in answer) throw Object.assign(new Error(answer.error.message), answer.error);
          return answer.result;
        },
        async read() {
          while (state.input.length === 0)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          return state.input.shift();
        },
        stopped,
        die: end,
      };
      const command = commands[spec.statements[0]?.[0]?.text.trim() ?? ''];
      state.ended = (async () => {
        try {
          if (!command) throw new Error('unknown command');
          await Promise.race([stopped, command(context)]);
          if (isStopped) pool.endPipeline(id, 'Stopped');
          else pool.endPipeline(id, 'Completed');
        } catch (error) {
          pool.endPipeline(
            id,
            'Failed',
            exceptionRecord(
              { message: (error as Error).message, exceptionType: 'System.Management.Automation.RuntimeException' },
              'RuntimeException',
            ),
          );
        }
        server.flush();
      })();
      return state;
    }

    if (options.banner) write(options.banner);
    return (chunk) => server.receive(chunk);
  };
}

export interface TestSessionOptions extends TestServerOptions {
  clientVersion?: ProtocolVersion;
  onText?(text: string): void;
}

export function testSession(commands: Record<string, Command>, options: TestSessionOptions = {}): RemoteSession {
  return new RemoteSession({
    transport: new OutOfProcessClient(testServerChannel(commands, options)),
    computerName: 'test',
    onText: options.onText,
    version: options.clientVersion,
    hostInfo: { kind: 'host', rawUI: null },
    answerHostCall: async (_call: HostCall) => ({ result: null }),
  });
}

/** Collects what a pipeline brings. */
export class Collector implements PipelineConsumer {
  readonly output: string[] = [];
  readonly records: [RecordStream, string][] = [];
  readonly calls: HostCall[] = [];
  constructor(
    private readonly answer: (call: HostCall) => HostAnswer | Promise<HostAnswer> = () => ({ result: null }),
  ) {}

  onOutput(clixml: string): void {
    this.output.push(clixml);
  }
  onRecord(stream: RecordStream, clixml: string): void {
    this.records.push([stream, clixml]);
  }
  async onHostCall(call: HostCall, _signal?: AbortSignal): Promise<HostAnswer> {
    this.calls.push({ method: call.method, parameters: call.parameters });
    return this.answer(call);
  }
}
