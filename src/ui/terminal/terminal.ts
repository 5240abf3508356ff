/** What the interface needs of a terminal. The process's own is in process-terminal.ts; tests bring an emulated one. */
export interface Terminal {
  /** Whether keyboard and screen are a terminal that can be drawn on. Without that there is no editing, only lines. */
  readonly isInteractive: boolean;
  /** Whether what is typed shows by itself, because the keyboard is a terminal in line mode. */
  readonly echoesInput: boolean;
  readonly columns: number;
  readonly rows: number;
  write(text: string | Uint8Array): void;
  /** Settles when everything written so far has left this process. */
  flushed(): Promise<void>;
  /** Takes the keyboard: every key comes as bytes, nothing is echoed. */
  acquire(): void;
  /** Gives the keyboard back to whoever else reads it (a native program, the parent shell). */
  release(): void;
  onInput(listener: (data: Uint8Array) => void): void;
  /** Gives the keyboard to this listener alone, until the function that is returned is called. Left out where it cannot be. */
  lend?(listener: (data: Uint8Array) => void): () => void;
  /** The input has ended: the terminal was closed, or the piped input is used up. */
  onEnd(listener: () => void): void;
  onResize(listener: () => void): void;
  /** Somebody sends us the interrupt signal, which in raw mode is not the keyboard. */
  onInterrupt(listener: () => void): void;
  /** Restores the terminal and stops listening. The object is of no use afterwards. */
  dispose(): void;
}
