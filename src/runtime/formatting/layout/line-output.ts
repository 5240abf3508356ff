/** Where formatted lines go: to the host, or into a text. */
import { type EngineHost, HostMethod, type Size } from '../../host/host-call.js';
import { NetException } from '../../objects/net-exception.js';
import type { WriteStream } from '../../objects/write-stream.js';
import { renderText } from '../ps-style.js';

/** Int32.MaxValue: the width of output that nobody limited. */
export const unlimitedColumns = 2147483647;

export interface LineOutput {
  /** Width in cells that lines are laid out for. */
  readonly columns: number;
  /** Height of a screenful in lines; -1 when there is no screen. */
  readonly rows: number;
  /** The console's window, for what needs a size where the output has none. */
  readonly window: Size;
  /** The stream of the object whose lines are written. */
  writeStream: WriteStream;
  writeLine(text: string): void;
  /** A string object: written as it is. */
  writeRawText(text: string): void;
}

/** Lines into a text: Out-String and Out-File. */
export class TextLineOutput implements LineOutput {
  readonly rows = -1;
  writeStream: WriteStream = 'None';
  #window: Size | undefined;
  constructor(
    readonly columns: number,
    readonly host: EngineHost,
    readonly receive: (line: string) => void,
  ) {}
  get window(): Size {
    this.#window ??= hostSize(this.host, HostMethod.GetWindowSize) ?? { width: 120, height: unlimitedColumns };
    return this.#window;
  }
  writeLine(text: string): void {
    this.receive(renderText(text, false));
  }
  writeRawText(text: string): void {
    this.receive(text);
  }
}

const methodOfStream = {
  Error: HostMethod.WriteErrorLine,
  Warning: HostMethod.WriteWarningLine,
  Verbose: HostMethod.WriteVerboseLine,
  Debug: HostMethod.WriteDebugLine,
} as const;

/** Lines to the host's window. The last column stays free, because a character there makes some terminals wrap. */
export class HostLineOutput implements LineOutput {
  writeStream: WriteStream = 'None';
  #columns = 0;
  #rows = 0;
  constructor(readonly host: EngineHost) {}

  get columns(): number {
    if (this.#columns === 0) this.#columns = (hostSize(this.host, HostMethod.GetBufferSize)?.width ?? 80) - 1;
    return this.#columns;
  }
  get rows(): number {
    if (this.#rows === 0) this.#rows = hostSize(this.host, HostMethod.GetWindowSize)?.height ?? 40;
    return this.#rows;
  }
  get window(): Size {
    return { width: this.columns, height: this.rows };
  }
  writeLine(text: string): void {
    const line = renderText(text, true, this.host.supportsVirtualTerminal);
    const stream = this.writeStream;
    if (stream === 'None' || stream === 'Output' || stream === 'Information')
      this.host.call(HostMethod.WriteLine2, line);
    else this.host.call(methodOfStream[stream], line);
  }
  writeRawText(text: string): void {
    this.writeLine(text);
  }
}

/** A size that the host tells, or undefined when it has no screen. */
export function hostSize(
  host: EngineHost,
  method: typeof HostMethod.GetBufferSize | typeof HostMethod.GetWindowSize,
): Size | undefined {
  try {
    return host.call(method);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}
