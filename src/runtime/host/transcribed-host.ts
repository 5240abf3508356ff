/** The engine's host with the transcripts (Start-Transcript) listening: what is written goes on to the host, and into each transcript. */
import { type EngineHost, HostMethod, type HostSignatures, type ObjectOutput } from './host-call.js';

/** Takes what the host is given to show, as text without escape sequences. */
export interface Transcript {
  write(text: string): void;
}

type Call<M extends HostMethod> = M extends keyof HostSignatures ? HostSignatures[M][0] : unknown[];
type Answer<M extends HostMethod> = M extends keyof HostSignatures ? HostSignatures[M][1] : unknown;

export class TranscribedHost implements EngineHost {
  readonly transcripts: Transcript[] = [];

  constructor(readonly host: EngineHost) {}

  get name(): string {
    return this.host.name;
  }
  get supportsPush(): boolean {
    return this.host.supportsPush;
  }
  get interactive(): boolean {
    return this.host.interactive;
  }
  get supportsVirtualTerminal(): boolean {
    return this.host.supportsVirtualTerminal;
  }
  get objectOutput(): ObjectOutput | null {
    return this.host.objectOutput ?? null;
  }
  flush(): void {
    this.host.flush();
  }
  beginNative(direct: boolean): void {
    this.host.beginNative?.(direct);
  }
  endNative(): void {
    this.host.endNative?.();
  }
  call<M extends HostMethod>(method: M, ...parameters: Call<M>): Answer<M> {
    if (this.transcripts.length > 0) this.#record(method, parameters);
    return this.host.call(method, ...parameters);
  }

  #record(method: HostMethod, parameters: readonly unknown[]): void {
    const text = textOf[method]?.(...(parameters as string[]));
    if (text === undefined) return;
    const plain = text.replace(/\x1b\[[\d;]*m/g, '');
    for (const transcript of this.transcripts) transcript.write(plain);
  }
}

type TextOf = (...parameters: string[]) => string;
const textOf: Partial<Record<HostMethod, TextOf>> = {
  [HostMethod.Write1]: (text) => text as string,
  [HostMethod.Write2]: (_foreground, _background, text) => text as string,
  [HostMethod.WriteLine1]: () => '\n',
  [HostMethod.WriteLine2]: (text) => `${text}\n`,
  [HostMethod.WriteLine3]: (_foreground, _background, text) => `${text}\n`,
  [HostMethod.WriteErrorLine]: (text) => `${text}\n`,
  [HostMethod.WriteWarningLine]: (text) => `WARNING: ${text}\n`,
  [HostMethod.WriteVerboseLine]: (text) => `VERBOSE: ${text}\n`,
  [HostMethod.WriteDebugLine]: (text) => `DEBUG: ${text}\n`,
};
