/**
 * The clipboard: written through the terminal (OSC 52), which reaches the user's own machine also from a remote one, and read
 * with the desktop's programs, because terminals do not let programs read it. What was copied here is remembered for where
 * there is no such program.
 */
import { execFile } from 'node:child_process';
import type { Terminal } from './terminal.js';

/** Programs that print the clipboard, by what has to be in the environment for them to work. */
const readers: readonly { readonly when: () => boolean; readonly command: string; readonly args: readonly string[] }[] =
  [
    { when: () => process.platform === 'darwin', command: 'pbpaste', args: [] },
    {
      when: () => process.platform === 'win32',
      command: 'powershell.exe',
      args: ['-NoProfile', '-Command', 'Get-Clipboard'],
    },
    { when: () => Boolean(process.env['WAYLAND_DISPLAY']), command: 'wl-paste', args: ['--no-newline'] },
    { when: () => Boolean(process.env['DISPLAY']), command: 'xclip', args: ['-selection', 'clipboard', '-out'] },
    { when: () => Boolean(process.env['DISPLAY']), command: 'xsel', args: ['--clipboard', '--output'] },
  ];

export class Clipboard {
  #copied = '';

  constructor(private readonly terminal: Terminal) {}

  copy(text: string): void {
    this.#copied = text;
    if (this.terminal.isInteractive)
      this.terminal.write(`\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`);
  }

  /** The text in the clipboard, or what was last copied here when no program tells. */
  async paste(): Promise<string> {
    for (const { when, command, args } of readers) {
      if (!when()) continue;
      const text = await output(command, args);
      if (text !== undefined) return text;
    }
    return this.#copied;
  }
}

/** What a program prints; undefined when there is no such program or it fails. */
function output(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { encoding: 'utf8', timeout: 2000 }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}
