/** What a connection asks of the user. Answers may take any time; each question is given up when the signal is aborted. */
import { type AsyncHost, HostMethod } from '../../runtime/host/host-call.js';

export interface UserInteraction {
  /** A line of text; `echo` false for secrets. Null when the user has no answer. Throws HostCallError when nobody can be asked. */
  ask(prompt: string, echo: boolean, signal: AbortSignal): Promise<string | null>;
  /** A question to be answered by yes or no. */
  confirm(caption: string, message: string, signal: AbortSignal): Promise<boolean>;
  show(text: string): void;
}

/** Asks through the host of the shell. */
export function hostInteraction(host: AsyncHost): UserInteraction {
  return {
    async ask(prompt, echo, signal) {
      await host.call({ method: HostMethod.Write1, parameters: [prompt] }, signal);
      if (echo) return (await host.call({ method: HostMethod.ReadLine, parameters: [] }, signal)) as string | null;
      const secret = (await host.call(
        { method: HostMethod.ReadLineAsSecureString, parameters: [] },
        signal,
      )) as Uint8Array | null;
      if (secret === null) return null;
      const text = Buffer.from(secret).toString('utf16le');
      secret.fill(0);
      return text;
    },
    async confirm(caption, message, signal) {
      const choices = [
        { label: '&Yes', helpMessage: 'Connect, and remember the key of the host.' },
        { label: '&No', helpMessage: 'Do not connect.' },
      ];
      return (
        (await host.call(
          { method: HostMethod.PromptForChoice, parameters: [caption, message, choices, 1] },
          signal,
        )) === 0
      );
    },
    show(text) {
      host.call({ method: HostMethod.WriteLine2, parameters: [text] }).catch(() => undefined);
    },
  };
}
