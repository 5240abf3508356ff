/**
 * A virtual machine's guest on Unix sockets, for want of Hyper-V: a broker that speaks what PowerShell Direct's client must
 * understand, word by word, and behind it what the test wants.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oracle } from './real.js';

export const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');
export const token = 'dG9rZW4=';

/** What a service hears, and what it says to that; null says nothing. */
export type Dialogue = [heard: string, said: string | null][];

export const askVersion: Dialogue = [
  ['VERSION', 'VERSION_2'],
  ['VERSION_2', 'PASS'],
];
/** CONTOSO\\ann, and a password. */
export const login = (password: string): Dialogue => [
  [utf16('CONTOSO'), 'PASS'],
  [utf16('ann'), 'PASS'],
  ['NONEMPTYPW', 'PASS'],
  [utf16(password), 'CONF'],
];
/** What a broker hears that is content, and what PowerShell hears then. */
const goodBroker: Dialogue = [...askVersion, ...login('secret'), ['EMPTYCF', `TOKEN ${token}`], ['PASS', null]];
export const goodShell: Dialogue = [...askVersion, [`TOKEN ${token}`, 'PASS']];

export class FakeGuest {
  readonly folder = mkdtempSync(join(tmpdir(), 'vm-'));
  /** What was heard that should not have been. */
  readonly wrong: string[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets: Socket[] = [];

  /** For $env:PERIWINKLE_VM_SOCKETS. */
  get sockets(): string {
    return `*=unix:${this.folder}/{service}.sock`;
  }

  /** A service that goes through a dialogue with each of its connections in turn, then hands the socket on. */
  async serve(name: string, dialogues: Dialogue[], then?: (socket: Socket) => void): Promise<void> {
    const server = createServer((socket) => {
      this.#sockets.push(socket);
      const steps = [...(dialogues.shift() ?? [])];
      const listen = (data: Buffer) => {
        const [heard, said] = steps.shift() ?? ['nothing', null];
        if (data.toString('latin1') !== heard)
          this.wrong.push(`${JSON.stringify(data.toString('latin1'))}, not ${heard}`);
        if (steps.length === 0 && then) {
          socket.off('data', listen);
          then(socket);
        }
        if (said !== null) socket.write(Buffer.from(said, 'latin1'));
      };
      socket.on('data', listen);
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(join(this.folder, `${name}.sock`), resolve));
  }

  /** Both services, with the real engine's server behind them. */
  async serveEngine(): Promise<void> {
    await this.serve('broker', [goodBroker]);
    await this.serve('powershell', [goodShell], (socket) => {
      const engine = spawn(oracle as string, ['-s', '-NoLogo', '-NoProfile'], { stdio: ['pipe', 'pipe', 'ignore'] });
      socket.pipe(engine.stdin);
      engine.stdout.pipe(socket);
      socket.on('close', () => engine.stdin.end());
    });
  }

  /** Ends its services. */
  hangUp(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
    for (const server of this.#servers.splice(0)) server.close();
  }

  close(): void {
    this.hangUp();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
