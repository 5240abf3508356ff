/** Out-Host -Paging: waits for a key after each screenful. */
import { type EngineHost, HostMethod } from '../../host/host-call.js';
import { wrapLines } from '../text/lines.js';
import { HostLineOutput } from './line-output.js';

const promptText = '<SPACE> next page; <CR> next line; Q quit';
/** ReadKeyOptions: no echo, key up and key down. */
const readKeyOptions = 2 | 8;

export class PagedLineOutput extends HostLineOutput {
  #written = 0;

  constructor(
    host: EngineHost,
    /** Ends the command. */
    readonly quit: () => never,
  ) {
    super(host);
  }

  override writeLine(text: string): void {
    super.writeLine(text);
    this.#written++;
    const prompt = wrapLines(promptText, this.columns);
    const room = this.rows - prompt.length;
    if (this.rows > 0 && room > 0 && this.#written >= room) this.#ask(prompt);
  }

  #ask(prompt: readonly string[]): void {
    for (const line of prompt.slice(0, -1)) this.host.call(HostMethod.WriteLine2, line);
    this.host.call(HostMethod.Write1, prompt.at(-1) ?? '');
    for (;;) {
      const { character } = this.host.call(HostMethod.ReadKey, readKeyOptions);
      if (character === 'q' || character === 'Q') {
        this.host.call(HostMethod.WriteLine1);
        this.quit();
      } else if (character === ' ') this.#written = 0;
      else if (character === '\r') this.#written--;
      else continue;
      this.host.call(HostMethod.WriteLine1);
      return;
    }
  }
}
