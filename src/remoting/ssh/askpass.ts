/**
 * The questions of the `ssh` program, asked by this shell. ssh would ask on the terminal, which the line editor has; so it is told
 * to start a helper instead (SSH_ASKPASS), which hands the question to us through a socket that is for this user alone.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserInteraction } from '../transports/user-interaction.js';

interface Question {
  text: string;
  /** SSH_ASKPASS_PROMPT: `confirm` is answered by yes or no, `none` is only shown; else a line is wanted. */
  kind: string;
}

const isWindows = process.platform === 'win32';

export class Askpass {
  readonly #folder = mkdtempSync(join(tmpdir(), 'askpass-'));
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Why nobody could be asked, if that happened. */
  failure: Error | null = null;

  constructor(
    private readonly interaction: UserInteraction,
    private readonly signal: AbortSignal,
  ) {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#serve(socket));
  }

  /** Makes the helper, and returns the environment by which ssh finds it. `script` is the path of ssh-askpass.cjs. */
  async start(script: string): Promise<NodeJS.ProcessEnv> {
    const socket = isWindows ? `\\\\.\\pipe\\${this.#folder.replaceAll(/\W/g, '')}` : join(this.#folder, 'socket');
    this.#server.listen(socket);
    await once(this.#server, 'listening');
    const helper = join(this.#folder, isWindows ? 'askpass.cmd' : 'askpass');
    const text = isWindows
      ? `@"${process.execPath}" "${script}" %*\r\n`
      : `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(script)} "$@"\n`;
    writeFileSync(helper, text, { mode: 0o700 });
    // Programs before 8.4 heed it only where there is a DISPLAY.
    const display = process.env['DISPLAY'] || ':0';
    return { SSH_ASKPASS: helper, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: display, PERIWINKLE_ASKPASS: socket };
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #serve(socket: Socket): void {
    let text = '';
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // the helper was killed: nobody wants the answer
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      const question = JSON.parse(text) as Question;
      if (question.kind === 'none') this.interaction.show(question.text);
      else this.#answer(question).then((answer) => socket.end(JSON.stringify({ answer })));
    });
  }

  async #answer({ text, kind }: Question): Promise<string | null> {
    const { interaction, signal } = this;
    try {
      if (kind === 'confirm') return (await interaction.confirm('', text, signal)) ? 'yes' : null;
      return await interaction.ask(text, /\(yes\/no/.test(text), signal);
    } catch (error) {
      this.failure = error as Error;
      return null;
    }
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
