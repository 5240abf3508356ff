/** The history that the arrows walk through: what was in the file, what ran here, and what other sessions add meanwhile. */
import type { HistoryLine, HistoryView } from './editor-context.js';
import { HistoryFile } from './history-file.js';
import type { EditorOptions } from './options.js';
import { type EditLog, editsOfWholeText } from './undo.js';

export interface CommandHistoryOptions {
  options(): EditorOptions;
  /** '' keeps the history in memory. Asked each time, because the user may change it. */
  path(): string;
  /** Whether a line is kept out of the file. */
  isSensitive(line: string): boolean;
  /** Told when the file cannot be read or written. */
  onFileError(path: string, error: Error): void;
}

export class CommandHistory implements HistoryView {
  #lines: HistoryLine[] = [];
  readonly #unsaved: string[] = [];
  #file: HistoryFile | null = null;

  constructor(private readonly setup: CommandHistoryOptions) {}

  get length(): number {
    this.#open();
    return this.#lines.length;
  }

  at(index: number): HistoryLine {
    return this.#lines[index]!;
  }

  update(): void {
    const file = this.#open();
    if (!file || this.setup.options().historySaveStyle !== 'SaveIncrementally') return;
    const commands = this.#guard(() => file.readNew()) ?? [];
    for (const text of commands) this.#add({ text, edits: editsOfWholeText(text), fromOtherSession: true });
  }

  /** Notes a line that was accepted, and saves it unless it is sensitive. */
  add(text: string, edits: EditLog): void {
    const file = this.#open();
    if (!this.#add({ text, edits, fromOtherSession: false })) return;
    const { historySaveStyle } = this.setup.options();
    if (!file || historySaveStyle === 'SaveNothing' || this.setup.isSensitive(text)) return;
    if (historySaveStyle === 'SaveAtExit') {
      this.#unsaved.push(text);
      return;
    }
    this.update();
    this.#guard(() => file.append(text));
  }

  /** Saves what is to be saved when the session ends. */
  close(): void {
    const file = this.#open();
    for (const text of this.#unsaved.splice(0)) this.#guard(() => file?.append(text));
  }

  clear(): void {
    this.#open();
    this.#lines = [];
  }

  /** The file is read when it is first needed, which is not before the first prompt is shown. */
  #open(): HistoryFile | null {
    const path = this.setup.path();
    if (path === '' || path === '/dev/null') return null;
    if (this.#file?.path === path) return this.#file;
    const isFirst = this.#file === null;
    const file = new HistoryFile(path);
    this.#file = file;
    if (isFirst) {
      const commands = this.#guard(() => file.readAll()) ?? [];
      for (const text of commands) this.#add({ text, edits: editsOfWholeText(text), fromOtherSession: false });
    }
    return file;
  }

  #add(line: HistoryLine): boolean {
    const { historyNoDuplicates, maximumHistoryCount } = this.setup.options();
    if (line.text.trim() === '') return false;
    if (historyNoDuplicates && this.#lines.at(-1)?.text === line.text) return false;
    this.#lines.push(line);
    if (this.#lines.length > maximumHistoryCount) this.#lines.splice(0, this.#lines.length - maximumHistoryCount);
    return true;
  }

  #guard<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      this.setup.onFileError(this.#file!.path, error as Error);
      return undefined;
    }
  }
}
