/**
 * One history for each place that commands go to: the local session's in PSReadLine's file, and one for each remote computer in
 * a file of its own beside it, so that the arrows bring back what ran there.
 */
import { dirname, join } from 'node:path';
import type { Runspace } from '../runtime/runspaces/runspace.js';
import { CommandHistory } from './editor/command-history.js';
import type { InputLanguage } from './editor/parsed-input.js';
import { messages } from './host/messages.js';
import type { EditorSettings } from './host/readline-services.js';

export class CommandHistories {
  readonly #histories = new Map<string, CommandHistory>();
  #errors = 0;

  constructor(
    private readonly settings: EditorSettings,
    private readonly language: InputLanguage,
    private readonly writeError: (text: string) => void,
  ) {}

  /** The history of what runs in a runspace, by the computer (and user) that its prompt names; the local one names none. */
  of({ promptPrefix }: Runspace): CommandHistory {
    const key = promptPrefix.replace(/^\[|\]:\s*$/g, '');
    let history = this.#histories.get(key);
    if (!history) {
      history = new CommandHistory({
        options: () => this.settings.options,
        path: () => this.#path(key),
        isSensitive: this.language.isSensitive,
        onFileError: (path, error) => this.#report(path, error),
      });
      this.#histories.set(key, history);
    }
    return history;
  }

  close(): void {
    for (const history of this.#histories.values()) history.close();
  }

  #path(remoteName: string): string {
    const { historySavePath } = this.settings.options;
    if (remoteName === '' || historySavePath === '') return historySavePath;
    return join(dirname(historySavePath), 'remote', `${remoteName.replace(/[^\w.@-]/g, '_')}_history.txt`);
  }

  /** Two complaints are enough for a session. */
  #report(path: string, error: Error): void {
    if (++this.#errors > 2) return;
    this.writeError(messages.historyFileError(path, error.message));
    if (this.#errors === 2) this.writeError(messages.historyFileErrorFinal);
  }
}
